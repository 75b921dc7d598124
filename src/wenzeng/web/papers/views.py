"""What was issued: the list of papers that concern me, one paper with its files, the signed file back."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.library.papers.official.parts import parts
from wenzeng.mechanisms.documents import access
from wenzeng.mechanisms.documents.declare import KINDS
from wenzeng.mechanisms.documents.queries.papers import content_of
from wenzeng.mechanisms.documents.services import signing
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.web.papers.forms import TakingBack
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action, screen
from wenzeng.web.shell.tables import DATE, Choice, Column, Empty, Listing, Month, Search


def _page(paper: Any) -> str:
    return reverse("papers:paper", args=[paper.pk])


def _state(paper: Any) -> str:
    if hasattr(paper, "replaced_by"):
        return "已被更正"
    return "已收签发件" if paper.signed else "已印发"


PAPERS = Listing(
    name="papers",
    title="公文",
    columns=[
        Column("title", "标题", link=_page),
        Column("kind", "文种", words=KINDS, fit=True),
        Column("number", "发文字号", value=lambda paper: paper.shown_number, sort="number", unknown="待登记"),
        Column("issuer__short_name", "发文单位"),
        Column("dated", "成文日期", DATE),
        Column("state", "状态", value=_state, sort=None),
    ],
    filters=[Choice("kind", "文种", KINDS), Month("dated", "成文月份"), Search("标题、字号", keys=("title", "number"))],
    order="-dated",
    empty=Empty("还没有与您有关的公文", "通报、督办函、提醒函印发后，发文单位和收文单位都在这里看到。"),
    note="收文、发文均以印发时的文件为准；更正只发新文，旧文不改。",
)


@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """The papers that concern the person."""
    held = access.visible_to(person_of(request)).select_related("replaced_by").prefetch_related("signings")
    return tables.answer(request, PAPERS, held)


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper as issued, with its files, code, and what came back."""
    person = person_of(request)
    held = access.obtain(person, pk)
    check = request.build_absolute_uri(f"{reverse('papers:verify')}?code={held.code}")
    actions = [
        Action("下载 Word", reverse("papers:word", args=[pk]), main=True),
        Action("下载 PDF", reverse("papers:pdf", args=[pk])),
    ]
    context = {
        "title": held.title,
        "crumbs": [("公文", reverse("papers:papers"))],
        "actions": actions,
        "paper": held,
        "kind": KINDS[held.kind],
        "parts": [part for part in parts(content_of(held)) if part.kind not in {"copies", "printed"}],
        "addressees": "、".join(held.addressees.values_list("short_name", flat=True)),
        "signings": held.signings.all(),
        "form": _taking_back(held) if access.can_take_back(person, held) else None,
        "replaced_by": getattr(held, "replaced_by", None),
        "visible": set(access.visible_to(person).values_list("pk", flat=True)),
        "about": subjects.url(held.subject),
        "check": check,
        # Drawn by segno from the address alone: nothing in it was typed by a person.
        "qr": mark_safe(segno.make(check, error="m").svg_inline(scale=3, svgclass="wz-qr", lineclass=None)),
    }
    return screen(request, "papers/paper.html", context)


@require_GET
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The Word file as issued, byte for byte."""
    held = access.obtain(person_of(request), pk)
    return tables.attachment(files.read(held.word), f"{_name(held)}.docx")


@require_GET
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF as issued, byte for byte."""
    held = access.obtain(person_of(request), pk)
    return tables.attachment(files.read(held.pdf), f"{_name(held)}.pdf")


@require_GET
def signed(request: HttpRequest, pk: int, signing: int) -> HttpResponse:
    """A signed file as it came back."""
    held = access.obtain(person_of(request), pk).signings.filter(pk=signing).select_related("file").first()
    if held is None:
        raise Refused("not_found", "没有这份签发件。")
    ending = "pdf" if held.name.lower().endswith(".pdf") else "docx"
    return tables.attachment(files.read(held.file), f"{held.number}-签发件.{ending}")


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the signed file with its number and date; every figure that differs is then listed on the paper's page."""
    person = person_of(request)
    held = access.obtain(person, pk)
    if not access.can_take_back(person, held):
        raise Refused("forbidden", "只有发文单位可以登记签发件。")
    form = _taking_back(held, request.POST or None, request.FILES or None)

    def do(given: dict[str, Any]) -> None:
        taken = {"data": given["file"].read(), "name": given["file"].name}
        signing.take_back(
            held, **taken, number=given["number"].strip(), dated=given["dated"], by=person, at=clock.now()
        )

    page = {
        "title": "登记签发件",
        "sub": held.title,
        "crumbs": [("公文", reverse("papers:papers")), (held.shown_number or held.title, _page(held))],
        "submit": "登记",
    }
    return act(request, form, do, done="已登记签发件", leads_to=_page(held), page=page)


def _taking_back(paper: Any, *sent: Any) -> TakingBack:
    """The form of the signed file: it stands on the paper's page, so that choosing and sending are all there is to do."""
    return TakingBack(*sent, initial={"number": paper.shown_number, "dated": paper.dated})


def _name(paper: Any) -> str:
    return "-".join(part for part in (paper.shown_number, paper.title) if part)[:80].replace("/", "／")
