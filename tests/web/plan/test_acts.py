"""Acts on a plan through their forms: done once, with a reason once in force, refused at the field, never twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.region import CANARY, DUE
from tests.web.reading import form_of, words
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.models import Document, Task

REASON = {"reason": "与自治区年度计划一致"}


def sent(client, url, **changes):
    """A form as its page gives it, changed, and sent."""
    fields = form_of(client.get(url).content.decode())
    return client.post(url, {**fields, **changes})


def current(item):
    return item.versions.get(valid_to=None)


@pytest.fixture
def clerk(as_):
    return as_("hq_clerk")


@pytest.fixture
def task(region):
    return region.task("开工重大项目95项")


# name of the address -> where its item is found, what is changed
CASES = {
    "task_correct": ("task", {"title": "开工重大项目一百项"}),
    "task_assign": ("task", {"lead": "dept.jyt", "joint": ["450100"]}),
    "task_drop": ("task", {}),
    "target_add": ("task", {"what": "投资", "value": "300", "unit": "亿元"}),
    "target_correct": ("target", {"value": "96"}),
    "target_drop": ("target", {}),
    "task_add": ("measure", {"title": "建立项目清单", "sentence": "2"}),
    "lead": ("measure", {}),
    "heading": ("document", {"number": "桂稳发〔2022〕15号"}),
    "mention": ("mention", {"meaning": "group:city"}),
    "fill": ("blank", {"answer": "总投资 1 亿元以上"}),
    "leave": ("blank", {"owner": "dept.czt", "due": "2022-12-01"}),
}


@pytest.fixture
def keys(region, task):
    measure = region.adopted.measures.first()
    return {
        "task": task.pk, "target": task.targets.first().pk, "measure": measure.pk, "document": region.adopted.pk,
        "mention": region.mention("财政厅", region.adopted).pk, "blank": region.blank("一定规模").pk,
    }  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_done_once_and_refused_when_sent_again(name, clerk, keys):
    item, changes = CASES[name]
    url = reverse(f"plan:{name}", args=[keys[item]])
    fields = {**form_of(clerk.get(url).content.decode()), **changes, **REASON}
    before = JournalEntry.objects.count()
    first = clerk.post(url, fields)
    assert first.status_code == 303, words(first)
    assert JournalEntry.objects.count() == before + 1
    again = clerk.post(url, fields)
    assert again.status_code == 409, words(again)
    assert JournalEntry.objects.count() == before + 1
    assert "刷新" in words(again)


@pytest.mark.parametrize("name", CASES)
def test_a_plan_in_force_changes_only_with_a_reason(name, clerk, keys):
    item, changes = CASES[name]
    url = reverse(f"plan:{name}", args=[keys[item]])
    before = JournalEntry.objects.count()
    for reason, said in (("", "理由：请填写“理由”"), ("因故", "至少 4 个字")):
        answer = sent(clerk, url, **changes, reason=reason)
        assert answer.status_code == 400
        assert said in words(answer)
    assert JournalEntry.objects.count() == before


def test_a_draft_needs_no_reason(region, clerk):
    task = region.task("招聘活动")
    answer = sent(clerk, reverse("plan:task_correct", args=[task.pk]), title="开展招聘", deadline="2022-12-31")
    assert answer.status_code == 303
    assert (current(task).title, current(task).deadline_origin) == ("开展招聘", "decided")


def test_what_was_typed_is_kept(clerk, task):
    url = reverse("plan:task_correct", args=[task.pk])
    answer = sent(clerk, url, title="改过的话", kind="recurring", every="", **REASON)
    body = answer.content.decode()
    assert answer.status_code == 400
    assert "改过的话</textarea>" in body
    assert "频次：定期任务须选择频次。" in words(answer)
    assert 'value="recurring" selected' in body


def test_the_way_back_is_kept_within_the_site(clerk, task):
    url = reverse("plan:task_correct", args=[task.pk])
    assert sent(clerk, url, next="/plan/measures/", title="一", **REASON)["Location"] == "/plan/measures/"
    answer = sent(clerk, url, next="https://elsewhere.example/", title="二", **REASON)
    assert answer["Location"] == reverse("plan:task", args=[task.pk])


def test_assigning_and_giving_back(clerk, task, region):
    url = reverse("plan:task_assign", args=[task.pk])
    sent(clerk, url, lead="dept.jyt", joint=["dept.jyt", "450100"], **REASON)
    page = reverse("plan:task", args=[task.pk])
    assert "牵头 自治区教育厅" in words(clerk.get(page))
    sent(clerk, url, lead="", joint=[], **REASON)
    assert "自治区教育厅" not in words(clerk.get(page)).split("经过")[0]
    refused = sent(clerk, url, lead="", joint=["450100"], **REASON)
    assert "牵头单位：请先选定牵头单位" in words(refused)


def test_a_wrong_number_is_refused_at_its_field(clerk, task):
    answer = sent(clerk, reverse("plan:target_add", args=[task.pk]), what="投资", value="三百", **REASON)
    assert "目标值：“三百”不是数" in words(answer)
    assert answer.status_code == 400


def test_an_added_task_stands_in_its_sentence(clerk, region):
    measure = region.adopted.measures.first()
    sent(clerk, reverse("plan:task_add", args=[measure.pk]), title="建立项目清单", sentence="2", **REASON)
    added = Task.objects.get(versions__title="建立项目清单")
    assert current(added).text == "对达到一定规模的项目给予奖励，最高不超过50万元。"
    assert "一·2" in words(clerk.get(reverse("plan:task", args=[added.pk])))


def test_confirming_a_lead_ends_the_presumption(clerk, region):
    measure = region.adopted.measures.first()
    finance = region.mention("财政厅", region.adopted)
    assert sent(clerk, reverse("plan:lead", args=[measure.pk]), lead=finance.pk, **REASON).status_code == 303
    shown = words(clerk.get(reverse("plan:measure", args=[measure.pk])))
    assert "牵头 自治区财政厅 原文“财政厅” 指挥部定" in shown
    assert "推定" not in shown


@pytest.mark.parametrize(
    ("meaning", "kind", "codes"),
    [
        ("unit:dept.gxt", "unit", ["dept.gxt"]), ("group:city", "group", ["450100", "450200"]), ("named", "named", []),
        ("chosen", "group", ["dept.czt", "dept.jyt"]),
    ],
)  # fmt: skip
def test_saying_what_a_name_stands_for(meaning, kind, codes, clerk, region):
    mention = region.mention("算力局")
    ticked = codes if meaning == "chosen" else []
    answer = sent(clerk, reverse("plan:mention", args=[mention.pk]), meaning=meaning, units_chosen=ticked)
    assert answer.status_code == 303
    assert current(mention).kind == kind
    assert sorted(current(mention).units.values_list("code", flat=True)) == codes


def test_a_name_for_ticked_units_needs_ticks(clerk, region):
    answer = sent(clerk, reverse("plan:mention", args=[region.mention("算力局").pk]), meaning="chosen")
    assert answer.status_code == 400
    assert "从单位库选择：请勾选至少一个单位" in words(answer)


def test_entering_a_unit_that_nobody_knew(clerk, region):
    mention = region.mention("算力局")
    url = reverse("plan:enter_unit", args=[mention.pk])
    assert sent(clerk, url, name="自治区算力局", code="Not a code").status_code == 400
    assert sent(clerk, url, name="自治区算力局", short_name="算力局", code="dept.slj").status_code == 303
    unit = Unit.objects.get(code="dept.slj")
    assert current(mention).units.get() == unit
    assert unit.aliases.get().alias == "算力局"
    again = sent(clerk, url, name="又一个", short_name="又一个", code="dept.slj")
    assert again.status_code == 409
    assert "单位代码：单位代码 dept.slj 已被使用" in words(again)


def test_a_unit_is_not_entered_when_its_name_cannot_be_matched(clerk, region):
    mention = region.mention("算力局")
    answer = sent(clerk, reverse("plan:enter_unit", args=[mention.pk]), name="算力局一", code="dept.slj", expected="9")
    assert answer.status_code == 409
    assert not Unit.objects.filter(code="dept.slj").exists()


def test_filling_and_leaving_a_blank(clerk, region):
    blank = region.blank("一定增长")
    leave, fill = (reverse(f"plan:{name}", args=[blank.pk]) for name in ("leave", "fill"))
    past = sent(clerk, leave, owner="dept.czt", due="2022-10-01")
    assert "答复期限：答复期限 2022-10-01 已过" in words(past)
    assert sent(clerk, leave, owner="dept.czt", due=DUE.isoformat()).status_code == 303
    assert (current(blank).state, current(blank).owner.code, current(blank).due) == ("left", "dept.czt", DUE)
    assert sent(clerk, fill, answer="8%", origin="assumption").status_code == 303
    assert (current(blank).state, current(blank).answer, current(blank).origin) == ("filled", "8%", "assumption")


def test_adopting_waits_for_the_last_question(clerk, region):
    url = reverse("plan:adopt", args=[region.draft.pk])
    assert "还有 5 处须先确定" in words(clerk.get(url))
    refused = clerk.post(url)
    assert refused.status_code == 400
    assert Document.objects.get(pk=region.draft.pk).state == "draft"
    heading = {"number": "桂稳发〔2022〕20号", "issuer": "指挥部", "issued": "2022-10-20"}
    sent(clerk, reverse("plan:heading", args=[region.draft.pk]), **heading)
    sent(clerk, reverse("plan:mention", args=[region.mention("算力局").pk]), meaning="named")
    sent(clerk, reverse("plan:fill", args=[region.blank("一定增长").pk]), answer="8%")
    assert clerk.post(url)["Location"] == reverse("plan:document", args=[region.draft.pk])
    assert Document.objects.get(pk=region.draft.pk).state == "adopted"
    assert clerk.post(url).status_code == 409


def test_adopted_words_reach_those_who_carry_them(clerk, region, as_):
    test_adopting_waits_for_the_last_question(clerk, region)
    assert CANARY in words(as_("department_officer").get("/plan/tasks/"))


def test_discarding_needs_a_reason_and_is_done_once(clerk, region):
    url = reverse("plan:discard", args=[region.draft.pk])
    assert clerk.post(url, {"reason": ""}).status_code == 400
    assert clerk.post(url, {"reason": "来件有误，另收"}).status_code == 303
    assert clerk.post(url, {"reason": "来件有误，另收"}).status_code == 404
    assert clerk.get(reverse("plan:document", args=[region.draft.pk])).status_code == 404


def test_a_document_in_force_cannot_be_discarded(clerk, region):
    answer = clerk.post(reverse("plan:discard", args=[region.adopted.pk]), {"reason": "不再执行了"})
    assert answer.status_code == 409
    assert "只有待核对的草稿可以弃用" in words(answer)


def test_a_changed_heading_is_marked_as_entered_by_hand(clerk, region):
    sent(clerk, reverse("plan:heading", args=[region.draft.pk]), issued=date(2022, 10, 20).isoformat(), number="甲")
    shown = words(clerk.get(reverse("plan:document", args=[region.draft.pk])))
    assert "2022-10-20 手工录入" in shown
    assert f"关于{CANARY}的通知 原文" in shown
