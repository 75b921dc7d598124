"""The one door through which a case moves: its declared table says from where to where, by whom, with what.

The state is changed by a guarded update, so that of two people who take a step at once one is told; the same key sent
again is answered with what it did the first time.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act, CaseType, Given, Subject
from wenzeng.mechanisms.casework.models import Case, CaseStep
from wenzeng.mechanisms.casework.queries import clocks
from wenzeng.mechanisms.casework.services.steps import Taken, write
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person, Unit

NOTHING = Given()


@transaction.atomic
def open_case(
    kind: CaseType,
    subject: Subject,
    *,
    addressed: Unit,
    given: Given = NOTHING,
    key: str | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Open a case of a type about a subject, issued by the person's own unit. Refuses where no way is declared."""
    if done := _done(key):
        return done
    doing, issuer, today = kind.opening, by.unit, timezone.localdate(at)
    need_way(kind, issuer, addressed)
    _need_relation(by, doing, issuer, addressed)
    _need_given(doing, given)
    _need_ahead(doing, given.due, today)
    try:
        with transaction.atomic():
            held = Case.objects.create(
                type=kind.code,
                version=kind.version,
                issuer=issuer,
                addressed=addressed,
                subject=subject.reference,
                clause=subject.clause,
                title=subject.title,
                facts=dict(subject.facts),
                state=doing.to_state,
                opened_at=at,
                due=given.due,
                steps_taken=1,
            )
    except IntegrityError:
        if done := _done(key):
            return done
        raise Refused("conflict", f"这项任务已有在办的{kind.label}，请在原事项上办理。") from None
    write(held, Taken(doing, 1, "", given.due, key), given, by=by, at=at)
    return held


@transaction.atomic
def act(
    held: Case,
    code: str,
    given: Given = NOTHING,
    *,
    expected: int | None = None,
    key: str | None = None,
    by: Person,
    at: datetime,
) -> Case:
    """Take an act on a case. ``expected`` is the number of steps the person saw; what has moved since is refused."""
    if done := _done(key):
        return done
    held = Case.objects.select_related("issuer", "addressed").get(pk=held.pk)
    doing, left = held.kind.act(code), held.state
    seen = held.steps_taken if expected is None else expected
    _need_relation(by, doing, held.issuer, held.addressed)
    if left not in doing.from_states or held.steps_taken != seen:
        raise Refused("conflict", f"这件事项现为“{held.standing.label}”，已有人办理。请刷新后再办。")
    _need_given(doing, given)
    due, set_now = _due(held, doing, given, timezone.localdate(at))
    moved = Case.objects.filter(pk=held.pk, state=left, steps_taken=seen).update(
        state=doing.to_state,
        due=due,
        ended_at=at if held.kind.state(doing.to_state).final else None,
        steps_taken=F("steps_taken") + 1,
    )
    if not moved:
        if done := _done(key):
            return done
        raise Refused("conflict", "这件事项刚被别人办理，请刷新后再办。")
    if doing.goes_out:
        _number(held, at)
    held.refresh_from_db()
    write(held, Taken(doing, seen + 1, left, due if set_now else None, key), given, by=by, at=at)
    return held


def need_way(kind: CaseType, issuer: Unit, addressed: Unit) -> None:
    """Refuse a case that a unit may not issue to another."""
    if access.way(kind, issuer, addressed) is None:
        other = "中央驻桂单位只用商请函，不排名。" if addressed.central_in_region else ""
        raise Refused("forbidden", f"{issuer.short_name}不能向{addressed.short_name}发{kind.label}。{other}")


def _done(key: str | None) -> Case | None:
    """The case on which a step with this key was taken before."""
    step = CaseStep.objects.filter(key=key).select_related("case").first() if key else None
    return step.case if step else None


def _need_relation(by: Person, doing: Act, issuer: Unit, addressed: Unit) -> None:
    if why := access.refusal(by, doing, issuer, addressed):
        raise Refused("forbidden", f"“{doing.label}”{why}。")


def _need_given(doing: Act, given: Given) -> None:
    """Refuse an act that lacks what its table asks for."""
    kept = {"text": given.text.strip(), "due": given.due, "files": given.files, "commitments": given.promises}
    for need in doing.needs:
        if need.required and not kept.get(need.code, given.detail.get(need.code, "").strip()):
            raise Refused("invalid", f"请填写“{need.label}”。", need.label)


def _need_ahead(doing: Act, due: date | None, today: date) -> None:
    """Refuse a limit that is over already."""
    if due and due <= today:
        label = next((need.label for need in doing.needs if need.code == "due"), "期限")
        raise Refused("invalid", f"{label} {due} 不晚于今天（{today}），请另定。", label)


def _due(held: Case, doing: Act, given: Given, today: date) -> tuple[date | None, bool]:
    """The limit after an act, and whether the act sets it: chosen by a person, begun, or resumed after a pause."""
    resumes = any(doing.code in clock.resumes for clock in held.kind.clocks)
    if resumes and not given.due:
        return clocks.resumed(held, today), True
    starts = held.kind.clock_started_by(doing.code) is not None
    due = given.due or held.due
    if starts or given.due:
        _need_ahead(doing, due, today)
    return due, starts or given.due is not None


def _number(held: Case, at: datetime) -> None:
    """Give a case that goes out its day and the next number of its series, under the issuing unit's lock."""
    Unit.objects.select_for_update().get(pk=held.issuer_id)
    year = timezone.localdate(at).year
    series = Case.objects.filter(issuer=held.issuer, type=held.type, year=year)
    last: int = series.aggregate(last=Max("number"))["last"] or 0
    Case.objects.filter(pk=held.pk).update(issued_at=at, year=year, number=last + 1)
