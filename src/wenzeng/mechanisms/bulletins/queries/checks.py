"""What is checked before a bulletin goes on: figures, missing units, 百分点 against %, layout. Some stop it, some are to be looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader

from wenzeng.library.papers.official import tokens
from wenzeng.library.papers.official.parts import CHARACTERS, LINES
from wenzeng.library.papers.official.pdf import pdf
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.bulletins.queries.contents import content, words
from wenzeng.mechanisms.office.declare import Refused

_RATE_IN_PERCENT = re.compile(r"率[^，。；]{0,20}(?:提高|上升|下降|回落|降低|高出)了?\d+(?:\.\d+)?[%％]")
_GROWTH_IN_POINTS = re.compile(r"(?:同比|环比)(?:增长|下降)\d+(?:\.\d+)?个百分点")
_TYPED = re.compile(r"\d[\d.,]*[%％]?")


@dataclass(frozen=True)
class Check:
    """One check: whether it holds, in words, and whether it stops the bulletin."""

    fine: bool
    words: str
    stops: bool = False


def checks(bulletin: Bulletin) -> list[Check]:
    """All checks, those that fail first."""
    text = _text(bulletin)
    shown = _shown(f"{bulletin.title}\n{text}", words(bulletin))
    found = [
        _places(f"{bulletin.title}\n{text}", bulletin),
        *_missing(bulletin, shown),
        _typed(text),
        _points(shown),
        _layout(bulletin),
        Check("关于" in bulletin.title and "通报" in bulletin.title, "标题写明“关于……的通报”"),
    ]
    return sorted(found, key=lambda check: (check.fine, not check.stops))


def need_fine(bulletin: Bulletin) -> None:
    """Refuse a bulletin that a check stops."""
    stopped = [check.words for check in checks(bulletin) if check.stops and not check.fine]
    if stopped:
        raise Refused("invalid", f"还不能办理：{'；'.join(stopped)}。", "检查")


def _text(bulletin: Bulletin) -> str:
    sections = (f"{section['heading']}\n{section['text']}" for section in bulletin.sections)
    return "\n".join([bulletin.opening, *sections])


def _shown(text: str, figures: dict[str, str]) -> str:
    return "".join(plain or figures.get(key, "") for plain, key in tokens.pieces(text))


def _places(text: str, bulletin: Bulletin) -> Check:
    known = words(bulletin)
    lost = sorted({key for key in tokens.keys(text) if key not in known})
    if lost:
        return Check(False, f"{len(lost)} 处数字没有来源：{'、'.join(lost[:3])}", stops=True)
    if tokens.broken(text):
        return Check(False, "有数字的括号⟦⟧不成对", stops=True)
    return Check(True, f"数字 {len(tokens.keys(text))} 处均有来源")


def _missing(bulletin: Bulletin, shown: str) -> list[Check]:
    missing = bulletin.closing.frozen["missing"]
    if not missing:
        return [Check(True, "各单位均有数")]
    unsaid = [name for name in missing if name not in shown]
    if unsaid:
        return [Check(False, f"{'、'.join(unsaid)}没有参评，正文未注明", stops=True)]
    return [Check(True, f"{len(missing)} 个单位没有参评，正文已注明")]


def _typed(text: str) -> Check:
    typed = _TYPED.findall("".join(plain for plain, _ in tokens.pieces(text)))
    if typed:
        return Check(False, f"{len(typed)} 处数字为手写，没有来源：{'、'.join(typed[:4])}")
    return Check(True, "没有手写的数字")


def _points(shown: str) -> Check:
    wrong = [found[0] for found in (*_RATE_IN_PERCENT.finditer(shown), *_GROWTH_IN_POINTS.finditer(shown))]
    if wrong:
        return Check(False, f"率的增减用百分点，增长幅度用 %：{wrong[0]}")
    return Check(True, "百分点与 % 用法")


def _layout(bulletin: Bulletin) -> Check:
    try:
        pages = len(PdfReader(BytesIO(pdf(content(bulletin, filled=True)))).pages)
    except Refused as refusal:
        return Check(False, refusal.message.rstrip("。"), stops=True)
    return Check(True, f"{LINES} 行 × {CHARACTERS} 字，共 {pages} 页")
