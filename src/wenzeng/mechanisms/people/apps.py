"""The app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.people"
    label = "people"
    verbose_name = "人员与单位"
