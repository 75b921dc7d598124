"""Cases as lists show them, whose turn it is, and what has been issued about a subject before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from wenzeng.library.schedule.calendar import WorkingCalendar
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import CaseType, Clock, Earlier, Who, case_types
from wenzeng.mechanisms.casework.models import Case, Proposal
from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.mechanisms.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case on a day: ``over`` working days past its limit while the unit addressed owes the answer."""

    case: Case
    mine: bool
    over: int
    left: int | None

    @property
    def pk(self) -> int:
        """The case's key."""
        return self.case.pk

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.case.state

    @property
    def turn(self) -> Who | None:
        """Whose move it is."""
        return self.case.standing.turn


def case_rows(person: Person, on: date) -> list[CaseRow]:
    """The cases that a person sees, the latest first."""
    return rows_of(person, access.visible_to(person).select_related("issuer", "addressed"), on)


def rows_of(person: Person, held: Iterable[Case], on: date) -> list[CaseRow]:
    """Some cases as rows."""
    cal = calendar()
    return [_row(person, each, on, cal) for each in held]


def _row(person: Person, held: Case, on: date, cal: WorkingCalendar) -> CaseRow:
    turn = held.standing.turn
    mine = turn is not None and turn in access.relations(person, held.issuer, held.addressed)
    over = _over(held, on, cal)
    left = cal.between(on, held.due) if held.due and not over and turn == Who.ADDRESSED else None
    return CaseRow(held, mine, over, left)


def _over(held: Case, on: date, cal: WorkingCalendar) -> int:
    """Working days past the limit while the unit addressed owes the answer; at least 1 once the limit is over."""
    if held.standing.turn != Who.ADDRESSED or held.due is None or held.due >= on:
        return 0
    return max(1, cal.between(held.due, on))


def open_proposals(person: Person) -> QuerySet[Proposal]:
    """The proposals that wait for a decision of the person's unit, or that the person may look at."""
    return access.proposals_visible_to(person).filter(state="open").select_related("issuer", "addressed")


def about(subject: str, person: Person) -> QuerySet[Case]:
    """The cases about a subject that the person sees, the latest first."""
    return access.visible_to(person).filter(subject=subject).select_related("issuer", "addressed")


def earlier(issuer: Unit, on: date) -> Mapping[str, list[tuple[Earlier, Case]]]:
    """What a unit has issued or drafted, by subject, as the rules see it; the latest first."""
    found: dict[str, list[tuple[Earlier, Case]]] = defaultdict(list)
    cal = calendar()
    for each in Case.objects.filter(issuer=issuer).exclude(ended_at__isnull=False, issued_at=None):
        ended = cal.between(_day(each.ended_at), on) if each.ended_at else None
        rung = Earlier(each.type, each.kind.severity, each.ended_at is None, _over(each, on, cal), ended)
        found[each.subject].append((rung, each))
    return found


def dismissed(issuer: Unit, on: date) -> Mapping[str, dict[str, int]]:
    """Working days since proposals of a unit were dismissed, by subject and type."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    cal = calendar()
    for each in Proposal.objects.filter(issuer=issuer, state="dismissed").order_by("decided_at"):
        if each.decided_at:
            found[each.subject][each.type] = cal.between(_day(each.decided_at), on)
    return found


def usual_limit(kind: CaseType, on: date) -> date:
    """The limit that a case of a type usually gets: so many working days from a day on."""
    return limit_of(kind.clocks[0], on)


def limit_of(clock: Clock, on: date) -> date:
    """The limit that a clock usually gives when it starts on a day."""
    return calendar().add(on, int(parameters.value(clock.days, on)), clock.working)


def types_for(person: Person, addressed: Unit) -> list[CaseType]:
    """The types of cases that a person's unit may issue to another, the mildest first."""
    if not access.can_issue(person):
        return []
    fits: Iterable[CaseType] = (kind for kind in case_types() if access.way(kind, person.unit, addressed))
    return sorted(fits, key=lambda kind: kind.severity)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
