"""Reading answers in tests: the region of a page, the rows of a list and of the files made from it, queries counted."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

import openpyxl
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TAGS = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")


def text(html: str) -> str:
    """What a person reads."""
    return SPACE.sub(" ", unescape(TAGS.sub(" ", html))).strip()


def words(response: Any) -> str:
    return text(response.content.decode())


def table(html: str) -> list[list[str]]:
    """The cells of the first table's body."""
    body = html.split("<tbody", 1)[1].split("</tbody>", 1)[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [
        [text(cell).replace(" ", "") for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows
    ]


def workbook(body: bytes) -> list[list[Any]]:
    """The rows below the headings of an exported workbook: title, source line and headings stand in the first three."""
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    return [["" if value is None else value for value in row] for row in sheet.iter_rows(min_row=5, values_only=True)]


def separated(body: bytes) -> list[list[str]]:
    """The rows of an exported CSV file, headings included."""
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def by_htmx(client: Client, url: str, region: str) -> str:
    """The region that htmx gets when it asks for it; behind it stand the links to its files, which move as well."""
    response = client.get(url, headers={"HX-Request": "true", "HX-Target": region})
    assert response.status_code == 200
    shown, moved = response.content.decode().split("</section>", 1)
    assert moved.count('hx-swap-oob="true"') == moved.count("<a ")
    return f"{shown.lstrip()}</section>"


def without_tokens(html: str) -> str:
    """The same without what differs each time: the tokens of forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", html)


def queries(client: Client, url: str) -> int:
    """How many questions a page asks the database, the session's and the person's included."""
    with CaptureQueriesContext(connection) as held:
        assert client.get(url).status_code == 200
    return len(held)


def form_of(html: str, marker: str = "<main") -> dict[str, str]:
    """The fields of the first form behind a marker, as a browser would send them untouched."""
    part = html.split(marker, 1)[1].split('<form method="post"', 1)[1].split("</form>", 1)[0]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", part):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("type") not in {"radio", "checkbox"} or " checked" in tag:
            sent[said["name"]] = unescape(said.get("value", ""))
    for name, inner in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', part, re.DOTALL):
        sent[name] = unescape(inner.strip())
    for name, inner in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', part, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inner) or re.search(r'<option value="([^"]*)"', inner)
        sent[name] = unescape(chosen[1]) if chosen else ""
    return sent
