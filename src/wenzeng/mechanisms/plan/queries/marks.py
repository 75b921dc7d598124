"""The document's words with their marks: which stretch holds a target, a name, a unit, an open question, a task."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from wenzeng.mechanisms.plan.models import BlankVersion, Document, MeasureVersion, TargetVersion
from wenzeng.mechanisms.plan.queries import sentences
from wenzeng.mechanisms.plan.queries.rows import TaskRow

_PARAGRAPH_END = "。）)：:！？!?”"


@dataclass(frozen=True)
class Stretch:
    """Words that carry the same marks. ``marks`` among target, name, unit, ask, on; ``task`` is the task they belong to.

    ``opens_sentence`` is the number of the sentence that begins here, ``opens_measure`` the measure whose body does.
    """

    text: str
    marks: tuple[str, ...] = ()
    task: int | None = None
    opens_sentence: int = 0
    opens_measure: int | None = None


def marked(
    document: Document, start: int, end: int, tasks: Iterable[TaskRow] = (), lit: tuple[int, int] | None = None
) -> list[list[Stretch]]:
    """Paragraphs of stretches of ``source[start:end]``; ``lit`` is the place to show."""
    bodies = _bodies(document, start, end)
    marks = _places(document, bodies, start, end)
    if lit:
        marks.append((lit[0], lit[1], "on"))
    owners = [(row.span[0], row.span[1], row.pk) for row in tasks]
    title = _found(document.compiled["title"], document.source_text, start, end) if start == 0 else None
    title_end = title[1] if title else start
    opened = {body.span_start: body.item_id for body in bodies}
    numbers = {place: n for body in bodies for n, place in enumerate(_begins(document, body), 1)}
    inner = {c for a, b, _ in [*marks, *owners] for c in (a, b)} | opened.keys() | numbers.keys() | {title_end}
    cuts = sorted({start, end, *(c for c in inner if start < c < end)})
    out: list[list[Stretch]] = [[]]
    for a, b in pairwise(cuts):
        kinds = tuple(sorted({kind for x, y, kind in marks if x <= a and b <= y}))
        task = next((pk for x, y, pk in owners if x <= a and b <= y), None)
        opens = (numbers.get(a, 0), opened.get(a))
        if a == title_end and out[-1]:
            out.append([])
        for n, piece in enumerate(_paragraphs(document.source_text, a, b)):
            if n:
                out.append([])
            if piece:
                out[-1].append(Stretch(piece, kinds, task, *opens))
                opens = (0, None)
    return [p for p in out if p]


def _bodies(document: Document, start: int, end: int) -> list[MeasureVersion]:
    inside = {"valid_to": None, "dropped": False, "span_start__lt": end, "span_end__gt": start}
    held = MeasureVersion.objects.filter(item__document=document, **inside)
    return list(held.select_related("item").prefetch_related("units__mention"))


def _found(words: str, source: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words stand in a stretch, whatever breaks of page or line run through them."""
    letters = map(re.escape, "".join(words.split()))
    found = re.compile(r"\s*".join(letters)).search(source, start, end) if words else None
    return found.span() if found else None


def _noted_units(document: Document, body: MeasureVersion) -> list[tuple[int, int, str]]:
    """The units in a measure's notes of responsibility."""
    notes = document.compiled["measures"][body.item.position - 1].get("notes", [])
    names = [unit.mention.written for unit in body.units.all()]
    places = (_found(name, document.source_text, *note["span"]) for note in notes for name in names)
    return [(*place, "unit") for place in places if place]


def _begins(document: Document, body: MeasureVersion) -> list[int]:
    return sentences.begins(document.source_text, body.span_start, body.span_end, body.title)


def _places(document: Document, bodies: list[MeasureVersion], start: int, end: int) -> list[tuple[int, int, str]]:
    inside = {"valid_to": None, "dropped": False, "span_start__lt": end, "span_end__gt": start}
    out = [
        (t.span_start, t.span_end, "target")
        for t in TargetVersion.objects.filter(item__measure__document=document, **inside)
    ]
    blanks = BlankVersion.objects.filter(item__measure__document=document, state="open", **inside)
    out += [(b.span_start, b.span_end, "ask") for b in blanks]
    for measure in bodies:
        out += _noted_units(document, measure)
        out += [(*p["span"], "name") for p in measure.awards.get("programmes", [])]
        for key in ("caps", "conditions", "shares"):
            out += [(*p["span"], "target") for p in measure.awards.get(key, [])]
    return [(a, b, k) for a, b, k in out if a < end and b > start]


def _paragraphs(source: str, start: int, end: int) -> list[str]:
    """The words of a stretch, cut where a paragraph ends; breaks inside a sentence (page, line) are joined."""
    pieces: list[str] = [""]
    place = start
    for found in re.finditer(r"[ \t\u3000]*\n\s*", source[start:end]):
        a, b = start + found.start(), start + found.end()
        pieces[-1] += source[place:a]
        before = source[max(0, a - 40) : a].rstrip()[-1:]
        if before in _PARAGRAPH_END or before == "":
            pieces.append("")
        place = b
    pieces[-1] += source[place:end]
    return pieces
