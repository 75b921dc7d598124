"""People who press at the same moment: real transactions, one thread each; what each act comes to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from wenzeng.library.refusal import Refused


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What acts that begin together come to: what they give, or the code of the refusal."""
    together = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            together.wait(timeout=20)
            return act()
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def said_at_once(*acts: Callable[[], object]) -> list[str]:
    """The same, with "done" for whatever an act gives."""
    return [came if isinstance(came, str) else "done" for came in at_once(*acts)]
