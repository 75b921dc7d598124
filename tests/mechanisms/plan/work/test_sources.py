"""Work that other papers set: 批示, meetings, letters become documents with tasks, in force at once, seen by whom they concern."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry, Message
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import Assignment
from wenzeng.mechanisms.plan.models import Document, Part
from wenzeng.mechanisms.plan.queries import marks, rows, standing
from wenzeng.mechanisms.plan.services import editing, sources

TASKS = (
    Assignment("核查柳州用电缺口。提出方案", "自治区工业和信息化厅", ("财政厅",), date(2022, 11, 10)),
    Assignment("每旬报告一次开工情况", "各设区市人民政府", every="ten_days"),
)


def enter(region: Region, **terms: Any) -> Document:
    paper = files.store(terms.pop("data", b"%PDF-1.4 paper"), "批示件.pdf", by=region.clerk, at=AT)
    given = {
        "kind": "instruction",
        "title": "关于保障用电的批示",
        "number": "批〔2022〕7号",
        "issuer": "自治区人民政府",
        "issued": date(2022, 10, 22),
        "file": paper,
        "tasks": TASKS,
        "by": region.clerk,
        "at": AT,
    }
    return sources.enter_work(**{**given, **terms})


def test_an_instruction_sets_work_with_its_paper(region: Region) -> None:
    document = enter(region)
    assert (document.kind, document.state, document.get_kind_display()) == ("instruction", "adopted", "批示")
    held = rows.task_rows(region.clerk)
    assert [(r.clause, r.title, r.lead, r.joint, r.deadline) for r in held] == [
        ("批示·1", "核查柳州用电缺口。提出方案", "自治区工信厅", "自治区财政厅", date(2022, 11, 10)),
        ("批示·2", "每旬报告一次开工情况", "各设区市人民政府", "", None),
    ]
    parts = standing.part_rows(Part.objects.all(), AT.date())
    assert [(p.unit.code, p.lead, p.period, str(p.due)) for p in parts] == [
        ("dept.gxt", True, "", "2022-11-10"),
        ("dept.czt", False, "", "2022-11-10"),
        ("450100", False, "2022-10-T3", "2022-11-02"),
        ("450200", False, "2022-10-T3", "2022-11-02"),
    ]
    text = document.source_text
    shown = marks.marked(document, 0, len(text), held)
    assert "".join(s.text for p in shown for s in p) == "".join(text.split())
    assert JournalEntry.objects.order_by("-seq")[0].act == "plan.enter_work"
    assert Message.objects.filter(person=region.people["city_officer"], subject=f"document:{document.pk}").exists()


def test_it_is_seen_by_whom_it_concerns(region: Region) -> None:
    document = enter(region)
    seen = {name for name, person in region.people.items() if document in access.visible_to(person)}
    concerned = {"department_officer", "city_officer", "other_city"}
    assert seen == {"hq_clerk", "hq_lead", "leader", "auditor", *concerned}
    with pytest.raises(Refused):
        access.obtain(region.people["firm_clerk"], document.pk)


def test_it_changes_like_any_plan_in_force(region: Region) -> None:
    document = enter(region)
    task = document.measures.get().tasks.get(position=1)
    terms = {"title": "核查用电缺口", "kind": "once", "every": "", "deadline": date(2022, 11, 20)}
    editing.correct_task(task, **terms, reason="批示单位同意延期", by=region.clerk, at=AT)
    assert set(Part.objects.filter(task=task).values_list("due", flat=True)) == {date(2022, 11, 20)}


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"kind": "policy"}, "政策文件请走收文"),
        ({"kind": "rumour"}, "请选择来源"),
        ({"title": " "}, "请填写标题"),
        ({"issuer": ""}, "请填写发文机关"),
        ({"tasks": ()}, "至少写一项任务"),
        ({"tasks": (Assignment("核查", "算力局"),)}, "“算力局”不在单位库中"),
        ({"tasks": (Assignment("核查", ""),)}, "请写明牵头单位"),
        ({"tasks": (Assignment(" 。", "财政厅"),)}, "请写明内容"),
        ({"tasks": (Assignment("核查", "财政厅", every="weekly"),)}, "请选择频次"),
    ],
)
def test_what_is_refused_leaves_nothing(region: Region, terms: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        enter(region, **terms)
    assert not Document.objects.exists() and not Part.objects.exists()


def test_a_paper_is_entered_once_and_by_the_office_alone(region: Region) -> None:
    enter(region)
    with pytest.raises(Refused, match="已经登记过"):
        enter(region)
    with pytest.raises(Refused) as refused:
        enter(region, by=region.people["department_officer"], data=b"another paper")
    assert refused.value.code == "forbidden"


def test_a_leader_gives_instructions_and_nothing_else(region: Region) -> None:
    leader = region.people["leader"]
    assert enter(region, by=leader).adopted_by == leader
    with pytest.raises(Refused, match="指挥部办公室可以办理"):
        enter(region, by=leader, kind="letter", data=b"a letter")
