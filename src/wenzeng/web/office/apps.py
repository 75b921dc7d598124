"""The app: its templates are found by this."""

from django.apps import AppConfig


class OfficeScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.office"
    label = "web_office"
