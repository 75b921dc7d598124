"""The region's units and people, without any document; a hand of the system's own."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.utils import timezone


@pytest.fixture
def people(db):
    """By username; every role once, a second officer of another city and of another department."""
    return import_module("tests.region").populate()


@pytest.fixture
def wall(monkeypatch):
    """The wall clock, stopped; calling it moves it on."""
    held = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: held[0])

    def move(**by):
        held[0] += timedelta(**by)

    return move
