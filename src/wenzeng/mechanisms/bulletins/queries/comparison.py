"""The comparison with the last issue: each figure then and now, and the ranks."""

from __future__ import annotations

from dataclasses import dataclass

from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.models import Bulletin, Closing
from wenzeng.mechanisms.bulletins.queries.freezing import last_closing


@dataclass(frozen=True)
class Change:
    """A figure in the last closing and in this one."""

    label: str
    was: str
    now: str

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.was == self.now


def before(bulletin: Bulletin) -> Closing | None:
    """The closing that this bulletin is compared with."""
    return last_closing(bulletin.issuer, Period.parse(bulletin.period))


def compared(bulletin: Bulletin) -> list[Change]:
    """Every figure that one of the two has, in the order of this one; none without a last closing."""
    last = before(bulletin)
    if last is None:
        return []
    then, now = last.frozen["figures"], bulletin.closing.frozen["figures"]
    keys = [*now, *(key for key in then if key not in now)]
    out = []
    for key in keys:
        label = (now.get(key) or then[key])["label"]
        out.append(Change(label, then.get(key, {}).get("text") or "—", now.get(key, {}).get("text") or "—"))
    return out
