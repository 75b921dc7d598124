"""How figures of a bulletin are written: shares, differences of printed rates, targets that are behind."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.mechanisms.bulletins.queries.checks import _points
from wenzeng.mechanisms.bulletins.queries.figures import percent, tenths
from wenzeng.mechanisms.bulletins.queries.progress import target_figures
from wenzeng.mechanisms.plan.queries.standing import Light

BEHIND = {
    "pk": 7,
    "clause": "六·1",
    "what": "开工重大项目",
    "unit": "项",
    "goal": "95",
    "actual": "62",
    "expected": Fraction(141, 2),
    "light": Light("red", ("落后",)),
}


@given(st.fractions(min_value=0, max_value=1, max_denominator=200))
def test_a_share_is_rounded_half_away_from_zero(share):
    assert abs(Fraction(tenths(share), 1000) - share) <= Fraction(1, 2000)
    assert percent(share) == f"{tenths(share) / 10:.1f}%"


def test_a_half_goes_up():
    assert percent(Fraction(1, 2000)) == "0.1%"
    assert percent(Fraction(1)) == "100.0%"


def test_a_target_behind_is_said_in_a_sentence_with_its_clause():
    behind = SimpleNamespace(**BEHIND)
    sound = SimpleNamespace(**{**BEHIND, "pk": 8, "light": Light("green", ())})
    unknown = SimpleNamespace(**{**BEHIND, "pk": 9, "actual": None, "light": Light("none", ())})
    held = dict(target_figures([behind, sound, unknown]))
    assert held["目标7"]["text"] == "开工重大项目目标95项，实际62项，按进度应完成70.5项〔六·1〕"
    assert [held[key]["text"] for key in ("目标数", "目标正常数", "目标落后数", "目标缺数")] == ["3", "1", "1", "1"]
    assert "未报" in held["目标缺数"]["rows"][0]["value"]
    assert not {"目标8", "目标9"} & held.keys()


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("按时办结率比上期提高1.2%", False),
        ("按时办结率比上期提高1.2个百分点", True),
        ("同比增长5.4个百分点", False),
        ("同比增长5.4%", True),
        ("按时办结率低于中位数50.0%", True),
    ],
)
def test_points_and_percent(text, fine):
    assert _points(text).fine is fine
