"""The letter that goes out with an act: composed from the declared passages, numbered and frozen by documents."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act, Given
from wenzeng.mechanisms.casework.models import Case, Commitment
from wenzeng.mechanisms.casework.queries import letters
from wenzeng.mechanisms.documents.services import issuing
from wenzeng.mechanisms.people.models import Person


def issue(held: Case, doing: Act, given: Given, promises: list[Commitment], *, by: Person, at: datetime) -> str:
    """Issue the act's letter with the words as edited; gives the reference of the paper (paper:3)."""
    day = timezone.localdate(at)
    way = access.way(held.kind, held.issuer, held.addressed)
    assert way is not None, "a case is opened only where there is a way"
    letter = held.kind.letter(doing.paper, way)
    known = letters.values_of(held, day, {**given.detail, "text": given.text})
    words = {**(letters.drafted(held) if doing.goes_out else {}), **given.words}
    letters.check(letter, known, words)
    content, figures = letters.official(
        letter, way, known, words=words, issuer=held.issuer, addressed=held.addressed, day=day, promises=promises
    )
    paper = issuing.issue(
        content,
        kind=letter.code.partition(".")[0],
        series=letters.series(way, letter, held.issuer),
        issuer=held.issuer,
        subject=f"case:{held.pk}",
        figures=figures,
        addressees=[held.addressed],
        by=by,
        at=at,
    )
    return f"paper:{paper.pk}"
