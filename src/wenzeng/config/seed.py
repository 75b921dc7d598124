"""The package's own document, taken in as any other would be."""

from __future__ import annotations

from datetime import date, datetime, time
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from wenzeng import measures
from wenzeng.config import wiring
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.services import drafting

CHINA = ZoneInfo("Asia/Shanghai")


def lay_down_policy(*, by: Any, at: datetime) -> Document:
    """The package's own document as a draft."""
    data = (resources.files(measures) / measures.DOCUMENT.file).read_bytes()
    stored = files.store(data, measures.DOCUMENT.file, by=by, at=at)
    plan = wiring.compile_document(data, measures.DOCUMENT.file, measures.DOCUMENT.issued)
    return drafting.lay_down(stored, plan, by=by, at=at)


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of the demo's past, in the region's time."""
    return datetime.combine(day, time(hour, minute), CHINA)
