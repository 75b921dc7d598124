"""The region as squares (示意图): each city's rank, share and lamp; the same as a table, to be exported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wenzeng.web.desk.homes.parts import TONES
from wenzeng.web.shell import subjects
from wenzeng.web.shell.figures import figure
from wenzeng.web.shell.tables import NUMBER, Column, Empty, Listing

PLACES = {
    "450100": "nanning", "450200": "liuzhou", "450300": "guilin", "450400": "wuzhou", "450500": "beihai",
    "450600": "fangchenggang", "450700": "qinzhou", "450800": "guigang", "450900": "yulin", "451000": "baise",
    "451100": "hezhou", "451200": "hechi", "451300": "laibin", "451400": "chongzuo",
}  # fmt: skip
"""Where a city's square lies, as the style sheet names it; one without a place follows the others."""

SHAPES = {"red": "▲", "yellow": "■", "green": "●", "grey": "○"}
WORDS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "grey": "无灯"}
RULE = "灯：有红灯任务为红，有逾期任务为黄，余为绿；还没有到期任务的无灯。方格为示意图，不表示行政界线。"
FORMULA = "按时率＝到期任务中按时报结并经认定的项数÷到期任务项数；相同的并列。"


@dataclass(frozen=True, slots=True)
class Tile:
    """A city's square."""

    name: str
    place: str
    tone: str
    share: str
    rank: str
    url: str

    @property
    def shape(self) -> str:
        """The lamp's shape."""
        return SHAPES[self.tone]

    @property
    def word(self) -> str:
        """The lamp's word."""
        return WORDS[self.tone]


def tone(row: Any) -> str:
    """A unit's lamp by the rule above."""
    if row.red:
        return TONES["red"]
    if row.overdue:
        return TONES["yellow"]
    return TONES["green"] if row.due else TONES["none"]


def tiles(ranks: Iterable[Any]) -> list[Tile]:
    """One square for each city."""
    return [
        Tile(
            row.unit.short_name.removesuffix("市"),
            PLACES.get(row.unit.code, ""),
            tone(row),
            percent(row.share),
            f"第 {row.rank} 位" if row.rank else "不排",
            subjects.url(f"unit:{row.unit.code}"),
        )
        for row in ranks
    ]


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit's line of the ranking as it is drawn: the share as a width, the median as a mark."""

    rank: str
    name: str
    share: str
    width: str
    median: str
    said: str
    tone: str
    url: str

    @property
    def word(self) -> str:
        """The lamp's word."""
        return WORDS[self.tone]


def bars(ranks: Iterable[Any]) -> list[Bar]:
    """The ranking as bars, the best first."""
    return [
        Bar(
            str(row.rank or "—"),
            row.unit.short_name.removesuffix("市"),
            percent(row.share),
            figure(row.share or 0, 1, -2),
            figure(row.median or 0, 1, -2),
            f"{row.unit.short_name}：按时率 {percent(row.share)}，到期 {row.due} 项，按时 {row.in_time} 项",
            tone(row),
            subjects.url(f"unit:{row.unit.code}"),
        )
        for row in ranks
    ]


def percent(share: Any) -> str:
    """A share in per cent; unknown is a word."""
    return "未到期" if share is None else f"{figure(share, 1, -2)}%"


def ranking(title: str, prefix: str = "r-") -> Listing:
    """The ranking as a list."""
    return Listing(
        name="ranking",
        title=title,
        columns=[
            Column("rank", "名次", NUMBER, unknown="不排", sort=None),
            Column("unit", "单位", value=lambda row: row.unit.short_name, link=_page, sort=None),
            Column("share", "按时率", NUMBER, unit="%", places=1, power=-2, unknown="未到期", sort=None),
            Column("in_time", "按时办结", NUMBER, unit="项", sort=None),
            Column("due", "已到期", NUMBER, unit="项", sort=None),
            Column("overdue", "逾期", NUMBER, unit="项", sort=None),
            Column("red", "红灯", NUMBER, unit="项", sort=None),
            Column(
                "few",
                "说明",
                value=lambda row: "到期数少，仅供参考" if row.few and row.due else "",
                unknown="",
                sort=None,
            ),
        ],
        empty=Empty("还没有可排名的单位", "计划采用、任务到期后列出名次。"),
        note=FORMULA,
        prefix=prefix,
    )


def _page(row: Any) -> str:
    return subjects.url(f"unit:{row.unit.code}")
