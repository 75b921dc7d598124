"""Second pass: what stands around the measures: title, number, date, issuer, wrapping notice, closing lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from wenzeng.library.policy.compiler.lines import Line, Lines
from wenzeng.library.policy.compiler.numerals import value_of
from wenzeng.library.policy.compiler.outline import MARK

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,16}(?:〔|［|\[|\(|（|【)\s*(?:19|20)\d\s*\d\s*(?:〕|］|\]|\)|）|】)\s*(?:第\s*)?\d{1,5}\s*号"
)
_ARABIC_DATE = r"(?:19|20)\d{2}\s*[年.\-/－]\s*\d{1,2}\s*[月.\-/－]\s*\d{1,2}\s*日?"
_CHINESE_DATE = (
    r"[一二][〇零○ＯO0九][〇零○ＯO0一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_DATE = re.compile(rf"{_ARABIC_DATE}|{_CHINESE_DATE}")
_DATE_LINE = re.compile(
    rf"^[（(]?(?:[\u4e00-\u9fff、\s（）()]{{0,60}}[\s])?(?:{_ARABIC_DATE}|{_CHINESE_DATE})(?:\s*(?:印发|印))?[）)]?$"
)
_META_DATE = re.compile(
    rf"(?:成文日期|发文日期|印发日期|签发日期|生成日期)\s*[:：]?\s*({_ARABIC_DATE}|{_CHINESE_DATE})"
)
_WEB_DATE = re.compile(rf"(?:发布日期|发布时间|公开日期|发表时间)\s*[:：]?\s*({_ARABIC_DATE})")
_KIND = (
    r"(?:通知|意见|措施|方案|规划|办法|计划|要点|决定|细则|清单|规定|若干政策|政策|分工|纲要|条例|公告|批复|行动|指引|安排|举措"
    r"|工作台账|任务书|指南|通告|通报|函|规则|制度|决议|命令|令|部署|责任书|目标|分解表|分工表|任务表|工作表|一览表)"
)
_TITLE_END = re.compile(rf"{_KIND}(?:[（(][^（）()]{{1,24}}[）)])?[》]?(?:的通知)?$")
_GLUED = re.compile(
    rf"^([^。；：]{{4,70}}?{_KIND}(?:[（(][^（）()]{{2,16}}[）)])?)(?=为(?!主)|根据|按照|近年|各|现|《|当前)"
)
_YEARS_LINE = re.compile(r"^[（(](?:(?:19|20)\d{2}|试行|暂行|征求意见稿|[^（）()]{0,6}版)[^（）()]{0,14}[）)]$")
_TITLE_HEAD = re.compile(r"人民政府|委员会|办公[厅室]|国务院|关于(?!我们)|[厅局部委]$|进一步|的$|^20\d\d")
_OF_NOTICE = re.compile(r"(?:印发|转发|发布)[《〈](.{4,})[》〉]的?(?:通知|公告)$")
_LABELLED_NUMBER = re.compile(rf"(?:发文字号|发文号|文\s*号|字\s*号)\s*[:：]\s*({NUMBER.pattern})")
_WRAPS = re.compile(
    r"(?:现|特|兹|并)(?:将|予|就|经)?[^。]{0,120}?(?:印发|转发|下发|发给|发布|公布|批转)|(?:印发|转发|下发)给你们|请[^。]{0,20}(?:认真|遵照|结合)[^。]{0,20}(?:贯彻|组织|执行)"
)
_PRINTED = re.compile(
    r"[《〈]((?:[^《》]|《[^《》]{2,80}》){4,120}?)[》〉](?:[（(][^（）()]{1,30}[）)])?[^。]{0,60}?(?:印发|转发|下发|发给|公布|发布)"
)
_CLOSING = re.compile(
    r"^(?:附件?\s*[\d一二三四五六七八九十]*\s*(?:[:：.、．]|$)|附[:：表]|[（(]?(?:此件|本件|此文|公开方式|信息公开|联系人|联系电话|主动公开|依申请公开)"
    r"|抄\s*送|主\s*送|抄\s*报|分\s*送|公开(?:方式|属性|类型)\s*[:：]|信息公开(?:选项|类型)|[（(](?:主动公开|此件)|责任编辑|扫一扫|打印本页|【?打印|关闭窗口|相关(?:链接|文件|解读|阅读|稿件|附件|政策)\s*[:：]?$"
    r"|上一篇|下一篇|分享到?|政策(?:原文|解读)|.{0,40}版权所有|网站地图|网站标识码|.{0,30}ICP备|注\s*[:：])"
)
_FURNITURE = re.compile(
    r"^(?:-{3}|[a-z]{3,12}:|索\s*引\s*号|主题分类|发文机关|成文日期|标\s*题|发文字号|发布日期|发布机构|文\s*号|有效性|主题词|信息来源|来\s*源|浏览次数|字\s*[号体]|分享|打印|收藏|首页|当前位置|您的位置|来源)\s*[:：\[【]?"
)


_DASHES = tuple("-—－–")
_UNBROKEN = 600
_HEAD = 60
"""Lines among which title, number and wrapping notice are looked for."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands around the measures. ``start`` and ``end`` bound the text that holds them."""

    title: str
    number: str | None
    issued: date | None
    issuer: str | None
    start: int
    end: int


def read_header(lines: Lines, published: str | None) -> Header:
    """Title, number, date and issuer; and where the body begins and ends."""
    rows = lines.lines
    wrapped = _attached(lines, rows)
    begin = wrapped[0] if wrapped else 0
    first = _first_item(rows, begin)
    stop = _closing(rows, first)
    title = wrapped[1] if wrapped else _title(rows[: max(first, 1)])
    day = _date(rows, max(begin, first), stop, published)
    start = rows[begin].start if rows else 0
    end = rows[stop].start if stop < len(rows) else len(lines.source)
    return Header(title, _number(rows, first), day, _issuer(rows, begin, stop), start, end)


def is_closing(line: Line) -> bool:
    """Whether a line can only stand behind the last measure."""
    return bool(_CLOSING.match(line.text) or _DATE_LINE.match(line.text))


def parse_date(text: str) -> date | None:
    """A day in Arabic or Chinese numerals."""
    found = _DATE.search(text)
    if found is None:
        return None
    parts = re.findall(r"[\d〇零○ＯO一二三四五六七八九十]+", found.group().replace("O", "〇").replace("Ｏ", "〇"))
    values = [value_of(part.replace("0", "〇") if not part.isdecimal() else part) for part in parts]
    try:
        return date(*[value for value in values if value is not None][:3])
    except (ValueError, TypeError):
        return None


def _first_item(rows: tuple[Line, ...], begin: int) -> int:
    """The first line that opens with an item's number; in a text without breaks the line that holds them all."""
    opened = (i for i in range(begin, len(rows)) if MARK.match(rows[i].text))
    unbroken = (i for i in range(begin, len(rows)) if len(rows[i].text) >= _UNBROKEN)
    return next(opened, next(unbroken, len(rows)))


def _attached(lines: Lines, rows: tuple[Line, ...]) -> tuple[int, str] | None:
    """Where the attached document begins behind the notice that prints it, and its title."""
    head = rows[:_HEAD]
    text = ""
    places: list[int] = []
    for line in head:
        places.append(len(text))
        text += "".join(line.text.split())
    for found in _PRINTED.finditer(text):
        name = found[1]
        after = next((i for i, place in enumerate(places) if place > found.end()), len(head))
        begin = _title_line(rows, after, name)
        if begin is not None:
            return begin, name
        dated = next((i for i in range(after, min(after + 14, len(rows))) if _DATE_LINE.match(rows[i].text)), None)
        if dated is not None and _WRAPS.search(found.group()):
            begin = dated + 1
            while begin < len(rows) and is_closing(rows[begin]):
                begin += 1
            if begin + 2 < len(rows):
                return begin, name
    return None


def _title_line(rows: tuple[Line, ...], after: int, name: str) -> int | None:
    """The line behind the printed title of the attached document, which may break over lines."""
    want = "".join(name.split())
    for i in range(after, min(after + 60, len(rows))):
        joined = ""
        for j in range(i, min(i + 5, len(rows))):
            joined += "".join(rows[j].text.split())
            if joined == want:
                return j + 1
            if not want.startswith(joined):
                break
    return None


def _title(rows: tuple[Line, ...]) -> str:
    """The lines at the top up to one that ends as titles end; a bracket with years below belongs to it."""
    held: list[str] = []
    for place, line in enumerate(rows[:40]):
        text = "".join(line.text.split()).lstrip("#*")
        if not text or _FURNITURE.match(text) or NUMBER.fullmatch(text) or _DATE_LINE.match(line.text):
            if held and _TITLE_END.search(held[-1]):
                break
            continue
        glued = _GLUED.match(text)
        if glued and len(text) > 40 and not held:
            return glued[1]
        if text[-1] in "。；：:，" or (len(text) > 60 and not _OF_NOTICE.search(text)):
            break
        held.append(text)
        if _TITLE_END.search(text):
            below = rows[place + 1].text if place + 1 < len(rows) else ""
            if _YEARS_LINE.match(below) and not _DATE_LINE.match(below):
                held[-1] += "".join(rows[place + 1].text.split())
            break
    title = _joined(held) if held and _TITLE_END.search(held[-1]) else "".join(held[-3:])
    printed = _OF_NOTICE.search(title)
    return printed[1] if printed else title


def _joined(held: list[str]) -> str:
    """The last line with the lines above that it cannot stand without: a title broken over lines, no menu."""
    title = held[-1]
    for above in reversed(held[-5:-1]):
        if len(title) >= 12 and not _TITLE_HEAD.search(above):
            break
        title = above + title
    return title


def attached(lines: Lines, end: int) -> tuple[int, int]:
    """The stretch behind the closing lines: what is attached to the document."""
    rows = lines.lines
    begin = next((i for i, row in enumerate(rows) if row.start >= end), len(rows))
    for i in range(begin, len(rows)):
        if re.fullmatch(r"附\s*件\s*[\d一二三四五六七八九十]*", rows[i].text):
            begin = i + 1
            break
    first = _first_item(rows, begin)
    stop = _closing(rows, first)
    start = rows[begin].start if begin < len(rows) else len(lines.source)
    return start, rows[stop].start if stop < len(rows) else len(lines.source)


def _number(rows: tuple[Line, ...], first: int) -> str | None:
    """The document's own number: on a line of its own, or named as such; never inside a citation."""
    for line in rows[: min(max(first, 1), 60)]:
        text = "".join(line.text.split())
        labelled = _LABELLED_NUMBER.search(text)
        if labelled:
            return labelled[1]
        found = NUMBER.search(text)
        if found is None:
            continue
        leads_on = found.start() == 0 and text[found.end() : found.end() + 1] in _DASHES
        if leads_on or (len(text) <= len(found.group()) + 20 and "《" not in text):
            return found.group()
    return None


def _date(rows: tuple[Line, ...], first: int, stop: int, published: str | None) -> date | None:
    """The date of signing; else the day on which a web page published the text."""
    text = "\n".join(line.text for line in rows[:_HEAD])
    meta = _META_DATE.search(text)
    if meta:
        return parse_date(meta[1])
    dated = [line for line in (*rows[:first], *rows[max(0, stop - 3) : stop + 12]) if _DATE_LINE.match(line.text)]
    for line in dated:
        day = parse_date(line.text)
        if day:
            return day
    web = _WEB_DATE.search(text)
    return parse_date(web[1]) if web else (parse_date(published) if published else None)


def _closing(rows: tuple[Line, ...], first: int) -> int:
    """The first line behind the measures: 附件, signature, date, 抄送."""
    for i in range(first + 1, len(rows)):
        if not is_closing(rows[i]) or (rows[i - 1].full and not rows[i - 1].closed):
            continue
        if _counts_on(rows, i):
            continue
        j = i
        if _DATE_LINE.match(rows[i].text):
            while j - 1 > first and _signature(rows[j - 1]):
                j -= 1
        return j
    return len(rows)


def _counts_on(rows: tuple[Line, ...], place: int) -> bool:
    """Whether items go on behind a line that looks like a closing one: a note below a measure, a date within it."""
    if rows[place].text.startswith("附"):
        return False
    after = next((found for line in rows[place + 1 : place + 40] if (found := MARK.match(line.text))), None)
    value = value_of(re.sub(r"[第条章节编部分篇是要\s()（）.．、]", "", after.group())) if after else None
    return value is not None and value > 1


def _signature(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 40
        and text[-1] not in "。；：，、）)"
        and not MARK.match(text)
        and not re.search(r"[，。；：]", text)
    )


def _issuer(rows: tuple[Line, ...], begin: int, stop: int) -> str | None:
    """The name over the date."""
    for i in (*range(1, begin), *range(max(1, stop), min(stop + 6, len(rows)))):
        name: str = rows[i - 1].text
        if _DATE_LINE.match(rows[i].text) and _signature(rows[i - 1]) and not _DATE_LINE.match(name):
            return name
    return None
