"""What the forms of all acts on a plan have in common: who may, the way back, the words of the document above the form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.ways import way_back


def bound(request: HttpRequest, leads_to: str, revision: int | None = None, **values: Any) -> dict[str, Any]:
    """The arguments of an act's form: what was sent, or what stands now with the revision that the person sees."""
    need_desk(person_of(request))
    initial = {"next": leads_to, "expected": revision, **values}
    return {"data": request.POST if request.method == "POST" else None, "initial": initial}


def back_to(request: HttpRequest, name: str, key: int) -> str:
    """Where the person came from, else the page of the thing itself."""
    return way_back(request, reverse(f"plan:{name}", args=[key]))


def in_force(document: Any) -> bool:
    """Whether a plan changes only with a reason."""
    return bool(document.state == "adopted")


def page(title: str, submit: str, document: Any, *, mark: str = "", words: str = "", sub: str = "") -> dict[str, Any]:
    """The page of an act: what it does, on which words of which document."""
    crumbs = [("文件", reverse("plan:documents")), (_short(document), reverse("plan:document", args=[document.pk]))]
    return {"title": title, "submit": submit, "crumbs": crumbs, "mark": mark, "words": words, "sub": sub}


def _short(document: Any) -> str:
    head = document.versions.get(valid_to=None)
    return str(head.number or head.title)


def seen(expected: int | None, now: int) -> None:
    """Refuse to add to what has been added to since the person looked: most often the same form sent twice."""
    if expected is not None and expected != now:
        raise Refused("conflict", "您打开此页后，这里已增加过一项。请刷新核对，确需再加的，从新页面提交。")
