"""Invented documents, each in another layout, compile to the plans written beside them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.library.policy.gold import score_plan
from tests.library.policy.layouts.built import BUILT
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.plan import as_json

HERE = Path(__file__).parent
GOLDS = sorted(HERE.glob("[0-9][0-9]-*.json"))


def compiled(gold: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The plan of a document and the plan that was expected."""
    want = json.loads(gold.read_text(encoding="utf-8"))
    stored = next((path for path in HERE.glob(f"{gold.stem}.*") if path.suffix != ".json"), None)
    if stored is not None:
        data, name = stored.read_bytes(), stored.name
    else:
        name = next(name for name in BUILT if name.startswith(gold.stem))
        data = BUILT[name]()
    return as_json(compile_text(read(data, name), issued=date.fromisoformat(want["issued"]))), want


def test_there_are_enough_layouts() -> None:
    assert len(GOLDS) >= 12


@pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.stem)
def test_a_layout_compiles_to_its_plan(gold: Path) -> None:
    plan, want = compiled(gold)
    errors: list[tuple[str, ...]] = []
    tally = score_plan.score_doc(want, plan, False, errors)
    assert errors == []
    assert tally.overall()[0][2] == 1.0
    assert plan["title"] == want["title"]
    assert plan["document_number"] == want["document_number"]
    assert [measure["path"] for measure in plan["measures"]] == [measure["path"] for measure in want["measures"]]


@pytest.mark.parametrize("gold", GOLDS, ids=lambda path: path.stem)
def test_every_text_stands_at_its_span(gold: Path) -> None:
    plan, _ = compiled(gold)
    source = plan["source_text"]
    for measure in plan["measures"]:
        for held in (measure, *measure["tasks"], *measure["context"], *measure["caps"], *measure["blanks"]):
            start, end = held["span"]
            assert "".join(held["text"].split()) == "".join(source[start:end].split())
