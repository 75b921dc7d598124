"""The HQ office's home: at most ten decisions by the published rule, the whole beside them, and how it stood on earlier days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.region import DUE, moment
from tests.web.reading import queries, separated, words
from wenzeng.mechanisms.office.models import Installation
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import editing, figures, work
from wenzeng.web.desk import sources
from wenzeng.web.desk.homes import decisions
from wenzeng.web.desk.lines import Line

DAY = date(2022, 10, 24)
LATE = date(2023, 1, 15)
"""A day on which what was due in 2022 is red."""


def on(day: date) -> None:
    Installation.objects.update(business_date=day)


def a_line(kind: str = "case", day: date = DAY, **more: object) -> Line:
    return Line(**{
        "kind": kind, "word": "建议", "what": f"{kind} {day}", "url": "/x/", "why": "理由", "owner": "单位", "when": day, **more,
    })  # fmt: skip


def test_drafts_and_presumed_leads_wait_for_a_decision(region, as_):
    shown = words(as_("hq_lead").get("/"))
    assert "星期一 3 件" in shown
    assert (
        "待核对 核对《关于白鹭计划的通知》的计划 编出措施 2 条、任务 2 项；留白 1 处待定 指挥部办公室 10-21 收文 核对"
        in shown
    )
    assert "推定 确认《关于稳住工业经济的若干措施》1 条措施的牵头单位" in shown
    assert "答复“一定规模”" not in shown


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2022, 11, 8), "将到期"), (DUE, "今天到期"), (date(2022, 11, 18), "逾期 3 天")],
)
def test_an_answer_is_called_in_a_week_before_and_turns_red_after(day, said, as_):
    on(day)
    shown = words(as_("hq_clerk").get("/"))
    assert "自治区工信厅答复“一定规模”" in shown
    assert said in shown


def test_what_is_late_stands_first(as_):
    on(date(2022, 11, 18))
    shown = words(as_("hq_clerk").get("/"))
    assert shown.index("逾期 3 天") < shown.index("待核对 核对")
    assert "红灯" in shown


def test_a_settled_point_no_longer_waits(region, as_):
    on(date(2022, 11, 18))
    clerk, reason = region.people["hq_clerk"], "按会议纪要"
    figures.fill_blank(
        region.blank("一定规模"), answer="1 亿元", origin="decided", reason=reason, by=clerk, at=moment(DUE)
    )
    lead = region.mention("财政厅", region.adopted)
    editing.confirm_lead(region.adopted.measures.first(), lead, reason=reason, by=clerk, at=moment(DUE))
    shown = words(as_("hq_clerk").get("/"))
    assert "一定规模" not in shown
    assert "推定 确认" not in shown


def test_what_a_unit_reports_as_done_waits_with_its_words_and_since_when(region, as_):
    part = Part.objects.get(task=region.task("年底前竣工55项"), unit__code="450200")
    officer = region.people["city_officer"]
    work.report_progress(part, text="55 项均已竣工", done=True, by=officer, at=moment(date(2022, 10, 20)))
    shown = words(as_("hq_clerk").get("/"))
    assert "已报结 年底前竣工55项 一·1 55 项均已竣工 柳州市 10-20 等候 4 天 认定" in shown


def test_red_parts_wait_until_somebody_supervises_them(region, as_, monkeypatch):
    on(LATE)
    bundled = "年底前竣工55项 一·1 共 4 件，最久的：逾期 15 天，超过 7 天 自治区工信厅、自治区财政厅等 4 个单位"
    shown = words(as_("hq_clerk").get("/"))
    assert "红灯，尚未督办 2 件 红灯 每月调度一次用电用气" in shown
    assert bundled in shown
    subjects = frozenset(f"part:{pk}" for pk in Part.objects.values_list("pk", flat=True))
    monkeypatch.setattr(sources._filled, "sources", sources.Sources(under_way=lambda person: subjects))
    assert "红灯，尚未督办" not in words(as_("hq_clerk").get("/")).split("只列要决定的事")[0]


def test_other_mechanisms_add_their_lines(as_, monkeypatch):
    given_ = sources.Sources(decisions=[lambda person, day: [a_line("bulletin", day, what="编发第 3 期通报")]])
    monkeypatch.setattr(sources._filled, "sources", given_)
    shown = words(as_("hq_clerk").get("/"))
    assert "应编发的通报 1 件 建议 编发第 3 期通报" in shown
    assert shown.index("编发第 3 期通报") < shown.index("待核对 核对")


def test_never_more_than_ten_but_the_file_holds_all(region, as_):
    blank = region.blank("一定规模")
    for n in range(12):
        version = blank.versions.get(valid_to=None)
        version.pk, version.item, version.text, version.revision = None, blank.measure.blanks.create(), f"留白{n}", 1
        version.save(force_insert=True)
    on(DUE)
    answer = as_("hq_clerk").get("/")
    body = answer.content.decode()
    assert body.count('<li class="wz-task">') == 10
    assert "七天内到期的留待事项 列 6 件，共 13 件" in words(answer)
    assert len(separated(as_("hq_clerk").get("/?export=csv").content)) == 1 + 13 + 4


@given(st.lists(st.tuples(st.sampled_from(sorted(decisions.KINDS)), st.dates(date(2022, 1, 1), DAY)), max_size=40))
def test_ten_at_most_and_no_kind_is_crowded_out(given_):
    order = list(decisions.KINDS)
    held = sorted((a_line(*each) for each in given_), key=lambda line: (order.index(line.kind), line.waiting_since))
    shown = decisions.chosen(held)
    assert len(shown) == min(len(held), decisions.MOST)
    assert {line.kind for line in shown} == {line.kind for line in held}
    assert shown == [line for line in held if any(line is kept for kept in shown)]
    for kind in order:
        mine = [line for line in shown if line.kind == kind]
        assert mine == [line for line in held if line.kind == kind][: len(mine)]


def test_the_rule_is_published_on_the_page(as_):
    shown = words(as_("hq_clerk").get("/"))
    assert decisions.RULE in shown
    assert "最多 10 件" in decisions.RULE


def test_the_whole_stands_beside_the_decisions(region, as_):
    on(LATE)
    shown = words(as_("hq_clerk").get("/"))
    assert "加快项目建设 红灯 12 项承办中红灯 4 项 自治区工信厅" in shown
    assert "▲ 柳州 0.0% 第 1 位" in shown
    assert "未报 / 95 项" in shown


def test_an_earlier_day_shows_how_things_stood_and_offers_nothing_to_do(region, as_):
    on(LATE)
    answer = as_("hq_clerk").get("/?as_of=2022-10-24")
    shown = words(answer)
    assert "2022-10-24 的情况" in shown
    assert "数据截至 2022-10-24" in shown
    assert "加快项目建设 绿灯" in shown
    assert "督办" not in shown.split("往日只看情况")[1].split("各项措施")[0]
    assert 'class="wz-task__act"' not in answer.content.decode()


@pytest.mark.parametrize("asked", ["2099-01-01", "gestern", ""])
def test_no_day_to_come(asked, as_):
    assert "今天要定的事" in words(as_("hq_clerk").get(f"/?as_of={asked}"))


@pytest.mark.parametrize("prefix", ["", "m-", "r-", "c-"])
def test_each_list_is_a_file(prefix, as_):
    rows = separated(as_("hq_clerk").get(f"/?{prefix}export=csv").content)
    assert len(rows) > 1 or prefix == "c-"


def test_queries_do_not_grow_with_what_is_late(as_):
    few = queries(as_("hq_clerk"), "/")
    on(LATE)
    assert queries(as_("hq_clerk"), "/") <= few + 2
    assert few <= 120
