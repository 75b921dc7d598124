"""What the tests of these screens share: a unit's part in a task, a form filled in and sent, a region of a page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.web.reading import form_of
from wenzeng.mechanisms.plan.models import Part

PDF = b"%PDF-1.4\nproof"


def part_of(region: Any, words: str, code: str) -> Part:
    """A unit's part in the task whose title holds some words."""
    return Part.objects.get(task=region.task(words), unit__code=code)


def page_of(part: Part, act: str = "") -> str:
    """The address of a part, or of a step on it."""
    return reverse(f"plan:part_{act}" if act else "plan:part", args=[part.pk])


def sent(client: Any, url: str, **changes: Any) -> Any:
    """A form as its page gives it, changed, and sent."""
    fields = form_of(client.get(url).content.decode())
    fields.pop("proof", None)
    fields.pop("file", None)
    return client.post(url, {**fields, **changes})


def region_of(client: Any, url: str, region: str) -> str:
    """A region that is no list, as htmx gets it."""
    answer = client.get(url, headers={"HX-Request": "true", "HX-Target": region})
    assert answer.status_code == 200
    return str(answer.content.decode().strip())
