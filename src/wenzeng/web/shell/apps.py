"""The Django app that carries the shell's templates, static files and template tags."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Frame and components; no tables of its own."""

    name = "wenzeng.web.shell"
    label = "shell"
