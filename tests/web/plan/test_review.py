"""The review: words left, plan right, the place lit, one question at a time, the same by htmx and without script."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.region import CANARY, TODAY, moment
from tests.web.plan.work import region_of
from tests.web.reading import queries, without_tokens, words
from wenzeng.mechanisms.plan.services import editing, figures


@pytest.fixture
def clerk(as_):
    return as_("hq_clerk")


@pytest.fixture
def address(region):
    return reverse("plan:review", args=[region.draft.pk])


@pytest.fixture
def keys(region):
    return [measure.pk for measure in region.draft.measures.all()]


def asked(shown: str) -> str:
    return shown.split('id="asked">', 1)[1].split("　", 1)[0] if 'id="asked"' in shown else ""


def get(client, url):
    return client.get(url).content.decode()


def test_head_and_strip(clerk, address):
    shown = words(clerk.get(address))
    assert "采用计划（还差 5 处）" in shown
    assert "一 待定 1" in shown
    assert "二 1 项" in shown
    assert "2 条措施，编出任务 2 项；2 条的牵头是推定的" in shown


def test_the_document_s_questions_come_one_by_one(clerk, address, region):
    assert asked(get(clerk, address)) == "文头各项是什么？"
    heading = {"title": "通知", "number": "桂稳发〔2022〕20号", "issuer": "指挥部", "issued": TODAY}
    editing.correct_heading(region.draft, **heading, by=region.people["hq_clerk"], at=moment(TODAY))
    assert asked(get(clerk, address)) == "“算力局”是哪个单位？"
    editing.resolve_mention(region.mention("算力局"), [], by=region.people["hq_clerk"], at=moment(TODAY))
    assert asked(get(clerk, address)) == "“一定增长”确定为什么？"
    blank = region.blank("一定增长")
    figures.fill_blank(blank, answer="8%", origin="decided", by=region.people["hq_clerk"], at=moment(TODAY))
    last = get(clerk, address)
    assert asked(last) == ""
    assert "没有未定的事项，可以采用" in last
    assert f'href="{reverse("plan:adopt", args=[region.draft.pk])}"' in last


def test_a_measure_puts_its_own_questions(clerk, address, keys):
    assert asked(get(clerk, f"{address}?measure={keys[0]}")) == "“算力局”是哪个单位？"
    assert asked(get(clerk, f"{address}?measure={keys[1]}")) == ""


def test_after_a_measure_the_next_question_brings_its_measure(clerk, address, keys, region):
    shown = get(clerk, f"{address}?after={keys[1]}")
    assert asked(shown) == "文头各项是什么？"
    shown = get(clerk, f"{address}?ask=blank-{region.blank('一定增长').pk}")
    assert asked(shown) == "“一定增长”确定为什么？"
    assert f'id="step-{keys[0]}" href="{address}?measure={keys[0]}" aria-current="true"' in shown


def test_a_task_lights_its_words_and_its_words_lead_to_it(clerk, address, keys, region):
    task = region.task("开工项目10项")
    place = f"{address}?measure={keys[0]}&amp;task={task.pk}"
    plain = get(clerk, f"{address}?measure={keys[0]}")
    assert "wz-source__on" not in plain
    assert plain.count(f'href="{place}"') >= 3  # in the words, at the clause mark, at the task
    lit = get(clerk, f"{address}?measure={keys[0]}&task={task.pk}")
    assert "wz-source__on" in lit
    assert '<tr aria-current="true">' in lit
    assert reverse("plan:task_correct", args=[task.pk]) in lit


def test_htmx_gets_the_region_of_the_page(clerk, address, keys, region):
    for query in ("", f"?measure={keys[1]}", f"?measure={keys[0]}&task={region.task('开工项目10项').pk}"):
        part = without_tokens(region_of(clerk, address + query, "review"))
        assert part.startswith('<div id="review">')
        assert part in without_tokens(get(clerk, address + query))


def test_one_first_form_and_the_way_on(clerk, address, region, keys):
    shown = get(clerk, f"{address}?ask=blank-{region.blank('一定增长').pk}")
    assert reverse("plan:fill", args=[region.blank("一定增长").pk]) in shown
    assert reverse("plan:leave", args=[region.blank("一定增长").pk]) in shown
    assert f'name="next" value="{address}?after={keys[0]}"' in shown
    assert 'id="decide_reason"' in shown
    assert 'id="later_reason"' in shown


def test_addresses_that_mean_nothing_show_the_beginning(clerk, address):
    for query in ("?measure=0", "?measure=x&task=y", "?ask=blank-x", "?ask=", "?after=99999"):
        assert asked(get(clerk, address + query)) == "文头各项是什么？", query


def test_an_adopted_plan_is_changed_here_too(clerk, region):
    shown = words(clerk.get(reverse("plan:review", args=[region.adopted.pk])))
    assert "改动计划" in shown
    assert "采用计划" not in shown
    assert CANARY not in shown


def test_queries_do_not_grow_with_the_plan(clerk, region):
    address = reverse("plan:review", args=[region.adopted.pk])
    clerk.get(address)  # the first page of a session asks a little more
    before = queries(clerk, address)
    measure = region.adopted.measures.first()
    for n in range(8):
        terms = {"title": f"任务{n}", "kind": "once", "every": "", "deadline": None, "sentence": 1}
        editing.add_task(measure, **terms, reason="补充任务", by=region.people["hq_clerk"], at=moment(TODAY))
    assert queries(clerk, address) == before <= 45
