"""The shell by itself: the test's own addresses, no sign-in, nothing kept in the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as installed

from tests.web.shell import gallery
from wenzeng.web.shell import context


@pytest.fixture(autouse=True, scope="session")
def static_folder():
    """WhiteNoise warns of a folder that is not there."""
    if installed.STATIC_ROOT:
        Path(installed.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def shell_alone(settings, monkeypatch):
    settings.ROOT_URLCONF = "tests.web.shell.gallery"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    # From nothing, whatever the tests before have filled in.
    monkeypatch.setattr(context._filled, "sources", context.Sources())
    context.fill(**gallery.SOURCES)
