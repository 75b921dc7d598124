"""Until when something counts that is asked about a day: to the end of that day, in the region's time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def end_of(on: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(on + timedelta(days=1), time(), timezone.get_current_timezone()) - timedelta(microseconds=1)
