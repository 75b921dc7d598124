"""The signed file that comes back: its text is read in a process of its own, and every figure is held against ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from wenzeng.library import child

_PROGRAM = "wenzeng.library.papers.signed.program"
_TOO_COMPLEX = "文件过大或过于复杂，未能读出文字；请人工核对，或另存为 .docx 后重新上传。"
_BROKEN = "签发件读不出来，没有登记。请另存为 .docx 后重新上传；仍不行，请把这份文件交给管理员。"
_FIGURE = re.compile(r"[-−+]?\d+(?:[.,，]\d+)*\s*(?:%|％|‰|个百分点)?")
_PAGE = re.compile(r"—\s+\d+\s+—")
_AROUND = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not as issued: what stood there, what stands there now, and the words around it."""

    was: str
    now: str
    around: str


def read_in_child(data: bytes, name: str) -> str:
    """The text of a Word file or a PDF with text. Raises Refused, also for a scan, which has no text."""
    answer = child.ask(_PROGRAM, {"name": name}, data, too_complex=_TOO_COMPLEX, broken=_BROKEN)
    text: str = answer["text"]
    return text


def differences(ours: str, theirs: str, aside: tuple[str, ...] = ()) -> list[Difference]:
    """Every figure of the signed text that is not the issued one; ``aside`` are words that may differ (文号、日期、查验码)."""
    before, after = _figures(_without(ours, aside)), _figures(_without(theirs, aside))
    match = SequenceMatcher(None, [f for f, _ in before], [f for f, _ in after], autojunk=False)
    found = []
    for tag, a, b, c, d in match.get_opcodes():
        if tag != "equal":
            for place in range(max(b - a, d - c)):
                was = before[a + place] if a + place < b else ("", "")
                now = after[c + place] if c + place < d else ("", "")
                found.append(Difference(was[0], now[0], now[1] or was[1]))
    return found


def _without(text: str, aside: tuple[str, ...]) -> str:
    """The text without those words, wherever a line broke within them; blanks stay, for they part the cells of a row.

    The numbers of pages go as well: where the pages break is no figure.
    """
    text = _PAGE.sub(" ", text)
    for words in aside:
        text = re.sub(r"\s*".join(map(re.escape, "".join(words.split()))), " ", text) if words.strip() else text
    return text


def _figures(text: str) -> list[tuple[str, str]]:
    """(figure in one spelling, the words around it)."""
    return [
        (_spelt(found[0]), " ".join(text[max(0, found.start() - _AROUND) : found.end() + _AROUND].split()))
        for found in _FIGURE.finditer(text)
    ]


def _spelt(figure: str) -> str:
    return "".join(figure.split()).replace("−", "-").replace("％", "%").replace(",", "").replace("，", "")
