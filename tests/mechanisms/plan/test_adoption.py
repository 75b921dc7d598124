"""From a draft to a plan in force, and what may change then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.mechanisms.notice import AT, TEXT, Region
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.models import Blank, BlankVersion, Document, Task, TaskVersion
from wenzeng.mechanisms.plan.queries import changes, documents, marks, obstacles, rows
from wenzeng.mechanisms.plan.services import adoption, drafting, editing, figures, versions


def the_task(document: Document, words: str) -> Task:
    return TaskVersion.objects.get(item__measure__document=document, valid_to=None, title__contains=words).item


def test_a_draft_has_every_item_with_its_place(region: Region) -> None:
    document = region.draft()
    held = rows.task_rows(region.clerk)
    assert [r.clause for r in held] == ["一·1", "一·2", "一·2", "二·1"]
    assert all(TEXT[slice(*r.span)] == r.title for r in held)
    assert [r.lead for r in held] == ["各自负责", "自治区工信厅", "自治区工信厅", "自治区财政厅"]
    assert [r.presumed for r in held] == [False, True, True, False]
    assert held[0].target_shown == "开工项目 20 项" and held[0].deadline == date(2022, 11, 30)
    assert held[2].open_count == 1 and held[2].state == "待定"
    assert documents.document_rows(region.clerk)[0].open == 1
    assert document.state == "draft"


def test_adoption_waits_for_every_open_question(region: Region) -> None:
    document = region.draft()
    left = obstacles.obstacles(document)
    assert [o.kind for o in left] == ["heading", "heading", "heading", "mention", "blank"]
    with pytest.raises(Refused, match="还有 5 处须先确定"):
        adoption.adopt(document, by=region.lead, at=AT)
    region.settle(document)
    assert obstacles.obstacles(document) == []
    adoption.adopt(document, by=region.lead, at=AT)
    with pytest.raises(Refused, match="不能再采用"):
        adoption.adopt(document, by=region.lead, at=AT)
    assert JournalEntry.objects.filter(act="plan.adopt").count() == 1


def test_only_the_office_corrects_and_adopts(region: Region) -> None:
    document = region.draft()
    task = the_task(document, "每月")
    for role in ("department_officer", "leader", "auditor", "firm_clerk", "system_admin"):
        with pytest.raises(Refused) as refused:
            adoption.adopt(document, by=region.people[role], at=AT)
        assert refused.value.code == "forbidden"
        with pytest.raises(Refused):
            editing.drop_task(task, reason="不需要了吧", by=region.people[role], at=AT)


def test_after_adoption_a_change_needs_a_reason_and_keeps_the_past(region: Region) -> None:
    document = region.adopted()
    task = the_task(document, "开工项目")
    terms = {"title": "开工项目20项", "kind": "target", "every": "", "deadline": date(2022, 12, 31)}
    with pytest.raises(Refused, match="理由"):
        editing.correct_task(task, **terms, reason="  改 ", by=region.clerk, at=AT)
    later = AT + timedelta(days=2)
    editing.correct_task(task, **terms, reason="按省政府专题会议纪要调整", by=region.clerk, at=later)
    now = next(r for r in rows.task_rows(region.clerk) if r.pk == task.pk)
    before = next(r for r in rows.task_rows(region.clerk, as_of=AT + timedelta(days=1)) if r.pk == task.pk)
    assert (before.deadline, now.deadline) == (date(2022, 11, 30), date(2022, 12, 31))
    assert (before.deadline_origin, now.deadline_origin) == ("text", "decided")
    assert now.joint == before.joint == "各设区市人民政府"
    change = changes.of_task(task)[0]
    assert (change.reason, change.altered) == (
        "按省政府专题会议纪要调整",
        "任务 各设区市人民政府要在11月底前开工项目20项 → 开工项目20项；时限 2022-11-30 → 2022-12-31",
    )


def test_two_people_on_one_task_the_second_is_told(region: Region) -> None:
    document = region.draft()
    task = the_task(document, "每月")
    terms = {"title": "每月通报", "kind": "recurring", "every": "month", "deadline": None}
    editing.correct_task(task, **terms, expected=1, by=region.clerk, at=AT)
    with pytest.raises(Refused, match="他人改过") as refused:
        editing.correct_task(task, **terms, expected=1, by=region.lead, at=AT)
    assert refused.value.code == "conflict"


def test_history_cannot_be_rewritten_in_the_database(region: Region) -> None:
    document = region.draft()
    version = TaskVersion.objects.filter(item__measure__document=document).first()
    assert version
    for attempt in (
        lambda: TaskVersion.objects.filter(pk=version.pk).update(title="别的"),
        lambda: TaskVersion.objects.filter(pk=version.pk).delete(),
        lambda: JournalEntry.objects.filter(seq=1).update(actor="别人"),
        lambda: JournalEntry.objects.filter(seq=1).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert journal.verify().broken_at is None


def test_a_dropped_task_is_gone_today_and_there_yesterday(region: Region) -> None:
    document = region.adopted()
    task = the_task(document, "推动银行")
    with pytest.raises(Refused, match="理由"):
        editing.drop_task(task, reason="", by=region.clerk, at=AT)
    editing.drop_task(task, reason="并入另一项任务", by=region.clerk, at=AT + timedelta(days=1))
    assert task.pk not in {r.pk for r in rows.task_rows(region.clerk)}
    assert task.pk in {r.pk for r in rows.task_rows(region.clerk, as_of=AT)}


def test_a_task_is_added_to_its_sentence_and_assigned(region: Region) -> None:
    document = region.draft()
    measure = document.measures.get(position=1)
    task = editing.add_task(
        measure, title="汇总银行贷款", kind="once", every="", deadline=None, sentence=2, by=region.clerk, at=AT
    )
    lead, joint = Unit.objects.get(code="dept.jyt"), Unit.objects.get(code="450200")
    editing.assign(task, lead=lead, joint=[joint], by=region.clerk, at=AT)
    row = next(r for r in rows.task_rows(region.clerk) if r.pk == task.pk)
    assert (row.lead, row.joint, row.clause) == ("自治区教育厅", "柳州市", "一·2")
    assert TEXT[slice(*row.span)].startswith("推动银行")
    with pytest.raises(Refused, match="没有第 9 句"):
        editing.add_task(measure, title="无", kind="once", every="", deadline=None, sentence=9, by=region.clerk, at=AT)


def test_the_office_confirms_a_presumed_lead(region: Region) -> None:
    document = region.draft()
    measure = document.measures.get(position=1)
    chosen = document.mentions.get(written="财政厅")
    editing.confirm_lead(measure, chosen, by=region.clerk, at=AT)
    page = documents.measure_page(measure)
    assert page and page.lead and page.lead.shown == "自治区财政厅" and page.version.lead_origin == "decided"
    with pytest.raises(Refused, match="列出的责任单位"):
        editing.confirm_lead(measure, document.mentions.get(written="自治区财政厅"), by=region.clerk, at=AT)


def test_a_blank_is_filled_or_left_with_owner_and_date(region: Region) -> None:
    document = region.draft()
    blank = BlankVersion.objects.get(item__measure__document=document, valid_to=None).item
    with pytest.raises(Refused, match="由谁"):
        figures.leave_blank(blank, owner=None, due=date(2022, 11, 1), by=region.clerk, at=AT)
    with pytest.raises(Refused, match="已过"):
        figures.leave_blank(
            blank, owner=Unit.objects.get(code="dept.gxt"), due=date(2022, 10, 23), by=region.clerk, at=AT
        )
    figures.fill_blank(blank, answer="每家10万元", origin="assumption", by=region.clerk, at=AT)
    held = blank.versions.get(valid_to=None)
    assert (held.state, held.answer, held.origin, held.text) == ("filled", "每家10万元", "assumption", "一定奖励")


def test_a_missing_deadline_is_filled_with_a_day_for_target_and_task(region: Region) -> None:
    document = region.draft()
    task = the_task(document, "开工项目")
    target = task.targets.get().versions.get(valid_to=None)
    asked = BlankVersion.objects.get(item__measure__document=document, valid_to=None)
    lacking = {"what": "完成时限", "text": target.text, "span_start": target.span_start, "span_end": target.span_end}
    blank = Blank.objects.create(measure=task.measure, task=task)
    versions.first(BlankVersion, blank, by=region.clerk, at=AT, state="open", **lacking)
    figures.fill_blank(blank, day=date(2022, 12, 31), origin="assumption", by=region.clerk, at=AT)
    row = next(r for r in rows.task_rows(region.clerk) if r.pk == task.pk)
    assert (row.deadline, row.deadline_origin) == (date(2022, 12, 31), "assumption")
    assert row.targets[0].deadline == date(2022, 12, 31) and row.joint == "各设区市人民政府"
    figures.fill_blank(blank, origin="decided", by=region.clerk, at=AT)
    assert blank.versions.get(valid_to=None).answer == "不设期限，只跟踪"
    assert the_task(document, "开工项目").versions.get(valid_to=None).deadline is None
    assert asked.item.versions.get(valid_to=None).state == "open"


def test_a_name_settled_once_is_known_to_the_next_document(region: Region) -> None:
    document = region.draft()
    bank = Unit.objects.get(code="bank.1")
    editing.resolve_mention(document.mentions.get(written="银行"), [bank], by=region.clerk, at=AT)
    assert ("银行", "bank.1") in people.aliases()
    register.learn_alias(Unit.objects.get(code="dept.gxt"), "银行", by=region.clerk, at=AT)
    assert [code for alias, code in people.aliases() if alias == "银行"] == ["bank.1"]


def test_targets_are_corrected_with_their_sentence_kept(region: Region) -> None:
    document = region.draft()
    task = the_task(document, "开工项目")
    target = task.targets.get()
    with pytest.raises(Refused, match="不是数"):
        figures.correct_target(
            target, what="开工", value="一百", unit="项", op=">=", deadline=None, by=region.clerk, at=AT
        )
    figures.correct_target(
        target, what="开工项目", value="1,200.50", unit="项", op=">=", deadline=None, by=region.clerk, at=AT
    )
    row = next(r for r in rows.task_rows(region.clerk) if r.pk == task.pk)
    assert row.target_shown == "开工项目 ≥ 1,200.50 项"
    assert target.versions.get(valid_to=None).text == "开工项目20项"


def test_the_same_file_is_taken_once_until_its_draft_is_discarded(region: Region) -> None:
    document = region.draft()
    with pytest.raises(Refused, match="已经收过"):
        drafting.receive(TEXT.encode(), "同一份.txt", issued=None, by=region.clerk, at=AT)
    with pytest.raises(Refused, match="已经收过"):
        region.draft()
    adoption.discard(document, reason="来件有误，重收", by=region.clerk, at=AT)
    assert region.draft().pk != document.pk


def test_who_sees_what(region: Region) -> None:
    draft = region.draft(b"another file")
    document = region.adopted()
    seen = {role: set(access.visible_to(p).values_list("pk", flat=True)) for role, p in region.people.items()}
    assert seen["hq_clerk"] == {draft.pk, document.pk}
    assert seen["city_officer"] == seen["firm_clerk"] == {document.pk}
    assert seen["system_admin"] == set()
    tasks = {role: {r.clause for r in rows.task_rows(p)} for role, p in region.people.items()}
    assert tasks["leader"] == {"一·1", "一·2", "二·1"}
    assert tasks["department_officer"] == {"一·1", "一·2"}
    assert tasks["other_department"] == set()
    assert tasks["city_officer"] == {"一·1", "一·2"}
    assert tasks["county_clerk"] == tasks["firm_clerk"] == tasks["system_admin"] == set()
    hidden = the_task(document, "每月")
    with pytest.raises(Refused) as refused:
        access.obtain_task(region.people["city_officer"], hidden.pk)
    assert refused.value.code == "not_found"


def test_rows_are_chosen_by_unit_month_kind_and_words_of_two_characters(region: Region) -> None:
    region.adopted()
    held = rows.task_rows(region.clerk)
    west = Unit.objects.get(code="450200")
    assert [r.clause for r in rows.chosen(held, unit=west)] == ["一·1", "一·2", "一·2"]
    assert [r.clause for r in rows.chosen(held, month="2022-11")] == ["一·1"]
    assert [r.clause for r in rows.chosen(held, kind="recurring")] == ["二·1"]
    assert [r.clause for r in rows.chosen(held, words="贷款 银行")] == ["一·2"]
    assert rows.chosen(held, words="柳州") == []


def test_marks_cover_the_words_and_nothing_is_lost(region: Region) -> None:
    document = region.draft()
    held = rows.task_rows(region.clerk)
    paragraphs = marks.marked(document, 0, len(TEXT), held, lit=held[0].span)
    assert "".join(s.text for p in paragraphs for s in p) == "".join(TEXT.split())
    kinds = {mark for p in paragraphs for s in p for mark in s.marks}
    assert kinds == {"target", "ask", "on"}
    assert next(s for p in paragraphs for s in p if "ask" in s.marks).text == "一定奖励"
