"""The questions that a draft puts to a person, one at a time: what is asked, of which words, and the forms that settle it.

The same forms stand in the review and on the act's own page; there a refused answer is shown with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import tools
from wenzeng.mechanisms.plan.queries.obstacles import Obstacle
from wenzeng.mechanisms.plan.services.figures import DEADLINE, NO_DEADLINE
from wenzeng.web.plan import forms
from wenzeng.web.plan.acting import bound, in_force
from wenzeng.web.plan.words import joined
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.forms import Form

IDS = "decide_%s"
"""Ids of the fields of a question's first form in the review, so that they differ from the second's."""

SECOND_IDS = "later_%s"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to settle a question: a form, where it goes, the word of its button."""

    form: Form
    url: str
    submit: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, why, and the ways to settle it; the second way stands folded up."""

    asked: str
    why: str
    first: Way | None = None
    second: Way | None = None
    second_word: str = ""
    link: tuple[str, str] | None = None


def heading_form(request: HttpRequest, held: Any, back: str, **shown: Any) -> forms.Heading:
    """The form of what stands on the head."""
    now = held.versions.get(valid_to=None)
    values = {"title": now.title, "number": now.number, "issuer": now.issuer, "issued": now.issued}
    return forms.Heading(**bound(request, back, now.revision, **values), in_force=in_force(held), **shown)


def meaning_form(request: HttpRequest, held: Any, back: str, **shown: Any) -> forms.Meaning:
    """The form of what a name stands for, with the register's suggestions."""
    now = held.versions.get(valid_to=None)
    found = tools().resolve([held.written])[0]
    suggested = list(people.by_codes(list(found.suggestions or found.codes)[:6]))
    initial = {"meaning": f"unit:{suggested[0].code}"} if len(suggested) == 1 else {}
    return forms.Meaning(
        **bound(request, back, now.revision, **initial),
        in_force=in_force(held.document),
        person=person_of(request),
        suggested=suggested,
        **shown,
    )


def filling_form(request: HttpRequest, held: Any, back: str, **shown: Any) -> forms.Filling | forms.Dating:
    """The form of what a blank is filled with; for a missing deadline, of the day."""
    now = held.versions.get(valid_to=None)
    shown["in_force"] = in_force(held.measure.document)
    origin = now.origin or "decided"
    if now.what != DEADLINE:
        return forms.Filling(**bound(request, back, now.revision, answer=now.answer, origin=origin), **shown)
    values = {"day": now.answer if now.answer != NO_DEADLINE else "", "none": now.answer == NO_DEADLINE}
    return forms.Dating(**bound(request, back, now.revision, origin=origin, **values), **shown)


def leaving_form(request: HttpRequest, held: Any, back: str, **shown: Any) -> forms.Leaving:
    """The form of who answers a blank, and by when; its unit is proposed where the text names one."""
    now = held.versions.get(valid_to=None)
    values = {"owner": now.owner.code if now.owner else "", "due": now.due}
    return forms.Leaving(
        **bound(request, back, now.revision, **values),
        in_force=in_force(held.measure.document),
        person=person_of(request),
        first=[now.owner_id] if now.owner_id else [],
        **shown,
    )


def around(held: Any, version: Any) -> str:
    """The sentence that a blank stands in, without the breaks of its pages."""
    source = held.measure.document.source_text
    start = max(source.rfind("。", 0, version.span_start), source.rfind("\n\n", 0, version.span_start)) + 1
    end = source.find("。", version.span_end)
    return joined(source[start : end + 1 if end >= 0 else version.span_end]).strip()


def find(open_questions: Sequence[Obstacle], wanted: str) -> Obstacle | None:
    """The open question under ``kind-key``."""
    return next((each for each in open_questions if f"{each.kind}-{each.key}" == wanted), None)


def question(request: HttpRequest, document: Any, obstacle: Obstacle, back: str) -> Question:
    """An open question of a draft, ready to be answered."""
    return _ASKERS.get(obstacle.kind, _unanswerable)(request, document, obstacle, back)


def _heading(request: HttpRequest, document: Any, obstacle: Obstacle, back: str) -> Question:
    form = heading_form(request, document, back, auto_id=IDS)
    url = reverse("plan:heading", args=[document.pk])
    return Question("文头各项是什么？", obstacle.what + "；原文没有写的，请照红头文件录入", Way(form, url, "定下文头"))


def _mention(request: HttpRequest, document: Any, obstacle: Obstacle, back: str) -> Question:
    held = access.obtain_mention(person_of(request), obstacle.key)
    form = meaning_form(request, held, back, auto_id=IDS)
    way = Way(form, reverse("plan:mention", args=[held.pk]), "对应")
    enter = f"{reverse('plan:enter_unit', args=[held.pk])}?{urlencode({'next': back})}"
    return Question(
        f"“{held.written}”是哪个单位？",
        "单位库中没有这个名称，系统不猜",
        way,
        link=("单位库中确实没有：登记新单位", enter),
    )


def _blank(request: HttpRequest, document: Any, obstacle: Obstacle, back: str) -> Question:
    held = access.obtain_blank(person_of(request), obstacle.key)
    now = held.versions.get(valid_to=None)
    first = Way(filling_form(request, held, back, auto_id=IDS), reverse("plan:fill", args=[held.pk]), "填定")
    second = Way(
        leaving_form(request, held, back, auto_id=SECOND_IDS), reverse("plan:leave", args=[held.pk]), "留待答复"
    )
    asked = f"“{now.text}”何时完成？" if now.what == DEADLINE else f"“{now.text}”确定为什么？"
    return Question(asked, f"{obstacle.place}　{now.what}", first, second, "暂不能定：由谁、何时前答复")


def _unanswerable(request: HttpRequest, document: Any, obstacle: Obstacle, back: str) -> Question:
    return Question(obstacle.what, "请核对来件是否完整，弃用这份草稿后重新收文")


_ASKERS = {"heading": _heading, "mention": _mention, "blank": _blank}
