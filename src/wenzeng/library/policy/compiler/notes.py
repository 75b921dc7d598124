"""Responsibility notes (责任单位：…): where they stand in an item, and whom they name.

A note is a bracket with a label, a bracket that holds nothing but units and role words, or a labelled line without
brackets. Reading a note cuts it by labels and role words (牵头, 配合, 负责); the names are cut by ``units``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from wenzeng.library.policy.compiler.lines import Line, Lines, runs_on
from wenzeng.library.policy.compiler.outline import MARK
from wenzeng.library.policy.compiler.units import CLOSING, OPENING, is_group, listed, looks_like_unit, split_units
from wenzeng.library.policy.passage import Passage

_LONGEST = 900

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
_LABEL = re.compile(rf"(?P<label>(?P<time>{_TIME_LABEL})|(?P<other>{_OTHER_LABEL})|{_UNIT_LABEL})\s*[:：]")
_LABEL_OPENS = re.compile(r"[（(【〔［]\s*(?:责任|牵头|配合|负责)(?:单位|部门)\s*[:：]")
_NEXT_ITEM = re.compile(
    r"(?<=[厅局委办部署府院会行心司团处县区市底前位构业组队关联）)])(?=第[一二三四五六七八九十百]{1,4}条|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}[.．、](?!\d))"
)
_STOP = re.compile(r"[）)\]】〕］。]")
_LABEL_BEHIND = re.compile(
    r"(?<=[。；;！）)])\s*(?=(?:责任|牵头|配合|负责|主办|协办|落实|主责)(?:单位|部门|地区|主体)\s*[:：])(?![^（(]{0,200}[）)])"
)
_LABEL_INSIDE = re.compile(rf"[，,；;。\s](?:{_LABEL.pattern})")
_LABEL_HERE = re.compile(rf"[\s“\"]*(?:{_LABEL.pattern})")
_FIRST_LEADS = re.compile(
    r"[^。；;，,（(]{0,24}(?:第一|首位|首个|排首|名列首|位列首)[^，,。；;）)]{0,14}(?:为|是|作)[^，,。；;）)]{0,6}(?:牵头|主责|主办|总责|总牵头)"
    r"[^，,。；;）)]{0,6}"
)
_COMMA_LEADS = re.compile(r"[^。；;，,（(]{0,12}逗号[^，,。；;]{0,4}前[^，,。；;]{0,8}(?:牵头|主责|主办)[^。；;]{0,40}")
_LEAD = re.compile(
    r"[（(](?:总)?牵头(?:单位|部门)?[）)]|(?:共同|联合|分别|总|负责)*牵头(?!单位|部门|的)(?:负责|落实|推进|组织|实施|抓总|协调|办理|统筹|抓|，?会同)*"
)
_MEMBER = re.compile(
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
_ROLE_AT_END = re.compile(r"(?:负责|牵头|配合|负责落实)$")
_NO_NOTE = re.compile(r"^(?:以下|下称|简称|即|含|包括|如|见|详见|不含|其中|截至|附|原|不包括|不超过|自(?!治)|从|到)")
_STRONG = re.compile(
    r"(?:厅|局|委|办|部|署|政府|委员会|分行|支行|银行|中心|公司|集团|海关|部门|单位|法院|检察院|协会|商会|联合会|总队|支队|科|处|院"
    r"|工商联|残联|妇联|工会|团委|指挥部|小组|专班|地区|总社|档案馆|大学|学院|[市县区州]|街道|乡镇|园区|税务|开发区)(?:[（(][^（）()]*[）)])?$"
)


_OFFICE = re.compile(
    r"(?:厅|局|委|办|部|署|政府|委员会|管委|管委会|办公室|分行|支行|银行|中心|公司|集团|海关|法院|检察院|总队|联合会|工商联|残联|妇联|贸促会|院|学会"
    r"|协会|监会|^各.{0,10}[市区县州]|部门|单位|领导小组|指挥部|专班|街道|有关方面|各地|总社)(?:[（(][^（）()]*[）)])?$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A note as it stands in a cleaned passage: ``[start, end)`` with its brackets, and what is inside."""

    start: int
    end: int
    inner: str


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


def find_notes(lines: Lines, start: int, end: int, passage: Passage) -> list[Found]:
    """The notes within a passage, which is the cleaned stretch ``[start, end)`` of the source, in order."""
    text = passage.text
    partner = _partners(text)
    held = lines.between(start, end)
    ends = [
        bisect_left(passage.at, line.end)
        for line, after in zip(held, [*held[1:], None], strict=False)
        if after is None or not runs_on(line) or MARK.match(after.text)
    ]
    bare = _labelled_within(text, ends) | _labelled_lines(lines, start, end, passage)
    out: list[Found] = []
    place = 0
    for opener in sorted([*partner, *bare]):
        if opener < place:
            continue
        found = bare[opener] if opener in bare else _bracket(text, opener, partner[opener], ends)
        if found is not None:
            out.append(found if opener in bare else _with_blanks(found, lines, passage))
            place = found.end
    return out


def read_note(inner: str) -> Note:
    """Read the inside of a note."""
    rule = lead_rule(inner)
    text = _COMMA_LEADS.sub("", _FIRST_LEADS.sub("", inner)) if rule else inner
    marks = list(_LABEL.finditer(text))
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
    if _LABEL.search(text):
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

    for chunk in _chunks(text):
        if _ASIDE.search(chunk):
            continue
        if _DATE.search(chunk) and not _STRONG.search(chunk):
            deadline = deadline or _deadline(chunk)
            continue
        rest = chunk
        while (role := _LEAD.search(rest)) is not None:
            pending.append(rest[: role.start()])
            settle(True)
            rest = rest[role.end() :]
        rest = _led_off(rest)
        member = _MEMBER.search(rest)
        if member is not None and member.start() < len(rest):
            pending.append(rest[: member.start()])
            settle(leading)
        elif rest:
            pending.append(rest)
    settle(leading)
    head = split_units(_chunks(text)[0]) if text.strip() and _chunks(text) else ()
    named = tuple(dict.fromkeys(units))
    return Note(named, tuple(dict.fromkeys(leads)), deadline, head=tuple(unit for unit in head if unit in named))


def _led_off(rest: str) -> str:
    return re.sub(r"^(?:的)?(?:，|,)?(?:会同|联合)", "", rest)


def _chunks(text: str) -> list[str]:
    """Clauses between commas and stops, outside brackets."""
    out: list[str] = []
    depth, begin = 0, 0
    for i, c in enumerate(text):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and c in "，,；;。":
            out.append(text[begin:i])
            begin = i + 1
    out.append(text[begin:])
    return [chunk.strip() for chunk in out if chunk.strip()]


def _deadline(text: str) -> str | None:
    """The wording of a time limit, or None where it names no day (长期坚持)."""
    bare = text.strip(" \t\r\n\u3000，,；;。、）)】]")
    return bare if _DATED.search(bare) else None


def _partners(text: str) -> dict[int, int | None]:
    """For each opening bracket the place of its closing one; marks of any width and shape pair with each other."""
    out: dict[int, int | None] = {}
    stack: list[int] = []
    for found in re.finditer(r"[（(\[【〔［）)\]】〕］]", text):
        if found.group() in OPENING:
            stack.append(found.start())
            out[found.start()] = None
        elif stack:
            out[stack.pop()] = found.start()
    return out


def _bracket(text: str, opener: int, closer: int | None, ends: list[int]) -> Found | None:
    labelled: object = _LABEL_HERE.match(text, opener + 1) or lead_rule(text[opener + 1 : opener + 80])
    if closer is not None and closer - opener <= _LONGEST:
        labelled = labelled or _LABEL_INSIDE.search(text, opener + 1, closer)
    if closer is None or closer - opener > _LONGEST or _LABEL_OPENS.search(text, opener + 1, closer):
        if not labelled:
            return None
        closer = _torn_end(text, opener, ends)
    inner = text[opener + 1 : closer]
    if labelled or ((_note_place(text, opener, closer) or _ROLE_AT_END.search(inner)) and _names_units(inner)):
        return Found(opener, closer + (text[closer : closer + 1] in CLOSING), inner)
    return None


def _torn_end(text: str, opener: int, ends: list[int]) -> int:
    """Where a note ends that lost its closing bracket: at the next stop, at the end of its line, or at the end."""
    stop = _STOP.search(text, opener + 1)
    line = bisect_right(ends, opener + 1)
    return min(stop.start() if stop else len(text), ends[line] if line < len(ends) else len(text))


def _note_place(text: str, opener: int, closer: int) -> bool:
    """A note without a label stands at the end of a sentence."""
    before = text[opener - 1] if opener else "。"
    after = text[closer + 1] if closer + 1 < len(text) else "。"
    return before in "。；;！!.）)】\\" or after in "。；;！!.（(【"


def _with_blanks(found: Found, lines: Lines, passage: Passage) -> Found:
    """The inside of a bracket with its blanks, which may part units; without them where they cut a label."""
    low, high = passage.span(found.start + 1, found.start + 1 + len(found.inner))
    if high - low == len(found.inner):
        return found
    spaced = lines.unbroken(low, high)
    whole = len(_LABEL.findall(spaced)) == len(_LABEL.findall(found.inner))
    return replace(found, inner=spaced if whole else listed(spaced))


def _names_units(inner: str) -> bool:
    """Whether a bracket without a label holds units and role words, nothing else."""
    if len(inner) < 3 or _NO_NOTE.match(inner) or "《" in inner or "%" in inner:
        return False
    note = read_note(inner)
    good = sum(1 for unit in note.units if looks_like_unit(unit) and len(unit) <= 40)
    offices = sum(1 for unit in note.units if _STRONG.search(unit))
    if bool(note.leads) or _MEMBER.search(inner.rstrip("。；; ")) is not None:
        return offices > 0 and good >= 0.6 * len(note.units)
    if not note.units or not _OFFICE.search(note.units[0]) or max(len(unit) for unit in note.units) > 24:
        return False
    return good == len(note.units) or (offices >= 2 and good >= 0.5 * len(note.units))


def _labelled_lines(lines: Lines, start: int, end: int, passage: Passage) -> dict[int, Found]:
    """Notes without brackets: a line that opens with a label, on to its end and the lines that go on with it."""
    out: dict[int, Found] = {}
    held = lines.between(start, end)
    i = 0
    while i < len(held):
        j = i
        line = held[i]
        label = _LABEL_HERE.match(line.text)
        if label is not None and not label["other"]:
            stop = _bare_end(line.text, 0)
            while stop == len(line.text) and j + 1 < len(held) and _goes_on(held[j], held[j + 1]):
                j += 1
            low = bisect_left(passage.at, line.start)
            high = bisect_left(passage.at, min(held[j].end if j > i else line.start + stop, end))
            out[low] = Found(
                low, high, "；".join(_paragraphs(lines, held[i : j + 1])) if j > i else passage.text[low:high]
            )
        i = j + 1
    return out


def _labelled_within(text: str, ends: list[int]) -> dict[int, Found]:
    """Notes without brackets that begin behind a stop, on to the next stop, the next item or the end of the paragraph."""
    out: dict[int, Found] = {}
    done = 0
    for label in _LABEL_BEHIND.finditer(text):
        begin = label.end()
        if begin < done:
            continue
        line = bisect_right(ends, begin)
        limit = min(ends[line] if line < len(ends) else len(text), begin + _LONGEST)
        done = begin + _bare_end(text[begin:limit], 0)
        out[begin] = Found(begin, done, text[begin:done])
    return out


def _bare_end(text: str, begin: int) -> int:
    """Where a note within a line ends: at the next stop that no further label follows."""
    following = _NEXT_ITEM.search(text, begin)
    limit = following.start() if following else len(text)
    place = begin
    while 0 <= (stop := text.find("。", place)) < limit:
        if not _LABEL_HERE.match(text, stop + 1):
            return stop + 1
        place = stop + 1
    return limit


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a labelled note reaches into the next line."""
    torn = _LABEL.search(line.text[-6:] + after.text[:12])
    if _LABEL_HERE.match(after.text) or (torn is not None and torn.start() < min(6, len(line.text))):
        return True
    if MARK.match(after.text):
        return False
    return runs_on(line) or line.text[-1] in "：:；;" or _only_units(after.text)


def _only_units(text: str) -> bool:
    """Whether a line holds names of units and nothing else."""
    if len(text) > 80 or any(c in text for c in "。；：？！"):
        return False
    names = split_units(text)
    return bool(names) and all(_STRONG.search(name) and 3 <= len(name) <= 20 for name in names)


def _paragraphs(lines: Lines, held: tuple[Line, ...]) -> list[str]:
    """The labelled paragraphs of a note; units on lines of their own are a list."""
    out: list[str] = []
    for before, line in zip((None, *held), held, strict=False):
        text = lines.clean(line.start, line.end).text
        if before is None or (_LABEL_HERE.match(line.text) and not runs_on(before)):
            out.append(text)
        else:
            out[-1] += text if runs_on(before) else f"\n{text}"
    return [listed(paragraph) for paragraph in out]
