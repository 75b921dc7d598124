"""The app: its templates are found by this."""

from django.apps import AppConfig


class DeskScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.desk"
    label = "web_desk"
