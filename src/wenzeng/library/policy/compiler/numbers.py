"""Quantities (数量): every number with its unit and the words that say which way it binds (以上, 不超过, 提高到).
Whether one is a target, a condition or a ceiling is decided elsewhere; here it is only read, exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from wenzeng.library.policy.compiler.numerals import value_of
from wenzeng.library.policy.compiler.sentences import Stretch

_MAGNITUDES = {"": 1, "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7}
_MAGNITUDES |= {"亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}

_UNITS = (
    "个百分点 百分点 个基点 基点 个工作日 工作日 个小时 小时 分钟 个月 个季度 % ‰ 倍 平方公里 平方千米 平方米 立方米 "
    "万立方米 公里 千米 米 "
    "亩 公顷 吨标准煤 吨标煤 吨 千克 公斤 克 千瓦时 千伏安 千瓦 兆瓦 吉瓦 度 台套 台（套） 台/套 台 套 "
    "辆次 辆 艘 架次 架 列 "
    "标箱 标准箱 TEU 元/吨 元/平方米 元/千瓦时 元/人 元/亩 元 美元 人民币 人次 人 名 位 户次 户 家次 家 个 项 件 种 款 "
    "斤 担 桶 尾 枚 盒 箱 车次 趟 班次 班列 立方 度电 条 座 所 处 场次 场 次 期 门 间 张床位 张 床 只 头 "
    "羽 株 支 部 本 宗 单 笔 对 天 日 年 岁 席 篇 幢 栋 孔 口 架 班 "
    "批 类 大 级 泊位 个泊位 EFLOPS EFlops PFLOPS PFlops EB PB TB GW MW M Mbps Gbps 微克/立方米 毫克/升 字 "
    "届 档 层 股 平米"
).split()
_UNIT = "|".join(sorted(map(re.escape, set(_UNITS)), key=len, reverse=True))
_DIGIT = r"(?<![\d.])\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,9})?(?!\d)"
_HAN = "[一二三四五六七八九两十百千零〇]{1,9}"
_SCALE = "万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?![瓦米克伏])|百(?!分)|十"
_QUANTITY = re.compile(
    rf"(?P<hundredth>百分之)?(?P<low>{_DIGIT}|{_HAN})(?P<lowscale>{_SCALE})?(?P<more>[多余]?)(?P<lowunit>{_UNIT})?"
    rf"(?:(?:[-—–~～至到]|——)(?P<high>{_DIGIT}|{_HAN})(?P<highscale>{_SCALE})?(?P<unit>{_UNIT})?)?"
)

_AT_LEAST_BEFORE = frozenset(
    "不低于 不少于 不小于 不得低于 不得少于 至少 达到 达 突破 超过 超 高于 多于 大于 提高到 提高至 提升到 提升至 增加到 "
    "增加至 增长到 增长至 增至 升至 "
    "扩大到 扩大至 发展到 壮大到 上升到 延长到 延长至 拓展到 扩展到 突破到 稳定在 保持在 力争达到 超出 逾 满".split()
)
_AT_MOST_BEFORE = frozenset(
    "不超过 不高于 不得高于 不多于 不大于 控制在 限制在 低于 少于 小于 降至 降到 降低到 降低至 下降到 下降至 压缩到 "
    "压缩至 压减到 压减至 缩短到 "
    "缩短至 减少到 减少至 减至 缩减到 缩减至 最高 最多 最长 上限为 不得超过 不足".split()
)
_STRICT = {"超过": ">", "高于": ">", "多于": ">", "大于": ">", "超": ">", "超出": ">", "逾": ">", "突破": ">"} | {
    "低于": "<",
    "少于": "<",
    "小于": "<",
    "不足": "<",
}
_ENDS = frozenset(("", "，", "。", "；", "、"))
_FILLER = re.compile(r"(?:全部|总额|总数|约|近|大约|人民币|分别|均|累计|合计|各)+$")
_AFTER = re.compile(r"（含）?|（含[^（）]{0,12}）|\(含\)")
_TAILS = (
    ("及以上", ">="),
    ("或以上", ">="),
    ("（含）以上", ">="),
    ("以上", ">="),
    ("及以下", "<="),
    ("（含）以下", "<="),
    ("以下", "<="),
    ("以内", "<="),
    ("之内", "<="),
    ("左右", "="),
    ("上下", "="),
)
_LEADING = re.compile("(?:" + "|".join(sorted(_AT_LEAST_BEFORE | _AT_MOST_BEFORE, key=len, reverse=True)) + ")$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: ``start:end`` the figure with its unit, ``first:last`` with the words that bind it.

    ``op`` follows the reading of targets (超过 is >=), ``strict`` the reading of award thresholds (超过 is >).
    ``high`` is the upper end where a range is given, then ``value`` is the lower one.
    """

    start: int
    end: int
    value: Fraction
    unit: str
    op: str
    strict: str
    first: int
    last: int
    high: Fraction | None = None
    chinese: bool = False

    @property
    def text(self) -> str:
        """The value as an exact decimal string."""
        return decimal(self.value)


def decimal(value: Fraction) -> str:
    """A finite decimal without exponent and trailing zeros."""
    if value.denominator == 1:
        return str(value.numerator)
    places, scaled = 0, value
    while scaled.denominator != 1:
        scaled, places = scaled * 10, places + 1
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + digits[:-places] + "." + digits[-places:]


def find(text: str, stretch: Stretch) -> list[Quantity]:
    """All quantities of a stretch of folded text, from left to right."""
    start, end = stretch
    out = []
    for found in _QUANTITY.finditer(text, start, end):
        quantity = _read(text, found, end)
        if quantity:
            out.append(quantity)
    return out


def number(written: str) -> Fraction | None:
    """The value of digits or of Chinese numerals; None where they are no number (一一, 千)."""
    if written[0].isdigit():
        return Fraction(written.replace(",", ""))
    if len(written) > 1 and not any(c in "十百千" for c in written):
        return None
    thousands, rest = written.split("千", 1) if "千" in written else ("", written)
    head = value_of(thousands) if thousands else int("千" in written)
    tail = value_of(rest) if rest else 0
    return None if head is None or tail is None else Fraction(1000 * head + tail)


def _read(text: str, found: re.Match[str], limit: int) -> Quantity | None:
    low, chinese = number(found["low"]), not found["low"][0].isdigit()
    unit, high, end = _unit_and_high(found)
    op, strict, first = _binding_before(text, found.start())
    if not unit and not (op != "=" and _bare(text, found, end)):
        return None
    if unit[-1:].isascii() and unit[-1:].isalpha() and text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return None
    if low is None or (chinese and found["low"][0] in "百千" and not found["hundredth"]):
        return None
    shared = found["highscale"] if high is not None and not found["lowunit"] else None
    value = low * _MAGNITUDES[found["lowscale"] or shared or ""]
    op, strict, last = _binding_after(text, end, limit, op, strict)
    if op == "=" and high is not None:
        op = strict = ">="
    if op == "=" and found["more"]:
        op, strict = ">=", ">"
    return Quantity(found.start(), end, value, unit, op, strict, first, last, high, chinese)


def _unit_and_high(found: re.Match[str]) -> tuple[str, Fraction | None, int]:
    """The unit, the upper end of a range, and where the figure ends. A second number without a unit is no range."""
    if found["hundredth"]:
        return "%", None, found.end("lowscale") if found["lowscale"] else found.end("low")
    top = number(found["high"]) if found["high"] and (found["unit"] or found["lowunit"] == "%") else None
    if top is not None:
        return found["unit"] or "%", top * _MAGNITUDES[found["highscale"] or ""], found.end()
    names = ("lowunit", "more", "lowscale", "low")
    return found["lowunit"] or "", None, next(found.end(name) for name in names if found[name])


def _bare(text: str, found: re.Match[str], end: int) -> bool:
    """突破5亿: a number that stands without a unit."""
    return found["lowscale"] in ("万", "亿") and text[end : end + 1] in _ENDS


def _binding_before(text: str, start: int) -> tuple[str, str, int]:
    window = text[max(0, start - 14) : start]
    trimmed = _FILLER.sub("", window)
    found = _LEADING.search(trimmed)
    if not found:
        return "=", "=", start
    word = found.group()
    op = ">=" if word in _AT_LEAST_BEFORE else "<="
    return op, _STRICT.get(word, op), start - len(window) + found.start()


def _binding_after(text: str, end: int, limit: int, op: str, strict: str) -> tuple[str, str, int]:
    place = end
    found = _AFTER.match(text, place, limit)
    bracket_end = found.end() if found else place
    for word, tail_op in _TAILS:
        if text.startswith(word, bracket_end) and bracket_end + len(word) <= limit:
            return tail_op, tail_op, bracket_end + len(word)
        if text.startswith(word, place) and place + len(word) <= limit and tail_op != "=":
            return tail_op, tail_op, place + len(word)
    return op, strict, end


def rounded(value: Fraction, places: int) -> Fraction:
    """Half up at that many places: for parts like one third, which no decimal holds."""
    scale = 10**places
    return Fraction((value.numerator * scale * 2 + value.denominator) // (2 * value.denominator), scale)
