"""Targets in the bulletin: how many stand how, and a sentence for each that is behind its way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from wenzeng.mechanisms.bulletins.queries.figures import Frozen, Row, figure
from wenzeng.mechanisms.plan.queries.standing import TargetStanding


def target_figures(targets: Sequence[TargetStanding]) -> list[tuple[str, Frozen]]:
    """Counts over the targets, and one figure for each that is behind, in the words of the bulletin."""
    behind = [t for t in targets if t.light.colour in {"red", "yellow"}]
    missing = [t for t in targets if t.light.colour == "none"]
    sound = len(targets) - len(behind) - len(missing)
    counted = [
        ("目标数", figure(len(targets), "量化目标", rows=map(_target_row, targets))),
        (
            "目标正常数",
            figure(sound, "已达到或不落后于进度", rows=(_target_row(t) for t in targets if t.light.colour == "green")),
        ),
        ("目标落后数", figure(len(behind), "落后于进度", rows=map(_target_row, behind))),
        ("目标缺数", figure(len(missing), "缺数据，不能判定", rows=map(_target_row, missing))),
    ]
    said = [
        (f"目标{t.pk}", figure(_target_words(t), t.what, "；".join(t.light.reasons), [_target_row(t)])) for t in behind
    ]
    return counted + said


def _target_words(target: TargetStanding) -> str:
    expected = f"，按进度应完成{_short(target.expected)}{target.unit}" if target.expected is not None else ""
    return f"{target.what}目标{target.goal}{target.unit}，实际{target.actual}{target.unit}{expected}〔{target.clause}〕"


def _short(value: Fraction) -> str:
    tenths = int((value * 20 + 1) // 2)
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0")


def _target_row(target: TargetStanding) -> Row:
    actual = f"实际 {target.actual}{target.unit}" if target.actual is not None else "未报"
    value = f"目标 {target.goal}{target.unit}，{actual}，{target.light.name}"
    return {"what": target.what, "value": value, "subject": f"target:{target.pk}", "clause": target.clause}
