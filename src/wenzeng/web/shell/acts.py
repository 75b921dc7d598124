"""An act behind a form: done once and led on from, or refused at its field with what the person typed kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wenzeng.library.refusal import Refused
from wenzeng.web.shell.forms import Form
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther


def act(
    request: HttpRequest,
    form: Form,
    do: Callable[[dict[str, Any]], object],
    *,
    done: str,
    leads_to: str,
    page: Mapping[str, Any],
    template: str = "shell/form_page.html",
) -> HttpResponse:
    """The form's page; or, where it was sent and holds, the act, its message, and the page that it leads to.

    A refusal stands at the field whose label it names, else on top; its status says whether somebody was faster.
    """
    code = 200
    if request.method == "POST":
        code = 400
        if form.is_valid():
            try:
                do(form.cleaned_data)
            except Refused as refusal:
                code = status(refusal.code)
                form.add_error(_named(form, refusal.where), refusal.message)
            else:
                messages.success(request, done)
                return SeeOther(leads_to)
    return screen(request, template, {**page, "form": form, "cancel": leads_to}, status=code)


def _named(form: Form, label: str | None) -> str | None:
    """The name of the field with this label."""
    return next((name for name, field in form.fields.items() if label and field.label == label), None)
