"""What is ruled on a part: accepted or sent back with a reason, paused, moved, withdrawn; handed down and rolled up."""

from __future__ import annotations

import pytest

from tests.region import TODAY, moment
from tests.web.plan.work import page_of, part_of, sent
from tests.web.reading import form_of, table, words
from wenzeng.mechanisms.office.models import Message
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import work

REPORTED = "/plan/parts/reported/"


@pytest.fixture
def part(region):
    return part_of(region, "竣工55项", "450200")


@pytest.fixture
def reported(part, region):
    work.report_progress(part, text="已全部竣工", done=True, by=region.people["city_officer"], at=moment(TODAY))
    part.refresh_from_db()
    return part


def state(part):
    part.refresh_from_db()
    return part.state


def told(region, name):
    return list(Message.objects.filter(person=region.people[name]).values_list("title", flat=True))


def test_the_office_accepts(reported, as_, region):
    assert sent(as_("hq_clerk"), page_of(reported, "accept")).status_code == 303
    assert state(reported) == "accepted"
    assert "认定办结" in words(as_("city_officer").get(page_of(reported)))


def test_sending_back_asks_for_a_reason_and_tells_the_unit(reported, as_, region):
    client = as_("hq_clerk")
    assert "退回理由：请填写“退回理由”" in words(sent(client, page_of(reported, "return"), reason=""))
    assert "至少 4 个字" in words(sent(client, page_of(reported, "return"), reason="缺"))
    assert sent(client, page_of(reported, "return"), reason="缺竣工验收材料").status_code == 303
    assert state(reported) == "returned"
    assert any(title.startswith("退回") for title in told(region, "city_officer"))
    assert "缺竣工验收材料" in words(as_("city_officer").get(page_of(reported)))


def test_an_older_page_does_not_rule(reported, as_, region):
    client, url = as_("hq_clerk"), page_of(reported, "accept")
    fields = form_of(client.get(url).content.decode())
    work.add_view(reported, text="请补材料", by=region.people["hq_lead"], at=moment(TODAY))
    answer = client.post(url, fields)
    assert answer.status_code == 409
    assert state(reported) == "reported"


def test_the_office_is_told_of_what_waits(reported, as_, region):
    assert any(title.startswith("报结") for title in told(region, "hq_clerk"))
    shown = words(as_("hq_clerk").get("/plan/parts/"))
    assert "1 项报结待您认定" in shown
    assert len(table(as_("hq_clerk").get(REPORTED).content.decode())) == 1


def test_several_are_accepted_at_once_each_as_it_was_seen(reported, region, as_):
    other = part_of(region, "竣工55项", "450100")
    work.report_progress(other, text="已全部竣工", done=True, by=region.people["other_city"], at=moment(TODAY))
    chosen = [f"{reported.pk}:{reported.steps_taken}", f"{other.pk}:0"]
    answer = as_("hq_clerk").post(REPORTED, {"parts": chosen, "text": "属实"}, follow=True)
    assert state(reported) == "accepted"
    assert state(other) == "reported"
    assert "已认定办结 1 项" in words(answer)
    assert "1 项没有认定" in words(answer)


def test_nothing_ticked_is_said(as_, region):
    assert "没有勾选" in words(as_("hq_clerk").post(REPORTED, {}, follow=True))


@pytest.mark.parametrize("name", ["city_officer", "leader", "auditor", "department_officer", "county_clerk"])
@pytest.mark.parametrize("act", ["accept", "return", "extend", "pause", "withdraw"])
def test_only_who_rules_may(act, name, reported, as_):
    answer = as_(name).post(page_of(reported, act), {"reason": "有充分的理由", "due": "2022-12-30"})
    assert answer.status_code in (403, 404)
    assert state(reported) == "reported"


def test_pause_and_resume(part, as_):
    client = as_("hq_clerk")
    sent(client, page_of(part, "pause"), reason="等待规划调整")
    shown = client.get(page_of(part)).content.decode()
    assert page_of(part, "resume") in shown
    assert page_of(part, "pause") not in shown
    assert "暂停" in words(client.get(page_of(part)))
    sent(client, page_of(part, "resume"), reason="规划已调整", due="2023-01-15")
    part.refresh_from_db()
    assert part.due.isoformat() == "2023-01-15"


def test_a_new_deadline_keeps_the_old_one_on_record(part, as_):
    client = as_("hq_clerk")
    assert sent(client, page_of(part, "extend"), due="2023-01-31", reason="汛期影响施工").status_code == 303
    assert "原时限 2022-12-31" in words(client.get(page_of(part)))


def test_a_view_repaints_nothing(part, as_):
    client = as_("leader")
    before = words(client.get(page_of(part))).split("灯与时限")[1].split("规则")[0]
    assert sent(client, page_of(part, "view"), reason="进展偏慢，请加紧").status_code == 303
    after = words(client.get(page_of(part)))
    assert "研判意见：进展偏慢，请加紧" in after
    assert after.split("灯与时限")[1].split("规则")[0] == before


def test_withdrawing_ends_it(part, as_):
    sent(as_("hq_clerk"), page_of(part, "withdraw"), reason="任务并入另一项")
    assert state(part) == "withdrawn"
    assert page_of(part, "report") not in as_("city_officer").get(page_of(part)).content.decode()


def test_a_city_hands_down_and_rules_on_what_comes_back(part, as_, region):
    city, url = as_("city_officer"), page_of(part, "hand_down")
    none = sent(city, url, units=[])
    assert "单位：请选择“单位”" in words(none)
    late = sent(city, url, units=["450203"], due="2023-02-01")
    assert "时限：分解的时限不能晚于本单位的时限 2022-12-31" in words(late)
    assert sent(city, url, units=["450203", "park.1"], due="2022-12-15", text="按月报").status_code == 303
    below = part_of(region, "竣工55项", "450203")
    assert (below.above_id, below.due.isoformat()) == (part.pk, "2022-12-15")
    assert any(title.startswith("新任务") for title in told(region, "county_clerk"))
    sent(as_("county_clerk"), page_of(below, "report"), text="已竣工", done="on")
    assert "2 个单位：在办 1，已报结 1" in words(city.get(page_of(part)))
    assert as_("hq_clerk").post(page_of(below, "accept"), {"reason": ""}).status_code == 403
    assert sent(city, page_of(below, "accept")).status_code == 303
    assert "2 个单位：在办 1，办结 1" in words(city.get(page_of(part)))
    assert 'value="450203"' not in city.get(url).content.decode()  # who carries it already is not offered again


@pytest.mark.parametrize("name", ["hq_clerk", "department_officer", "other_city"])
def test_only_who_carries_a_part_hands_it_down(name, part, as_):
    assert as_(name).post(page_of(part, "hand_down"), {"units": ["450203"]}).status_code in (403, 404)
    assert not Part.objects.filter(above=part).exists()


def test_what_is_done_is_asked_for_its_outcome(reported, as_, region):
    clerk, officer = region.people["hq_clerk"], as_("city_officer")
    work.accept(reported, by=clerk, at=moment(TODAY))
    form = page_of(reported, "outcome")
    assert form not in officer.get(page_of(reported)).content.decode()
    work.ask_outcome(reported, months=6, by=clerk, at=moment(TODAY))
    assert form in officer.get(page_of(reported)).content.decode()
    assert form not in as_("hq_clerk").get(page_of(reported)).content.decode()
    assert "成效：请填写“成效”" in words(sent(officer, page_of(reported, "outcome"), text=""))
    assert sent(officer, page_of(reported, "outcome"), text="新增产值 3 亿元").status_code == 303
    assert "成效：新增产值 3 亿元" in words(officer.get(page_of(reported)))
    assert as_("hq_clerk").post(page_of(reported, "outcome"), {"text": "代填成效", "key": "k"}).status_code == 403
