"""The app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.documents"
    label = "documents"
    verbose_name = "公文"
