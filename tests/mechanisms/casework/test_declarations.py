"""Every declared case type is a whole table: no dead end, nothing out of reach, every name that a letter uses known."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.tree import ROOT
from wenzeng.measures.m15_city_targets import supervision
from wenzeng.mechanisms.casework.declare import Act, CaseType, State, Who
from wenzeng.mechanisms.casework.queries import drawing
from wenzeng.mechanisms.documents.declare import KINDS
from wenzeng.mechanisms.office.declare import declared

REFERENCE = ROOT / "docs/reference/cases.md"
OWN = {"issuer", "unit", "today", "due", "number"}
types = pytest.mark.parametrize("kind", supervision.TYPES, ids=lambda kind: kind.code)


def faults(kind: CaseType) -> list[str]:
    """What is wrong with a table of states and acts."""
    known = {state.code for state in kind.states}
    named = {code for act in kind.acts for code in (*act.from_states, act.to_state)}
    reached: set[str] = set()
    while new := {a.to_state for a in kind.acts if a.opens or reached & set(a.from_states)} - reached:
        reached |= new
    found = [f"unknown state {code}" for code in sorted(named - known)]
    found += [f"out of reach: {code}" for code in sorted(known - reached)]
    found += [f"out of reach: {a.code}" for a in kind.acts if not a.opens and not reached & set(a.from_states)]
    for state in kind.states:
        leads_on = any(act.to_state != state.code for act in kind.acts_from(state.code))
        if state.final and kind.acts_from(state.code):
            found.append(f"a way out of the end: {state.code}")
        if not state.final and not leads_on:
            found.append(f"dead end: {state.code}")
        if state.turn and not any(act.who == state.turn for act in kind.acts_from(state.code)):
            found.append(f"whose turn it is cannot act: {state.code}")
    if sum(act.opens for act in kind.acts) != 1 or sum(act.goes_out for act in kind.acts) != 1:
        found.append("a case opens once and goes out once")
    if len({act.code for act in kind.acts}) != len(kind.acts):
        found.append("two acts of one name")
    return found


@types
def test_no_dead_end_and_nothing_out_of_reach(kind):
    assert faults(kind) == []


@types
def test_from_everywhere_there_is_a_way_to_an_end(kind):
    ends = {state.code for state in kind.states if state.final}
    while more := {s for act in kind.acts if act.to_state in ends for s in act.from_states} - ends:
        ends |= more
    assert ends == {state.code for state in kind.states}


@given(st.data())
def test_a_planted_fault_is_found(data):
    kind = data.draw(st.sampled_from(supervision.TYPES))
    act = data.draw(st.sampled_from(kind.acts))
    lonely = replace(kind, states=(*kind.states, State("limbo", "无人处", Who.ISSUER)))
    assert faults(lonely)
    stuck = replace(kind, acts=(*kind.acts, Act("lose", "丢失", (act.to_state,), "limbo", Who.ISSUER)))
    assert faults(replace(stuck, states=lonely.states))
    assert faults(replace(kind, acts=tuple(each for each in kind.acts if not each.opens)))


@types
def test_clocks_run_by_acts_that_exist_and_have_a_length(kind):
    acts = {act.code for act in kind.acts}
    for clock in kind.clocks:
        assert {*clock.starts, *clock.stops, *clock.pauses, *clock.resumes} <= acts
        assert declared(clock.days).origin == "assumption"
    begun = [code for clock in kind.clocks for code in clock.starts]
    assert len(begun) == len(set(begun)), "an act starts one clock"
    for code in begun:
        act, opening = kind.act(code), kind.opening
        assert any(need.code == "due" for need in (*act.needs, *opening.needs)), "what starts a clock has a limit"


@types
def test_letters_use_only_what_is_known(kind):
    own = {need.code for act in kind.acts for need in act.needs}
    known = OWN | own | {field.code for field in kind.fields}
    for letter in kind.letters:
        texts = [letter.title, *(passage.text for passage in letter.passages)]
        used = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used <= known, letter.code
        assert letter.code.partition(".")[0] in KINDS
    papers = {act.paper for act in kind.acts if act.paper}
    assert {letter.code.partition(".")[0] for letter in kind.letters} == papers


@types
def test_what_is_asked_of_central_agencies_is_never_an_order(kind):
    words = " ".join(passage.text for letter in kind.letters for passage in letter.passages) + kind.label
    for way in kind.ways:
        if way.central:
            assert not any(word in words for word in ("督办", "约谈", "排名", "通报", "问责", "限期"))


def test_the_reference_is_as_declared():
    drawn = drawing.page(supervision.TYPES, supervision.RULES)
    assert REFERENCE.read_text("utf-8") == drawn, f"write drawing.page(TYPES, RULES) to {REFERENCE.name} anew"
