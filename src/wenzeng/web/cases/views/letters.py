"""A page on which a letter is shown as it will look and sent: for proposals, for cases by hand, for acts with a letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act, CaseType, Need, Subject, Way
from wenzeng.mechanisms.casework.queries import cases, letters
from wenzeng.mechanisms.office.services import clock
from wenzeng.web.cases.forms import Acting
from wenzeng.web.cases.reading import facts
from wenzeng.web.cases.sheets import sheet
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.forms import Form
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther


@dataclass(frozen=True, slots=True)
class Opening:
    """A case about to be opened: its type, between whom, about what; ``out`` is the act by which it goes out."""

    kind: CaseType
    issuer: Any
    addressed: Any
    subject: Subject
    way: Way

    @property
    def out(self) -> Act:
        """The act by which the drafted case goes out."""
        return next(each for each in self.kind.acts_from(self.kind.opening.to_state) if each.goes_out)

    @property
    def needs(self) -> Sequence[Need]:
        """What is asked for when it is opened."""
        return self.kind.opening.needs


def opening(kind: CaseType, issuer: Any, addressed: Any, subject: Subject) -> Opening:
    """The opening of a case; refuses where a unit may not issue such a case to the other."""
    way = access.way(kind, issuer, addressed)
    if way is None:
        raise Refused("forbidden", f"{issuer.short_name}不能向{addressed.short_name}发{kind.label}。")
    return Opening(kind, issuer, addressed, subject, way)


def form_of(request: HttpRequest, held: Opening) -> Acting:
    """The form of an opening: what the type asks for, the usual limit, the words of its letter."""
    today = clock.today()
    due = cases.usual_limit(held.kind, today)
    known = letters.values(held.issuer, held.addressed, held.subject.facts, due=due, on=today)
    letter = held.kind.letter(held.out.paper, held.way) if held.out.paper else None
    pieces = letters.pieces(letter, known) if letter else ()
    data = request.POST if request.method == "POST" else None
    return Acting(data, needs=held.needs, pieces=pieces, initial={"due": due})


def page_of(
    request: HttpRequest, held: Opening, form: Acting, shown: Mapping[str, Any], code: int = 200
) -> HttpResponse:
    """The page: the letter left, what is asked for right."""
    today = clock.today()
    may_issue = held.out.who in access.relations(person_of(request), held.issuer, held.addressed)
    due = (form.cleaned_data.get("due") if form.is_bound else None) or form.initial["due"]
    facts_now = {**held.subject.facts, **form.typed()}
    known = letters.values(held.issuer, held.addressed, facts_now, due=due, on=today)
    letter = None
    if held.out.paper:
        letter = sheet(
            held.kind.letter(held.out.paper, held.way), held.way, known, issuer=held.issuer,
            addressed=held.addressed, on=today, form=form,
        )  # fmt: skip
    context = {**shown, "form": form, "sheet": letter, "may_issue": may_issue, "kind": held.kind, "out": held.out}
    about = {"addressed": held.addressed, "subject": held.subject, "facts": facts(held.kind, held.subject.facts)}
    return screen(request, "cases/letter.html", {**context, **about}, status=code)


def answer(
    request: HttpRequest,
    form: Form,
    do: Callable[[], str],
    page: Callable[[int], HttpResponse],
    done: str,
) -> HttpResponse:
    """Show the page; or, where the form was sent and holds, act and lead on to the address that ``do`` gives.

    看样 shows the letter with what has been typed, and does nothing else.
    """
    if request.method != "POST":
        return page(200)
    if not form.is_valid():
        return page(400)
    if request.POST.get("do") == "look":
        return page(200)
    try:
        leads_to = do()
    except Refused as refusal:
        form.add_error(_field(form, refusal.where), refusal.message)
        return page(status(refusal.code))
    messages.success(request, done)
    return SeeOther(leads_to)


def _field(form: Form, label: str | None) -> str | None:
    return next((name for name, field in form.fields.items() if label and field.label == label), None)
