"""Addresses of supervision: a case is seen by the two units it lies between and by who sees the whole; a draft by its issuer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.access.doors import DESK, INSIDE, NOBODY, WHOLE, Door, Region
from tests.access.objects_plan import sheet
from tests.region import moment
from wenzeng.mechanisms.casework.declare import Given, Situation, Subject, case_type
from wenzeng.mechanisms.casework.models import Case, CaseFile, Proposal
from wenzeng.mechanisms.casework.services import acting, proposing

AT = moment(date(2022, 10, 24))
DUE = date(2022, 10, 31)
BETWEEN = WHOLE | {"city_officer"}
ISSUERS = DESK | {"city_officer", "other_city"}
CANARIES = {
    "探针茉莉督办": BETWEEN, "探针茉莉回复": BETWEEN, "探针茉莉佐证": BETWEEN, "探针茉莉材料": BETWEEN,
    "探针栀子草稿": WHOLE, "探针芙蓉建议": WHOLE,
}  # fmt: skip


def plant(region: Region) -> None:
    """HQ urges one city, which answers with a file; a draft and a proposal about the other have not gone out."""
    people, kind = region.people, case_type("urge")
    clerk, city, other = people["hq_clerk"], region.unit("450200"), region.unit("450100")
    held = acting.open_case(
        kind, _about("part:9001", "探针茉莉督办"), addressed=city, given=Given(due=DUE), by=clerk, at=AT
    )
    acting.act(held, "issue", by=people["hq_lead"], at=AT)
    held.refresh_from_db()
    answer = Given(text="探针茉莉回复", files=(("探针茉莉佐证.xlsx", sheet("探针茉莉材料")),))
    acting.act(held, "reply", answer, by=people["city_officer"], at=AT)
    acting.open_case(kind, _about("part:9002", "探针栀子草稿"), addressed=other, given=Given(due=DUE), by=clerk, at=AT)
    late = Situation("part:9003", False, "red", 14, "已逾期14天")
    proposing.renew(
        clerk.unit, [proposing.Candidate(late, _about("part:9003", "探针芙蓉建议"), other)], by=clerk, at=AT
    )


def _about(reference: str, title: str) -> Subject:
    facts = dict.fromkeys(("document", "clause", "task", "matter", "standing", "earlier"), title)
    return Subject(reference, "一·1", title, facts)


def case(title: str, *more: str) -> Callable[[Region], list[Any]]:
    return lambda region: [Case.objects.get(title=title).pk, *more]


def _file(region: Region) -> list[Any]:
    return [CaseFile.objects.get(step__case__title="探针茉莉督办").pk]


def _proposal(region: Region) -> list[Any]:
    return [Proposal.objects.get(title="探针芙蓉建议").pk]


DOORS = (
    Door("cases:table", INSIDE),
    Door("cases:proposals", INSIDE),
    Door("cases:renew", None, ISSUERS),
    Door("cases:bulk", ISSUERS, ISSUERS),
    Door("cases:proposal", WHOLE, WHOLE, own=_proposal),
    Door("cases:dismiss", DESK, DESK, own=_proposal, knows=WHOLE),
    # Without a task to be about there is nothing to open.
    Door("cases:new", NOBODY, NOBODY),
    Door("cases:evidence", BETWEEN, own=_file),
    Door("cases:case", BETWEEN, own=case("探针茉莉督办"), foreign=case("探针栀子草稿"), foreign_but=WHOLE),
    Door("cases:act", DESK, DESK, own=case("探针茉莉督办", "accept"), knows=BETWEEN,
         foreign=case("探针栀子草稿", "issue"), foreign_but=WHOLE),
)  # fmt: skip
