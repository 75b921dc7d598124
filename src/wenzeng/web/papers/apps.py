"""The app: its templates are found by this."""

from django.apps import AppConfig


class PaperScreens(AppConfig):
    """Django's name for these screens."""

    name = "wenzeng.web.papers"
    label = "web_papers"
