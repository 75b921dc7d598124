"""The steps that a person may take on a part beside reporting: each a line of a table with its words, form and service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.plan import forms_work as forms
from wenzeng.web.shell.screen import Action

GOING = frozenset({"open", "returned"})
"""States in which the unit is at work."""

ANY = GOING | {"reported"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A step: its word, what it asks for, what its page says, the states it fits, what is done.

    ``gives`` names the service's argument for each field of the form; ``paused`` says whether it fits a paused part;
    what ``rules`` on a part takes whoever may accept it, a view anybody inside.
    """

    word: str
    asks: str
    says: str
    done: str
    states: frozenset[str]
    do: Callable[..., object]
    gives: Mapping[str, str]
    form: type[forms.Reasoned] = forms.Reasoned
    optional: bool = False
    paused: bool | None = None
    rules: bool = True

    def fits(self, part: Any, paused: bool) -> bool:
        """Whether the part stands so that the step can be taken."""
        return part.state in self.states and self.paused in (None, paused)


REASON = {"reason": "reason"}
TEXT = {"reason": "text"}
DEEDS = {
    "accept": Deed(
        "认定办结", "意见", "认定后计入按时办结；有异议的请退回。", "已认定办结",
        frozenset({"reported"}), work.accept, {**TEXT, "expected": "expected"}, optional=True,
    ),
    "return": Deed(
        "退回", "退回理由", "写明缺什么、改什么；承办单位的经办人会收到消息。", "已退回",
        frozenset({"reported"}), work.send_back, {**REASON, "expected": "expected"},
    ),
    "view": Deed(
        "研判意见", "研判意见", "意见记在经过里，不改灯色。", "已记下研判意见",
        ANY, work.add_view, TEXT, rules=False,
    ),
    "extend": Deed(
        "调整时限", "调整理由", "原时限留存；灯按新时限计算。", "已调整时限",
        ANY, work.extend, {**REASON, "due": "due"}, form=forms.Extending,
    ),
    "pause": Deed(
        "暂停", "暂停理由", "暂停期间不计时、不亮灯；恢复时可另定时限。", "已暂停",
        ANY, work.pause, REASON, paused=False,
    ),
    "resume": Deed(
        "恢复", "恢复理由", "恢复计时；需要时另定时限。", "已恢复",
        ANY, work.resume, {**REASON, "due": "due"}, form=forms.Resuming, paused=True,
    ),
    "withdraw": Deed(
        "撤销", "撤销理由", "撤销后该单位不再承办此项，由它下达的一并撤销；经过留存。", "已撤销",
        ANY, work.withdraw, REASON,
    ),
}  # fmt: skip
"""Steps by the last word of their address."""


def may(person: Any, part: Any, deed: Deed) -> bool:
    """Whether the person has the right that the step needs."""
    return access.can_accept(person, part) if deed.rules else access.can_view(person)


def actions(person: Any, part: Any, paused: bool) -> list[Action]:
    """The buttons of a part, by right and state."""
    fitting = [(name, deed) for name, deed in DEEDS.items() if deed.fits(part, paused) and may(person, part, deed)]
    acts = [Action(deed.word, reverse(f"plan:part_{name}", args=[part.pk])) for name, deed in fitting]
    if part.state in GOING and access.can_hand_down(person, part):
        acts.insert(0, Action("分解下达", reverse("plan:part_hand_down", args=[part.pk])))
    return acts
