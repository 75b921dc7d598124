"""The app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.plan"
    label = "plan"
    verbose_name = "工作计划"
