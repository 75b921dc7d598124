"""The names of units in a responsibility note: where one ends and the next begins, kept as written.

Serves the conventions of the plan on units: role words go, groups stay one unit and never lead, the tail 等有关部门
goes after a named unit.
"""

from __future__ import annotations

import re

_ENDS = frozenset("厅局委办部署处科室队站所院校会社团行司台馆库港区市县州盟旗乡镇村心府构位门组关联")
_END_WORDS = (
    "企业",
    "专班",
    "基金",
    "平台",
    "税务",
    "公安",
    "海事",
    "消防",
    "电网",
    "地方",
    "党校",
    "集团",
    "大学",
    "园区",
)
_SPLIT = re.compile(r"[、，,；;。/／|]+")
_LINK = re.compile(r"以及|和|及|与|暨|会同|联合")
_GROUP_LINK = re.compile(r"^(?:各|省|市|区|国务院|中央|自治区|有关|相关)?[^、]{0,6}(?:部门|地区|地方|市|县|区)$")
_EXPLAINED = re.compile(r"[（(](?:含|包括|不含|以下|下同|下称)[^（）()]*[）)]$")
_VAGUE_COMPANY = re.compile(r"^(?:各|省|市|区|县|自治区)?(?:级|直)?(?:有关|相关)(?:部门|单位|地方|方面)")
_BLANK = re.compile(r"\s+")
_NAME_EDGE = re.compile(r"[、，,；;：:。（(）)\[\]【】]")
_AREA_NOUNS = frozenset({"园区", "开发区", "示范区", "功能区", "产业园区"})
_REST = frozenset({"单位", "有关单位", "相关单位", "直属机构", "直属单位", "有关机构"})
_TAIL = re.compile(
    r"等(?:多个)?(?:国家|中央|国务院|自治区|省|市|州|县|区|旗)?(?:级|直|属|内)*"
    r"(?:各)?(?:有关|相关|责任|成员|职能|主管|行业|配合|牵头)*(?:的)?(?:部门|单位|厅局|委办局|部委|地区|地方|企业|机构)?"
    r"(?:(?:和|及|、)(?:有关|相关|责任|直属)*(?:单位|部门|机构|企业|地方))?$"
)
_TAIL_INSIDE = re.compile(
    r"等(?:国家|中央|国务院|自治区|省|市|州|县|区)?(?:级|直|属|内)*(?:有关|相关|职能|主管|行业)*"
    r"(?:部门|单位|厅局|委办局)?(?:(?:和|及)(?:有关|相关)*(?:单位|部门))?(?=[，,、；;]?(?:和|及|以及|与)?(?:各|[\u4e00-\u9fff]{1,8}(?:政府|管委会)))"
)
_VAGUE = re.compile(
    r"^(?:会同)?(?:省|市|区|县|州|自治区|国家|中央)?(?:级|直)?(?:其他|其它)?(?:有关|相关)(?:方面|人员)$"
)
_WITH = re.compile(
    r"(?:会同|联合|商|指导|牵头会同)(?:各|省|市|区|县|自治区)?(?:级|直)?(?:有关|相关)(?:部门|单位|地方|方面)*(?:和单位)?$"
)
_AREA = re.compile(r"^各?[省市县区州盟旗自治直辖地级以上设计划列（）()〔〕新疆生产建设兵团、]{1,14}$")
_AREA_GOVERNMENT = re.compile(
    r"^各?[省市县区州盟旗自治直辖地级以上设计划列（）()〔〕、]{1,12}(?:人民政府|政府|党委|管委会|管理委员会)"
)
_PREFIX = re.compile(r"^(?:分别)?(?:由|请|以及|及|和|与|并|其中|会同|联合)(?=[\u4e00-\u9fff]{2})")
OPENING, CLOSING = "（([【〔［", "）)]】〕］"
_NOT_UNIT = re.compile(
    r"^(?:等|等等|下同|同上|无|长期|长期坚持|持续推进|持续实施|全年|—+|-+|/|按职责分工|按职责|职责分工|按[^、]{0,6}(?:进度|要求|计划|节点)[^、]{0,6}|排名第一.*|列第一.*|第一.*为牵头.*)$"
)


def looks_like_unit(name: str) -> bool:
    """Whether a name ends as names of offices, groups and firms end."""
    bare = re.sub(r"[（(【\[〔［][^（）()]*[)）】\]〕］]$", "", name)
    return len(bare) >= 2 and (bare[-1] in _ENDS or bare.endswith(_END_WORDS))


def is_group(name: str) -> bool:
    """Groups (各设区市人民政府, 各部门, 有关部门) name nobody in particular, so they never lead."""
    return bool(re.match(r"^(?:各|有关|相关)|.*(?:有关|相关)(?:部门|单位|地方|市|县|区)", name)) or name.endswith(
        "各部门"
    )


def split_units(text: str) -> tuple[str, ...]:
    """The units of a list, in order, each once, as written."""
    out: list[str] = []
    text = listed(text)
    for piece in _merge_areas(cut_list(_TAIL_INSIDE.sub("、", text), _SPLIT)):
        for name in _linked(piece):
            unit = trim_unit(name)
            if unit and unit not in out:
                out.append(unit)
    return tuple(out)


def listed(text: str) -> str:
    """A text whose blanks between two whole units are list marks, and whose other blanks are gone."""
    pieces = _BLANK.split(text.strip())
    if len(pieces) > 1 and not _NAME_EDGE.search(text) and min(len(piece) for piece in pieces) >= 3:
        return "、".join(pieces)
    out: list[str] = []
    for piece in pieces:
        if out and _ends_whole(out[-1]) and _begins_whole(piece):
            out.append("、")
        out.append(piece)
    return "".join(out)


def _ends_whole(text: str) -> bool:
    name = _NAME_EDGE.split(text)[-1]
    return len(name) >= 3 and looks_like_unit(name)


def _begins_whole(text: str) -> bool:
    name = _NAME_EDGE.split(text, maxsplit=1)[0]
    return len(name) >= 3 and looks_like_unit(name)


def trim_unit(name: str) -> str:
    """A unit without the words around it: 由, 等有关部门, 会同有关部门, stray brackets; "" where nothing is left."""
    bare = name.strip(" \u3000\t\r\n:：。.、，,；;\"'")
    bare = _PREFIX.sub("", _EXPLAINED.sub("", bare))
    bare = _WITH.sub("", bare)
    if "等" in bare:
        cut = _TAIL.search(bare)
        if cut is not None:
            bare = bare[: cut.start()]
    bare = _balanced(bare)
    if _NOT_UNIT.match(bare) or _VAGUE.match(bare) or not re.search(r"[\u4e00-\u9fffA-Za-z]", bare):
        return ""
    return bare


def cut_list(text: str, marks: re.Pattern[str]) -> list[str]:
    """Cut a text at marks that stand outside brackets."""
    out: list[str] = []
    depth, begin = 0, 0
    for i, c in enumerate(text):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and marks.match(c):
            out.append(text[begin:i])
            begin = i + 1
    out.append(text[begin:])
    return [piece.strip() for piece in out if piece.strip()]


def _merge_areas(pieces: list[str]) -> list[str]:
    """各市、县人民政府 is one group though it holds a list mark; so is 各省、自治区、直辖市人民政府."""
    out: list[str] = []
    i = 0
    while i < len(pieces):
        j = i
        if pieces[i].startswith("各") and _AREA.match(pieces[i]):
            k = i + 1
            while k < len(pieces) and _AREA.match(pieces[k]) and not pieces[k].startswith("各"):
                k += 1
            if k < len(pieces) and _AREA_GOVERNMENT.match(pieces[k]) and not pieces[k].startswith("各"):
                j = k
        if j + 1 < len(pieces) and pieces[j].endswith("部门") and pieces[j + 1] in _REST:
            j += 1
        out.append("、".join(pieces[i : j + 1]))
        i = j + 1
    return out


def _linked(piece: str) -> list[str]:
    """Cut at 和, 及, 以及 where a whole unit stands on both sides; 工业和信息化厅 and 各部门和单位 stay whole."""
    out: list[str] = []
    begin = 0
    piece = _TAIL.sub("", piece) if "等" in piece[2:] else piece
    for link in _LINK.finditer(piece):
        left, right = piece[begin : link.start()], piece[link.end() :]
        if link.group() in ("会同", "联合") and _VAGUE_COMPANY.match(right):
            return [*out, left]
        if (
            right in ("人民政府", "政府")
            or right in _REST
            or (left.removeprefix("各") in _AREA_NOUNS and right.endswith(("管委会", "管理委员会")))
            or not left
            or not right
            or _depth(piece, link.start())
            or not looks_like_unit(left)
        ):
            continue
        if _GROUP_LINK.match(left) and re.match(r"^(?:有关|相关|直属)?(?:单位|部门|机构|地方|企业|组织)", right):
            continue
        if len(right) >= 2 and (looks_like_unit(right) or "等" in right or _LINK.search(right)):
            out.append(left)
            begin = link.end()
    out.append(piece[begin:])
    return out


def _depth(text: str, place: int) -> int:
    head = text[:place]
    return sum(head.count(c) for c in OPENING) - sum(head.count(c) for c in CLOSING)


def _balanced(name: str) -> str:
    """Without a bracket that lost its partner when the note was cut."""
    name = name.strip("\\ ")
    while name and name[-1] in OPENING:
        name = name[:-1]
    while name and name[-1] in CLOSING and _depth(name, len(name)) < 0:
        name = name[:-1]
    while name and name[0] in OPENING and _depth(name, len(name)) > 0:
        name = name[1:]
    return name
