"""The ladder declared, and the people of the small region."""

from __future__ import annotations

import importlib

import pytest

from wenzeng.measures.m15_city_targets import supervision
from wenzeng.mechanisms.casework import declare


@pytest.fixture(autouse=True)
def ladder(monkeypatch):
    """The types as wiring hands them over."""
    monkeypatch.setattr(declare, "_types", {each.code: each for each in supervision.TYPES})
    monkeypatch.setattr(declare, "_rules", list(supervision.RULES))


@pytest.fixture
def people(db):
    return importlib.import_module("tests.region").populate()
