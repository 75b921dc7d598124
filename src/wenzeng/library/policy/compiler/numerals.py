"""Numerals of headings and dates: 一百二十三, 〇, １２, ⑫, ㈢ as numbers."""

from __future__ import annotations

import unicodedata

CHINESE = "零〇○一二三四五六七八九十百两"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}


def value_of(numeral: str) -> int | None:
    """The number a numeral stands for, or None: 二十三, 一百零五, 二〇二二, 12, １２, ⑫, ㈢."""
    plain = unicodedata.normalize("NFKC", numeral).strip("() .。、")
    if plain.isdecimal():
        return int(plain)
    if not plain or any(c not in CHINESE for c in plain):
        return None
    if "十" not in plain and "百" not in plain:
        return int("".join(str(_DIGITS[c]) for c in plain))
    total, digit = 0, 0
    for c in plain:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit
