"""The way of a task through the house: adopted, reported, sent back, reported again, accepted, counted."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import PDF, the_part
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry, Message
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import Figure
from wenzeng.mechanisms.plan.models import Actual, Document, Part, Step
from wenzeng.mechanisms.plan.queries import standing
from wenzeng.mechanisms.plan.services import work

TODAY = AT.date()


def test_adoption_opens_a_part_for_each_unit_lead_and_joint(region: Region) -> None:
    document = region.adopted()
    rows = standing.part_rows(Part.objects.filter(task__measure__document=document), TODAY)
    assert [(r.clause, r.unit.code, r.lead, r.period, r.due) for r in rows] == [
        ("一·1", "450100", False, "", date(2022, 11, 30)),
        ("一·1", "450200", False, "", date(2022, 11, 30)),
        ("一·2", "dept.gxt", True, "", None),
        ("一·2", "dept.czt", False, "", None),
        ("一·2", "450100", False, "", None),
        ("一·2", "450200", False, "", None),
        ("一·2", "dept.gxt", True, "", None),
        ("一·2", "dept.czt", False, "", None),
        ("一·2", "450100", False, "", None),
        ("一·2", "450200", False, "", None),
        ("二·1", "dept.czt", True, "2022-10", date(2022, 11, 2)),
    ]
    assert rows[0].light.reasons == ("未到时限，还有 37 天",)
    assert rows[2].light == standing.Light("none", ("没有时限和目标数，只跟踪",))


def test_a_part_goes_from_report_by_way_of_return_to_acceptance(region: Region) -> None:
    document, officer = region.adopted(), region.people["city_officer"]
    part = the_part(document, "450200")
    target = part.task.targets.get()
    first = work.report_progress(
        part, text="开工 12 项", figures=[Figure(target.pk, "12")], files=[("../证明.pdf", PDF)], by=officer, at=AT
    )
    assert first.evidence.get().name == "证明.pdf"
    assert Actual.objects.get().step == first
    work.report_progress(part, text="已全部开工", done=True, by=officer, at=AT)
    with pytest.raises(Refused, match="已报结"):
        work.report_progress(part, text="再报一次", by=officer, at=AT)
    with pytest.raises(Refused, match="至少 4 个字"):
        work.send_back(part, reason="不行", by=region.clerk, at=AT)
    work.send_back(part, reason="缺少开工证明", by=region.clerk, at=AT)
    assert standing.part_rows(Part.objects.filter(pk=part.pk), TODAY)[0].state_name == "退回"
    work.report_progress(part, text="补充证明，已全部开工", done=True, by=officer, at=AT)
    work.accept(part, by=region.clerk, at=AT)
    row = standing.part_rows(Part.objects.filter(pk=part.pk), TODAY)[0]
    assert (row.state, row.accepted, row.light.colour) == ("accepted", TODAY, "green")
    assert row.last_step and row.last_step.kind == "accept"
    part.refresh_from_db()
    assert [s.kind for s in part.steps.all()] == ["progress", "report", "return", "report", "accept"]
    told = Message.objects.filter(subject=f"part:{part.pk}").order_by("pk")
    assert {(m.person, m.title[:2], m.read_at is None) for m in told} == {
        (region.clerk, "报结", False),
        (region.lead, "报结", False),
        (officer, "退回", True),
        (officer, "认定", True),
    }
    acts = JournalEntry.objects.filter(subject=f"part:{part.pk}").order_by("seq").values_list("act", flat=True)
    assert list(acts) == ["plan.progress", "plan.report", "plan.send_back", "plan.report", "plan.accept"]


def test_nobody_acts_for_another(region: Region) -> None:
    document, people = region.adopted(), region.people
    part = the_part(document, "450200")
    for role in ("hq_clerk", "other_city", "department_officer", "leader", "auditor", "firm_clerk", "system_admin"):
        assert not access.can_report(people[role], part)
        with pytest.raises(Refused) as refused:
            work.report_progress(part, text="代报进展", by=people[role], at=AT)
        assert refused.value.code == "forbidden"
    work.report_progress(part, text="已全部开工", done=True, by=people["city_officer"], at=AT)
    for role in ("city_officer", "department_officer", "leader", "auditor"):
        with pytest.raises(Refused, match="指挥部办公室认定"):
            work.accept(part, by=people[role], at=AT)


def test_the_same_report_sent_three_times_is_one_step(region: Region) -> None:
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    sent = [work.report_progress(part, text="开工 12 项", key="k-1", by=officer, at=AT).pk for _ in range(3)]
    assert len(set(sent)) == 1 and Step.objects.count() == 1
    other = the_part(Document.objects.get(), "450200", "推动银行")
    with pytest.raises(Refused, match="另一项承办"):
        work.report_progress(other, text="开工 12 项", key="k-1", by=officer, at=AT)


def test_an_accepted_report_counts_in_time_by_its_own_day(region: Region) -> None:
    document, people = region.adopted(), region.people
    due = date(2022, 11, 30)
    late, prompt = the_part(document, "450100"), the_part(document, "450200")
    work.report_progress(prompt, text="已全部开工", done=True, by=people["city_officer"], at=AT + timedelta(days=37))
    work.report_progress(late, text="已全部开工", done=True, by=people["other_city"], at=AT + timedelta(days=38))
    after = due + timedelta(days=5)
    waiting = {r.unit.code: r for r in standing.city_ranks(after)}
    assert (waiting["450200"].waiting, waiting["450200"].in_time, waiting["450200"].due) == (1, 0, 1)
    for part in (prompt, late):
        work.accept(part, by=region.clerk, at=AT + timedelta(days=42))
    ranks = standing.city_ranks(after)
    assert [(r.unit.code, r.in_time, r.due, r.share, r.rank, r.few) for r in ranks] == [
        ("450200", 1, 1, Fraction(1), 1, True),
        ("450100", 0, 1, Fraction(0), 2, True),
    ]
    assert ranks[0].median == Fraction(1, 2)
    assert [r.rank for r in standing.city_ranks(due)] == [None, None]
