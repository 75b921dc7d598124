"""Writing a step: its words, files, promises and letter; telling whose turn it is; and the row of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from wenzeng.library import evidence
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act, Given, Who
from wenzeng.mechanisms.casework.models import Case, CaseFile, CaseStep, Commitment
from wenzeng.mechanisms.casework.services import papers
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import files, inbox, journal
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.models import Person


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it is about to be written: the act, its place in the case, the state it left, the limit it set."""

    act: Act
    number: int
    left: str
    due: date | None
    key: str | None


def write(held: Case, taken: Taken, given: Given, *, by: Person, at: datetime) -> CaseStep:
    """Write the step with all that came with it. The journal's row is the last thing written."""
    promises = _promised(given)
    step = CaseStep(
        case=held,
        number=taken.number,
        act=taken.act.code,
        from_state=taken.left,
        to_state=taken.act.to_state,
        at=at,
        by=by,
        unit=by.unit,
        text=given.text.strip(),
        due=taken.due,
        detail=_detail(given),
        key=taken.key,
    )
    if taken.act.paper:
        step.paper = papers.issue(held, taken.act, given, promises, by=by, at=at)
    step.save(force_insert=True)
    for promise in promises:
        promise.step = step
        promise.save(force_insert=True)
    named = _attach(step, given.files, by=by, at=at)
    _tell(held, taken.act, by=by, at=at)
    detail = {"from": taken.left, "to": taken.act.to_state, "due": str(taken.due or ""), "paper": step.paper}
    journal.record(
        f"casework.{taken.act.code}",
        f"case:{held.pk}",
        by=by,
        at=at,
        detail={**detail, "type": held.type, "files": named},
    )
    return step


def _detail(given: Given) -> dict[str, object]:
    words = {"words": dict(given.words)} if given.words else {}
    return {**{key: value for key, value in given.detail.items() if value}, **words}


def _promised(given: Given) -> list[Commitment]:
    units = {unit.code: unit for unit in people.by_codes([each.unit for each in given.promises])}
    return [
        Commitment(number=n, unit=units[each.unit], text=each.text.strip()[:500], due=each.due)
        for n, each in enumerate(given.promises, 1)
    ]


def _attach(step: CaseStep, sent: Sequence[tuple[str, bytes]], *, by: Person, at: datetime) -> list[dict[str, str]]:
    """Keep the files that prove a step; refuses too many, or one of the wrong kind."""
    if len(sent) > evidence.MOST:
        raise Refused("too_many", f"一次最多附 {evidence.MOST} 个文件，现有 {len(sent)} 个。", "佐证材料")
    kept = []
    for name, data in [(evidence.check(name, data), data) for name, data in sent]:
        stored = files.store(data, name, by=by, at=at)
        CaseFile.objects.create(step=step, file=stored, name=name)
        kept.append({"name": name, "sha256": stored.digest})
    return kept


def _tell(held: Case, doing: Act, *, by: Person, at: datetime) -> None:
    """Tell those whose turn it is; when all is over, the unit addressed, if it ever heard of the case."""
    turn = held.standing.turn or (Who.ADDRESSED if held.issued_at else None)
    if turn is None:
        return
    unit = held.addressed if turn == Who.ADDRESSED else held.issuer
    told = [each for each in people.officers(unit, at.date()) if access.hears(each, turn, unit)]
    reason = f"{by.unit_name}：{doing.label}，现为“{held.standing.label}”"
    inbox.send(told, title=f"{held.mark}　{held.title}", reason=reason, subject=f"case:{held.pk}", by=by, at=at)
