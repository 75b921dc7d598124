"""The whole unit's progress by Excel: take the workbook, fill it in, look at what each line would report, report the good ones.

What was read travels in the page itself, signed, until the person says yes: nothing is kept of a file that nobody reports.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import Figure, Report
from wenzeng.mechanisms.plan.queries.workbook import Filled, fill_in, read_back
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.plan import work_listings as listings
from wenzeng.web.plan.reading import need_inside
from wenzeng.web.shell import forms, tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther

HOUR = 3600
"""How long what was read may wait for a yes, in seconds."""


class Returned(forms.Form):
    """The workbook as it came back."""

    file = forms.Upload(label="填好的表", kinds=(".xlsx",), mebibytes=10)


@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """The workbook of the person's unit."""
    person, today = person_of(request), clock.today()
    need_inside(person)
    return tables.attachment(fill_in(person, today), f"任务进展-{person.unit_name}-{today}.xlsx")


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Take, send back, look over, report."""
    person = person_of(request)
    need_inside(person)
    if "rows" in request.POST:
        return _report(request, person)
    sent = request.method == "POST"
    form = Returned(request.POST if sent else None, request.FILES if sent else None)
    lines, code = None, 200
    if sent:
        code = 400
        if form.is_valid():
            given = form.cleaned_data["file"]
            try:
                lines, code = read_back(person, given.read(), given.name), 200
            except Refused as refusal:
                code = status(refusal.code)
                form.add_error("file", refusal.message)
    return screen(request, "plan/workbook.html", _context(request, person, form, lines), status=code)


def _context(request: HttpRequest, person: Any, form: Returned, lines: list[Filled] | None) -> dict[str, Any]:
    good = [line for line in lines or () if line.report]
    open_parts = access.parts_visible_to(person).filter(unit=person.unit, state__in=["open", "returned"])
    return {
        "title": "Excel 批量报进展",
        "sub": f"{person.unit_name}在办 {open_parts.count()} 项",
        "crumbs": [("任务办理", reverse("plan:parts"))],
        "form": form,
        "read": lines is not None,
        "good": len(good),
        "bad": len(lines or ()) - len(good),
        "lines": tables.show(request, listings.FILLED, lines or []),
        "rows": signing.dumps([_packed(line) for line in good], salt=_salt(person), compress=True) if good else "",
    }


def _salt(person: Any) -> str:
    """What one person read, nobody else can report."""
    return f"plan.workbook:{person.pk}"


def _packed(line: Filled) -> tuple[int, dict[str, Any]]:
    assert line.part and line.report
    held = {name: value for name, value in asdict(line.report).items() if name != "files"}
    return line.part.pk, held | {"figures": [(each.target, each.value) for each in line.report.figures]}


def _report(request: HttpRequest, person: Any) -> HttpResponse:
    """Report what was looked over; a line that somebody has settled since is named and left out."""
    try:
        rows = signing.loads(request.POST["rows"], salt=_salt(person), max_age=HOUR)
    except signing.BadSignature:
        raise Refused("invalid", "核对页已过期或不完整，请重新上传填好的表。") from None
    reports = [(access.obtain_part(person, pk), _unpacked(held)) for pk, held in rows]
    done, refused = work.report_many(reports, by=person, at=clock.now())
    if done:
        messages.success(request, f"已报 {len(done)} 项，{clock.now():%Y-%m-%d %H:%M}")
    if refused:
        said = "；".join(dict.fromkeys(each.message for each in refused))
        messages.error(request, f"{len(refused)} 项没有报成：{said}")
    return SeeOther(reverse("plan:parts"))


def _unpacked(held: dict[str, Any]) -> Report:
    today: date = clock.today()
    return Report(**held | {"figures": tuple(Figure(target, value, day=today) for target, value in held["figures"])})
