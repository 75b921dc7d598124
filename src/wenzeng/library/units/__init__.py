"""Who is meant by a unit's name as a document writes it (责任单位).

A note says 自治区发展改革委、财政厅: the second name inherits the level of the first. Names are looked up, never
guessed: what is not in the register stays unknown and comes back with suggestions, because a duty given to the wrong
unit is worse than a question to a person.
"""

from wenzeng.library.units.register import Register
from wenzeng.library.units.unit import Group, Resolution, Unit, UnitKind

__all__ = ["Group", "Register", "Resolution", "Unit", "UnitKind"]
