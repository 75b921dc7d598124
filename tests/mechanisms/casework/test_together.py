"""People who press at the same moment: real transactions, one thread each; one acts, the others are told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.mechanisms.casework.ladder import issued, on, opened
from tests.region import populate
from tests.together import said_at_once
from wenzeng.mechanisms.casework.declare import Given
from wenzeng.mechanisms.casework.models import Case, CaseStep
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.documents.models import Paper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db):
    return populate()


def test_two_rule_on_one_reply(people):
    held = issued("remind", people)
    held = acting.act(held, "reply", Given(text="已办"), by=people["city_officer"], at=on(25))
    back = Given(text="缺清单", due=date(2022, 11, 4))
    seen = held.steps_taken
    said = said_at_once(
        lambda: acting.act(held, "accept", expected=seen, by=people["hq_clerk"], at=on(26)),
        lambda: acting.act(held, "return", back, expected=seen, by=people["hq_lead"], at=on(26)),
    )
    assert sorted(said) == ["conflict", "done"]
    held.refresh_from_db()
    assert held.steps_taken == held.steps.count() == seen + 1


def test_the_same_key_at_the_same_moment_is_one_step(people):
    held = issued("remind", people)
    said = said_at_once(
        *[lambda: acting.act(held, "reply", Given(text="已办"), key="k", by=people["city_officer"], at=on(25))] * 3
    )
    assert said == ["done"] * 3
    assert CaseStep.objects.filter(act="reply").count() == 1


def test_letters_issued_together_have_numbers_without_a_gap(people):
    lead = people["hq_lead"]
    drafts = [opened("supervise", lead, addressed=code) for code in ("450100",)]
    drafts += [opened("list", lead, addressed="450200"), opened("remind", lead, addressed="dept.gxt")]
    said = said_at_once(*[lambda held=held: acting.act(held, "issue", by=lead, at=on(24)) for held in drafts])
    assert said == ["done"] * 3
    numbers = sorted(Paper.objects.values_list("number", flat=True))
    assert numbers == [f"桂稳工业保运行指办函〔2022〕{n}号" for n in (1, 2, 3)]


def test_two_open_the_same_case(people):
    said = said_at_once(
        lambda: opened("remind", people["hq_clerk"]),
        lambda: opened("remind", people["hq_lead"]),
    )
    assert sorted(said) == ["conflict", "done"]
    assert Case.objects.count() == 1
