"""How many actions a piece of work takes: clicks and choices of files are counted, a click that submits too; typing is not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator


class Hands:
    """A person's hands on one piece of work. What is not done by them is not counted, so that a story keeps to them."""

    def __init__(self) -> None:
        self.done: list[str] = []

    @property
    def count(self) -> int:
        return len(self.done)

    def click(self, place: Locator) -> None:
        """A click on a link, a box or a button."""
        self.done.append(" ".join(place.inner_text().split()))
        place.click()

    def choose(self, field: Locator, file: Path) -> None:
        """A file chosen."""
        self.done.append(file.name)
        field.set_input_files(file)
