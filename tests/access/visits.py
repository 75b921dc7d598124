"""One visit: a request by a visitor whose effects are taken back, its answer made readable whatever its kind of file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import pypdf
from django.db import transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from wenzeng.library.refusal import Refused
from wenzeng.web.shell.refusals import status

TAGS = re.compile(r"<[^>]+>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
LINK = re.compile(r'href="([^"#]+)"')
MISSING = {int: 987654321, str: "no.such", UUID: UUID(int=0)}
"""What stands for an object that is not there, by the kind of its key."""


@dataclass(frozen=True)
class Answer:
    """What came back: its status, where it leads on, and every word in it and its headers."""

    status: int
    location: str
    words: str
    exports: tuple[str, ...]


class Browser(RequestFactory):
    """Sends requests through the whole house, and keeps no copy of what the templates were given, as the test client does."""

    def __init__(self, *, csrf: bool) -> None:
        super().__init__()
        self._house = ClientHandler(enforce_csrf_checks=csrf)

    def request(self, **given: Any) -> Any:
        return self._house(self._base_environ(**given))


class Visitor:
    """A browser in which somebody has signed in, or nobody; each request begins with the same cookies."""

    def __init__(self, person: Any = None, *, csrf: bool = False) -> None:
        self.person = person
        self._browser = Browser(csrf=csrf)
        if person is not None:
            client = Client()
            client.force_login(person)
            # The first visit is written down, once a minute; taken back, every visit would be the first.
            client.get("/me/")
            self._browser.cookies = client.cookies

    def ask(self, method: str, url: str) -> Answer:
        """Send a request and take back what it did."""
        with transaction.atomic():
            response = self._browser.generic(method, url, content_type=FORM)
            body = b"".join(response.streaming_content) if getattr(response, "streaming", False) else response.content
            transaction.set_rollback(True)
        kind, location = response.headers.get("Content-Type", ""), response.headers.get("Location", "")
        headers = unquote(" ".join(f"{key}: {value}" for key, value in response.headers.items()))
        read = readable(body, kind)
        exports = _exports(body.decode(), url) if kind.startswith("text/html") else ()
        return Answer(response.status_code, location, f"{headers}\n{read}", exports)

    def refused(self, method: str, url: str) -> tuple[int, str] | None:
        """The status and the reason with which the view itself refuses; nothing where it does not."""
        request = self._request(method, url)
        found = resolve(url)
        try:
            with transaction.atomic():
                answer = found.func(request, *found.args, **found.kwargs)
                transaction.set_rollback(True)
        except Refused as refusal:
            return status(refusal.code), f"{refusal.message} {refusal.where or ''}"
        except Exception:
            # It got as far as to miss what a whole request brings along.
            return None
        return (405, "") if answer.status_code == 405 else None

    def taken(self, methods: Iterable[str], url: str) -> list[str]:
        """Which of the methods the view does not refuse out of hand; one that is taken ends the test, so nothing is taken back."""
        found, taken = resolve(url), []
        for method in methods:
            try:
                answer = found.func(self._request(method, url), *found.args, **found.kwargs)
            except Exception:
                taken.append(method)
            else:
                taken += [method] if answer.status_code != 405 else []
        return taken

    def _request(self, method: str, url: str) -> Any:
        request = RequestFactory().generic(method, url, content_type=FORM)
        request.user = self.person
        return request


FORM = "application/x-www-form-urlencoded"


def _exports(html: str, url: str) -> tuple[str, ...]:
    """The files that a page offers of its lists."""
    links = {unescape(link) for link in LINK.findall(html) if "export=" in link}
    return tuple(sorted(link if link.startswith("/") else url.partition("?")[0] + link for link in links))


def readable(body: bytes, kind: str) -> str:
    """The words of an answer: workbooks, Word files and PDF opened, escapes resolved, and tags both kept and taken out."""
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as held:
            return "\n".join(readable(held.read(name), name) for name in held.namelist())
    if body.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    text = unescape(ESCAPE.sub(lambda found: chr(int(found[1], 16)), body.decode("utf-8-sig", errors="replace")))
    return f"{text}\n{TAGS.sub('', text)}" if "<" in text else text


def missing(arguments: list[Any]) -> list[Any]:
    """The arguments of an object that is not there; the first one names the object."""
    return [MISSING[type(arguments[0])], *arguments[1:]] if arguments else []


def addresses(patterns: list[Any] | None = None, space: str = "") -> set[str]:
    """The names of all addresses of the project; one without a name is given by its path, and so found missing."""
    found: set[str] = set()
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            found |= addresses(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            found.add(space + (entry.name or str(entry.pattern)))
    return found
