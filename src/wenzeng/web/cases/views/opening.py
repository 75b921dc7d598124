"""A case by hand, from a part: which way, then the letter as for a proposal."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import CaseType
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.web.cases import bridge, forms
from wenzeng.web.cases.views import letters
from wenzeng.web.shell import subjects
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Open a case about ``subject``, of ``type``; without a type, ask for it."""
    person = person_of(request)
    if not access.can_issue(person):
        raise Refused("forbidden", "您的单位不发出督办。")
    reference = request.GET.get("subject", "")
    subject, addressed = bridge.subject(person, reference, clock.today())
    kinds = cases.types_for(person, addressed)
    if not kinds:
        raise Refused("forbidden", f"{person.unit_name}不能督办{addressed.short_name}的任务。")
    kind = next((each for each in kinds if each.code == request.GET.get("type")), None)
    if kind is None:
        return _ask(request, reference, kinds, addressed, subject)
    opening = letters.opening(kind, person.unit, addressed, subject)
    form = letters.form_of(request, opening)
    shown = {
        "title": f"{kind.label}：{subject.title}",
        "crumbs": [("督办", reverse("cases:table"))],
        "clause": subject.clause,
        "source": subjects.url(reference),
        "mine": True,
        "cancel": subjects.url(reference) or reverse("cases:table"),
    }

    @transaction.atomic
    def do() -> str:
        given, key = form.given(), form.cleaned_data["key"]
        case = acting.open_case(
            kind, subject, addressed=addressed, given=given, key=key, by=person, at=clock.now()
        )  # fmt: skip
        if request.POST.get("do") == "issue" and case.issued_at is None:
            acting.act(case, opening.out.code, key=f"{key}-out"[:64], by=person, at=clock.now())
        return reverse("cases:case", args=[case.pk])

    def show(code: int) -> HttpResponse:
        return letters.page_of(request, opening, form, shown, code)

    return letters.answer(request, form, do, show, f"{kind.label}已办")


def _ask(request: HttpRequest, reference: str, kinds: list[CaseType], addressed: Any, subject: Any) -> HttpResponse:
    """Which kind of case: the same page with ``type`` in its address."""
    form = forms.Choosing(request.POST or None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        query = urlencode({"subject": reference, "type": form.cleaned_data["type"]})
        return SeeOther(f"{reverse('cases:new')}?{query}")
    context = {
        "title": "发起督办",
        "sub": f"{addressed.name}　{subject.title}",
        "crumbs": [("督办", reverse("cases:table"))],
        "form": form,
        "submit": "下一步",
        "cancel": subjects.url(reference) or reverse("cases:table"),
    }
    return screen(request, "shell/form_page.html", context, status=400 if form.is_bound else 200)
