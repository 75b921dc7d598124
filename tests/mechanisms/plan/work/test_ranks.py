"""Ranks: ties share one and the next is left out; the order in which units come changes nothing."""

from __future__ import annotations

import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wenzeng.mechanisms.plan.queries.standing.ranks import ranked


def shares(*percents: int | None) -> list[Fraction | None]:
    return [None if p is None else Fraction(p, 100) for p in percents]


def test_ties_share_a_rank() -> None:
    assert ranked(shares(100, 80, 80, 50)) == [1, 2, 2, 4]
    assert ranked(shares(50, None, 100, 50)) == [2, None, 1, 2]
    assert ranked(shares(None, None)) == [None, None]
    assert ranked([]) == []


some = st.lists(st.one_of(st.none(), st.fractions(min_value=0, max_value=1, max_denominator=6)), max_size=14)


@given(some, st.randoms())
def test_the_order_of_units_changes_nothing(held: list[Fraction | None], chance: random.Random) -> None:
    order = list(range(len(held)))
    chance.shuffle(order)
    ranks, turned = ranked(held), ranked([held[n] for n in order])
    assert turned == [ranks[n] for n in order]


@given(some)
def test_a_rank_is_one_more_than_those_better(held: list[Fraction | None]) -> None:
    for share, rank in zip(held, ranked(held), strict=True):
        if share is not None:
            assert rank == 1 + sum(other > share for other in held if other is not None)
