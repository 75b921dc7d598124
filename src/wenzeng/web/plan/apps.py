"""The app: its templates are found by this."""

from django.apps import AppConfig


class PlanScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.plan"
    label = "web_plan"
