"""The ladder of supervision: the worked examples of its rules, who may issue which to whom, and what may never happen."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.measures import m15_city_targets
from wenzeng.measures.m15_city_targets import proposing, supervision
from wenzeng.mechanisms.casework.declare import Earlier, Situation
from wenzeng.mechanisms.office.declare import declared
from wenzeng.mechanisms.people.declare import UnitKind

CASES = tomllib.loads((resources.files(m15_city_targets) / "cases.toml").read_text("utf-8"))["case"]
DOCUMENT = (resources.files("wenzeng.measures") / "document.txt").read_text("utf-8")
KNOWN = {"grace": 3, "again": 5}
TYPES = {kind.code: kind for kind in supervision.TYPES}
LADDER = ("urge", "remind", "supervise", "talk", "list")


def proposed(found: Situation, known: dict[str, int]) -> tuple[str, str]:
    """The type and reason of the first rule that holds."""
    for rule in supervision.RULES:
        assert {name.rpartition(".")[2] for name in rule.parameters} <= known.keys()
        if reason := rule.holds(found, known):
            return rule.proposes, reason
    return "", ""


def situation(held: dict) -> Situation:
    earlier = tuple(
        Earlier(kind, severity, is_open, over, None if ended < 0 else ended)
        for kind, severity, is_open, over, ended in held.get("earlier", ())
    )
    return Situation(
        "part:1", held.get("central", False), held["light"], held["overdue"], held.get("why", ""), earlier,
        held.get("dismissed", {}),
    )  # fmt: skip


@pytest.mark.parametrize("held", CASES, ids=lambda held: held["name"])
def test_a_worked_example(held):
    kind, reason = proposed(situation(held), KNOWN)
    assert kind == held["wants"], reason
    assert held.get("reason", "") in reason


def test_the_thresholds_of_the_examples_are_the_declared_ones():
    assert {name: declared(f"supervision.{name}").value for name in KNOWN} == KNOWN


def test_the_ladder_gets_steeper():
    assert [TYPES[code].severity for code in LADDER] == [1, 2, 3, 4, 5]
    assert [rule.proposes for rule in supervision.RULES if rule.proposes != "consult"] == list(reversed(LADDER))


@pytest.mark.parametrize("code", TYPES)
def test_who_issues_to_whom(code):
    """Nothing but 商请函 to a central agency in the region; a city only to what lies below it."""
    ways = TYPES[code].ways
    assert all(way.central == (code == "consult") for way in ways)
    assert {way.issuer for way in ways} <= {UnitKind.HQ, UnitKind.CITY}
    for way in ways:
        if way.issuer == UnitKind.CITY:
            assert way.below
            assert set(way.addressed) == {UnitKind.COUNTY, UnitKind.PARK}


rungs = st.builds(
    lambda kind, is_open, days: Earlier(
        kind, TYPES[kind].severity, is_open, days if is_open else 0, None if is_open else days
    ),
    st.sampled_from(list(TYPES)),
    st.booleans(),
    st.integers(0, 40),
)
situations = st.builds(
    Situation,
    subject=st.just("part:1"),
    central=st.booleans(),
    light=st.sampled_from(["red", "yellow", "green", "none"]),
    overdue=st.integers(0, 90),
    why=st.just(""),
    earlier=st.lists(rungs, max_size=4).map(tuple),
    dismissed=st.dictionaries(st.sampled_from(list(TYPES)), st.integers(0, 20), max_size=3),
)


@given(situations, st.integers(0, 10), st.integers(0, 10))
def test_what_may_never_happen(found, grace, again):
    kind, reason = proposed(found, {"grace": grace, "again": again})
    assert bool(kind) == bool(reason)
    if not kind:
        return
    assert (kind == "consult") == found.central
    assert not any(each.open and each.type == kind for each in found.earlier), "never twice at once"
    assert not any(each.open and each.over <= grace for each in found.earlier), "never while an answer has time"
    assert found.dismissed.get(kind, again + 1) > again
    steps = [each.severity for each in found.earlier]
    if kind in ("supervise", "talk", "list"):
        assert TYPES[kind].severity - 1 in steps, "no rung is left out"
    assert all(each.severity < TYPES[kind].severity for each in found.earlier if each.open), "never down the ladder"
    assert found.light in ("red", "yellow") or found.overdue or kind in ("talk", "list")


def test_its_clauses_are_the_document_s_own():
    squeezed = "".join(DOCUMENT.split())
    quoted = m15_city_targets.__doc__.split("\n> ")
    body = "".join(line.split("\n\n")[0] for line in quoted[1:])
    assert "".join(body.split()) in squeezed
    assert "挂牌督办、限期办结" in squeezed
    assert all(declared(name).origin == "assumption" for name in (proposing.GRACE, proposing.AGAIN))
