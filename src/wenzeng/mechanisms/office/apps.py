"""The app, and the triggers that are put back after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from wenzeng.mechanisms.office.services import triggers


class OfficeConfig(AppConfig):
    """Django's name for this mechanism."""

    name = "wenzeng.mechanisms.office"
    label = "office"
    verbose_name = "办公"

    def ready(self) -> None:
        """Learn the jobs that the mechanisms offer, and keep history append-only."""
        autodiscover_modules("jobs")
        post_migrate.connect(triggers.reinstall, sender=self)
