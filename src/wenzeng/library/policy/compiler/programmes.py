"""Programmes (专项): the names of programmes, platforms and activities, as quoted or as named by their last word."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.sentences import Stretch
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Programme

_TYPE = "工程|行动|计划|平台|活动|项目|制度|系统|专项|基金|试点|示范|节|月|周|季|展|会|产品|贷|品牌|名单|清单|模式|机制|大赛|赛|窗口|专区|基地|园区|企业|政策|奖"
_QUOTED = re.compile(rf"“(?P<name>[^“”。；]{{2,24}})”(?P<type>[^“”，。；：、（）]{{0,12}}?(?:{_TYPE}))?")
_SLOGAN = re.compile(
    r"^(?:[一零]?[一二三四五六七八九十零][\u4e00-\u9fff]{1,2}[一二三四五六七八九十]?[\u4e00-\u9fff]?"
    r"|.*(?:一[企项事人业地链群].?一|点对点|面对面|零).*|[\d一二三四五六七八九十]+[+＋].*)$"
)
_PLAN = re.compile(r"^十[二三四五六]五$")


def find(body: Passage, text: str, stretch: Stretch) -> list[Programme]:
    """The programmes that a sentence names."""
    out = []
    for found in _QUOTED.finditer(text, *stretch):
        name = found["name"]
        if _PLAN.match(name) or (_SLOGAN.match(name) and not found["type"]):
            continue
        if len(name) > 14 and not found["type"]:
            continue
        out.append(
            Programme(
                body.text[found.start("name") : found.end("name")], body.span(found.start(), found.end("name") + 1)
            )
        )
    return out
