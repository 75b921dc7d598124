"""The rounds of the day are asked for once, and again when the business date has moved."""

from __future__ import annotations

from datetime import timedelta

import pytest

from wenzeng.config import daily
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import clock

pytestmark = pytest.mark.django_db


def test_each_round_is_asked_for_once_a_day_and_mail_once_an_hour():
    at = clock.now().replace(hour=9, minute=30)
    assert daily.ask(at) == 3
    assert daily.ask(at + timedelta(minutes=20)) == 0
    assert daily.ask(at + timedelta(hours=1)) == 1
    assert daily.ask(at + timedelta(days=1)) == 3
    assert set(Job.objects.values_list("name", flat=True)) == {"plan.daily", "cases.renew", "office.mail"}
