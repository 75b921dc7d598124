"""A process that is killed while it accepts parts or issues a paper: run by the test of the same story, never by hand.

Usage: python -m tests.stories.killed_at_work ACT PLACE N, with WENZENG_DATA set. It says how everything stands, acts, and
kills itself the N-th time it comes to PLACE; with N 0 it lives. ``prepare`` and ``look`` do what they say.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
django.setup()

from datetime import date

from django.db import connections

from tests.mechanisms import notice
from tests.mechanisms.bulletins import autumn
from tests.mechanisms.casework import ladder
from tests.stories.keeping import dying
from wenzeng.config import proofs
from wenzeng.measures.m15_city_targets import supervision
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.bulletins.services import drafting, moving
from wenzeng.mechanisms.casework import declare
from wenzeng.mechanisms.casework.models import Case
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.documents.models import Paper, Series
from wenzeng.mechanisms.office.services import files, journal
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import work

AT = autumn.CLOSED
PLACES: dict[str, tuple[Any, str]] = {
    "file": (files, "store"),
    "journal": (journal, "record"),
    "commit": (connections["default"], "commit"),
}
"""Where it may die: before a file is kept, before the last row of an act, before what was done is made to last."""


def person(name: str) -> Person:
    return Person.objects.select_related("unit").get(username=name)


def prepare() -> None:
    """Reported parts, a bulletin that waits for its signature, a reminder that is drafted."""
    place = notice.make()
    ladder.opened("remind", place.clerk, due=date(2022, 12, 20))
    autumn.set_to_work(place)
    workers = {each.unit_id: each for each in place.people.values() if "officer" in each.role}
    for part in Part.objects.filter(state="open", unit__in=workers).order_by("pk"):
        proof = [("证明.pdf", f"%PDF-1.4 {part.pk}".encode())]
        work.report_progress(part, text="已完成。", files=proof, done=True, by=workers[part.unit_id], at=AT)
    held = drafting.start(autumn.FIRST, by=place.clerk, at=AT)
    moving.move(held, "submit", by=place.clerk, at=AT)


def accept() -> None:
    """All that is reported, one after the other."""
    for part in Part.objects.filter(state="reported").order_by("pk"):
        work.accept(part, by=person("hq_clerk"), at=AT)


def sign() -> None:
    """The bulletin."""
    moving.sign(Bulletin.objects.get(), by=person("hq_lead"), at=AT)


def send() -> None:
    """The reminder."""
    acting.act(Case.objects.get(), "issue", by=person("hq_clerk"), at=AT)


ACTS = {"prepare": prepare, "look": lambda: None, "accept": accept, "sign": sign, "send": send}


def look() -> dict[str, Any]:
    """How everything stands, and what of it does not fit together."""
    torn = [part.pk for part in Part.objects.all() if not _whole(part)]
    bulletin, case = Bulletin.objects.first(), Case.objects.first()
    return {
        "parts": Counter(Part.objects.exclude(state="open").values_list("state", flat=True)),
        "torn": torn,
        "papers": sorted(Paper.objects.values_list("number", flat=True)),
        "numbers": {each.name: each.last for each in Series.objects.all()},
        "bulletin": [bulletin.state, bulletin.issue] if bulletin else [],
        "case": [case.state, case.number] if case else [],
        "faults": [fault for proof in proofs.proofs() for fault in proof.faults],
    }


def _whole(part: Part) -> bool:
    """A part has as many steps as it says, and is accepted by a step or not at all."""
    kinds = list(part.steps.order_by("number").values_list("kind", flat=True))
    return len(kinds) == part.steps_taken and (part.state == "accepted") == ("accept" in kinds)


def main(act: str, place: str = "", number: str = "0") -> None:
    declare.equip(supervision.TYPES, supervision.RULES)
    print(json.dumps(look()), flush=True)
    if int(number):
        owner, name = PLACES[place]
        setattr(owner, name, dying(getattr(owner, name), int(number)))
    ACTS[act]()


if __name__ == "__main__":
    main(*sys.argv[1:])
