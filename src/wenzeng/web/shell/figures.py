"""Figures as words on a screen: tabular, same decimals, thousands commas, a true minus sign.

Money arrives as integer fen and leaves as 元, 万元 or 亿元; everything is exact until the last step, where halves round
away from zero as the statistics office does.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

MINUS = "\N{MINUS SIGN}"
FEN_POWERS = {"元": 2, "万元": 6, "亿元": 10}


def exact(value: object) -> Fraction | None:
    """The number that a value is (also one written as a decimal string), or None if it is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | Fraction | Decimal):
        return Fraction(value)
    try:
        return Fraction(str(value).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def scaled(value: object, power: int) -> Fraction | None:
    """The exact number divided by ten to the power (a share shown in % has the power -2)."""
    number = exact(value)
    return None if number is None else number / Fraction(10) ** power


def figure(value: object, places: int = 0, power: int = 0) -> str:
    """A number with so many decimals; what is no number comes back as it is."""
    number = scaled(value, power)
    if number is None:
        return "" if value is None else str(value)
    shifted = abs(number) * 10**places
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    digits = f"{whole // 10**places:,}" + (f".{whole % 10**places:0{places}d}" if places else "")
    return MINUS + digits if number < 0 and whole else digits


def local(moment: dt.datetime) -> dt.datetime:
    """The moment in the time of the place."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def day(value: object) -> str:
    """A date as 2022-10-31, a moment as 2022-10-31 09:12; what is neither comes back as it is."""
    if isinstance(value, dt.datetime):
        return local(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Pace:
    """A bar: done, what is missing of today's due, and the due mark, each in per cent of the whole (as SVG wants it)."""

    done: str
    missing: str
    due: str | None


def pace(done: object, target: object, due: object = None) -> Pace | None:
    """The bar of a value against its target and what is due today; None where done or target is unknown."""
    have, whole, today = exact(done), exact(target), exact(due)
    if have is None or not whole:
        return None
    reached = _share(have, whole)
    expected = None if today is None else _share(today, whole)
    gap = max(Fraction(0), (expected or Fraction(0)) - reached)
    return Pace(figure(reached, 1), figure(gap, 1) if gap else "", None if expected is None else figure(expected, 1))


def _share(part: Fraction, whole: Fraction) -> Fraction:
    return min(max(part * 100 / whole, Fraction(0)), Fraction(100))
