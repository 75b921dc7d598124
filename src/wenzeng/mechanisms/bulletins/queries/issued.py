"""Finding an issued bulletin again: by its 发文字号, or by its running number in the newest year."""

from __future__ import annotations

from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Unit


def by_number(issuer: Unit, number: str) -> Bulletin:
    """The issued bulletin of a unit. Refuses a number that none of its bulletins bears."""
    held = Bulletin.objects.filter(issuer=issuer).exclude(paper=None).select_related("paper")
    digits = number.strip().removeprefix("第").removesuffix("期")
    if digits.isdecimal() and digits.isascii():
        found = held.filter(issue=int(digits[:9])).order_by("-year").first()
    else:
        found = next((each for each in held if each.paper and each.paper.shown_number == number.strip()), None)
    if found is None:
        raise Refused("not_found", f"没有期号或发文字号为“{number}”的通报。", "number")
    return found
