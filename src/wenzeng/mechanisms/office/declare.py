"""What the other mechanisms declare to office: refusals, jobs, and which tables hold history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from wenzeng.library.refusal import Refused

__all__ = ["History", "JobType", "Progress", "Refused", "Stopped", "histories", "history", "job", "job_type"]


class Stopped(Exception):
    """A job was cancelled by its owner; what it had begun is rolled back."""


class Progress(Protocol):
    """What a running job tells: ``done`` of ``total`` steps, and where it stands, in Chinese."""

    def __call__(self, done: int, total: int, message: str = "") -> None: ...


@dataclass(frozen=True)
class JobType:
    """A kind of long work (> 2 s). ``run(payload, progress, by)`` returns a JSON result, whose key ``url`` leads on."""

    name: str
    label: str
    run: Callable[[dict[str, Any], Progress, Any], dict[str, Any]]


_jobs: dict[str, JobType] = {}


def job(name: str, label: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """Offer a function of a mechanism's ``jobs`` module as long work under a name."""

    def offer(run: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        _jobs[name] = JobType(name, label, run)
        return run

    return offer


def job_type(name: str) -> JobType:
    """The kind of long work of this name; KeyError where no mechanism offers it."""
    return _jobs[name]


@dataclass(frozen=True)
class History:
    """A table whose rows are written once. ``closing`` names the one column that may go from NULL to a value."""

    table: str
    closing: str | None = None


_histories: dict[str, History] = {}


def history(table: str, closing: str | None = None) -> None:
    """Declare a table as history: the database itself then refuses to change or delete its rows."""
    _histories[table] = History(table, closing)


def histories() -> tuple[History, ...]:
    """All declared tables, by name."""
    return tuple(_histories[name] for name in sorted(_histories))
