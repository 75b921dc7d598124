"""The app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.casework"
    label = "casework"
    verbose_name = "事项办理"
