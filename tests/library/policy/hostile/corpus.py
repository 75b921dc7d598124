"""The corpus: every hostile and sloppy file with its answer, gathered from the modules that make them."""

from __future__ import annotations

from tests.library.policy.hostile import (
    archives,
    encodings,
    impostors,
    odd_texts,
    other_genres,
    pdf_files,
    sloppy,
    web_pages,
    word_files,
)
from tests.library.policy.hostile.cases import CASES, Case

GROUPS = (impostors, archives, word_files, pdf_files, web_pages, encodings, odd_texts, other_genres, sloppy)
SLOW = tuple(case for case in CASES if case.slow)
QUICK = tuple(case for case in CASES if not case.slow)


def case(title: str) -> Case:
    """The file of this title."""
    return next(held for held in CASES if held.title == title)
