"""A bulletin from the closing of its period to issue: figures frozen and locked, steps by whoever may, corrections as new ones."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.mechanisms.bulletins import autumn
from tests.mechanisms.bulletins.autumn import CLOSED, FIRST, LATER, SECOND
from tests.region import moment
from wenzeng.library.papers.official.text import text_of_word
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins import access
from wenzeng.mechanisms.bulletins.declare import CHAIN, MOVES, STATES
from wenzeng.mechanisms.bulletins.models import Bulletin, Closing
from wenzeng.mechanisms.bulletins.queries import checks, comparison, contents, issued
from wenzeng.mechanisms.bulletins.services import closing, drafting, moving, whole
from wenzeng.mechanisms.documents.queries import papers
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry, Message
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import work


@pytest.fixture
def office(region):
    autumn.set_to_work(region)
    return region


@pytest.fixture
def draft(office):
    return drafting.start(FIRST, by=office.clerk, at=CLOSED)


def save(bulletin, by, at=CLOSED, **changes):
    given = {"title": bulletin.title, "opening": bulletin.opening, "texts": {}, "expected": bulletin.revision}
    drafting.edit(bulletin, **{**given, **changes}, by=by, at=at)


def words_of(bulletin):
    return contents.words(bulletin)


def test_a_period_is_closed_once_when_it_is_over(office):
    with pytest.raises(Refused, match="还不能关账"):
        closing.close(FIRST, by=office.clerk, at=moment(date(2022, 12, 10)))
    held = closing.close(FIRST, by=office.clerk, at=CLOSED)
    assert held.frozen["missing"] == []
    with pytest.raises(Refused, match="已冻结"):
        closing.close(FIRST, by=office.lead, at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.update(frozen={})


@pytest.mark.parametrize(
    "who", ["department_officer", "county_clerk", "leader", "auditor", "system_admin", "firm_clerk"]
)
def test_who_writes_no_bulletins_closes_nothing(office, who):
    with pytest.raises(Refused) as refusal:
        closing.close(FIRST, by=office.people[who], at=CLOSED)
    assert refusal.value.code == "forbidden"


def test_figures_are_those_of_the_last_day_of_the_period(draft):
    figures = words_of(draft)
    assert (figures["到期数"], figures["按时办结数"], figures["按时办结率"]) == ("2", "1", "50.0%")
    assert (figures["表扬名单"], figures["滞后名单"]) == ("柳州市", "南宁市")
    assert figures["办结期限"] == "2022年12月19日"
    late = draft.closing.frozen["late"]
    assert "南宁市" in {row["unit"] for row in late}
    assert all(row["clause"].startswith("〔") for row in late)
    assert {row["name"]: row["rank"] for row in draft.closing.frozen["ranks"]} == {"柳州市": 1, "南宁市": 2}


def test_what_happens_later_changes_no_frozen_figure(office, draft):
    before = draft.closing.frozen
    part = Part.objects.get(task__versions__title__contains="开工项目20项", unit__code="450100", period="")
    proof = [("证明.pdf", b"%PDF-1.4 proof")]
    work.report_progress(part, text="补办", files=proof, done=True, by=office.people["other_city"], at=CLOSED)
    draft.refresh_from_db()
    assert Bulletin.objects.get().closing.frozen == before


def test_every_figure_of_the_text_has_its_place_and_its_rows(draft):
    figures = draft.closing.frozen["figures"]
    paper = contents.content(draft, filled=True)
    assert "⟦" not in str(paper)
    rows = figures["逾期任务数"]["rows"]
    assert rows and all(row["subject"].startswith("part:") and row["clause"] for row in rows)
    assert figures["按时办结率"]["how"] == "按时办结 1 ÷ 到期 2"


def test_the_text_is_editable_and_the_figures_are_not(office, draft):
    demand = "请于⟦办结期限 2099年1月1日⟧前办结，按时办结率为⟦按时办结率 99.9%⟧。"
    save(draft, office.clerk, texts={"demands": ("工作要求", demand)})
    paper = contents.content(draft, filled=True)
    said = "\n".join(getattr(block, "text", "") for block in paper.blocks)
    assert "请于2022年12月19日前办结，按时办结率为50.0%。" in said
    assert "五、工作要求" in said and "99.9" not in said and "2099" not in said


def test_two_people_do_not_overwrite_each_other(office, draft):
    save(draft, office.clerk, title="关于甲的通报")
    with pytest.raises(Refused, match="别人已保存"):
        save(draft, office.lead, expected=1)
    with pytest.raises(Refused, match="不能为空"):
        save(draft, office.clerk, opening=" ")


def test_checks_stop_what_is_wrong_and_name_what_is_doubtful(office, draft):
    assert not [check for check in checks.checks(draft) if not check.fine]
    texts = {"demands": ("要求", "⟦没有的数⟧；按时办结率提高1.2%，完成35项。")}
    save(draft, office.clerk, texts=texts)
    failed = {check.words: check.stops for check in checks.checks(draft) if not check.fine}
    assert any("没有来源：没有的数" in words and stops for words, stops in failed.items())
    assert any("手写" in words and not stops for words, stops in failed.items())
    assert any("率的增减用百分点" in words for words in failed)
    with pytest.raises(Refused, match="没有的数"):
        moving.move(draft, "submit", by=office.clerk, at=CLOSED)
    save(draft, office.clerk, texts={"demands": ("要求", "见⟦半个")})
    assert any("不成对" in check.words for check in checks.checks(draft))
    save(draft, office.clerk, texts={"demands": ("要求", "😀")})
    assert any("字库" in check.words and check.stops for check in checks.checks(draft))


def test_a_missing_unit_must_be_named_in_the_text(office):
    early = drafting.start(Period.parse("2022-11-T1"), by=office.clerk, at=CLOSED)
    assert early.closing.frozen["missing"] == ["南宁市", "柳州市"]
    assert all(check.fine for check in checks.checks(early))
    save(early, office.clerk, texts={"overall": ("总体情况", "无。")})
    assert any("正文未注明" in check.words and check.stops for check in checks.checks(early))


def test_four_steps_by_two_people_and_everything_is_kept(office, draft):
    moving.move(draft, "submit", by=office.clerk, at=CLOSED)
    assert "通报表扬 柳州市；滞后 南宁市" in draft.steps.last().text
    assert Message.objects.filter(person=office.lead, subject=f"bulletin:{draft.pk}").exists()
    with pytest.raises(Refused, match="不能办理"):
        moving.sign(draft, by=office.clerk, at=CLOSED)
    paper = moving.sign(draft, by=office.lead, at=CLOSED)
    assert paper.number == "桂稳工业保运行指办通报〔2022〕1号"
    assert draft.issue == 1
    assert re.search(r"（日志第\d+条，校验值[0-9a-f]{16}）", paper.text)
    assert "第1期" in paper.text and "柳州市按时办结率居前，为100.0%" in paper.text
    assert text_of_word(files.read(paper.word)) == paper.text
    assert [step.act for step in draft.steps.all()] == ["start", "submit", "sign", "number", "seal", "issue"]
    acts = list(JournalEntry.objects.filter(subject=f"bulletin:{draft.pk}").values_list("act", flat=True))
    assert acts == [f"bulletins.{step.act}" for step in draft.steps.all()]
    assert Message.objects.filter(person=office.people["city_officer"], subject=f"paper:{paper.pk}").exists()
    assert papers.verify_papers().broken == ()
    with pytest.raises(Refused):
        moving.sign(draft, by=office.lead, at=CLOSED)
    with pytest.raises(Refused):
        save(draft, office.clerk)


def test_the_long_way_through_checking_and_back(office, draft):
    for act, text in (
        ("submit", ""),
        ("send_back", "改要求"),
        ("submit", ""),
        ("check", ""),
    ):
        moving.move(draft, act, text=text, by=office.clerk, at=CLOSED)
        assert draft.state == MOVES[act].target
    with pytest.raises(Refused, match="请写明退回理由"):
        moving.move(draft, "send_back", text=" ", by=office.lead, at=CLOSED)
    assert draft.state == "signing"


def test_the_table_of_moves_is_whole():
    reached = {"draft"}
    for _ in STATES:
        reached |= {move.target for move in MOVES.values() if move.sources & reached}
    assert reached == set(STATES)
    assert {source for move in MOVES.values() for source in move.sources} == set(STATES) - {"issued"}
    assert set(STATES.values()) - {"OA 办理"} <= set(CHAIN)


def test_the_oa_numbers_it_and_the_signed_file_comes_back(office, draft):
    paper = moving.send_out(draft, by=office.clerk, at=CLOSED)
    assert (paper.number, draft.issue, draft.state) == ("", 1, "outside")
    city = office.people["city_officer"]
    assert not access.visible_to(city).exists()
    changed = files.read(paper.pdf)
    given = {"data": changed, "name": "签发.pdf", "number": "桂工信发〔2022〕88号", "dated": date(2022, 12, 14)}
    held = moving.register(draft, **given, by=office.clerk, at=LATER)
    assert held.differences == []
    draft.refresh_from_db()
    assert draft.state == "issued" and draft.paper.shown_number == "桂工信发〔2022〕88号"
    assert access.visible_to(city).get() == draft
    with pytest.raises(Refused, match="只有转 OA"):
        moving.register(draft, **given, by=office.clerk, at=LATER)


def test_a_period_has_one_bulletin_and_is_corrected_by_a_new_one(office):
    first = whole.issue_period(FIRST, by=office.lead, at=CLOSED)
    with pytest.raises(Refused, match="已有通报"):
        drafting.start(FIRST, by=office.clerk, at=CLOSED)
    with pytest.raises(Refused, match="更正理由"):
        drafting.correct(first, reason="", by=office.clerk, at=LATER)
    right = drafting.correct(first, reason="要求一段有误", by=office.clerk, at=LATER)
    assert right.closing == first.closing and "更正通报" in right.title
    moving.move(right, "submit", by=office.clerk, at=LATER)
    paper = moving.sign(right, by=office.lead, at=LATER)
    assert paper.replaces == first.paper and right.issue == 2
    assert papers.by_code(first.paper.code).replaced_by == paper.number
    with pytest.raises(Refused, match="已有更正"):
        drafting.correct(first, reason="再改", by=office.clerk, at=LATER)


def test_the_next_one_has_the_headings_of_the_last_and_is_compared_with_it(office, draft):
    save(draft, office.clerk, texts={"demands": ("工作要求", "请于⟦办结期限⟧前办结。")})
    moving.move(draft, "submit", by=office.clerk, at=CLOSED)
    moving.sign(draft, by=office.lead, at=CLOSED)
    following = drafting.start(SECOND, by=office.clerk, at=LATER)
    assert following.sections[-1] == {"key": "demands", "heading": "工作要求", "text": "请于⟦办结期限⟧前办结。"}
    assert words_of(following)["较上期"] == "，与上期持平"
    assert {row["moved"] for row in following.closing.frozen["ranks"]} == {"持平"}
    changes = {change.label: (change.was, change.now) for change in comparison.compared(following)}
    assert changes["逾期任务办结期限"] == ("2022年12月19日", words_of(following)["办结期限"])


def test_a_city_issues_its_own_to_its_counties_and_parks(office):
    officer = office.people["city_officer"]
    held = whole.issue_period(FIRST, by=officer, at=CLOSED)
    assert held.paper.number == "柳州市稳工业通报〔2022〕1号"
    assert "targets" not in {section["key"] for section in held.sections}
    assert access.visible_to(office.people["county_clerk"]).get() == held
    assert not access.visible_to(office.people["other_city"]).exists()
    assert not access.visible_to(office.clerk).filter(state="draft").exists()


def test_a_draft_is_seen_by_those_who_write_it(office, draft):
    seeing = {name for name, person in office.people.items() if access.visible_to(person).exists()}
    assert seeing == {"hq_clerk", "hq_lead"}
    with pytest.raises(Refused) as refusal:
        access.obtain(office.people["city_officer"], draft.pk)
    assert refusal.value.code == "not_found"


def test_the_command_gives_an_issued_one_again(office):
    with pytest.raises(Refused, match="不能签发"):
        whole.issue_period(FIRST, by=office.clerk, at=CLOSED)
    assert not Closing.objects.exists()
    held = whole.issue_period(whole.period_of(None, date(2022, 12, 12)), by=office.lead, at=CLOSED)
    shown = whole.as_published(held)
    assert (shown["issue_no"], shown["period"]) == (1, FIRST.code)
    assert shown["figures"]["按时办结率"] == "50.0%"
    for number in ("1", "第1期", shown["number"]):
        assert issued.by_number(office.lead.unit, number) == held
    for number in ("2", "桂办〔2022〕1号", "²"):
        with pytest.raises(Refused):
            issued.by_number(office.lead.unit, number)
