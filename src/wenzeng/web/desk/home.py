"""The first page of each person: what is theirs to decide, to do, or to know; one file of ``homes`` for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.people.declare import HQ_DESK
from wenzeng.web.desk import asked
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes import area, department, hq, leader, outside
from wenzeng.web.shell.asking import person_of

HOMES: dict[str, Callable[[HttpRequest, Any, Day], HttpResponse]] = {
    **dict.fromkeys(HQ_DESK, hq.answer),
    **dict.fromkeys(("department_officer", "commissioner"), department.answer),
    **dict.fromkeys(("city_officer", "county_clerk", "park_clerk"), area.answer),
    "leader": leader.answer,
}
"""Whose home is which; everybody else carries no task."""


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The home of the person who asks, today or as of an earlier day."""
    person = person_of(request)
    return HOMES.get(person.role, outside.answer)(request, person, asked.day(request))
