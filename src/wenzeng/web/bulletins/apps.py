"""The app: its templates are found by this."""

from django.apps import AppConfig


class BulletinScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.bulletins"
    label = "web_bulletins"
