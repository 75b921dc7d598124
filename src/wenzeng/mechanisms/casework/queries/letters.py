"""Letters of cases: the declared passages with the case's facts in them, edited words checked, as an official paper."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wenzeng.library.papers.official import Block, Official, Paragraph, Table, tokens
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act, Letter, Passage, Way
from wenzeng.mechanisms.casework.models import Case, Commitment
from wenzeng.mechanisms.people.models import Unit

LONGEST = 2000
"""Signs in an edited passage: a letter is one or two pages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage with the facts in it."""

    code: str
    text: str
    locked: bool
    label: str
    figures: tuple[str, ...]


def long_day(day: date) -> str:
    """A day as letters write it: 2022年10月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def values(
    issuer: Unit, addressed: Unit, facts: Mapping[str, str], *, due: date | None, on: date, number: str = ""
) -> dict[str, str]:
    """What the names in passages stand for; the case's number is not known before it goes out."""
    plain = {name: _bare(value) for name, value in facts.items()}
    return {
        **plain,
        "issuer": issuer.name,
        "unit": addressed.name,
        "today": long_day(on),
        "due": long_day(due) if due else "（期限）",
        "number": number or "（签发时编号）",
    }


def values_of(held: Case, on: date, detail: Mapping[str, str], due: date | None = None) -> dict[str, str]:
    """The same for a case as it stands, with what its steps and the act at hand give."""
    given: dict[str, str] = {}
    for step in held.steps.order_by("number"):
        given.update({key: value for key, value in step.detail.items() if isinstance(value, str)})
    number = held.mark if held.number else ""
    facts = {**held.facts, **given, **detail}
    return values(held.issuer, held.addressed, facts, due=due or held.due, on=on, number=number)


def pieces(letter: Letter, known: Mapping[str, str], words: Mapping[str, str] | None = None) -> list[Piece]:
    """The passages in their order; ``words`` stand in place of those that a person has edited.

    A locked passage about which there is nothing to say (no earlier letter) falls away.
    """
    made = (_piece(passage, known, (words or {}).get(passage.code)) for passage in letter.passages)
    return [piece for piece in made if piece.text or not piece.locked]


def _piece(passage: Passage, known: Mapping[str, str], edited: str | None) -> Piece:
    text = passage.text.format_map(_Known(known))
    if edited is not None and not passage.locked:
        text = _bare(edited.strip())
    named = tuple(known.get(name, "") for _, name, _, _ in string.Formatter().parse(passage.text) if name)
    return Piece(passage.code, text, passage.locked, passage.label, tuple(filter(None, named)))


def _bare(text: str) -> str:
    """The text without the brackets that mark the place of a figure: nobody writes such a place by hand."""
    return text.replace("⟦", "〔").replace("⟧", "〕")


def pieces_of(held: Case, doing: Act, on: date) -> list[Piece]:
    """The passages of the letter of an act on a case, in the words of its draft."""
    way = access.way(held.kind, held.issuer, held.addressed)
    if way is None:
        return []
    return pieces(held.kind.letter(doing.paper, way), values_of(held, on, {}), drafted(held) if doing.goes_out else {})


def drafted(held: Case) -> Mapping[str, str]:
    """The words that the draft of the case carries for the letter with which it goes out."""
    first = held.steps.order_by("number").first()
    words: dict[str, str] = first.detail.get("words", {}) if first else {}
    return words


class _Known(dict[str, str]):
    """A name that nothing is known for stays a visible gap, never a guess."""

    def __missing__(self, key: str) -> str:
        return "——"


def check(letter: Letter, known: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Refuse words that leave out or alter a figure of their passage, that are empty, or too long."""
    plain = {piece.code: piece for piece in pieces(letter, known)}
    for piece in pieces(letter, known, words):
        if not piece.text:
            raise Refused("invalid", "这一段不能留空。", piece.label or "正文")
        if len(piece.text) > LONGEST:
            raise Refused("too_large", f"一段不超过 {LONGEST} 字，现有 {len(piece.text)} 字。", piece.label or "正文")
        for figure in piece.figures:
            if piece.text.count(figure) < plain[piece.code].text.count(figure):
                raise Refused("invalid", f"“{figure}”取自系统，文字可改，数据和名称不能改。", piece.label or "正文")


def official(
    letter: Letter,
    way: Way,
    known: Mapping[str, str],
    *,
    words: Mapping[str, str],
    issuer: Unit,
    addressed: Unit,
    day: date,
    promises: Iterable[Commitment] = (),
) -> tuple[Official, dict[str, str]]:
    """The paper before its number and code, with a place for every fact of its locked passages; and these facts.

    So documents can say of a signed file which of the facts are no longer as issued.
    """
    figures = {name: value for name, value in known.items() if value and "\n" not in value}
    places = {**known, **{name: tokens.token(name) for name in figures}}
    body: list[Block] = [
        Paragraph(locked.text if locked.locked else piece.text, piece.label)
        for piece, locked in zip(pieces(letter, known, words), pieces(letter, places), strict=True)
    ]
    if letter.commitments:
        body.append(_promised(promises))
    paper = Official(
        form=letter.form,
        head=head(way, issuer) + letter.mark,
        title=title(letter, places),
        blocks=tuple(body),
        addressee=addressed.name if letter.form == "letter" else "",
        signer=head(way, issuer),
        day=day,
    )
    used = tokens.keys(" ".join([paper.title, *(block.text for block in body if isinstance(block, Paragraph))]))
    return paper, {name: figures[name] for name in used}


def _promised(promises: Iterable[Commitment]) -> Table:
    rows = tuple((str(p.number), p.text, p.unit.short_name, long_day(p.due)) for p in promises)
    return Table(("序号", "承诺事项", "责任单位", "完成时限"), rows, (8, 52, 18, 22), "承诺事项")


def title(letter: Letter, known: Mapping[str, str]) -> str:
    """The letter's title."""
    return letter.title.format_map(_Known(known))


def head(way: Way, issuer: Unit) -> str:
    """The name on the letters of a unit."""
    return way.head.format(name=issuer.name, place=place(issuer))


def series(way: Way, letter: Letter, issuer: Unit) -> str:
    """The series of a unit's letters of a kind (机关代字)."""
    return way.series.format(name=issuer.name, place=place(issuer), kind=letter.series)


def place(unit: Unit) -> str:
    """The short name of a place without its rank: 柳州市 is 柳州."""
    return unit.short_name.removesuffix("市")
