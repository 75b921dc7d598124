"""The app."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.bulletins"
    label = "bulletins"
    verbose_name = "通报"
