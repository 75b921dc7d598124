"""Whole numbers as attributes give them (w:val, colspan, start): a small one, or the default for whatever else stands there."""

from __future__ import annotations

_DIGITS = 6


def whole(written: str | None, default: int) -> int:
    """The number that is written, where it is one that a document can mean."""
    bare = (written or "").strip()
    return int(bare) if bare.isdecimal() and len(bare) <= _DIGITS else default
