"""What the frame of every page shows: whose page it is, which entries, the day of the data, and whether it is invented.

The shell knows no mechanism. ``config`` fills in the sources once, at start; until then a page shows an empty frame.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from wenzeng.library.tables import About
from wenzeng.web.shell import figures, preferences


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the main navigation; ``count`` is shown beside it on a phone, ``phone`` puts it into the bottom bar."""

    label: str
    url: str
    count: int = 0
    phone: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """The signed-in person as the top bar names them."""

    name: str
    unit: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the frame; an empty one is not shown."""

    home: str = "/"
    search: str = ""
    inbox: str = ""
    jobs: str = ""
    sign_in: str = ""
    sign_out: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the frame gets its words from; ``config`` fills these in."""

    demo: Callable[[], bool] = lambda: False
    business_date: Callable[[], dt.date | dt.datetime] = dt.date.today
    person: Callable[[HttpRequest], Who | None] = lambda request: None
    nav: Callable[[HttpRequest], Sequence[Entry]] = lambda request: ()
    foot: Callable[[HttpRequest], Sequence[Entry]] = lambda request: ()
    unread: Callable[[HttpRequest], int] = lambda request: 0
    running: Callable[[HttpRequest], int] = lambda request: 0
    links: Callable[[], Links] = Links


@dataclass(slots=True)
class _Filled:
    sources: Sources = field(default_factory=Sources)


_filled = _Filled()


def fill(**sources: Callable[..., Any]) -> None:
    """Fill in some of the sources; called at start, by ``config`` alone."""
    _filled.sources = replace(_filled.sources, **sources)


class Frame:
    """The frame of one page; each part is asked for only when the template shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._sources = _filled.sources
        self.size = preferences.size(request)
        self.theme = preferences.theme(request)
        self.sizes = preferences.SIZES
        self.themes = preferences.THEMES

    @cached_property
    def demo(self) -> bool:
        """Whether all data are invented."""
        return self._sources.demo()

    @cached_property
    def as_of(self) -> str:
        """The day of the data."""
        return figures.day(self._sources.business_date())

    @cached_property
    def person(self) -> Who | None:
        """The signed-in person."""
        return self._sources.person(self._request)

    @cached_property
    def nav(self) -> Sequence[Entry]:
        """The entries of the main navigation."""
        return self._sources.nav(self._request)

    @cached_property
    def foot(self) -> Sequence[Entry]:
        """What is looked up now and then, in the foot of every page."""
        return self._sources.foot(self._request)

    @cached_property
    def bottom(self) -> Sequence[Entry]:
        """The four entries of the bottom bar of a phone."""
        entries = self.nav
        return [entry for entry in entries if entry.phone][:4] or entries[:4]

    @cached_property
    def current(self) -> str:
        """The address of the entry that this page stands under: the longest that its own address begins with."""
        path = self._request.path
        under = [
            entry.url for entry in self.nav if path == entry.url or (entry.url != "/" and path.startswith(entry.url))
        ]
        return max(under, key=len, default="")

    @cached_property
    def unread(self) -> int:
        """Messages not yet read."""
        return self._sources.unread(self._request)

    @cached_property
    def running(self) -> int:
        """Jobs under way."""
        return self._sources.running(self._request)

    @cached_property
    def links(self) -> Links:
        """Addresses of the frame."""
        return self._sources.links()

    @cached_property
    def printed(self) -> str:
        """The moment of printing, by the wall clock."""
        return figures.day(timezone.now())


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``frame`` in every template."""
    return {"frame": Frame(request)}


def about(request: HttpRequest, basis: str = "", conditions: str = "") -> About:
    """The source line of what leaves the house under this request."""
    here = Frame(request)
    return About(as_of=here.as_of, basis=basis, conditions=conditions, demo=here.demo)
