"""Verbs (动词): what word stands at a place of a clause. A policy sentence has no marks between words, so the head of a
clause is read from left to right: adverbs, then the longest verb of the lists."""

from __future__ import annotations

from wenzeng.library.policy.compiler.lexicon import (
    CAUSATIVES,
    EFFECTS,
    MEANS,
    PLAIN,
    PURE_ADVERBS,
    SOFT_EFFECTS,
    WAYS,
)

VERBS = PLAIN | CAUSATIVES | EFFECTS | SOFT_EFFECTS | MEANS | WAYS | {"服务", "管理", "严格", "销售", "投资"}
_TAILED = frozenset(("发挥", "服务", "维护", "落实", "管理", "保护", "执行", "配合"))


def _lengths(words: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths its words have, longest first: a look-up instead of a search."""
    held: dict[str, set[int]] = {}
    for word in words:
        held.setdefault(word[0], set()).add(len(word))
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in held.items()}


_VERB_LENGTHS = _lengths(VERBS)
_ADVERB_LENGTHS = _lengths(PURE_ADVERBS)


def verb_at(text: str, place: int, limit: int) -> str:
    """The longest verb that begins at ``place``; empty where none does."""
    for length in _VERB_LENGTHS.get(text[place : place + 1], ()):
        verb = text[place : place + length]
        if place + length <= limit and verb in VERBS:
            tail = text[place + length : min(place + length + 1, limit)]
            return verb + tail if tail in ("到", "至") or (tail in ("好", "实") and verb in _TAILED) else verb
    return ""


def adverb_at(text: str, place: int, limit: int) -> str:
    """The longest adverb that begins at ``place``."""
    for length in _ADVERB_LENGTHS.get(text[place : place + 1], ()):
        if place + length <= limit and text[place : place + length] in PURE_ADVERBS:
            return text[place : place + length]
    return ""
