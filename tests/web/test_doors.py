"""Every address × every role × GET and POST, with own and foreign things: who is let in, who is not, nobody sees the draft.

An address that is not in the table below fails the test: nothing is reachable that nobody has thought of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.region import CANARY, Region
from wenzeng.mechanisms.office.services import work
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, HQ_DESK, OUTSIDE, ROLES

EVERYBODY = frozenset(ROLES)
READERS = EVERYBODY - ADMINISTRATORS
INSIDE = READERS - OUTSIDE
LET_IN, REFUSED, BY_FORM = {200, 302, 303}, {403, 404}, {200, 302, 303, 400, 409}
NOT_SO = 405

# Who carries part of the first measure (the department and the city), or sees the whole.
CARRIERS = HQ_DESK | {"leader", "auditor", "department_officer", "city_officer"}

Things = Callable[[Region], list[Any]]


def _none(region: Region) -> list[Any]:
    return []


def _adopted(region: Region) -> list[Any]:
    return [region.adopted.pk]


def _draft(region: Region) -> list[Any]:
    return [region.draft.pk]


def _first_of(name: str, document: str) -> Things:
    """The first measure, task, target, blank or name of one of the two documents."""

    def find(region: Region) -> list[Any]:
        held = getattr(region, document)
        if name in ("measures", "mentions"):
            return [getattr(held, name).first().pk]
        measure = held.measures.first()
        return [getattr(measure, name).first().pk]

    return find


# name -> things it is opened with; who may GET; who may POST (None: nobody, the address only shows)
DOORS: dict[str, tuple[Things, frozenset[str], frozenset[str] | None]] = {
    "desk:home": (_none, EVERYBODY, None),
    "desk:jobs": (_none, EVERYBODY, None),
    "office:me": (_none, EVERYBODY, None),
    "office:units": (_none, EVERYBODY, None),
    "office:unit": (lambda region: ["dept.gxt"], EVERYBODY - OUTSIDE, None),
    "plan:tasks": (_none, INSIDE, None),
    "plan:task": (_first_of("tasks", "adopted"), CARRIERS, None),
    "plan:measures": (_none, READERS, None),
    "plan:measure": (_first_of("measures", "adopted"), READERS, None),
    "plan:documents": (_none, READERS, None),
    "plan:document": (_adopted, READERS, None),
    "plan:original": (_adopted, READERS, None),
    "plan:compiled": (_adopted, READERS, None),
    "plan:search": (_none, EVERYBODY, None),
    "plan:review": (_adopted, HQ_DESK, None),
    "plan:upload": (_none, HQ_DESK, HQ_DESK),
    "plan:heading": (_adopted, HQ_DESK, HQ_DESK),
    "plan:adopt": (_draft, HQ_DESK, HQ_DESK),
    "plan:discard": (_draft, HQ_DESK, HQ_DESK),
    "plan:lead": (_first_of("measures", "adopted"), HQ_DESK, HQ_DESK),
    "plan:task_add": (_first_of("measures", "adopted"), HQ_DESK, HQ_DESK),
    "plan:task_correct": (_first_of("tasks", "adopted"), HQ_DESK, HQ_DESK),
    "plan:task_assign": (_first_of("tasks", "adopted"), HQ_DESK, HQ_DESK),
    "plan:task_drop": (_first_of("tasks", "adopted"), HQ_DESK, HQ_DESK),
    "plan:target_add": (_first_of("tasks", "adopted"), HQ_DESK, HQ_DESK),
    "plan:target_correct": (_first_of("targets", "adopted"), HQ_DESK, HQ_DESK),
    "plan:target_drop": (_first_of("targets", "adopted"), HQ_DESK, HQ_DESK),
    "plan:mention": (_first_of("mentions", "adopted"), HQ_DESK, HQ_DESK),
    "plan:enter_unit": (_first_of("mentions", "adopted"), HQ_DESK, HQ_DESK),
    "plan:fill": (_first_of("blanks", "adopted"), HQ_DESK, HQ_DESK),
    "plan:leave": (_first_of("blanks", "adopted"), HQ_DESK, HQ_DESK),
}
FOREIGN: dict[str, Things] = {
    "plan:task": _first_of("tasks", "draft"),
    "plan:measure": _first_of("measures", "draft"),
    "plan:document": _draft,
    "plan:original": _draft,
    "plan:compiled": _draft,
    "plan:review": _draft,
    "plan:heading": _draft,
    "plan:adopt": _draft,
    "plan:discard": _draft,
    "plan:lead": _first_of("measures", "draft"),
    "plan:task_add": _first_of("measures", "draft"),
    "plan:task_correct": _first_of("tasks", "draft"),
    "plan:task_assign": _first_of("tasks", "draft"),
    "plan:task_drop": _first_of("tasks", "draft"),
    "plan:target_add": _first_of("tasks", "draft"),
    "plan:target_correct": _first_of("targets", "draft"),
    "plan:target_drop": _first_of("targets", "draft"),
    "plan:mention": _first_of("mentions", "draft"),
    "plan:enter_unit": _first_of("mentions", "draft"),
    "plan:fill": _first_of("blanks", "draft"),
    "plan:leave": _first_of("blanks", "draft"),
}
"""Things of the draft, which only the HQ office sees."""

APART = {"office:sign_in", "office:sign_out", "shell:preferences", "desk:job", "desk:cancel"}
"""Doors with a test of their own below: before sign-in, and each person's own jobs."""


def addresses(patterns: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """The names of all addresses; one without a name is given by its path, and so found missing."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield space + (entry.name or str(entry.pattern))


def tried(client: Client, method: str, url: str) -> Any:
    """One request whose effects are taken back."""
    with transaction.atomic():
        response = getattr(client, method)(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return response.status_code, body.decode(errors="replace")


def test_no_address_is_left_out():
    assert set(addresses()) == DOORS.keys() | APART
    assert FOREIGN.keys() <= DOORS.keys()


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_own_things(role, region, as_):
    client, wrong = as_(role), []
    for name, (things, may_see, may_act) in DOORS.items():
        url = reverse(name, args=things(region))
        for method, may in (("get", may_see), ("post", may_act)):
            status, body = tried(client, method, url)
            if method == "post" and may is None:
                right = status == NOT_SO
            else:
                right = status in ((LET_IN if method == "get" else BY_FORM) if role in may else REFUSED)
            if not right or (role not in HQ_DESK and CANARY in body):
                wrong.append(f"{role} {method} {url}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", sorted(EVERYBODY - HQ_DESK))
def test_foreign_things(role, region, as_):
    client, wrong = as_(role), []
    for name, things in FOREIGN.items():
        url = reverse(name, args=things(region))
        for method in ("get", "post"):
            status, body = tried(client, method, url)
            only_shows = method == "post" and DOORS[name][2] is None
            if status not in ({NOT_SO} if only_shows else REFUSED) or CANARY in body:
                wrong.append(f"{role} {method} {url}: {status}")
    assert not wrong, "\n".join(wrong)


def test_nothing_is_shown_before_sign_in(region):
    client, wrong = Client(), []
    for name, (things, _, _) in DOORS.items():
        url = reverse(name, args=things(region))
        for method in ("get", "post"):
            response = getattr(client, method)(url)
            if response.status_code != 302 or not response["Location"].startswith(reverse("office:sign_in")):
                wrong.append(f"{method} {url}: {response.status_code}")
    assert not wrong, "\n".join(wrong)


def test_doors_before_sign_in(region):
    client = Client()
    assert client.get(reverse("office:sign_in")).status_code == 200
    assert client.get(reverse("office:sign_out")).status_code == NOT_SO
    assert client.post(reverse("office:sign_out")).status_code == 303
    assert client.get(reverse("shell:preferences")).status_code == NOT_SO
    assert client.post(reverse("shell:preferences"), {"size": "large"}).status_code == 302


def test_a_job_is_its_owners_alone(region, as_):
    held = work.ask("plan.compile", {}, by=region.people["hq_clerk"], label=CANARY)
    page, cancel = reverse("desk:job", args=[held.pk]), reverse("desk:cancel", args=[held.pk])
    for role in sorted(EVERYBODY):
        client, owner = as_(role), role == "hq_clerk"
        for method, url, let_in in (("get", page, 200), ("post", cancel, 303)):
            status, body = tried(client, method, url)
            assert (status == let_in) if owner else (status == 404 and CANARY not in body), f"{role} {url}: {status}"
        assert tried(client, "post", page)[0] == NOT_SO
        assert tried(client, "get", cancel)[0] == NOT_SO


@pytest.mark.parametrize(("name", "words"), [("other_city", "用电用气"), ("other_department", "开工重大项目")])
def test_a_task_of_others_is_not_found(name, words, region, as_):
    page = reverse("plan:task", args=[region.task(words).pk])
    assert as_(name).get(page).status_code == 404
    assert words not in as_(name).get(reverse("plan:tasks")).content.decode()


def test_csrf_is_asked_for(region):
    client = Client(enforce_csrf_checks=True)
    client.force_login(region.people["hq_clerk"])
    for name, (things, _, may_act) in DOORS.items():
        if may_act is not None:
            assert client.post(reverse(name, args=things(region))).status_code == 403, name
