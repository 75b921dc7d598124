"""A recorded change of the plan reaches the parts: opened, ended, taken up again, dated anew; what is done stays done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import the_part
from wenzeng.mechanisms.office.models import Message
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.models import Part, Step
from wenzeng.mechanisms.plan.queries import standing
from wenzeng.mechanisms.plan.services import editing, work

WHY = "按专题会议纪要调整"
LATER = AT + timedelta(days=1)


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def states(task: object) -> dict[str, str]:
    return dict(Part.objects.filter(task=task).values_list("unit__code", "state"))


def test_changed_units_open_and_end_parts(region: Region) -> None:
    document = region.adopted()
    part = the_part(document, "450200")
    work.report_progress(part, text="开工 3 项", by=region.people["city_officer"], at=AT)
    editing.assign(part.task, lead=unit("dept.gxt"), joint=[unit("450100")], reason=WHY, by=region.clerk, at=LATER)
    assert states(part.task) == {"450100": "open", "450200": "withdrawn", "dept.gxt": "open"}
    last = part.steps.order_by("-number")[0]
    assert (last.kind, last.text) == ("drop", WHY)
    editing.assign(part.task, lead=unit("450200"), joint=[unit("450100")], reason=WHY, by=region.clerk, at=LATER)
    part.refresh_from_db()
    assert (part.state, part.lead, part.due) == ("open", True, date(2022, 11, 30))
    assert [s.kind for s in part.steps.all()] == ["progress", "drop", "reopen"]
    assert Message.objects.filter(subject=f"part:{part.pk}", person=region.people["city_officer"]).count() == 2


def test_a_changed_deadline_is_a_step_of_its_own(region: Region) -> None:
    document = region.adopted()
    moved, done = the_part(document, "450100"), the_part(document, "450200")
    work.report_progress(done, text="已全部开工", done=True, by=region.people["city_officer"], at=AT)
    work.accept(done, by=region.clerk, at=AT)
    terms = {"title": "开工项目20项", "kind": "target", "every": "", "deadline": date(2022, 12, 31)}
    editing.correct_task(moved.task, **terms, reason=WHY, by=region.clerk, at=LATER)
    step = Step.objects.get(kind="extend")
    assert (step.part, step.due, step.text) == (moved, date(2022, 12, 31), WHY)
    rows = {day: standing.part_rows(Part.objects.filter(pk=moved.pk), day)[0] for day in (AT.date(), LATER.date())}
    assert [row.due for row in rows.values()] == [date(2022, 11, 30), date(2022, 12, 31)]
    done.refresh_from_db()
    assert (done.due, done.state) == (date(2022, 11, 30), "accepted")
    terms["deadline"] = None
    editing.correct_task(moved.task, **terms, reason=WHY, by=region.clerk, at=LATER)
    moved.refresh_from_db()
    assert moved.due is None
    assert standing.part_rows(Part.objects.filter(pk=moved.pk), LATER.date())[0].due is None


def test_a_dropped_task_ends_its_parts_and_what_was_handed_down(region: Region) -> None:
    document = region.adopted()
    part = the_part(document, "450200")
    work.hand_down(part, units=[unit("450203")], by=region.people["city_officer"], at=AT)
    editing.drop_task(part.task, reason="并入另一项任务", by=region.clerk, at=LATER)
    assert set(states(part.task).values()) == {"withdrawn"}
    rows = {day: standing.part_rows(Part.objects.filter(task=part.task), day) for day in (AT.date(), LATER.date())}
    assert [{r.state for r in held} for held in rows.values()] == [{"open"}, {"withdrawn"}]


def test_a_task_added_in_force_has_its_measures_units(region: Region) -> None:
    document = region.adopted()
    measure = document.measures.get(position=2)
    task = editing.add_task(
        measure, title="汇总清欠", kind="once", every="", deadline=None, sentence=1, reason=WHY, by=region.clerk, at=AT
    )
    assert states(task) == {"dept.czt": "open"}


@pytest.mark.parametrize("again", [1, 2])
def test_what_a_name_stands_for_may_change(region: Region, again: int) -> None:
    document = region.adopted()
    task = the_part(document, "dept.gxt", "推动银行").task
    for _ in range(again):
        bank = document.mentions.get(written="银行")
        editing.resolve_mention(bank, [unit("bank.1")], reason=WHY, by=region.clerk, at=LATER)
    assert states(task)["bank.1"] == "open"
    assert Part.objects.filter(task=task, unit__code="bank.1").count() == 1


def test_a_confirmed_lead_leads_its_part(region: Region) -> None:
    document = region.adopted()
    measure = document.measures.get(position=1)
    editing.confirm_lead(measure, document.mentions.get(written="财政厅"), reason=WHY, by=region.clerk, at=LATER)
    held = Part.objects.filter(task__measure=measure, task__position=3)
    assert set(held.filter(lead=True).values_list("unit__code", flat=True)) == {"dept.czt"}


def test_what_was_set_for_one_unit_stays_when_the_words_change(region: Region) -> None:
    document = region.adopted()
    later, gone = the_part(document, "450200"), the_part(document, "450100")
    work.extend(later, due=date(2022, 12, 15), reason="受疫情影响", by=region.clerk, at=AT)
    work.withdraw(gone, reason="改由教育厅办理", by=region.clerk, at=AT)
    terms = {"title": "开工项目20项", "kind": "target", "every": "", "deadline": date(2022, 11, 30)}
    editing.correct_task(later.task, **terms, reason="更正文字", by=region.clerk, at=LATER)
    later.refresh_from_db()
    assert later.due == date(2022, 12, 15)
    assert states(later.task) == {"450200": "open", "450100": "withdrawn"}
    terms["deadline"] = date(2022, 12, 31)
    editing.correct_task(later.task, **terms, reason=WHY, by=region.clerk, at=LATER)
    later.refresh_from_db()
    assert later.due == date(2022, 12, 31)


def test_a_draft_has_no_parts(region: Region) -> None:
    document = region.draft()
    task = document.measures.get(position=2).tasks.get()
    editing.assign(task, lead=unit("dept.jyt"), joint=[], by=region.clerk, at=AT)
    assert not Part.objects.exists()
