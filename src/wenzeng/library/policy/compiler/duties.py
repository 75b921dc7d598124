"""Duties (责任分工): whom a responsibility note names, who of them leads, and by when.

The inside of a note is cut by its labels and by role words (牵头, 配合, 负责); the names are cut by ``units``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wenzeng.library.policy.compiler.units import OPENING, cut_list, is_group, split_units

CLAUSES = re.compile("[，,；;。]")
_DUTY = r"(?:责任|牵头|配合|负责|落实|实施|协办|主办|承办|协作|协同|主管|参与|参加|组织|指导|监管|主责|支持|督办|承担|执行|联合|分管|挂点|包联)"
_WHO = r"(?:单位|部门|地区|主体|机构|处室|科室|领导|同志|人员|人|分工|市县)"
_UNIT_LABEL = (
    rf"(?:[\u4e00-\u9fff]{{0,4}}{_DUTY}(?:[（(/、及和与]{{0,2}}{_DUTY}[）)]?|考核|实施|落实|主体)?{_WHO}"
    rf"(?:(?:及|和|与|、|/)(?:{_DUTY}?{_WHO}|完成时[限间]|时限|分工))?|(?:任务|工作|职责)分工|牵头|配合|责任)"
)
_TIME_LABEL = (
    r"(?:(?:计划|拟|预期|总体)?(?:完成|办结|推进|落实|实施|执行|整改|工作|办理)(?:的)?(?:时限|时间|期限|节点|日期)"
    r"|时间(?:节点|要求|安排|进度|表|期限)|时限(?:要求)?|完成节点|(?:政策)?(?:有效|执行|实施)期限?|政策期限|期限)"
)
_OTHER_LABEL = (
    r"(?:适用(?:范围|对象|区域)|支持对象|政策(?:依据|来源|类型)|资金来源|联系(?:人|电话|方式)|咨询电话|电话|备注|进展情况"
    r"|工作目标|目标任务|实施(?:范围|对象)|受益对象|申报方式|兑现方式)"
)
LABEL = re.compile(rf"(?P<label>(?P<time>{_TIME_LABEL})|(?P<other>{_OTHER_LABEL})|{_UNIT_LABEL})\s*[:：]")
_UNMARKED = re.compile(r"\s*(责任|牵头|配合|负责)(?:单位|部门)(?![:：])")
"""A label whose colon was left out."""
_FIRST_LEADS = re.compile(
    r"[^。；;，,（(]{0,24}(?:第一|首位|首个|排首|名列首|位列首)[^，,。；;）)]{0,14}(?:为|是|作)[^，,。；;）)]{0,6}(?:牵头|主责|主办|总责|总牵头)"
    r"[^，,。；;）)]{0,6}"
)
_COMMA_LEADS = re.compile(r"[^。；;，,（(]{0,12}逗号[^，,。；;]{0,4}前[^，,。；;]{0,8}(?:牵头|主责|主办)[^。；;]{0,40}")
_LEAD = re.compile(
    r"[（(](?:总)?牵头(?:单位|部门)?[）)]|(?:共同|联合|分别|总|负责)*牵头(?!单位|部门|的)(?:负责|落实|推进|组织|实施|抓总|协调|办理|统筹|抓|，?会同)*"
)
MEMBER = re.compile(
    r"(?:[（(](?:配合|参与)(?:单位|部门)?[）)]|"
    r"(?:(?:按照?|根据|依据?|依照|结合|依)(?:各自|工作|部门|本部门|本地|地方)*(?:的)?(?:职责|职能|责任|实际|分工|权限|情况)+)?"
    r"(?:共同|分别|分工|具体|协同|积极|密切|协调|统筹|抓好|做好|按职责|负责|参与|落实|贯彻|结合实际)*"
    r"(?:负责|配合|落实|参与|参加|执行|实施|推进|承担|协助|协同|支持|按职责分工|按职责|职责分工|(?:抓好|做好)?(?:相关|有关|各自)?(?:工作|任务)(?:落实)?))$"
)
_ASIDE = re.compile(r"不再|不另|均涉及|均须|均由|不一一|^下同$|^以下|^具体任务|按分工落实$")
_DATE = re.compile(
    r"[\d〇一二三四五六七八九十]\s*[年月]|年[底内前末]|月底|季度|半年|长期|持续|常态|立即|全年|每年|日前"
)
_DATED = re.compile(r"\d|[一二三四五六七八九十]月|年[底内前末]|月底|季度|半年")
STRONG = re.compile(
    r"(?:厅|局|委|办|部|署|政府|委员会|分行|支行|银行|中心|公司|集团|海关|部门|单位|法院|检察院|协会|商会|联合会|总队|支队|科|处|院"
    r"|工商联|残联|妇联|工会|团委|指挥部|小组|专班|地区|总社|档案馆|大学|学院|[市县区州]|街道|乡镇|园区|税务|开发区)(?:[（(][^（）()]*[）)])?$"
)


@dataclass(frozen=True, slots=True)
class Note:
    """Whom a note names. ``rule``: it says which of the listed units lead from here on, the ``first`` or those before
    the first ``comma``; ``head`` are those before the first comma."""

    units: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    deadline: str | None = None
    rule: str | None = None
    head: tuple[str, ...] = ()


def merged(notes: list[Note]) -> Note:
    """Several notes of one measure: their union in order."""
    return Note(
        tuple(dict.fromkeys(unit for note in notes for unit in note.units)),
        tuple(dict.fromkeys(unit for note in notes for unit in note.leads)),
        next((note.deadline for note in notes if note.deadline), None),
        next((note.rule for note in notes if note.rule), None),
        tuple(dict.fromkeys(unit for note in notes for unit in note.head)),
    )


def lead_rule(text: str) -> str | None:
    """The rule of a text on which of listed units lead: ``first``, ``comma``, or None."""
    if _FIRST_LEADS.search(text):
        return "first"
    return "comma" if _COMMA_LEADS.search(text) else None


def read_note(inner: str) -> Note:
    """Read the inside of a note."""
    rule = lead_rule(inner)
    text = _COMMA_LEADS.sub("", _FIRST_LEADS.sub("", inner)) if rule else inner
    marks = list(LABEL.finditer(text))
    opened = None if marks else _UNMARKED.match(text)
    if opened:
        return replace(_by_roles(text[opened.end() :], leading=opened[1] == "牵头"), rule=rule)
    parts: list[Note] = []
    if not marks or text[: marks[0].start()].strip(" ，,；;、。"):
        parts.append(_by_roles(text[: marks[0].start()] if marks else text, leading=False))
    for i, mark in enumerate(marks):
        stretch = text[mark.end() : marks[i + 1].start() if i + 1 < len(marks) else len(text)].rstrip(OPENING)
        label = mark["label"]
        if mark["time"]:
            parts.append(Note(deadline=_deadline(stretch)))
        elif not mark["other"] and not re.search(r"领导|同志|人员?$|督办", label):
            leading = bool(re.search(r"牵头|主办|主责", label)) and not re.search(r"配合|责任单位$", label[2:])
            parts.append(_by_roles(stretch, leading=leading))
    note = merged(parts)
    return replace(note, rule=rule)


def read_cell(text: str, role: str) -> Note:
    """Read a table's cell of units (``units``), of leading units (``leads``) or of time (``time``)."""
    if role == "time":
        return Note(deadline=_deadline(text))
    if LABEL.search(text) or lead_rule(text):
        return read_note(text)
    return _by_roles(text, leading=role == "leads")


def _by_roles(text: str, *, leading: bool) -> Note:
    """Cut a list of units by the role words behind them."""
    units: list[str] = []
    leads: list[str] = []
    deadline: str | None = None
    pending: list[str] = []

    def settle(lead: bool) -> None:
        names = split_units("、".join(pending))
        units.extend(names)
        if lead:
            leads.extend(name for name in names if not is_group(name))
        pending.clear()

    for chunk in cut_list(text, CLAUSES):
        if _ASIDE.search(chunk):
            continue
        if _DATE.search(chunk) and not STRONG.search(chunk):
            deadline = deadline or _deadline(chunk)
            continue
        rest = chunk
        while (role := _LEAD.search(rest)) is not None:
            pending.append(rest[: role.start()])
            settle(True)
            rest = rest[role.end() :]
        rest = _led_off(rest)
        member = MEMBER.search(rest)
        if member is not None and member.start() < len(rest):
            pending.append(rest[: member.start()])
            settle(leading)
        elif rest:
            pending.append(rest)
    settle(leading)
    head = split_units(cut_list(text, CLAUSES)[0]) if text.strip() and cut_list(text, CLAUSES) else ()
    named = tuple(dict.fromkeys(units))
    return Note(named, tuple(dict.fromkeys(leads)), deadline, head=tuple(unit for unit in head if unit in named))


def _led_off(rest: str) -> str:
    return re.sub(r"^(?:的)?(?:，|,)?(?:会同|联合)", "", rest)


def _deadline(text: str) -> str | None:
    """The wording of a time limit, or None where it names no day (长期坚持)."""
    bare = text.strip(" \t\r\n\u3000，,；;。、）)】]")
    return bare if _DATED.search(bare) else None
