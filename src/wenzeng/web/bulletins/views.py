"""The list of bulletins, the desk, the comparison with the last issue, the files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.library.papers.official.pdf import pdf as pdf_of
from wenzeng.library.papers.official.word import word as word_of
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins import access
from wenzeng.mechanisms.bulletins.declare import CHAIN, DRAFTERS, MOVES, STATES
from wenzeng.mechanisms.bulletins.queries import checks, comparison, contents, waiting
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people.access import scope
from wenzeng.web.bulletins import reading
from wenzeng.web.bulletins.forms import Registering
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action, screen
from wenzeng.web.shell.tables import DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Search, State

OWN_PAGE = frozenset({"ask", "sign", "send_out", "register"})
"""Steps with an address of their own."""

WORDS = {state: State(word, "" if state == "issued" else "open") for state, word in STATES.items()}


def page(bulletin: Any) -> str:
    """The desk of a bulletin."""
    return reverse("bulletins:desk", args=[bulletin.pk])


def title(bulletin: Any) -> str:
    """The title on one line."""
    return str(bulletin.title).replace("\n", "")


def _number(bulletin: Any) -> str:
    return bulletin.paper.shown_number if bulletin.paper else ""


BULLETINS = Listing(
    name="bulletins",
    title="通报",
    columns=[
        Column("issue", "期号", NUMBER, unit="期", unknown="未编"),
        Column("title", "标题", value=title, link=page, sort="title"),
        Column("period", "期别", value=lambda bulletin: Period.parse(bulletin.period).label, sort="closing__day"),
        Column("issuer__short_name", "印发单位"),
        Column("number", "发文字号", value=_number, sort=None, unknown="待登记"),
        Column("closing__day", "数据截至", DATE),
        Column("state", "状态", STATE, words=WORDS),
    ],
    filters=[Choice("state", "状态", STATES), Search("标题、期别", keys=("title", "period"))],
    order="-closing__day",
    empty=Empty("还没有通报", "一期结束后，由指挥部办公室（设区市对县区、园区）关账、编发。"),
    note="期号由本平台连续编；数字在关账时冻结，印发后只以新的通报更正。",
)


@require_GET
def bulletins(request: HttpRequest) -> HttpResponse:
    """The bulletins that the person sees, and the one that is to be written."""
    person = person_of(request)
    period = waiting.to_write(person, clock.today())
    actions = [Action(f"编发{period.label}通报", reverse("bulletins:start"), main=True, post=True)] if period else []
    return tables.answer(request, BULLETINS, access.visible_to(person), {"actions": actions})


@require_GET
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk: outline and checks, the paper, the source of the chosen figure, lists, steps."""
    person = person_of(request)
    held = access.obtain(person, pk)
    writes = access.may(person, DRAFTERS) and held.issuer_id == person.unit_id
    lines = reading.sheet(held)
    found = checks.checks(held) if writes and held.paper is None else []
    # Who only received it reads what was issued; the rows behind the figures are of all units.
    opens = writes or scope(person).whole
    chosen = request.GET.get("figure", "") if opens else ""
    context = {
        "title": f"通报工作台　第{held.issue}期" if held.issue else "通报工作台",
        "crumbs": [("通报", reverse("bulletins:bulletins")), (Period.parse(held.period).label, "")],
        "as_of": held.closing.day,
        "actions": _actions(person, held, found),
        "bulletin": held,
        "state": STATES[held.state],
        "chain": CHAIN,
        "lines": lines,
        "outline": reading.outline(lines),
        "checks": found,
        "open_checks": sum(not check.fine for check in found),
        "chosen": chosen,
        "source": reading.source(held, chosen),
        "lists": [("通报表扬", held.closing.frozen["commended"]), ("办理滞后", held.closing.frozen["lagging"])],
        "confirmed": held.state != "draft",
        "steps": held.steps.select_related("by").order_by("-number") if writes else [],
        "countersigns": access.asked(held) if writes and held.paper is None else [],
        "form": Registering(initial={"dated": clock.today()}) if access.can(person, held, "register") else None,
        "writes": writes,
        "opens": opens,
    }
    return screen(request, "bulletins/desk.html", context, part="src")


def _actions(person: Any, held: Any, found: list[checks.Check]) -> list[Action]:
    """The buttons: the files, then every step that is open to the person, the next one as the main button."""
    acts = waiting.moves(person, held)
    actions = [Action("与上期对比", reverse("bulletins:compare", args=[held.pk]))] if comparison.before(held) else []
    actions += [
        Action("导出 Word", reverse("bulletins:word", args=[held.pk])),
        Action("PDF", reverse("bulletins:pdf", args=[held.pk])),
    ]
    if "submit" in acts:
        actions.append(Action("改文字", reverse("bulletins:edit", args=[held.pk])))
    stopped = next((check.words for check in found if check.stops and not check.fine), "")
    main = next((act for act in ("submit", "sign", "agree") if act in acts), "")
    for act in acts:
        if act not in {main, "register"}:  # the form for the signed file stands on the page itself
            actions.append(_action(held, act, main=False, stopped=stopped))
    if main:
        actions.append(_action(held, main, main=True, stopped=stopped))
    if access.asked_of(person, held):
        actions.append(Action("会签", reverse("bulletins:answer", args=[held.pk]), main=True))
    if held.state == "issued":
        actions += _after(person, held)
    return actions


def _after(person: Any, held: Any) -> list[Action]:
    out = []
    if access.may(person, DRAFTERS) and held.issuer_id == person.unit_id and not hasattr(held, "replaced_by"):
        out.append(Action("更正", reverse("bulletins:correct", args=[held.pk])))
    return out


def _action(held: Any, act: str, *, main: bool, stopped: str) -> Action:
    move = MOVES[act]
    if stopped and act in {"submit", "sign", "send_out"}:
        return Action(move.label, refused="检查未过")
    if act in OWN_PAGE:
        url = reverse(f"bulletins:{act}", args=[held.pk])
        return Action(move.label, url, main=main, post=act == "sign", dialog=act == "send_out")
    url = reverse("bulletins:move", args=[held.pk, act])
    return Action(move.label, url, main=main, post=not move.say)


@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Each figure in the last issue and in this one."""
    held = access.obtain(person_of(request), pk)
    last = comparison.before(held)
    context = {
        "title": "与上期对比",
        "sub": f"{Period.parse(last.period).label} → {Period.parse(held.period).label}" if last else "没有可比的上期",
        "crumbs": [("通报", reverse("bulletins:bulletins")), (Period.parse(held.period).label, page(held))],
        "changes": comparison.compared(held),
        "ranks": held.closing.frozen["ranks"],
    }
    return screen(request, "bulletins/compare.html", context)


@require_GET
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The Word file: as frozen, or of the draft as it stands."""
    held = access.obtain(person_of(request), pk)
    body = files.read(held.paper.word) if held.paper else word_of(_draft(held))
    return tables.attachment(body, f"{_name(held)}.docx")


@require_GET
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF: as frozen, or of the draft as it stands."""
    held = access.obtain(person_of(request), pk)
    body = files.read(held.paper.pdf) if held.paper else pdf_of(_draft(held))
    return tables.attachment(body, f"{_name(held)}.pdf")


def _draft(held: Any) -> Any:
    return contents.draft(held, day=clock.today(), demo=clock.installation().demo)


def _name(held: Any) -> str:
    return f"{_number(held) or '送审稿'}-{title(held)}".replace("/", "／")[:80]
