"""The homes of units, leader, auditor, administrators and outsiders: what is theirs, why they stand where they do, what they can do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.region import CANARY, moment
from tests.web.reading import form_of, separated, words
from wenzeng.mechanisms.office.models import Installation
from wenzeng.mechanisms.people.declare import ROLES
from wenzeng.mechanisms.plan.models import Document, Part
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.desk import sources
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes import leader
from wenzeng.web.desk.lines import Line

DUE = date(2022, 12, 31)
TODAY = date(2022, 10, 24)
LATE = date(2023, 1, 15)


def on(day: date) -> None:
    Installation.objects.update(business_date=day)


def part(region, words_: str, unit: str) -> Part:
    return Part.objects.get(task=region.task(words_), unit__code=unit, period="")


def report(region, held: Part, name: str, day: date, **more: object) -> None:
    work.report_progress(held, text="已完成", done=True, by=region.people[name], at=moment(day), **more)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_has_a_home_that_offers_something(role, as_):
    answer = as_(role).get("/")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert CANARY not in body or role in {"hq_clerk", "hq_lead"}
    main = body.split("<main", 1)[1].split("</main>", 1)[0]
    assert main.count('href="/') >= 2


def test_a_department_finds_its_parts_by_urgency(region, as_):
    soon = DUE - timedelta(days=3)
    on(soon)
    shown = words(as_("department_officer").get("/"))
    assert "七天内到期 1 件 无灯 年底前竣工55项 一·1 还没有报实际值 牵头 12-31 剩 3 天 报进展" in shown
    assert shown.index("七天内到期") < shown.index("在办 2 件")
    assert "财政厅" not in shown.split("我的任务", 2)[-1].split("灯由规则计算")[0]


def test_what_came_back_stands_first(region, as_):
    held = part(region, "年底前竣工55项", "dept.gxt")
    report(region, held, "department_officer", TODAY)
    shown = words(as_("department_officer").get("/"))
    assert "已报结，等上级认定 1 件 等认定 年底前竣工55项" in shown
    held.refresh_from_db()
    work.send_back(held, reason="缺验收证明", by=region.people["hq_clerk"], at=moment(TODAY, 15))
    shown = words(as_("department_officer").get("/"))
    assert "退回，须重报 1 件" in shown
    assert shown.index("退回，须重报") < shown.index("在办")


def test_letters_to_answer_come_from_another_mechanism(as_, monkeypatch):
    letter = Line("letter", "督办", "答复督办函 2022-3", "/x/", "须在 7 日内答复", "指挥部办公室", TODAY)
    monkeypatch.setattr(sources._filled, "sources", sources.Sources(turns=[lambda person, day: [letter]]))
    shown = words(as_("department_officer").get("/"))
    assert "须答复的函件 1 件 督办 答复督办函 2022-3" in shown


def test_a_city_accepts_what_it_handed_down(region, as_):
    held, city = part(region, "年底前竣工55项", "450200"), region.people["city_officer"]
    (below,) = work.hand_down(held, units=[region.unit("450203")], due=date(2022, 12, 20), by=city, at=moment(TODAY))
    report(region, below, "county_clerk", TODAY)
    shown = words(as_("city_officer").get("/"))
    assert "等我认定 1 件 已报结 年底前竣工55项 一·1 已完成 鱼峰区 10-24 今天报来 认定" in shown
    assert "等我认定" not in words(as_("county_clerk").get("/"))


def test_a_city_sees_its_rank_and_the_very_tasks_that_counted(region, as_):
    held = part(region, "年底前竣工55项", "450200")
    report(region, held, "city_officer", date(2022, 12, 30))
    held.refresh_from_db()
    work.accept(held, by=region.people["hq_clerk"], at=moment(date(2023, 1, 4)))
    on(LATE)
    shown = words(as_("city_officer").get("/"))
    assert "已到期 1 项，按时办结 1 项，按时率 100.0%" in shown
    assert "中位数 50.0%；到期数少，名次仅供参考 第 1 位" in shown
    assert "按时率＝到期任务中按时报结并经认定的项数÷到期任务项数" in shown
    rows = separated(as_("city_officer").get("/?k-export=csv").content)
    assert [(row[1], row[-1]) for row in rows[1:]] == [("年底前竣工55项", "按时办结")]
    assert "南宁" not in shown.split("本单位名次")[1]


def test_counted_tasks_say_how_they_counted(region, as_):
    on(LATE)
    assert separated(as_("city_officer").get("/?k-export=csv").content)[1][-1] == "到期未办结"
    held = part(region, "年底前竣工55项", "450200")
    report(region, held, "city_officer", DUE)
    assert separated(as_("city_officer").get("/?k-export=csv").content)[1][-1] == "按时报结，待认定"
    held.refresh_from_db()
    work.send_back(held, reason="缺验收证明", by=region.people["hq_clerk"], at=moment(date(2023, 1, 3)))
    held.refresh_from_db()
    report(region, held, "city_officer", date(2023, 1, 5))
    held.refresh_from_db()
    work.accept(held, by=region.people["hq_clerk"], at=moment(date(2023, 1, 6)))
    assert separated(as_("city_officer").get("/?k-export=csv").content)[1][-1] == "逾期办结"


def test_a_past_day_of_a_unit_offers_nothing_to_do(as_):
    on(LATE)
    answer = as_("city_officer").get("/?as_of=2022-10-24")
    assert "数据截至 2022-10-24" in words(answer)
    assert "wz-btn--row" not in answer.content.decode().split("<aside")[0].split("<main")[1]


def test_the_leader_reads_one_sentence_few_figures_and_three_names(region, as_):
    on(LATE)
    answer = as_("leader").get("/")
    shown, body = words(answer), answer.content.decode()
    assert (
        "截至 1 月 15 日，2 条措施中 2 条落后（一、二）；逾期 5 项，最多的是自治区财政厅 2 项、自治区工信厅 1 项"
        in shown
    )
    assert body.count('class="wz-figure"') <= leader.MOST_FIGURES
    reds = body.split('id="reds"')[1].split("</ul>")[0]
    assert reds.count('<li class="wz-task">') == 3
    assert "department_officer同志" in reds
    assert "1 柳州 0.0% 红灯" in shown


def test_nothing_late_is_said_as_such(as_):
    assert "2 条措施均无红灯，总体在进度内；没有逾期任务。" in words(as_("leader").get("/"))


def test_before_the_first_document_the_leader_is_told_so():
    assert leader.sentence(Day(TODAY, TODAY), [], []) == "还没有在用的计划，暂无进展可看。"


def test_an_instruction_becomes_a_task_of_its_unit(region, as_):
    on(LATE)
    client, held = as_("leader"), part(region, "年底前竣工55项", "dept.czt")
    page = f"{reverse('desk:instruct')}?part={held.pk}"
    sent = form_of(client.get(page).content.decode())
    assert (sent["unit"], sent["text"]) == ("dept.czt", "抓紧办理：年底前竣工55项")
    answer = client.post(page, {**sent, "due": "2023-01-20"}, follow=True)
    assert "已交办" in words(answer)
    document = Document.objects.get(kind="instruction")
    given = Part.objects.get(task__measure__document=document)
    assert (given.unit.code, given.due) == ("dept.czt", date(2023, 1, 20))
    assert "抓紧办理：年底前竣工55项" in words(as_("leader").get(reverse("plan:parts")))


@pytest.mark.parametrize("sent", [{"text": "", "unit": "450200"}, {"text": "抓紧", "unit": "firm.1"}, {"text": "抓紧"}])
def test_an_instruction_needs_words_and_a_unit(sent, as_):
    assert as_("leader").post(reverse("desk:instruct"), sent).status_code == 400
    assert not Document.objects.filter(kind="instruction").exists()


def test_nobody_else_gives_instructions(as_):
    for role in sorted(set(ROLES) - {"leader", "hq_clerk", "hq_lead"}):
        assert as_(role).get(reverse("desk:instruct")).status_code == 403
    assert as_("leader").get(f"{reverse('desk:instruct')}?part=99999999999999999999").status_code == 200


def test_an_auditor_begins_with_what_can_be_looked_into(as_):
    shown = words(as_("auditor").get("/"))
    assert "查任务办理" in shown
    assert "各项措施" in shown


def test_outsiders_see_documents_and_administrators_no_business(as_):
    assert "在用文件" in words(as_("firm_clerk").get("/"))
    assert "关于稳住工业经济的若干措施" in words(as_("firm_clerk").get("/"))
    assert "关于稳住工业经济的若干措施" not in words(as_("system_admin").get("/"))


def test_a_unit_without_tasks_is_told_what_comes(as_):
    assert "本单位还没有任务" in words(as_("other_department").get("/"))
