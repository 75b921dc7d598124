"""The region of the bulletins' screens: two cities at work, the business date after the period is over."""

from __future__ import annotations

import importlib

import pytest
from django.test import Client


@pytest.fixture
def office(db, monkeypatch):
    """The region of December 2022."""
    importlib.import_module("wenzeng.config.urls")
    plan = importlib.import_module("wenzeng.mechanisms.plan.declare")
    monkeypatch.setattr(plan, "_tools", list(plan._tools))
    notice = importlib.import_module("tests.mechanisms.notice")
    autumn = importlib.import_module("tests.mechanisms.bulletins.autumn")
    clock = importlib.import_module("wenzeng.mechanisms.office.services.clock")
    made = notice.make()
    autumn.set_to_work(made)
    clock.move(autumn.CLOSED.date(), by=made.lead, at=autumn.CLOSED)
    return made


@pytest.fixture
def as_(office):
    """A browser in which a person of the region has signed in."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(office.people[name])
        return client

    return sign_in
