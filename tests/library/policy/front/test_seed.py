"""The policy document of the product itself compiles to its gold plan without an error."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.library.policy.gold import score_plan
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.plan import as_json

GOLD = Path(__file__).parents[1] / "gold" / "plan-guangxi-2022-followup.json"
DOCUMENT = Path(__file__).parents[4] / "src" / "wenzeng" / "measures" / "document.txt"


def test_the_seed_scores_one() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    plan = as_json(compile_text(read(DOCUMENT.read_bytes(), "document.txt"), issued=date(2022, 9, 30)))
    errors: list[tuple[str, ...]] = []
    tally = score_plan.score_doc(gold, plan, False, errors)
    assert errors == []
    assert tally.overall()[0][2] == 1.0
    assert plan["title"] == gold["title"]


def test_the_seed_says_which_notice_it_builds_on() -> None:
    plan = compile_text(read(DOCUMENT.read_bytes(), "document.txt"), issued=date(2022, 9, 30))
    assert [reference.number for reference in plan.references if reference.number] == ["桂稳工业保运行指发〔2022〕13号"]


def test_without_a_date_the_year_comes_from_the_text() -> None:
    plan = compile_text(read(DOCUMENT.read_bytes(), "document.txt"))
    assert plan.issued is None
    assert plan.measures[2].items.deadlines == ("2022-10-31", "2022-12-31")
