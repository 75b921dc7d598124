"""The words of a bulletin before anyone edits them. Every figure stands as a place; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wenzeng.library.papers.official.tokens import token
from wenzeng.library.schedule.periods import Period

OPENING = "按照主要目标任务完成情况定期通报的要求，现将⟦期别⟧重点任务办理情况通报如下。数据截至⟦截至日⟧，为初步数。"

_DEMANDS = (
    "（一）限期办结。逾期任务的责任单位请于⟦办结期限⟧前办结并报送佐证材料；确有困难的，书面说明原因和办结时间。\n"
    "（二）分析原因。办理滞后的单位请逐项查找原因，制定措施，由负责同志牵头推进。\n"
    "（三）如实报送。各单位请及时报送进展和目标实际值。下一期通报数据截至⟦下期截至日⟧。"
)


def title(period: Period) -> str:
    """The title, with its break where it may be broken."""
    return f"关于{period.label}重点任务\n办理情况的通报"


def corrected(title: str) -> str:
    """The title of a correcting bulletin."""
    return title if "更正" in title else title.replace("的通报", "的更正通报")


def text(key: str, frozen: dict[str, Any]) -> str:
    """The text of a section for these figures."""
    return _TEXTS[key](frozen)


def _overall(frozen: dict[str, Any]) -> str:
    due = int(frozen["figures"]["到期数"]["value"])
    if not due:
        return "截至⟦截至日⟧，参加排名的单位尚无到期任务。" + _missing(frozen)
    return (
        "截至⟦截至日⟧，⟦参评数⟧个单位累计到期任务⟦到期数⟧项，按时办结⟦按时办结数⟧项，按时办结率⟦按时办结率⟧⟦较上期⟧。"
        "已报结待认定⟦待认定数⟧项，逾期未办结⟦逾期数⟧项，红灯⟦红灯数⟧项。" + _missing(frozen)
    )


def _missing(frozen: dict[str, Any]) -> str:
    return "⟦未参评名单⟧没有到期任务，未参加排名。" if frozen["missing"] else ""


def _ranking(frozen: dict[str, Any]) -> str:
    said = []
    if frozen["commended"]:
        said.append(f"⟦表扬名单⟧按时办结率居前，{_are(frozen['commended'])}⟦表扬率⟧，予以通报表扬。")
    if frozen["lagging"]:
        are = _are(frozen["lagging"])
        said.append(f"⟦滞后名单⟧按时办结率低于各单位中位数⟦中位数⟧，{are}⟦滞后率⟧，请分析原因，加快办理。")
    return "".join(said) + "各单位排名如下表。"


def _are(names: list[str]) -> str:
    return "分别为" if len(names) > 1 else "为"


def _targets(frozen: dict[str, Any]) -> str:
    lead = "⟦目标数⟧个量化目标中，已达到或不落后于进度⟦目标正常数⟧个，落后于进度⟦目标落后数⟧个，缺数据不能判定⟦目标缺数⟧个。"
    behind = [key for key in frozen["figures"] if key.removeprefix("目标").isdecimal()]
    return "\n".join([lead, *(f"{token(key)}。" for key in behind)])


def _overdue(frozen: dict[str, Any]) -> str:
    if not frozen["late"]:
        return "没有逾期未办结的任务。"
    return "逾期未办结任务⟦逾期任务数⟧项，涉及⟦逾期单位数⟧个单位，最长逾期⟦最长逾期⟧天，清单及所依条款见附件。"


_TEXTS: dict[str, Callable[[dict[str, Any]], str]] = {
    "overall": _overall,
    "ranking": _ranking,
    "targets": _targets,
    "overdue": _overdue,
    "demands": lambda frozen: _DEMANDS,
}
