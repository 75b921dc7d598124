"""Refusals: what is wrong, where, and what to do, in Chinese."""

from __future__ import annotations


class Refused(Exception):
    """An act or an input is refused.

    ``code`` is stable and English (``invalid``, ``forbidden``, ``not_found``, ``conflict``, ``too_large``, ``busy``
    or a narrower one), ``message`` is for the person, ``where`` names the place (a file, a row, a field) if there is one.
    """

    def __init__(self, code: str, message: str, where: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where

    def __reduce__(self) -> tuple[type[Refused], tuple[str, str, str | None]]:
        return type(self), (self.code, self.message, self.where)

    def as_json(self) -> dict[str, str | None]:
        """The published form of a refusal."""
        return {"code": self.code, "message": self.message, "where": self.where}
