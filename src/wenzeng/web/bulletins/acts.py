"""The acts of the desk: beginning, editing, each step of the way, signing, the way through the OA, correcting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from wenzeng.mechanisms.bulletins import access
from wenzeng.mechanisms.bulletins.declare import MOVES
from wenzeng.mechanisms.bulletins.queries import contents, waiting
from wenzeng.mechanisms.bulletins.services import countersigning, drafting, moving
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.web.bulletins.forms import Answering, Asking, Editing, Registering, Saying
from wenzeng.web.bulletins.views import OWN_PAGE, page, title
from wenzeng.web.shell import forms
from wenzeng.web.shell.acts import act as carry
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.ways import SeeOther

acting = require_http_methods(["GET", "POST"])


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Close the last 旬 where nobody has, and compose its bulletin."""
    person = person_of(request)
    access.need_drafter(person)
    period = waiting.to_write(person, clock.today())
    if period is None:
        raise Refused("conflict", "上一旬的通报已经起草，请在列表中打开。")
    held = drafting.start(period, by=person, at=clock.now())
    messages.success(request, f"{period.label}已关账，数字已冻结，通报已起草")
    return SeeOther(page(held))


@acting
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit the text; the figures stay what they are."""
    person, held = _held(request, pk, "submit")
    form = Editing(request.POST or None, bulletin=held, words=contents.words(held))

    def do(given: dict[str, Any]) -> None:
        values = {key: given[key] for key in ("title", "opening", "expected")}
        drafting.edit(held, **values, texts=form.texts(), by=person, at=clock.now())

    shown = {
        **_about(held, "改文字"),
        "submit": "保存",
        "sub": "⟦ ⟧ 里是锁定的数字：可以移动、删去，改不了数；名字之后的数只供查看。改数请改源头，下期生效。",
    }
    return carry(request, form, do, done="已保存", leads_to=page(held), page=shown, template="bulletins/edit.html")


@acting
def move(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """A step that changes who is next; those that ask for words have a page of their own."""
    if act not in MOVES or act in OWN_PAGE:
        raise Refused("not_found", "没有这一步。")
    person, held = _held(request, pk, act)
    step = MOVES[act]
    if not step.say and request.method == "GET":
        return SeeOther(page(held))
    asked: Any = Saying(request.POST or None, label=step.say) if step.say else forms.Form(request.POST)

    def do(given: dict[str, Any]) -> None:
        moving.move(held, act, text=given.get("text", ""), by=person, at=clock.now())

    shown = {**_about(held, step.label), "submit": step.label}
    return carry(request, asked, do, done=f"已{step.label}", leads_to=page(held), page=shown)


@acting
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the units that are asked for their countersign."""
    person, held = _held(request, pk, "ask")
    form = Asking(request.POST or None, units=contents.addressees(held.issuer))

    def do(_: dict[str, Any]) -> None:
        countersigning.ask(held, form.chosen(), by=person, at=clock.now())

    sub = "各单位在首页和消息中看到，各自答复；全部同意后自动送签，有意见的由经办研究后办结或退回。"
    shown = {**_about(held, "送会签"), "submit": "送会签", "sub": sub}
    return carry(request, form, do, done="已送会签", leads_to=page(held), page=shown)


@acting
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit that was asked says to the draft."""
    person = person_of(request)
    held = access.obtain(person, pk)
    if access.asked_of(person, held) is None:
        raise Refused("forbidden", "这份通报不在等您的单位会签：未送您的单位，或已经答复。")
    form = Answering(request.POST or None)

    def do(given: dict[str, Any]) -> None:
        agrees = given["answer"] == "agree"
        countersigning.answer(held, agrees=agrees, text=given["text"], by=person, at=clock.now())

    shown = {**_about(held, "会签"), "submit": "答复", "sub": f"代表{person.unit.name}答复，答复后不能更改。"}
    return carry(request, form, do, done="已答复会签", leads_to=_after_answer(held), page=shown)


def _after_answer(held: Any) -> str:
    """The desk while the draft may still be seen; the last who agrees sends it on, and comes home."""
    return page(held) if access.asked(held).filter(opinion=None).count() > 1 else reverse("bulletins:bulletins")


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign and issue, in one act."""
    person, held = _held(request, pk, "sign")
    paper = moving.sign(held, by=person, at=clock.now())
    messages.success(request, f"已签发、编号、印发：{paper.shown_number}，第{held.issue}期")
    return SeeOther(page(held))


@acting
def send_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze it and hand it to the OA, after a question that says what follows."""
    person, held = _held(request, pk, "send_out")
    form = forms.Form({} if request.method == "POST" else None)
    shown = {
        **_about(held, "转 OA 办理？"),
        "submit": "转 OA 办理",
        "say": "正文随即冻结并编期号，不能再改。请导出 Word 送 OA 核稿、会签、签发、编号、用印，办完回来登记签发件。",
    }

    def do(given: dict[str, Any]) -> None:
        moving.send_out(held, by=person, at=clock.now())

    done = "已冻结，请导出 Word 送 OA"
    return carry(request, form, do, done=done, leads_to=page(held), page=shown, template="shell/confirm.html")


@acting
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the signed file back from the OA, with its number and date."""
    person, held = _held(request, pk, "register")
    form = Registering(request.POST or None, request.FILES or None, initial={"dated": clock.today()})

    def do(given: dict[str, Any]) -> None:
        taken = {"data": given["file"].read(), "name": given["file"].name, "dated": given["dated"]}
        moving.register(held, **taken, number=given["number"].strip(), by=person, at=clock.now())

    shown = {**_about(held, "登记签发件"), "submit": "登记并印发"}
    done = "已登记签发件并印发；数字核对结果见公文页"
    return carry(request, form, do, done=done, leads_to=page(held), page=shown)


@acting
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the bulletin that corrects an issued one."""
    person = person_of(request)
    held = access.obtain(person, pk)
    access.need_drafter(person)
    if held.issuer_id != person.unit_id:
        raise Refused("forbidden", "只能更正本单位已印发的通报。")
    form = Saying(request.POST or None, label="更正理由")
    made: list[Any] = []

    def do(given: dict[str, Any]) -> None:
        made.append(drafting.correct(held, reason=given["text"], by=person, at=clock.now()))

    shown = {**_about(held, "更正通报"), "submit": "起草更正通报", "sub": "原通报照原样保留，并注明已被更正。"}
    answer = carry(request, form, do, done="已起草更正通报", leads_to=page(held), page=shown)
    return SeeOther(page(made[0])) if made else answer


def _held(request: HttpRequest, pk: int, act: str) -> tuple[Any, Any]:
    """The person and the bulletin, if this step is open to the person."""
    person = person_of(request)
    held = access.obtain(person, pk)
    if not access.can(person, held, act):
        if held.issuer_id == person.unit_id and access.may(person, MOVES[act].who):
            raise Refused("conflict", f"这份通报现在不能“{MOVES[act].label}”：已被别人办理，请刷新。")
        raise Refused("forbidden", f"您的岗位不能办理“{MOVES[act].label}”。")
    return person, held


def _about(held: Any, words: str) -> dict[str, Any]:
    return {"title": words, "crumbs": [("通报", reverse("bulletins:bulletins")), (title(held), page(held))]}
