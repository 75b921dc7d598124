"""How the work stands on a day: parts with their lamps, targets on their way, ranks, measures, what is late, what changed.

Everything is read from steps, versions and figures up to the end of that day, so a page of the past shows what was known then.
"""

from wenzeng.mechanisms.plan.queries.standing.lights import Light
from wenzeng.mechanisms.plan.queries.standing.measures import MeasureStanding, measure_standings
from wenzeng.mechanisms.plan.queries.standing.movements import Movement, changes_between
from wenzeng.mechanisms.plan.queries.standing.parts import PartRow, counted_rows, follow_ups_due, late, part_rows
from wenzeng.mechanisms.plan.queries.standing.ranks import CityRank, city_ranks
from wenzeng.mechanisms.plan.queries.standing.targets import TargetStanding, target_standings

__all__ = [
    "CityRank",
    "Light",
    "MeasureStanding",
    "Movement",
    "PartRow",
    "TargetStanding",
    "changes_between",
    "city_ranks",
    "counted_rows",
    "follow_ups_due",
    "late",
    "measure_standings",
    "part_rows",
    "target_standings",
]
