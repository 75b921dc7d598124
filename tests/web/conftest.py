"""What the screens' tests stand on: the small region, a browser for each person, the stand-ins for compiler and register.

Modules that hold tables are asked for inside the fixtures: this file is read before Django is ready.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as installed
from django.test import Client

from wenzeng.mechanisms.plan import declare

if TYPE_CHECKING:
    from tests.region import Region


@pytest.fixture(autouse=True, scope="session")
def static_folder():
    """WhiteNoise warns of a folder that is not there."""
    if installed.STATIC_ROOT:
        Path(installed.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def stand_ins(monkeypatch):
    """The small compiler and register, put in after the addresses have joined the real ones."""
    importlib.import_module("wenzeng.config.urls")
    monkeypatch.setattr(declare, "_tools", [importlib.import_module("tests.region").tools()])


@pytest.fixture
def region(db, stand_ins) -> Region:
    return importlib.import_module("tests.region").build()


@pytest.fixture
def as_(region) -> Callable[[str], Client]:
    """A browser in which a person of the region has signed in."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(region.people[name])
        client.get("/sign-in/")  # the first request of a session writes it down
        return client

    return sign_in
