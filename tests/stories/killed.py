"""A process that is killed in the middle of an act: run by the test of the same story, never by hand.

Usage: python -m tests.stories.killed ACT N, with WENZENG_DATA set; it kills itself at the N-th version it writes.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
django.setup()

from tests import region as small
from tests.mechanisms import notice
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import work
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan import declare
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.services import adoption, drafting, versions


def main(act: str, number: int) -> None:
    """Prepare, or do the act and die in it."""
    declare.equip(declare.Tools(compile=notice.compiled, resolve=small.resolve))
    if act == "prepare":
        place = notice.make()
        drafting.receive(notice.TEXT.encode(), "来件.txt", issued=None, by=place.clerk, at=notice.AT)
        place.settle(place.draft(b"another file"))
        return
    count = 0
    real = versions.first

    def dying(*words: Any, **values: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **values)

    versions.first = dying
    if act == "compile":
        work.run(str(Job.objects.get().pk))
    else:
        adoption.journal.record = lambda *words, **values: os.kill(os.getpid(), signal.SIGKILL)
        adoption.adopt(Document.objects.get(), by=Person.objects.get(username="hq_lead"), at=notice.AT)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
