"""Two cities never see each other's counties, parks, teams or firms, whatever the tree below them looks like."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from wenzeng.mechanisms.people import access
from wenzeng.mechanisms.people.declare import AREA_KINDS, INSIDE, WHOLE_REGION, UnitKind
from wenzeng.mechanisms.people.models import Person, Unit

BELOW = [UnitKind.COUNTY, UnitKind.PARK, UnitKind.FIRM, UnitKind.BANK, UnitKind.SCHOOL, UnitKind.TEAM]
LOCAL = {
    UnitKind.CITY: "city_officer", UnitKind.COUNTY: "county_clerk", UnitKind.PARK: "park_clerk",
    UnitKind.TEAM: "commissioner", UnitKind.FIRM: "firm_clerk", UnitKind.BANK: "bank_officer", UnitKind.SCHOOL: "school",
}  # fmt: skip
TREES = st.lists(st.tuples(st.sampled_from(BELOW), st.integers(0, 30)), min_size=1, max_size=12)
"""Units in the order in which they are made: kind, and which of those before stands above (or is the station)."""


def unit(code, kind, parent=None, area=None):
    path = (parent.path if parent else "") + code + "/"
    named = {"name": code, "short_name": code, "position": 1}
    return Unit.objects.create(code=code, kind=kind, parent=parent, path=path, area=area, **named)


def grow(region, code, tree):
    """A city and what lies below it; codes are chosen so that one's is the beginning of the other's."""
    held = [unit(code, UnitKind.CITY, region)]
    for n, (kind, place) in enumerate(tree):
        areas = [u for u in held if u.kind in AREA_KINDS]
        above = areas[place % len(areas)]
        team = kind == UnitKind.TEAM
        held.append(unit(f"{code}.{n}", kind, region if team else above, above if team else None))
    return held


def person(at, role):
    return Person(pk=1, username="x", name="x", role=role, unit=at)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(TREES, TREES)
def test_two_cities(one, two):
    with transaction.atomic():
        region = unit("45", UnitKind.REGION)
        here, there = grow(region, "4501", one), grow(region, "45010", two)
        for own, foreign in ((here, there), (there, here)):
            others = {u.pk for u in foreign}
            private = {u.pk for u in foreign if u.kind in access.PRIVATE}
            city = access.scope(person(own[0], "city_officer"))
            assert {u.pk for u in city.units()} == {u.pk for u in own}
            for each in own:
                who = person(each, LOCAL[UnitKind(each.kind)])
                assert not others & {u.pk for u in access.scope(who).units()}, each.code
                assert not private & {u.pk for u in access.visible_to(who)}, each.code
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["", *sorted(INSIDE)])
def test_only_the_whole_region_s_roles_see_the_whole(role):
    region = unit("45", UnitKind.REGION)
    city = unit("4501", UnitKind.CITY, region)
    unit("4502", UnitKind.CITY, region)
    seen = access.scope(person(city, role)).units().count()
    assert seen == (3 if role in WHOLE_REGION else 0 if not role else 1)
