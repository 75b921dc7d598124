"""Proposals: laid down by the rules from the situations handed in, decided by a person, lapsed when their ground is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Given, Rule, Situation, Subject, Who, case_type, rules
from wenzeng.mechanisms.casework.models import Case, Proposal
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.office.declare import Refused, declared
from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject that may need a case: how it stands for the rules, and the words that a case would freeze."""

    situation: Situation
    subject: Subject
    addressed: Unit


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a rule says of a situation: itself, its reason, and the thresholds it went by."""

    rule: Rule
    reason: str
    thresholds: Mapping[str, int]


Thresholds = Mapping[str, Mapping[str, int]]
"""What each rule goes by, by the rule's code and the last part of the parameter's name."""


def thresholds(at: datetime) -> Thresholds:
    """The thresholds of all rules as they hold at a moment."""
    names = {name for rule in rules() for name in rule.parameters}
    held = {name: int(parameters.value(name, at)) for name in names}
    return {rule.code: {name.rpartition(".")[2]: held[name] for name in rule.parameters} for rule in rules()}


def suggested(situation: Situation, known: Thresholds) -> Suggested | None:
    """The first rule that holds, the gravest first."""
    for rule in rules():
        reason = rule.holds(situation, known[rule.code])
        if reason:
            return Suggested(rule, reason, known[rule.code])
    return None


@transaction.atomic
def renew(issuer: Unit, candidates: Iterable[Candidate], *, by: Person, at: datetime) -> tuple[int, int]:
    """Bring a unit's open proposals in line with how things stand; gives how many are new, and how many lapsed.

    A proposal that a rule would still make stays, with its facts as they are now. One whose type has changed gives way
    to the new one.
    """
    wanted = _wanted(issuer, candidates, at)
    stay, lapsed = [], 0
    for held in Proposal.objects.filter(issuer=issuer, state="open"):
        about, found = wanted.get(held.subject) or (None, None)
        if about and found and found.rule.proposes == held.type:
            held.reason, held.facts, held.thresholds = found.reason, dict(about.subject.facts), _named(found)
            stay.append(held)
            del wanted[held.subject]
        else:
            lapsed += _close(held, "lapsed", at, words="情形已变，原建议不再适用。")
    Proposal.objects.bulk_update(stay, ["reason", "facts", "thresholds"])
    # Somebody else may renew at this moment, to the same effect.
    Proposal.objects.bulk_create([_proposal(issuer, *each, at) for each in wanted.values()], ignore_conflicts=True)
    if wanted or lapsed:
        journal.record("casework.propose", "proposals", by=by, at=at, detail={"new": len(wanted), "lapsed": lapsed})
    return len(wanted), lapsed


def _wanted(issuer: Unit, candidates: Iterable[Candidate], at: datetime) -> dict[str, tuple[Candidate, Suggested]]:
    """What the rules propose now, by subject; nothing that the unit may not issue to the other."""
    found: dict[str, tuple[Candidate, Suggested]] = {}
    known = thresholds(at)
    for each in candidates:
        said = suggested(each.situation, known)
        if said and access.way(case_type(said.rule.proposes), issuer, each.addressed):
            found[each.subject.reference] = (each, said)
    return found


def _proposal(issuer: Unit, each: Candidate, found: Suggested, at: datetime) -> Proposal:
    return Proposal(
        type=found.rule.proposes,
        rule=found.rule.code,
        issuer=issuer,
        addressed=each.addressed,
        subject=each.subject.reference,
        clause=each.subject.clause,
        title=each.subject.title,
        facts=dict(each.subject.facts),
        reason=found.reason,
        thresholds=_named(found),
        proposed_at=at,
    )


def _named(found: Suggested) -> dict[str, str]:
    """The thresholds with their words, as they were when the rule spoke."""
    labels = {name.rpartition(".")[2]: declared(name) for name in found.rule.parameters}
    return {labels[name].label: f"{value}{labels[name].unit}" for name, value in found.thresholds.items()}


@transaction.atomic
def take_up(held: Proposal, given: Given, *, out: bool, key: str | None = None, by: Person, at: datetime) -> Case:
    """Open the case that is proposed; with ``out`` it goes out at once, where the person may do that."""
    kind = case_type(held.type)
    if Who.ISSUER not in access.relations(by, held.issuer, held.addressed):
        raise Refused("forbidden", f"须由{held.issuer.short_name}决定。")
    subject = Subject(held.subject, held.clause, held.title, held.facts)
    case = acting.open_case(kind, subject, addressed=held.addressed, given=given, key=key, by=by, at=at)
    if out and case.issued_at is None and case.steps_taken == 1:
        leads_out = next(each for each in kind.acts_from(case.state) if each.goes_out)
        case = acting.act(case, leads_out.code, by=by, at=at)
    if not _close(held, "issued", at, by=by, case=case):
        held.refresh_from_db()
        if held.case_id != case.pk:
            raise Refused("conflict", "这条建议刚被别人处理，请刷新。")
        return case
    detail = {"type": held.type, "case": case.pk, "reason": held.reason}
    journal.record("casework.take_up", f"proposal:{held.pk}", by=by, at=at, detail=detail)
    return case


@transaction.atomic
def dismiss(held: Proposal, words: str, *, by: Person, at: datetime) -> None:
    """Leave a proposal aside, with a reason of some words."""
    if Who.ISSUER not in access.relations(by, held.issuer, held.addressed):
        raise Refused("forbidden", f"须由{held.issuer.short_name}决定。")
    if len(words.strip()) < 4:
        raise Refused("invalid", "请写明不采纳的理由，不少于 4 个字。", "理由")
    if not _close(held, "dismissed", at, by=by, words=words.strip()):
        raise Refused("conflict", "这条建议刚被别人处理，请刷新。")
    detail = {"type": held.type, "subject": held.subject, "reason": words.strip()}
    journal.record("casework.dismiss", f"proposal:{held.pk}", by=by, at=at, detail=detail)


def _close(
    held: Proposal, state: str, at: datetime, *, by: Person | None = None, words: str = "", case: Case | None = None
) -> int:
    """End an open proposal; 0 where somebody was faster."""
    still: QuerySet[Proposal] = Proposal.objects.filter(pk=held.pk, state="open")
    return still.update(state=state, decided_at=at, decided_by=by, words=words, case=case)
