"""The HQ office's home, and where the others begin."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.region import DUE, moment
from tests.web.reading import queries, words
from wenzeng.mechanisms.office.models import Installation
from wenzeng.mechanisms.plan.services import editing, figures


def on(day: date) -> None:
    Installation.objects.update(business_date=day)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("city_officer", "plan:tasks"), ("leader", "plan:tasks"), ("auditor", "plan:tasks"), ("firm_clerk", "plan:measures"),
        ("bank_officer", "plan:measures"), ("system_admin", "office:units"),
    ],
)  # fmt: skip
def test_others_begin_at_their_own_list(name, begins, as_):
    answer = as_(name).get("/")
    assert (answer.status_code, answer["Location"]) == (302, reverse(begins))


def test_drafts_and_presumed_leads_wait_for_a_decision(region, as_):
    shown = words(as_("hq_lead").get("/"))
    assert "2 件" in shown
    assert (
        "待核对 核对《关于白鹭计划的通知》的计划 编出措施 2 条、任务 2 项；留白 1 处待定 指挥部办公室 10-21 收文 核对"
        in shown
    )
    assert "推定 确认《关于稳住工业经济的若干措施》1 条措施的牵头单位" in shown
    assert "答复“一定规模”" not in shown


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2022, 11, 8), "将到期"), (DUE, "今天到期"), (date(2022, 11, 18), "超期 3 天")],
)
def test_an_answer_is_called_in_a_week_before_and_turns_red_after(day, said, as_):
    on(day)
    shown = words(as_("hq_clerk").get("/"))
    assert "自治区工信厅答复“一定规模”" in shown
    assert said in shown


def test_what_is_late_stands_first(as_):
    on(date(2022, 11, 18))
    shown = words(as_("hq_clerk").get("/"))
    assert shown.index("超期 3 天") < shown.index("待核对 核对")
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


def test_never_more_than_ten(region, as_):
    blank = region.blank("一定规模")
    for n in range(12):
        version = blank.versions.get(valid_to=None)
        version.pk, version.item, version.text, version.revision = None, blank.measure.blanks.create(), f"留白{n}", 1
        version.save(force_insert=True)
    on(DUE)
    assert as_("hq_clerk").get("/").content.decode().count('<li class="wz-task">') == 10


def test_queries_are_bounded(as_):
    assert queries(as_("hq_clerk"), "/") <= 15
