"""What the HQ office has to decide today: at most ten lines by a published rule, each with owner, time and action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.documents import document_rows
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.web.desk import sources
from wenzeng.web.desk.homes.parts import line as part_line
from wenzeng.web.desk.homes.parts import named
from wenzeng.web.desk.lines import Group, Line, days
from wenzeng.web.shell.screen import Action

MOST = 10
NEAR = timedelta(days=7)
"""A promised answer is called in this long before it is due."""

HQ = "指挥部办公室"
NAMED = 2
"""So many units are named in a line that speaks of several."""

KINDS = {
    "late": "逾期未答复的留待事项",
    "bulletin": "应编发的通报",
    "case": "督办待定事项",
    "accept": "已报结，待认定",
    "red": "红灯，尚未督办",
    "draft": "待核对的文件",
    "soon": "七天内到期的留待事项",
    "lead": "推定的牵头单位",
}
"""Kinds of decisions, the most urgent first."""

RULE = (
    f"只列要决定的事，最多 {MOST} 件：每类先取等候最久的一件，再按类别次序补足。类别次序："
    + "、".join(KINDS.values())
    + "；同类中等候久的在前。"
)


def lines(person: Any, on: date) -> list[Line]:
    """Everything that waits for HQ, by kind, the longest waiting first."""
    documents, rows = document_rows(person), part_rows(_in_question(person, on), on)
    held = [
        *_promised(person, on),
        *_reported(rows, on),
        *_red(person, rows, on),
        *_drafts(documents),
        *_presumed(person, documents),
    ]
    for ask in sources.held().decisions:
        held += ask(person, on)
    order = list(KINDS)
    return sorted(held, key=lambda line: (order.index(line.kind), line.waiting_since))


def _in_question(person: Any, on: date) -> QuerySet[Any]:
    """Parts that may be red or wait for acceptance: of thousands, only these need to be read in full.

    What a city set for its own counties is the city's to decide.
    """
    owed = Q(state__in=["open", "returned"]) & (Q(due__lt=on) | Q(task__targets__isnull=False))
    held = access.parts_visible_to(person).filter(task__measure__document__keeper=None)
    return held.filter(Q(state="reported", above=None) | owed).distinct()


def chosen(held: Sequence[Line], most: int = MOST) -> list[Line]:
    """The ten that are shown: of each kind the first, then the rest in order; shown in the order they came."""
    first: dict[str, int] = {}
    for place, line in enumerate(held):
        first.setdefault(line.kind, place)
    ahead = [*first.values()]
    rest = [place for place in range(len(held)) if place not in ahead]
    return [held[place] for place in sorted([*ahead, *rest][:most])]


def groups(held: Sequence[Line]) -> list[Group]:
    """The lines to be shown under their kinds, each saying how many wait in all."""
    shown = chosen(held)
    out = []
    for kind, title in KINDS.items():
        mine = [line for line in shown if line.kind == kind]
        number = sum(line.kind == kind for line in held)
        if mine:
            note = f"{number} 件" if number == len(mine) else f"列 {len(mine)} 件，共 {number} 件"
            out.append(Group(title, mine, note))
    return out


def _drafts(documents: Iterable[Any]) -> Iterable[Line]:
    for row in documents:
        if row.document.state == "draft":
            url = reverse("plan:review", args=[row.pk])
            why = f"编出措施 {row.measures} 条、任务 {row.tasks} 项"
            why += f"；留白 {row.open} 处待定" if row.open else "；留白已全部处理"
            what = f"核对《{row.head.title}》的计划"
            came = row.document.received_at.date()
            yield Line("draft", "待核对", what, url, why, HQ, came, Action("核对", url), rest="收文", since=came)


def _promised(person: Any, on: date) -> Iterable[Line]:
    """Blanks left open whose answer is due within days, or was."""
    left = {"blanks__versions__valid_to": None, "blanks__versions__state": "left", "blanks__versions__dropped": False}
    held = access.measures_visible_to(person).filter(
        document__state="adopted", blanks__versions__due__lte=on + NEAR, **left
    )
    fields = ("pk", *(f"blanks__versions__{name}" for name in ("text", "what", "due", "owner__short_name")))
    for pk, text, what, due, owner in held.order_by("blanks__versions__due", "pk").values_list(*fields):
        url = reverse("plan:measure", args=[pk]) + "#blanks"
        late = due < on
        yield Line(
            "late" if late else "soon",
            "红灯" if late else "将到期",
            f"{owner}答复“{text}”",
            url,
            f"留待事项：{what}",
            owner,
            due,
            Action("定", url),
            tone="red" if late else "",
            rest=days(on, due),
        )


def _presumed(person: Any, documents: Iterable[Any]) -> Iterable[Line]:
    """Documents in force with measures whose lead the text does not name and nobody has confirmed."""
    presumed = {"versions__valid_to": None, "versions__lead_origin": "assumption"}
    held = access.measures_visible_to(person).filter(document__state="adopted", **presumed)
    counts = dict(held.order_by().values_list("document").annotate(n=Count("pk")))
    for row in documents:
        if row.document.adopted_at and (number := counts.get(row.pk)):
            url = f"{reverse('plan:measures')}?{urlencode({'document': row.pk, 'lead': 'assumption'})}"
            what = f"确认《{row.head.title}》{number} 条措施的牵头单位"
            why = "原文未写牵头，暂以列首位者推定"
            day = row.document.adopted_at.date()
            yield Line("lead", "推定", what, url, why, HQ, day, Action("确认", url), rest="采用", since=day)


def _reported(rows: Iterable[Any], on: date) -> Iterable[Line]:
    """What units say is done and HQ itself has to accept; of one task by several units in one line."""
    waiting = [row for row in rows if row.state == "reported" and row.by_hq]
    for held in _by_task(waiting):
        first = min(held, key=lambda row: row.reported)
        line = named(first, on, "accept", "已报结", "认定", since=first.reported)
        yield _together(line, held, reverse("plan:reported")) if len(held) > 1 else line


def _red(person: Any, rows: Iterable[Any], on: date) -> Iterable[Line]:
    """Red parts that nobody supervises yet; of one task by several units in one line."""
    known = sources.held().under_way(person)
    red = [row for row in rows if row.light.colour == "red" and row.waits_for_unit and f"part:{row.pk}" not in known]
    for held in _by_task(red):
        first = min(held, key=lambda row: (row.due or date.max, row.pk))
        asked = urlencode({"view": "all", "light": "red", "q": first.title})
        where = f"{reverse('plan:parts')}?{asked}"
        line = part_line(first, on, "red", "督办")
        yield _together(line, held, where) if len(held) > 1 else line


def _by_task(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """Parts of one task together, in the order in which the tasks come."""
    held: dict[int, list[Any]] = {}
    for row in rows:
        held.setdefault(row.task, []).append(row)
    return held.values()


def _together(line: Line, held: Sequence[Any], url: str) -> Line:
    """One line for several parts of a task: the one that has waited longest, and how many there are."""
    units = list(dict.fromkeys(row.unit.short_name for row in held))
    names = "、".join(units[:NAMED]) + (f"等 {len(units)} 个单位" if len(units) > NAMED else "")
    word = line.action.label if line.action else ""
    return replace(
        line, what=held[0].title, url=url, owner=names, why=f"共 {len(held)} 件，最久的：{line.why}", action=Action(word, url)
    )  # fmt: skip
