"""A visitor's way through every door: who is let in, with which method, and that nobody meets a foreign word.

Whoever is refused is refused by the view itself, so there the view is asked alone, and its reason read; the page around a
reason is the same whatever was asked for, and is opened in full once for each visitor and status. Whoever is let in, and
everything that the view does not refuse as it should, goes the whole way of a request.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.urls import reverse

from tests.access.doors import EVERYBODY, Door, Matrix
from tests.access.visits import Answer, Visitor, missing
from tests.region import Region

SHOWN, DONE = {200, 302, 303}, {200, 302, 303, 400, 409}
REFUSED = {403, 404}
NOT_SO = 405
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS")
METHODS = ("GET", "HEAD", "POST", *OTHERS)


class Walk:
    """A visitor's way through every door; ``wrong`` gathers what was not as declared."""

    def __init__(self, name: str, region: Region, matrix: Matrix, tally: Counter[str]) -> None:
        self.name, self.region, self.matrix, self.tally = name, region, matrix, tally
        self.visitor, self.wrong = Visitor(region.people[name]), list[str]()
        self.tried, self.opened = set[tuple[str, str]](), set[int]()
        self.forbidden = [word for word, may in matrix.canaries.items() if name not in may]
        self.unmet = matrix.canaries.keys() - self.forbidden

    def go(self) -> list[str]:
        """What is not as declared."""
        for door in self.matrix.doors.values():
            self.object(door, door.own(self.region), self.name)
            if door.foreign is not None and self.name not in door.foreign_but:
                self.object(door, door.foreign(self.region), "nobody")
            elif door.foreign is not None and door.see is not None:
                self.ask("GET", reverse(door.name, args=door.foreign(self.region)))
        # Else one would look for leaks of what nobody could find.
        self.wrong += [f"{self.name} meets {word} nowhere" for word in self.unmet]
        return self.wrong

    def object(self, door: Door, arguments: list[Any], name: str) -> None:
        """Every method on one object; ``name`` is who one is to it."""
        url = reverse(door.name, args=arguments)
        self.tally["cells"] += len(OTHERS)
        self.wrong += [f"{self.name} {each} {url}: is not refused as such" for each in self.visitor.taken(OTHERS, url)]
        for method, may, right in (("GET", door.see, SHOWN), ("HEAD", door.see, SHOWN), ("POST", door.act, DONE)):
            let_in = may is not None and name in may
            # What may be looked at may be asked for its head, or else refuses that to everybody.
            answer = self.ask(method, url) if let_in and method != "HEAD" else self.knock(method, url)
            if method == "HEAD" and answer.status == NOT_SO:
                continue
            if answer.status not in ({NOT_SO} if may is None else right if let_in else REFUSED):
                self.wrong.append(f"{self.name} {method} {url}: {answer.status}")
            elif answer.status == 403 and arguments and name not in door.knows:
                self.secret(door, method, arguments)
            if method == "GET":
                self.files(answer)
                self.search(door, url)

    def secret(self, door: Door, method: str, arguments: list[Any]) -> None:
        """Who is refused by role, and not because there is nothing, is refused what is not there in the same way."""
        nowhere = reverse(door.name, args=missing(arguments))
        if (door.name, method) not in self.tried and self.knock(method, nowhere).status != 403:
            self.wrong.append(f"{self.name} {method} {nowhere}: not 403, which tells what is there")
        self.tried.add((door.name, method))

    def files(self, answer: Answer) -> None:
        """What a page offers as files: the visitors take the formats in turn."""
        turn = sorted(EVERYBODY).index(self.name)
        for url in answer.exports[turn % 2 :: 2]:
            self.tally["files"] += 1
            if (status := self.ask("GET", url).status) != 200:
                self.wrong.append(f"{self.name} GET {url}: {status}")

    def search(self, door: Door, url: str) -> None:
        """What a search finds of words that the visitor must not meet; asked for by their beginning, since the page repeats it."""
        for half in {word[:2] for word in self.forbidden} if door.searches else ():
            self.tally["searches"] += 1
            self.ask("GET", f"{url}?q={half}")

    def knock(self, method: str, url: str) -> Answer:
        """The answer where a refusal is expected."""
        said = self.visitor.refused(method, url)
        if said is None or said[0] not in self.opened:
            self.opened |= {said[0]} if said else set()
            return self.ask(method, url)
        self.tally["cells"] += 1
        return self.read(method, url, Answer(said[0], "", said[1], ()))

    def ask(self, method: str, url: str) -> Answer:
        """The answer to a request that goes the whole way."""
        self.tally["cells"] += 1
        return self.read(method, url, self.visitor.ask(method, url))

    def read(self, method: str, url: str, answer: Answer) -> Answer:
        """Look for words that the visitor must not meet, and for those that he may."""
        self.unmet -= {word for word in self.unmet if word in answer.words}
        for word in self.forbidden:
            if word in answer.words:
                self.tally["leaks"] += 1
                self.wrong.append(f"{self.name} {method} {url} shows {word}")
        return answer
