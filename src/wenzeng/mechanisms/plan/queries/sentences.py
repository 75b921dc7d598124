"""The sentences of a measure's body, numbered as clause marks cite them: 〔六·1〕 is the first after the heading.

The heading itself is none of them, nor is the note in brackets that lists the responsible units.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_NOTE = re.compile(r"\s*[（(【\[〔][^。]{0,8}单位")
_AFTER_HEADING = re.compile(r"[\s。：:]*")


def begins(source: str, start: int, end: int, title: str) -> list[int]:
    """Where the sentences of the body ``source[start:end]`` begin, in order."""
    first = _after_heading(source, start, end, title)
    places = [first, *(found.end() for found in re.compile("。").finditer(source, first, end))]
    return [place for place in places if source[place:end].strip() and not _NOTE.match(source, place, end)]


def number(places: list[int], place: int) -> int:
    """The number of the sentence in which a place lies; 0 before the first."""
    return bisect_right(places, place)


def span(source: str, places: list[int], sentence: int, end: int) -> tuple[int, int] | None:
    """Where the n-th sentence stands, with its stop; None where there is none."""
    if not 1 <= sentence <= len(places):
        return None
    start = places[sentence - 1]
    stop = source.find("。", start, end)
    return start, stop + 1 if stop >= 0 else end


def _after_heading(source: str, start: int, end: int, title: str) -> int:
    """Where the body begins behind its heading, whose characters may be parted by breaks of pages and lines."""
    signs = [re.escape(sign) for sign in title if not sign.isspace()]
    found = re.compile(r"\s*".join(signs)).search(source, start, end) if signs else None
    heading = found.end() if found else start
    after = _AFTER_HEADING.match(source, heading, end)
    return after.end() if found and after else start
