"""Processes for the stories of backup and restore, run by them and never by hand, with WENZENG_DATA set.

``python -m tests.stories.keeping write SECONDS NAME`` does acts as fast as it can and says how many were acknowledged;
``… backup|restore N WORDS`` runs the command and kills itself at its N-th step: one of the four files taken in or laid down,
or what comes after them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import django

from wenzeng.config import archive, cli


def write(seconds: str, name: str) -> None:
    """Acts of one writer: a file is kept and a row written, or neither; the chain's head is what they all want."""
    django.setup()
    from django.db import transaction

    from wenzeng.mechanisms.office.services import clock, files, journal
    from wenzeng.mechanisms.people.models import Person

    person, done, longest = Person.objects.select_related("unit").get(username="hq_clerk"), 0, 0.0
    print("ready", flush=True)
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        asked = time.monotonic()
        with transaction.atomic():
            stored = files.store(f"{name} {done}".encode(), f"{name}.txt", by=person, at=clock.now())
            journal.record(
                "test.write", f"file:{stored.pk}", by=person, at=clock.now(), detail={"writer": name, "n": done}
            )
        done, longest = done + 1, max(longest, time.monotonic() - asked)
    print(json.dumps({"done": done, "longest": longest}), flush=True)


def dying(real: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The same, and death at the N-th time, when it is half through."""
    count = 0

    def step(*words: Any, **values: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*words, **values)

    return step


def main(act: str, *words: str) -> None:
    if act == "write":
        write(*words)
        return
    number = int(words[0])
    if act == "backup":
        archive.Writer.add = dying(archive.Writer.add, number)
        archive.Writer.finish = dying(archive.Writer.finish, number - 4)
    else:
        shutil.copyfileobj = dying(shutil.copyfileobj, number)
        os.sync = dying(os.sync, number - 4)
    sys.argv = ["wenzeng", act, *words[1:]]
    sys.exit(cli.main())


if __name__ == "__main__":
    main(*sys.argv[1:])
