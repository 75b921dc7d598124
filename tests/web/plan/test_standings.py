"""Ranks with their reasons, and what changed between two days."""

from __future__ import annotations

from datetime import date

import pytest

from tests.region import moment
from tests.web.plan.work import part_of
from tests.web.reading import separated, table, words
from wenzeng.mechanisms.plan.services import work

RANKS, CHANGES = "/plan/ranks/", "/plan/changes/"
DUE, REPORTED = date(2022, 10, 20), date(2022, 10, 19)


@pytest.fixture
def done(region):
    """Liuzhou in time, Nanning not at all; both were due on the 20th."""
    clerk = region.people["hq_clerk"]
    for code in ("450100", "450200"):
        part = part_of(region, "开工重大项目95项", code)
        work.extend(part, due=DUE, reason="提前到期考核", by=clerk, at=moment(date(2022, 10, 10)))
    work.report_progress(part, text="已全部开工", done=True, by=region.people["city_officer"], at=moment(REPORTED))
    work.accept(part, by=clerk, at=moment(date(2022, 10, 21)))
    return part


def test_ranks_with_share_counts_and_median(done, as_):
    rows = table(as_("hq_clerk").get(RANKS).content.decode())
    assert [row[:5] for row in rows] == [["1", "柳州市", "100.0", "1", "1"], ["2", "南宁市", "0.0", "0", "1"]]
    assert [row[8] for row in rows] == ["+50.0个百分点", "−50.0个百分点"]
    shown = words(as_("hq_clerk").get(RANKS))
    assert "2 个单位中 2 个有到期任务。中位数 50.0%。到期不足 5 项的标明。" in shown
    assert "到期项数少，名次仅供参考" in shown


def test_before_anything_was_due_nobody_is_ranked(done, as_):
    rows = table(as_("hq_clerk").get(f"{RANKS}?as_of=2022-10-20").content.decode())
    assert [row[0] for row in rows] == ["不排", "不排"]


def test_why_is_one_click_away_for_who_may_see_it(done, as_):
    page = f"{RANKS}450200/"
    assert len(table(as_("hq_clerk").get(f"{page}?counted=in_time").content.decode())) == 1
    assert "没有符合条件" in words(as_("hq_clerk").get(f"{page}?counted=late"))
    assert as_("city_officer").get(f"{page}?counted=due").status_code == 200
    assert as_("other_city").get(page).status_code == 403


def test_a_city_ranks_its_counties(done, as_, region):
    shown = words(as_("city_officer").get(f"{RANKS}?of=below"))
    assert "所辖县（市、区） 1" in shown
    assert "鱼峰区" in shown
    assert "鱼峰区" in words(as_("county_clerk").get(RANKS))
    assert "所辖县" not in words(as_("hq_clerk").get(RANKS))


def test_ranks_go_out_as_files(done, as_):
    listed = separated(as_("hq_clerk").get(f"{RANKS}?export=csv").content)
    assert listed[1][:3] == ["1", "柳州市", "100"]


def test_changes_between_two_days(done, as_):
    client = as_("hq_clerk")
    shown = words(client.get(f"{CHANGES}?from=2022-10-17&to=2022-10-24"))
    assert "柳州市：报结" in shown
    assert "柳州市：认定办结" in shown
    assert "调整时限" not in shown
    assert "一、加快项目建设" in shown
    before = words(client.get(f"{CHANGES}?from=2022-10-09&to=2022-10-17"))
    assert "柳州市：调整时限 2022-10-20" in before
    assert "报结" not in before.split("措施 条款")[-1]
    listed = separated(client.get(f"{CHANGES}?from=2022-10-17&export=csv").content)
    assert len(listed) - 1 == shown.count("柳州市：")


def test_each_sees_the_changes_of_its_own_parts(done, as_):
    assert "柳州市：报结" not in words(as_("other_city").get(f"{CHANGES}?from=2022-10-09"))
    assert "柳州市：报结" in words(as_("city_officer").get(f"{CHANGES}?from=2022-10-09"))


def test_days_that_make_no_sense_are_put_right(as_):
    for asked in ("?from=x&to=y", "?from=2022-12-01&to=2022-10-01", "?to=2099-01-01"):
        assert as_("hq_clerk").get(CHANGES + asked).status_code == 200
