"""The app: its templates are found by this."""

from django.apps import AppConfig


class CasesScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.cases"
    label = "web_cases"
