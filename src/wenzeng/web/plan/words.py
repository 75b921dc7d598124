"""The document's words as screens quote them: a sentence with the task's part told apart, a hit with what stands around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.queries import sentences
from wenzeng.mechanisms.plan.queries.rows import TaskRow
from wenzeng.mechanisms.plan.services.editing import sentence_span

_BREAK = re.compile(r"\s*\n\s*")
AROUND = 36
"""How many characters of a text stand on each side of a hit."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words before, the words that count, words after."""

    before: str
    mark: str
    after: str


def joined(words: str) -> str:
    """Words of the source without the breaks of its pages and lines."""
    return _BREAK.sub("", words.strip("\n"))


def sentence(measure: Any, row: TaskRow) -> Quote:
    """The sentence that a task comes from, its own words told apart."""
    source, (start, end) = measure.document.source_text, row.span
    try:
        first, last = sentence_span(measure, row.sentence)
    except Refused:  # a task whose sentence lies outside the body stands for itself
        first, last = start, end
    before, after = source[min(first, start) : start], source[end : max(last, end)]
    return Quote(joined(before).lstrip(), joined(source[start:end]), joined(after))


def sentences_of(measure: Any, version: Any) -> list[str]:
    """The sentences of a measure's body, in the order of their numbers."""
    source, end = measure.document.source_text, version.span_end
    places = sentences.begins(source, version.span_start, end, version.title)
    spans = (sentences.span(source, places, n, end) for n in range(1, len(places) + 1))
    return [joined(source[slice(*each)]) for each in spans if each]


def hit(text: str, words: list[str]) -> Quote:
    """The first of the words in a text, with what stands around it; the text's beginning where none occurs."""
    place, word = min(((text.find(word), word) for word in words if word in text), default=(0, ""))
    start, end = max(0, place - AROUND), place + len(word)
    before = ("…" if start else "") + text[start:place]
    after = text[end : end + AROUND]
    return Quote(before, word, after + ("…" if end + AROUND < len(text) else ""))
