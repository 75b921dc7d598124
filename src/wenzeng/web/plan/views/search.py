"""Search over what the person sees: documents, measures, tasks, units; words of any length, two characters or one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.people.declare import ADMINISTRATORS
from wenzeng.mechanisms.plan.queries.documents import document_rows
from wenzeng.mechanisms.plan.queries.rows import chosen
from wenzeng.web.plan.reading import measure_rows, rows_in_force
from wenzeng.web.plan.words import Quote, hit
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import screen

MOST = 20
"""Hits shown of one kind; the list behind them shows the rest."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: where it leads, its clause mark if it has one, the words with the hit told apart, what stands below."""

    url: str
    quote: Quote
    mark: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, and the list that shows them all."""

    name: str
    found: list[Found]
    total: int
    all: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """The hits, by kind."""
    person = person_of(request)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    words = asked.split()[:8]
    groups = [group for group in _groups(person, words) if group.total] if words else []
    title = f"搜索“{asked}”" if words else "搜索"
    return screen(request, "plan/search.html", {"title": title, "asked": asked, "groups": groups}, part="found")


def _groups(person: Any, words: list[str]) -> Iterable[Group]:
    if person.role not in ADMINISTRATORS:
        yield _group("文件", _documents(person, words), reverse("plan:documents"), {"q": " ".join(words)})
        yield _group("措施", _measures(person, words), reverse("plan:measures"), {"q": " ".join(words)})
    if scope(person).inside:
        yield _group("任务", _tasks(person, words), reverse("plan:tasks"), {"words": " ".join(words)})
    yield _group("单位", _units(person, words), reverse("office:units"), {"q": " ".join(words)})


def _group(name: str, found: Iterable[Found], url: str, query: dict[str, str]) -> Group:
    held = list(found)
    return Group(name, held[:MOST], len(held), f"{url}?{urlencode(query)}")


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _documents(person: Any, words: list[str]) -> Iterable[Found]:
    for row in document_rows(person):
        text = f"{row.head.title}　{row.head.number}"
        if _holds(text, words):
            yield Found(reverse("plan:document", args=[row.pk]), hit(text, words), below=row.state_name)


def _measures(person: Any, words: list[str]) -> Iterable[Found]:
    for row in measure_rows(person):
        title, body = row.page.version.title, row.page.version.text
        if _holds(f"{title}。{body}", words):
            url = reverse("plan:measure", args=[row.page.pk])
            quote = hit(body if any(word in body for word in words) else title, words)
            yield Found(url, quote, row.page.clause, f"{title}　{row.page.head.number}".strip())


def _tasks(person: Any, words: list[str]) -> Iterable[Found]:
    for row in chosen(rows_in_force(person), words=" ".join(words)):
        url = reverse("plan:task", args=[row.pk])
        below = "，".join(part for part in (row.lead, row.deadline_shown, row.target_shown) if part)
        yield Found(url, hit(row.title, words), row.clause, below)


def _units(person: Any, words: list[str]) -> Iterable[Found]:
    held = units_visible_to(person)
    for word in words:
        named = Q(name__icontains=word) | Q(short_name__icontains=word) | Q(code__icontains=word)
        held = held.filter(named | Q(aliases__alias__icontains=word))
    for unit in held.distinct():
        yield Found(reverse("office:unit", args=[unit.code]), hit(unit.name, words), below=unit.get_kind_display())
