"""Addresses of the plan: issued documents are everybody's, drafts the HQ office's, work that of the units that carry it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from tests.access.doors import DESK, EVERYBODY, INSIDE, READERS, WHOLE, Door, Region
from tests.region import CANARY, DUE, moment
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.plan.models import Document, Evidence, Part, Target
from wenzeng.mechanisms.plan.services import sources, work
from wenzeng.mechanisms.plan.services.sources import Assignment
from wenzeng.web.plan.deeds import DEEDS

AT = moment(date(2022, 10, 24))
LEAD = "department_officer"
"""Who leads the first measure, and so sees every part of its tasks."""

CARRIERS = WHOLE | {LEAD, "city_officer", "other_city"}
REPORTERS = frozenset({LEAD, "city_officer", "other_city", "county_clerk"})
CITY, OTHER_CITY, COUNTY = "450200", "450100", "450203"
OF_CITY, OF_OTHER_CITY = WHOLE | {LEAD, "city_officer"}, WHOLE | {LEAD, "other_city"}
OF_COUNTY = OF_CITY | {"county_clerk"}
OF_DEPARTMENT = WHOLE | {LEAD}
CANARIES = {
    CANARY: DESK,
    "探针红豆进展": OF_CITY, "探针红豆困难": OF_CITY, "探针红豆证据": OF_CITY, "探针红豆原文": OF_CITY,
    "探针朱槿原文": OF_OTHER_CITY, "探针朱槿进展": OF_OTHER_CITY, "探针朱槿证据": OF_OTHER_CITY, "探针绿玉上报": OF_COUNTY,
    "探针木棉批示": OF_DEPARTMENT, "探针木棉任务": OF_DEPARTMENT,
}  # fmt: skip
WORDS = "竣工"


def plant(region: Region) -> None:
    """Two cities and a county report on parts of one task; a department has work that no other unit shares."""
    people = region.people
    city, county = _part(CITY), region.unit(COUNTY)
    work.hand_down(city, units=[county], text="请办理", by=people["city_officer"], at=AT)
    work.report_progress(
        city, text="探针红豆进展", difficulty="探针红豆困难", files=[("探针红豆证据.xlsx", sheet("探针红豆原文"))],
        by=people["city_officer"], at=AT,
    )  # fmt: skip
    work.report_progress(
        _part(OTHER_CITY),
        text="探针朱槿进展",
        files=[("探针朱槿证据.xlsx", sheet("探针朱槿原文"))],
        by=people["other_city"],
        at=AT,
    )
    work.report_progress(_part(COUNTY), text="探针绿玉上报", by=people["county_clerk"], at=AT)
    clerk = people["hq_clerk"]
    paper = files.store("探针木棉批示".encode(), "探针木棉批示.txt", by=clerk, at=AT)
    sources.enter_work(
        kind="instruction", title="探针木棉批示", issuer="自治区人民政府", issued=AT.date(), file=paper,
        tasks=[Assignment(title="探针木棉任务", lead="自治区工业和信息化厅", deadline=DUE)], by=clerk, at=AT,
    )  # fmt: skip


def sheet(words: str) -> bytes:
    """A workbook that says these words."""
    book, out = Workbook(), BytesIO()
    book.active.append([words])
    book.save(out)
    return out.getvalue()


def _part(unit: str) -> Part:
    return Part.objects.get(task__versions__title__contains=WORDS, task__versions__valid_to=None, unit__code=unit)


def part(unit: str) -> Callable[[Region], list[Any]]:
    return lambda region: [_part(unit).pk]


def evidence(unit: str) -> Callable[[Region], list[Any]]:
    return lambda region: [_part(unit).pk, Evidence.objects.get(step__part=_part(unit)).pk]


def adopted(region: Region) -> list[Any]:
    return [region.adopted.pk]


def draft(region: Region) -> list[Any]:
    return [region.draft.pk]


def instruction(region: Region) -> list[Any]:
    return [Document.objects.get(kind="instruction").pk]


def first(name: str, document: str) -> Callable[[Region], list[Any]]:
    """The first measure, task, target, blank or name of one of the two documents."""

    def find(region: Region) -> list[Any]:
        held = getattr(region, document)
        if name in ("measures", "mentions"):
            return [getattr(held, name).first().pk]
        return [getattr(held.measures.first(), name).first().pk]

    return find


def target(region: Region) -> list[Any]:
    return [Target.objects.get(task=_part(CITY).task).pk]


def reading(name: str, objects: str, see: frozenset[str] = READERS) -> Door:
    """A page of an issued document; of the draft for the HQ office alone."""
    return Door(f"plan:{name}", see, own=first(objects, "adopted"), foreign=first(objects, "draft"))


def desk(name: str, objects: str) -> Door:
    """An act of the HQ office on a part of a plan."""
    return Door(f"plan:{name}", DESK, DESK, own=first(objects, "adopted"), foreign=first(objects, "draft"))


DOORS = (
    Door("plan:tasks", INSIDE),
    reading("task", "tasks", CARRIERS),
    *(desk(name, "tasks") for name in ("task_correct", "task_assign", "task_drop", "target_add")),
    Door("plan:parts", INSIDE),
    Door("plan:reported", INSIDE, INSIDE),
    Door("plan:workbook", INSIDE, INSIDE),
    Door("plan:workbook_file", INSIDE),
    Door("plan:part", OF_CITY, own=part(CITY), foreign=part(OTHER_CITY), foreign_but=OF_OTHER_CITY),
    Door("plan:part_report", frozenset({"city_officer"}), frozenset({"city_officer"}), own=part(CITY), knows=OF_CITY,
         foreign=part(OTHER_CITY), foreign_but=OF_OTHER_CITY),
    Door("plan:part_outcome", frozenset({"city_officer"}), frozenset({"city_officer"}), own=part(CITY), knows=OF_CITY,
         foreign=part(OTHER_CITY), foreign_but=OF_OTHER_CITY),
    Door("plan:part_hand_down", frozenset({"city_officer"}), frozenset({"city_officer"}), own=part(CITY), knows=OF_CITY,
         foreign=part(OTHER_CITY), foreign_but=OF_OTHER_CITY),
    *(
        Door(f"plan:part_{name}", DESK if deed.rules else OF_CITY - {"auditor"}, DESK if deed.rules else OF_CITY - {"auditor"},
             own=part(CITY), knows=OF_CITY, foreign=part(OTHER_CITY), foreign_but=OF_OTHER_CITY)
        for name, deed in DEEDS.items()
    ),
    Door("plan:evidence", OF_CITY, own=evidence(CITY), foreign=evidence(OTHER_CITY), foreign_but=OF_OTHER_CITY),
    Door("plan:source_enter", DESK, DESK),
    Door("plan:changes", INSIDE),
    Door("plan:ranks", INSIDE),
    Door("plan:rank", WHOLE | {"city_officer"}, own=lambda region: [CITY], knows=INSIDE),
    Door("plan:targets", INSIDE),
    Door("plan:target", CARRIERS | REPORTERS, own=target),
    Door("plan:target_course", DESK, DESK, own=target),
    Door("plan:target_report", REPORTERS, REPORTERS, own=target, knows=WHOLE),
    Door("plan:target_shares", DESK, DESK, own=target),
    Door("plan:target_shares_file", DESK, own=target),
    desk("target_correct", "targets"),
    desk("target_drop", "targets"),
    Door("plan:measures", READERS),
    reading("measure", "measures"),
    desk("lead", "measures"),
    desk("task_add", "measures"),
    Door("plan:documents", READERS),
    Door("plan:document", READERS, own=adopted, foreign=draft),
    Door("plan:original", OF_DEPARTMENT, own=instruction, foreign=draft),
    Door("plan:compiled", READERS, own=adopted, foreign=draft),
    Door("plan:review", DESK, own=adopted, foreign=draft),
    Door("plan:heading", DESK, DESK, own=adopted, foreign=draft),
    Door("plan:adopt", DESK, DESK, own=draft),
    Door("plan:discard", DESK, DESK, own=draft),
    Door("plan:upload", DESK, DESK),
    desk("mention", "mentions"),
    desk("enter_unit", "mentions"),
    desk("fill", "blanks"),
    desk("leave", "blanks"),
    Door("plan:search", EVERYBODY, searches=True),
)  # fmt: skip
