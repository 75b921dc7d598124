"""Responsibility notes (责任单位：…): where they stand in an item.

A note is a bracket with a label, a bracket that holds nothing but units and role words, a labelled line without
brackets, or a sentence that says who is responsible and nothing else. Whom it names is read by ``duties``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from wenzeng.library.policy.compiler.duties import LABEL, MEMBER, STRONG, lead_rule, read_note
from wenzeng.library.policy.compiler.lines import Line, Lines, runs_on
from wenzeng.library.policy.compiler.outline import MARK
from wenzeng.library.policy.compiler.units import CLOSING, OPENING, listed, looks_like_unit, split_units
from wenzeng.library.policy.passage import Passage

_LONGEST = 900

_LABEL_OPENS = re.compile(r"[（(【〔［]\s*(?:责任|牵头|配合|负责)(?:单位|部门)\s*[:：]")
_NEXT_ITEM = re.compile(
    r"(?<=[厅局委办部署府院会行心司团处县区市底前位构业组队关联）)头责实合])(?=第[一二三四五六七八九十百]{1,4}条|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、"
    r"|\d{1,2}[.．、](?!\d))"
)
_CLOSING_BEHIND = re.compile(
    r"(?<=[厅局委办部署府院会行心司团处县区市构业组队门])\s*(?=(?:本|以上|上述)(?:政策|措施|意见|方案|办法|通知|行动计划)"
    r"[^，。；]{0,12}(?:自|执行|有效|由|适用|实施|施行))"
)
"""A closing paragraph that follows a note without a stop."""
_BETWEEN = re.compile("[、，,；;：:。]")
_HEADING_BEHIND = re.compile(
    r"(?:牵头|负责|配合|落实)(?=[^，,、；;。：:（）()\d\r\n]{4,48}"
    r"(?:\d{1,3}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、))"
    r"(?!单位|部门|负责|落实|配合|推进|实施|组织|统筹|协调|会同|办理|参与|指导|抓|的)"
)
"""A role word that ends a note without a stop, the heading of the next section and its first number right behind it."""
_STOP = re.compile(r"[）)\]】〕］。]")
_LABEL_BEHIND = re.compile(
    r"(?<=[。；;！）)])\s*(?=(?:责任|牵头|配合|负责|主办|协办|落实|主责)(?:单位|部门|地区|主体)\s*[:：])(?![^（(]{0,200}[）)])"
)
_SAID = re.compile(
    r"(?:(?<=[。！])|(?<![金费用贴助]，)(?<=，))(?P<what>(?:本|该|此|上述|以上)[条项]{0,2}(?:工作|任务|措施|事项|政策)?)?"
    r"由(?P<who>[^。；：\r\n“”]{2,120}?(?:牵头|负责|配合)(?:落实|实施|组织实施)?)(?=。|$)"
)
_LABEL_INSIDE = re.compile(rf"[，,；;。\s](?:{LABEL.pattern})")
_LABEL_HERE = re.compile(rf"[\s“\"]*(?:{LABEL.pattern})")
_ROLE_AT_END = re.compile(r"(?:负责|牵头|配合|负责落实)$")
_NO_NOTE = re.compile(r"^(?:以下|下称|简称|即|含|包括|如|见|详见|不含|其中|截至|附|原|不包括|不超过|自(?!治)|从|到)")
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
    bare = _said(text, ends) | _labelled_within(text, ends) | _labelled_lines(lines, start, end, passage)
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
        return Found(opener, closer + text.startswith(tuple(CLOSING), closer), inner)
    return None


def _torn_end(text: str, opener: int, ends: list[int]) -> int:
    """Where a note ends that lost its closing bracket: at the next stop, at the end of its line, or at the end."""
    stop, following = _STOP.search(text, opener + 1), _NEXT_ITEM.search(text, opener + 1)
    line = bisect_right(ends, opener + 1)
    places = [found.start() for found in (stop, following) if found]
    return min([*places, ends[line] if line < len(ends) else len(text)])


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
    whole = len(LABEL.findall(spaced)) == len(LABEL.findall(found.inner))
    return replace(found, inner=spaced if whole else listed(spaced))


def _names_units(inner: str) -> bool:
    """Whether a bracket without a label holds units and role words, nothing else."""
    if len(inner) < 3 or _NO_NOTE.match(inner) or "《" in inner or "%" in inner:
        return False
    note = read_note(inner)
    good = sum(1 for unit in note.units if looks_like_unit(unit) and len(unit) <= 40)
    offices = sum(1 for unit in note.units if STRONG.search(unit))
    if bool(note.leads) or MEMBER.search(inner.rstrip("。；; ")) is not None:
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


def _said(text: str, ends: list[int]) -> dict[int, Found]:
    """Notes in words: a sentence that says who is responsible and nothing else, or the last clause of a paragraph."""
    out: dict[int, Found] = {}
    for found in _SAID.finditer(text):
        line = bisect_left(ends, found.end())
        last = line < len(ends) and ends[line] <= found.end() + 1
        opens = found.start() == 0 or text[found.start() - 1] in "。！"
        inner = found["who"]
        if (opens or (last and not found["what"])) and _all_offices(inner):
            end = found.end() + (text[found.end() : found.end() + 1] == "。")
            out[found.start()] = Found(found.start(), end if opens else found.end(), inner)
    return out


def _all_offices(inner: str) -> bool:
    names = read_note(inner).units
    return bool(names) and all(STRONG.search(name) and len(name) <= 24 for name in names)


def _bare_end(text: str, begin: int) -> int:
    """Where a note within a line ends: at the next stop that no further label follows."""
    following = _NEXT_ITEM.search(text, begin)
    limit = following.start() if following else len(text)
    heading = _HEADING_BEHIND.search(text, begin, limit + 3)
    limit = min(limit, heading.end()) if heading else limit
    closing = _CLOSING_BEHIND.search(text, begin, limit)
    limit = closing.start() if closing else limit
    place = begin
    while 0 <= (stop := text.find("。", place)) < limit:
        if not _LABEL_HERE.match(text, stop + 1):
            return stop + 1
        place = stop + 1
    return limit


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a labelled note reaches into the next line."""
    torn = LABEL.search(line.text[-6:] + after.text[:12])
    if _LABEL_HERE.match(after.text) or (torn is not None and torn.start() < min(6, len(line.text))):
        return True
    if MARK.match(after.text):
        return False
    return runs_on(line) or line.text[-1] in "：:；;" or _torn_name(line.text, after.text) or _only_units(after.text)


def _torn_name(text: str, after: str) -> bool:
    """Whether a line ends within the name of a unit that the next line completes."""
    begun, rest = _BETWEEN.split(text)[-1], _BETWEEN.split(after, maxsplit=1)[0]
    whole = begun + rest
    return bool(begun) and len(whole) <= 20 and not STRONG.search(begun) and bool(STRONG.search(whole))


def _only_units(text: str) -> bool:
    """Whether a line holds names of units and nothing else."""
    if len(text) > 80 or any(c in text for c in "。；：？！"):
        return False
    names = split_units(text)
    return bool(names) and all(STRONG.search(name) and 3 <= len(name) <= 20 for name in names)


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
