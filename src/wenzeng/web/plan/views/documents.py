"""Documents: the list, one document with its whole text, the bytes as they came, the compiled plan, and taking one in."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people.access import need_desk, scope
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.changes import of_document
from wenzeng.mechanisms.plan.queries.documents import document_rows, heading, measure_pages
from wenzeng.mechanisms.plan.queries.marks import marked
from wenzeng.mechanisms.plan.services import drafting
from wenzeng.web.plan import forms, listings
from wenzeng.web.plan.reading import need_reader, rows_of
from wenzeng.web.plan.words import joined
from wenzeng.web.shell import tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action

HEAD = (("title", "标题"), ("number", "发文字号"), ("issuer", "发文机关"), ("issued", "成文日期"))


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The documents that the person sees."""
    person = person_of(request)
    need_reader(person)
    actions = [Action("收文", reverse("plan:upload"), main=True)] if scope(person).desk else []
    return tables.answer(request, listings.DOCUMENTS, document_rows(person), {"actions": actions})


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One document: the whole text as issued with its marks, its head with origins, what could not be read, changes."""
    person = person_of(request)
    held = access.obtain(person, pk)
    head, inside = heading(held), scope(person).inside
    done = of_document(held) if inside else []
    codes = {code for change in done for code in listings.codes_of(change)}
    names = dict(units_visible_to(person).filter(code__in=codes).values_list("code", "short_name"))
    shown = tables.show(request, listings.changes(names), done)
    source, plan = held.source_text, held.compiled
    context = {
        "title": head.title,
        "crumbs": [("文件", reverse("plan:documents"))],
        "basis": head.number,
        "document": held,
        "facts": [(word, getattr(head, key), head.origins.get(key, "")) for key, word in HEAD],
        "measures": measure_pages(held),
        "paragraphs": marked(held, 0, len(source), rows_of(person, measure__document=held)),
        "unread": [(joined(source[slice(*place["span"])]), place["reason"]) for place in plan.get("unread", ())],
        "references": plan.get("references", ()),
        "to": reverse("plan:tasks"),
        "tail": "/",
        "inside": inside,
        "actions": _actions(held) if scope(person).desk else [],
    }
    return tables.reply(request, "plan/document.html", context, shown)


def _actions(held: Any) -> list[Action]:
    review = Action("核对", reverse("plan:review", args=[held.pk]), main=held.state == "draft")
    if held.state == "adopted":
        return [Action("改动计划", review.url)]
    return [review, Action("弃用草稿", reverse("plan:discard", args=[held.pk]), dialog=True)]


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, byte for byte."""
    held = access.obtain(person_of(request), pk)
    return tables.as_it_came(files.read(held.file), held.file.name)


@require_GET
def compiled(request: HttpRequest, pk: int) -> HttpResponse:
    """What the compiler made of the file, in the published form."""
    held = access.obtain(person_of(request), pk)
    body = json.dumps(held.compiled, ensure_ascii=False, indent=1).encode()
    return tables.attachment(body, f"{held.file.name.rsplit('.', 1)[0]}-计划.json")


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a document in: kept as it came, compiled by a job whose page comes next."""
    need_desk(person_of(request))
    sent = request.method == "POST"
    form = forms.Incoming(request.POST if sent else None, request.FILES if sent else None)
    asked: list[Any] = []

    def do(data: dict[str, Any]) -> None:
        given = data["file"]
        at = clock.now()
        asked.append(drafting.receive(given.read(), given.name, issued=data["issued"], by=person_of(request), at=at))

    page = {"title": "收文", "submit": "收下并编译", "crumbs": [("文件", reverse("plan:documents"))], "sub": UPLOAD}
    answer = act(request, form, do, done="已收文，正在编译", leads_to=reverse("plan:documents"), page=page)
    if asked:
        answer["Location"] = reverse("desk:job", args=[asked[0].pk])
    return answer


UPLOAD = "原文件原样保存；系统读出措施、任务、责任单位、时限和目标，编成草稿，核对采用后才生效。"
