"""Items (条目): the entry of the compiler's back half. A measure's body goes in; its tasks, context, blanks, targets,
deadlines, ceilings, conditions, shares and programmes come out, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from wenzeng.library.policy.compiler import (
    actors,
    awards,
    blanks,
    clauses,
    context,
    grants,
    heads,
    kinds,
    numbers,
    programmes,
    sentences,
    shares,
    targets,
    tasks,
    times,
)
from wenzeng.library.policy.compiler.drafts import Draft, Marks
from wenzeng.library.policy.compiler.numbers import Quantity
from wenzeng.library.policy.compiler.sentences import Stretch, starting_in
from wenzeng.library.policy.compiler.times import Deadline, Years
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Blank, Cap, Condition, Context, Items, Programme, Share, Target, Task


@dataclass
class _Found:
    """What has been collected so far."""

    tasks: list[Task] = field(default_factory=list)
    context: list[Context] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    deadlines: list[str] = field(default_factory=list)
    caps: list[Cap] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)


@dataclass
class _Reader:
    """A body with what it is read against: its years, the note's units and date, and who fills its blanks."""

    body: Passage
    years: Years
    units: tuple[str, ...] = ()
    filler: str | None = None
    noted: str | None = None
    found: _Found = field(default_factory=_Found)

    def __post_init__(self) -> None:
        self.text = sentences.fold(self.body.text)
        self.depth = sentences.depths(self.text)


@dataclass(frozen=True)
class _Sentence:
    """What a sentence holds: the numbers to be reached and the dates, both ascending."""

    wanted: list[Quantity]
    deadlines: list[Deadline]
    wanted_at: tuple[int, ...]
    dated_at: tuple[int, ...]


def read_items(
    body: Passage,
    *,
    units: tuple[str, ...],
    leads: tuple[str, ...],
    note_deadline: str | None,
    issued: date | None,
    year: int | None,
) -> Items:
    """Everything that a measure's body holds."""
    years = Years(issued, year)
    noted = times.resolve(sentences.fold(note_deadline), years) if note_deadline else None
    found = _read(_Reader(body, years, units, next(iter(leads + units), None), noted))
    return Items(
        tasks=tuple(found.tasks),
        context=tuple(found.context),
        blanks=tuple(found.blanks),
        targets=tuple(found.targets),
        deadlines=tuple(dict.fromkeys(found.deadlines + ([noted] if noted else []))),
        caps=tuple(found.caps),
        conditions=tuple(found.conditions),
        shares=tuple(found.shares),
        programmes=tuple(found.programmes),
    )


def read_targets(body: Passage, *, issued: date | None, year: int | None) -> tuple[Target, ...]:
    """The numbers that a text outside the measures wants reached (发展目标)."""
    return tuple(_read(_Reader(body, Years(issued, year))).targets)


def _read(reader: _Reader) -> _Found:
    for stretch in sentences.split(reader.text, reader.depth):
        _read_sentence(reader, stretch)
    return reader.found


def _read_sentence(reader: _Reader, stretch: Stretch) -> None:
    body, text, depth, found = reader.body, reader.text, reader.depth, reader.found
    quantities = numbers.find(text, stretch)
    deadlines = times.find(text, stretch, reader.years)
    parts = [clauses.read(text, depth, part) for part in sentences.cut(text, depth, stretch, "；")]
    granted = grants.zones(text, parts)
    free = [q for q in quantities if not sentences.covered(granted, q.start)]
    wanted = targets.candidates(text, depth, stretch, free)
    held = _Sentence(wanted, deadlines, tuple(q.start for q in wanted), tuple(d.start for d in deadlines))
    found.deadlines.extend(d.value for d in deadlines)
    found.programmes.extend(programmes.find(body, text, stretch))
    found.blanks.extend(blanks.find(body, text, stretch, reader.filler))
    found.caps.extend(awards.caps(body, text, stretch, quantities))
    found.conditions.extend(_conditions(reader, stretch, granted, quantities))
    found.shares.extend(shares.find(body, text, stretch))
    drafts = tasks.draft(text, depth, parts, Marks(held.wanted_at, held.dated_at))
    if context.is_context(text, stretch, drafts):
        found.context.append(Context(body.text[stretch[0] : stretch[1]], body.span(*stretch)))
    else:
        _add_drafts(reader, drafts, held)


def _conditions(
    reader: _Reader, stretch: Stretch, granted: list[Stretch], quantities: list[Quantity]
) -> list[Condition]:
    starts = [q.start for q in quantities]
    last = awards.last_grant(reader.text, stretch)
    return [
        condition
        for zone in granted
        for condition in awards.conditions(reader.body, reader.text, zone, quantities[starting_in(starts, zone)], last)
    ]


def _add_drafts(reader: _Reader, drafts: list[Draft], held: _Sentence) -> None:
    opening = _opening_date(drafts, held)
    actor = None
    for draft in drafts:
        actor = draft.actor = draft.actor or actor
        listed = sentences.after_enumerator(reader.text, draft.stretch[0]) > draft.stretch[0]
        units = _units(reader, draft)
        date = None if listed else opening
        for piece in draft.pieces:
            date = _add_task(reader, draft, piece, held, units, date)


def _opening_date(drafts: list[Draft], held: _Sentence) -> str | None:
    """到2025年，…，…: a date that opens a sentence holds for all of it."""
    if not held.deadlines or not drafts:
        return None
    opening, first = drafts[0].clauses[0], held.deadlines[0]
    return first.value if opening.role == clauses.LEAD and first.start < opening.end else None


def _add_task(
    reader: _Reader, draft: Draft, piece: Stretch, held: _Sentence, units: tuple[str, ...], before: str | None
) -> str | None:
    """Add the task of a piece; returns the sentence's date that holds for the next piece too."""
    body, text, found = reader.body, reader.text, reader.found
    start, end = piece
    own = held.deadlines[starting_in(held.dated_at, piece)]
    stated = own[-1 if draft.rule else 0].value if own else before
    date = stated or reader.noted
    wanted = held.wanted[starting_in(held.wanted_at, piece)]
    verb, thing, phrase = _verb_and_object(text, draft, piece)
    kind = kinds.kind(text[start:end], phrase, has_target=bool(wanted), dated=bool(own), rule=draft.rule)
    every = kinds.rhythm(text[start:end]) if kind in ("recurring", "target", "report") else None
    found.tasks.append(Task(body.text[start:end], body.span(start, end), verb, thing, kind, every, date, units))
    for q in wanted:
        found.targets.append(targets.target(body, text, piece, q, date))
        if date is None:
            found.blanks.append(blanks.dateless(body, (q.start, q.end), reader.filler))
    return stated


def _verb_and_object(text: str, draft: Draft, piece: Stretch) -> tuple[str, str, str]:
    """The piece's verb and object, and the phrase that begins with the verb; a later piece has the first one's verb."""
    start, end = piece
    clause = draft.verb or next((c for c in draft.clauses if c.verb), None)
    if clause is None or not start <= clause.head < end:
        return _inner_verb(text, piece, clause.verb if clause is not None else "")
    stop = min(clause.end, end)
    return clause.verb, text[clause.object : stop].strip(), text[clause.head : stop]


def _inner_verb(text: str, piece: Stretch, before: str) -> tuple[str, str, str]:
    """The verb behind what opens a piece as its subject or as a relative clause: …的资金在6月底前完成支出."""
    start, end = piece
    head = heads.inner(text, start, end) if not before else -1
    if head < 0:
        return before, text[start:end].strip(), before + text[start:end]
    verb = heads.verb_chain(text, head, end)
    return verb, text[head + len(verb) : end].strip() or text[start:head].strip(), text[start:end]


def _units(reader: _Reader, draft: Draft) -> tuple[str, ...]:
    """() for the note's own units; the sentence's actor instead, or its helpers besides."""
    text, stretch = reader.text, draft.stretch
    if draft.actor:
        names = actors.split(text[slice(*draft.actor)])
        return tuple(dict.fromkeys(actors.as_noted(name, reader.units) for name in names))
    helpers = actors.named(text, stretch) + actors.payer(text, stretch)
    extra = [unit for name in helpers if (unit := actors.as_noted(name, reader.units)) not in reader.units]
    return reader.units + tuple(dict.fromkeys(extra)) if extra else ()
