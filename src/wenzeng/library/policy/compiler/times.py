"""Times (时限): which dates of a text are deadlines, and their last day. Start dates, reference periods of figures and
years in names are none; what no year resolves stays as written."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wenzeng.library.policy.compiler.numerals import value_of
from wenzeng.library.policy.compiler.sentences import Stretch

_RELATIVE = {"今年": 0, "本年": 0, "本年度": 0, "当年": 0, "全年": 0, "明年": 1, "次年": 1, "翌年": 1, "后年": 2}
_PLAN_ENDS = {"十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_QUARTERS = {"一": 3, "二": 6, "两": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_THIRDS = {"上旬": 10, "中旬": 20, "初": 10, "中": 15}

_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_YEAR = r"(?P<year>(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?(?!产|销|度计划)|(?P<relative>今年|明年|后年|当年|次年|翌年|本年度?)"
_WITHIN = (
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月份?"
    r"(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<third>上旬|中旬|下旬|月?底|末|初|中(?!国|央|心|小)))?"
    r"|(?P<half>[上下]半年)(?P<halfend>[底末内])?"
    r"|前(?P<quarters>[一二两三])个?季度(?P<quartersend>[底末内])?"
    r"|第?(?P<quarter>[一二三四1-4])季度(?P<quarterend>[底末内])?"
    r"|(?P<yearend>年?底|年末|年终|年?内|末)"
)
_BARE = _WITHIN.replace("年?底", "年底").replace("年?内|末", "年内")
_TIME = re.compile(
    rf"(?:{_YEAR})的?(?:{_WITHIN})?"
    rf"|(?<![\d.一二三四五六七八九十几两数近多])(?:{_BARE.replace('(?P<', '(?P<b')})"
    r"|[“”\"]?(?P<plan>十[二三四五六]五)[”\"]?(?:规划)?(?P<planend>时?期末|末期|末)"
    rf"|(?:印发|发布|公布|施行|实施|下发)之?日起(?:的)?(?P<length>{_NUMBER})(?P<lengthunit>个?工作日|日|天"
    rf"|个月|年)(?:以内|之内|内)"
    r"|(?P<thismonth>[本当]月底|本月内|本季度末|本季度内|本周内)"
    r"|(?P<feast>国庆节?|春节|元旦|中秋节?|五一|清明节?|端午节?|[“\"](?:五一|十一)[”\"])(?=假期)?(?:假期)?(?=前)"
)

_FINISH = re.compile(
    r"(?:力争|争取|要|须|需|应|全部|基本|全面|率先|确保|提前|分别|均|，|集中|组织|首次|正式){0,3}"
    r"(?:完成|建成|竣工|投产|开工|投用|投入|启动|印发|出台|制定|实现|达到|上线|下达|拨付|公布|报送|上报|办结"
    r"|兑现|交付|通车|建立|挂牌|并网)"
)
_VALID = re.compile(
    r"(?:执行|施行|实施|有效|延续|延长|延期|顺延|持续|截止|期限|期|暂缓|缓缴|缓征|优惠|政策|展期|宽限|保留"
    r"|实行|适用)[^，。；]{0,6}$"
)
_NO_DEADLINE_BEFORE = re.compile(
    r"(?:比|较|自|从|由|每|每年|以|截至|截止|截止到|截至到|同比|(?<!不)超过|相当于|按|按照|参照|(?<!以)[上去]|如|若)$"
)
_NO_DEADLINE_AFTER = re.compile(
    r"以来|以后|后|起|开始|以前(?=的|已)|之前(?=的|已)|前(?=的|已)|期间|余额|水平|基数|数据|度|后半|同期|的"
    r"|发行|新增专项|，?已"
)
_BEFORE = re.compile(r"以前|之前|前(?!三|两|二|期|述|提|后|沿|景|瞻|置|端|列|\d)")
_RANGE = re.compile(r"(?:起|日)?(?:，)?(?:至|到|-|—|——|~|～)$")


@dataclass(frozen=True, slots=True)
class Years:
    """What a date without a year is read against: the day of issue, else the document's year."""

    issued: date | None = None
    year: int | None = None

    @property
    def this(self) -> int | None:
        return self.issued.year if self.issued else self.year


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date by which something has to be done: ISO, or as written where no year resolves it."""

    start: int
    end: int
    value: str


def find(text: str, stretch: Stretch, years: Years) -> list[Deadline]:
    """The deadlines of a stretch of folded text."""
    out = []
    for start, end, last, binds in _moments(text, stretch, years):
        if binds:
            out.append(Deadline(start, end, last.isoformat() if last else text[start:end]))
    return out


def resolve(wording: str, years: Years) -> str | None:
    """The deadline of a responsibility note (完成时限：2022年10月底): all of it is meant as one."""
    found: tuple[str, date | None] | None = None
    for start, end, last, _ in _moments(wording, (0, len(wording)), years):
        found = wording[start:end], last
    if not found:
        return None
    return found[1].isoformat() if found[1] else wording.strip("。；， ")


def _moments(text: str, stretch: Stretch, years: Years) -> Iterator[tuple[int, int, date | None, bool]]:
    start, end = stretch
    year_before: int | None = None
    previous_end = -9
    for found in _TIME.finditer(text, start, end):
        part = _parts(found)
        year = _year_of(part, years)
        ranged = bool(_RANGE.fullmatch(text[previous_end : found.start()])) if previous_end >= 0 else False
        if (
            year is None
            and not part["plan"]
            and year_before
            and (ranged or text[previous_end : found.start()] in "、和及")
        ):
            year = year_before
        if year is None and not part["year"]:
            year = years.this
        last = _last_day(part, year, years)
        tail = _BEFORE.match(text, found.end(), end)
        stop = tail.end() if tail else found.end()
        binds = _binds(text, found, part, bool(tail), ranged, (start, end), years)
        previous_end = found.end()
        year_before = year if part["year"] or part["relative"] or ranged else year_before
        yield found.start(), stop, last, binds


def _parts(found: re.Match[str]) -> dict[str, str | None]:
    groups = found.groupdict()
    return {k: v or groups.get("b" + k) for k, v in groups.items() if not k.startswith("b")}


def _year_of(part: dict[str, str | None], years: Years) -> int | None:
    if part["year"]:
        return value_of(part["year"])
    if part["relative"] and years.this:
        return years.this + _RELATIVE[part["relative"]]
    return None


def _last_day(part: dict[str, str | None], year: int | None, years: Years) -> date | None:
    if part["plan"]:
        return date(_PLAN_ENDS[part["plan"]], 12, 31)
    if part["length"]:
        return _after_issue(part["length"], part["lengthunit"] or "", years.issued)
    if part["thismonth"]:
        return _end_of_current(part["thismonth"], years.issued)
    if part["feast"] or year is None or not 1949 <= year <= 2100:
        return None
    month = value_of(part["month"]) if part["month"] else None
    if month:
        last = calendar.monthrange(year, month)[1]
        day = int(part["day"]) if part["day"] else _THIRDS.get(part["third"] or "", last)
        return date(year, month, min(day, last))
    if part["half"]:
        return date(year, 6, 30) if part["half"].startswith("上") else date(year, 12, 31)
    quarter = part["quarters"] or part["quarter"]
    if quarter:
        end = _QUARTERS[quarter]
        return date(year, end, calendar.monthrange(year, end)[1])
    return date(year, 12, 31)


def _after_issue(length: str, unit: str, issued: date | None) -> date | None:
    count = value_of(length)
    if issued is None or count is None or "工作日" in unit:
        return None
    if unit in ("日", "天"):
        return issued + timedelta(days=count)
    months = issued.year * 12 + issued.month - 1 + (count if unit == "个月" else 12 * count)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(issued.day, calendar.monthrange(year, month + 1)[1]))


def _end_of_current(words: str, issued: date | None) -> date | None:
    if issued is None:
        return None
    if "周" in words:
        return issued + timedelta(days=6 - issued.weekday())
    month = (issued.month + 2) // 3 * 3 if "季" in words else issued.month
    return date(issued.year, month, calendar.monthrange(issued.year, month)[1])


def _binds(
    text: str,
    found: re.Match[str],
    part: dict[str, str | None],
    before: bool,
    ranged: bool,
    stretch: Stretch,
    years: Years,
) -> bool:
    """Whether a time is a deadline; ``before`` says that 前 follows it, ``ranged`` that it ends a range."""
    ahead = text[max(stretch[0], found.start() - 12) : found.start()]
    behind = text[found.end() : min(stretch[1], found.end() + 16)]
    if part["relative"] in ("当年", "次年", "翌年") or _YEARLY.search(ahead):
        return False
    if part["length"] or part["thismonth"]:
        return True
    if _starts_range(text, found.end(), stretch[1]):
        return False
    if ranged:
        return _closes_validity(behind)
    if before:
        return not _REFERS.match(behind) and not (_CONCERNS.search(ahead) and _OF.match(behind))
    valid = ahead.endswith(("至", "到", "止")) and bool(_VALID.search(ahead[:-1].removesuffix("截")))
    if valid or (ahead.endswith(("截止", "截至", "止")) and bool(_VALID.search(ahead[:-2]))):
        return True
    coming = _only_year(part) and years.this is not None and (_year_of(part, years) or 0) > years.this
    if coming and (not ahead or ahead[-1] in "，。；、*：（" or ahead.endswith(("力争", "争取"))):
        return bool(_WILL_BE.match(behind))
    if _NO_DEADLINE_BEFORE.search(ahead) or _NO_DEADLINE_AFTER.match(behind):
        return False
    end_named = part["yearend"] or part["planend"] or part["halfend"] or part["quarterend"] or part["quartersend"]
    if end_named or (part["third"] or "").endswith(("底", "末")):
        return True
    if ahead.endswith(("到", "至", "力争", "力争到", "争取")) and not ahead.endswith(("达到", "截至", "直到")):
        return True
    if ahead.endswith(("确保在", "力争在", "争取在")) and _FINISH.match(behind):
        return True
    return bool((part["half"] or part["quarters"] or part["quarter"] or part["month"]) and _FINISH.match(behind))


_YEARLY = re.compile(r"每(?:年|月|季度|个季度)(?:[^，。；：]{0,6}、)?$")
_WILL_BE = re.compile(
    r"[^的，。；：]{0,24}(?:占比|比重|率|规模|产值|总量|数量|达|超|突破|不低于|不少于|建成|实现|完成|形成"
    r"|新增|力争|提高|培育|打造|增长)"
)
_REFERS = re.compile(r"(?:以前|之前|前)(?:的|已|签|发行|未|注册|取得|成立|登记)")
_CONCERNS = re.compile(r"(?:^|[，；])对[^，；]*$")
_OF = re.compile(r"[^，。；：]{2,24}的")
_RANGE_AHEAD = re.compile(
    r"(?:起)?(?:，)?(?:至|到|-|—|——|~|～)(?=(?:19|20)\d\d|\d{1,2}月|今年|明年|当年|次年|本年|年底)"
)


def _only_year(part: dict[str, str | None]) -> bool:
    return bool(part["year"]) and not any(part[k] for k in ("month", "half", "quarters", "quarter", "yearend"))


def _starts_range(text: str, place: int, limit: int) -> bool:
    return bool(_RANGE_AHEAD.match(text, place, limit))


def _closes_validity(behind: str) -> bool:
    return (
        not re.match(
            r"(?:期间|内|间)?(?:的|新|首次|实现|完成|发生|购|取得|签|缴|产生|投|销|营|注册|引进|入|出)", behind
        )
        or not behind
    )
