"""Shares (分担): who bears which part of a sum: 各承担50%, 按7:3比例分担."""

from __future__ import annotations

import re
from fractions import Fraction

from wenzeng.library.policy.compiler.numbers import decimal, rounded
from wenzeng.library.policy.compiler.sentences import Stretch
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Share

_SHARE_EACH = re.compile(
    r"由?(?P<who>[^，。；：由]{2,40}?)(?:各|均|分别)(?:自)?(?:承担|负担|分担|出资"
    r"|安排)(?P<rate>\d{1,3}(?:\.\d+)?)%(?![、和]\d)"
)
_SHARE_ONE = re.compile(r"(?P<who>[^，。；：、由\d%]{1,16}?)(?:承担|负担|分担)(?P<rate>\d{1,3}(?:\.\d+)?)%")
_SHARE_RATIO = re.compile(
    r"(?P<who>[^，。；：由]{1,30}?)(?:原则上)?按照?(?P<parts>\d{1,3}(?:\.\d+)?(?:[:：∶比]\d{1,3}(?:\.\d+)?){1,3})的?(?:比例)?(?:共同"
    r"|分级|分别)?(?:承担|负担|分担|配套|出资|配资)"
)
_SHARE_LISTED = re.compile(r"分别(?:承担|负担|分担)(?P<rates>\d{1,3}(?:\.\d+)?%(?:[、和]\d{1,3}(?:\.\d+)?%){1,4})")
_JOIN = re.compile(r"[、，和与及]")


def find(body: Passage, text: str, stretch: Stretch) -> list[Share]:
    """Who bears which part: 各承担50%, 按7:3比例分担."""
    out: list[Share] = []
    words = text[stretch[0] : stretch[1]]
    if not re.search(r"承担|负担|分担|配套|出资|配资", words):
        return out
    for found in _SHARE_EACH.finditer(text, *stretch):
        span = body.span(found.start("who"), found.end())
        out.extend(Share(name, found["rate"], span) for name in _names(found["who"]))
    for found in _SHARE_RATIO.finditer(text, *stretch):
        parts = [Fraction(p) for p in re.split("[:：∶比]", found["parts"])]
        names = _names(found["who"])
        if len(names) == len(parts) and sum(parts) > 0:
            span = body.span(found.start("who"), found.end())
            out.extend(Share(n, _percent(p * 100 / sum(parts)), span) for n, p in zip(names, parts, strict=True))
    for found in _SHARE_LISTED.finditer(text, *stretch):
        rates = re.findall(r"\d[\d.]*", found["rates"])
        head = text[max(stretch[0], found.start() - 40) : found.start()]
        names = _names(re.split(r"[，。；：由]", head)[-1])
        if len(names) == len(rates):
            span = body.span(found.start(), found.end())
            out.extend(Share(n, r, span) for n, r in zip(names, rates, strict=True))
    if not out:
        out.extend(
            Share(_names(found["who"])[-1], found["rate"], body.span(found.start("who"), found.end()))
            for found in _SHARE_ONE.finditer(text, *stretch)
        )
    return out


def _percent(value: Fraction) -> str:
    return decimal(rounded(value, 4))


def _names(who: str) -> list[str]:
    shortened = re.sub(r"^(?:所需|奖励|补助|补贴|资金|经费|费用|奖补|部分)+", "", who)
    return [name for name in _JOIN.split(shortened) if name] or [who]
