"""Who is commended and who lags (通报表扬、滞后名单), by the published rule; a person confirms both at submission."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from wenzeng.mechanisms.bulletins.declare import COMMENDED, LAGGING
from wenzeng.mechanisms.bulletins.queries.figures import Frozen, figure, of_units, percent, rate
from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.plan.queries.standing import CityRank


@dataclass(frozen=True)
class Lists:
    """The two lists of a day."""

    ranks: Sequence[CityRank]
    on: date

    @property
    def middle(self) -> Fraction | None:
        """The median of the shares; every rank carries it."""
        return self.ranks[0].median if self.ranks else None

    @property
    def commended(self) -> list[CityRank]:
        """The first ranks above the median, small units left out; who shares the last of them is in."""
        most = parameters.value(COMMENDED.name, at=self.on)
        return self._official([r for r in self._sure() if r.rank and r.rank <= most and r.share > self.middle])

    @property
    def lagging(self) -> list[CityRank]:
        """The last ranks below the median, small units left out; who shares the first of them is in."""
        most = parameters.value(LAGGING.name, at=self.on)
        shares = sorted({r.share for r in self._sure() if r.share < self.middle})
        worst = [r for r in self._sure() if r.share in shares]
        edge = sorted(r.share for r in worst)[:most]
        return self._official([r for r in worst if edge and r.share <= edge[-1]])

    def _sure(self) -> list[Any]:
        return [r for r in self.ranks if r.share is not None and not r.few]

    def _official(self, ranks: list[CityRank]) -> list[CityRank]:
        return sorted(ranks, key=lambda r: r.unit.position)

    def figures(self) -> list[tuple[str, Frozen]]:
        """The names in official order, their rates in the same order, the median."""
        middle = percent(self.middle) if self.middle is not None else "无"
        out = [("中位数", figure(middle, "按时办结率中位数", rows=of_units(self.ranks, rate), value=self.middle or ""))]
        for key, label, ranks, parameter in (
            ("表扬", "通报表扬", self.commended, COMMENDED),
            ("滞后", "办理滞后", self.lagging, LAGGING),
        ):
            how = f"{parameter.label} {parameters.value(parameter.name, at=self.on)} {parameter.unit}；到期任务少的不列"
            names, rates = [r.unit.short_name for r in ranks], [percent(r.share) for r in ranks if r.share is not None]
            rows = of_units(ranks, rate)
            out.append((f"{key}名单", figure("、".join(names) or "无", f"{label}名单", how, rows)))
            out.append((f"{key}率", figure("、".join(rates) or "无", f"{label}单位的按时办结率", how, rows)))
        missing = [r for r in self.ranks if r.share is None]
        absent = "、".join(r.unit.short_name for r in self._official(missing))
        out.append(("未参评名单", figure(absent or "无", "没有到期任务、未参加排名", rows=of_units(missing, rate))))
        return out
