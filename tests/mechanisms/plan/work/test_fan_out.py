"""From the region to fourteen cities, from a city to its counties, parks and teams, and the counts back up."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work import cities
from tests.mechanisms.plan.work.finding import the_part
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.queries import standing
from wenzeng.mechanisms.plan.services import adoption, work

TODAY = AT.date()


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def test_a_task_of_all_cities_is_fourteen_parts(region: Region) -> None:
    cities.enter(region)
    document = region.adopted()
    held = Part.objects.filter(task__measure__document=document, task__position=1, task__measure__position=1)
    assert set(held.values_list("unit__code", flat=True)) == set(cities.CITIES)
    assert {p.lead for p in held} == {False}
    assert [r.rank for r in standing.city_ranks(date(2022, 12, 1))] == [1] * 14


def test_queries_do_not_grow_with_the_parts(region: Region) -> None:
    region.adopted()
    with CaptureQueriesContext(connection) as few:
        standing.city_ranks(TODAY)
    cities.enter(region)
    document = region.draft(b"a second document")
    region.settle(document)
    adoption.adopt(document, by=region.lead, at=AT)
    with CaptureQueriesContext(connection) as many:
        standing.city_ranks(TODAY)
    assert len(many) == len(few) < 30


def test_a_city_hands_down_and_rules_on_what_it_handed_down(region: Region) -> None:
    document, people = region.adopted(), region.people
    part, city = the_part(document, "450200"), people["city_officer"]
    county, park = unit("450203"), unit("park.1")
    assert set(access.below(part)) == {county, park}
    opened = work.hand_down(part, units=[county, park], due=date(2022, 11, 20), text="各开工 5 项", by=city, at=AT)
    assert [(p.unit, p.due, p.above, p.lead) for p in opened] == [
        (county, date(2022, 11, 20), part, False),
        (park, date(2022, 11, 20), part, False),
    ]
    assert part.task_id in access.tasks_visible_to(people["county_clerk"]).values_list("pk", flat=True)
    given = access.obtain_part(people["county_clerk"], opened[0].pk)
    work.report_progress(given, text="已全部开工", done=True, by=people["county_clerk"], at=AT)
    with pytest.raises(Refused, match="由柳州市认定"):
        work.accept(given, by=region.clerk, at=AT)
    work.accept(given, by=city, at=AT)
    row = next(r for r in standing.part_rows(access.parts_visible_to(city), TODAY) if r.pk == part.pk)
    assert row.below == standing.parts.Below(total=2, accepted=1, overdue=0)
    assert {
        r.unit.code: r.due for r in standing.city_ranks(date(2022, 11, 21), Unit.objects.filter(kind="county"))
    } == {"450203": 1}


def test_what_may_not_be_handed_down(region: Region) -> None:
    document, people = region.adopted(), region.people
    part, city = the_part(document, "450200"), people["city_officer"]
    county = unit("450203")
    for units, due, words in (
        ([county], date(2022, 12, 1), "不能晚于"),
        ([], None, "请选择"),
        ([unit("450100")], None, "不在本单位辖内"),
        ([unit("firm.1")], None, "不在本单位辖内"),
    ):
        with pytest.raises(Refused, match=words):
            work.hand_down(part, units=units, due=due, by=city, at=AT)
    work.hand_down(part, units=[county], by=city, at=AT)
    with pytest.raises(Refused, match="已承办"):
        work.hand_down(part, units=[county], by=city, at=AT)
    department = the_part(document, "dept.gxt", "推动银行")
    assert not access.can_hand_down(people["department_officer"], department)


def test_who_sees_which_part(region: Region) -> None:
    document, people = region.adopted(), region.people
    (given,) = work.hand_down(the_part(document, "450200"), units=[unit("450203")], by=people["city_officer"], at=AT)
    seen = {
        name: {(p.unit.code, p.task.position, p.task.measure.position) for p in access.parts_visible_to(person)}
        for name, person in people.items()
    }
    assert len(seen["hq_clerk"]) == len(seen["leader"]) == len(seen["auditor"]) == 12
    assert {code for code, _, _ in seen["city_officer"]} == {"450200", "450203"}
    assert seen["county_clerk"] == {("450203", 1, 1)}
    assert {code for code, _, _ in seen["other_city"]} == {"450100"}
    # 工信厅 leads two tasks and sees all parts of them, and none of the task that the cities have to themselves.
    assert {(task, measure) for _, task, measure in seen["department_officer"]} == {(2, 1), (3, 1)}
    assert {code for code, _, _ in seen["department_officer"]} == {"dept.gxt", "dept.czt", "450100", "450200"}
    for name in ("firm_clerk", "bank_officer", "system_admin", "commissioner", "other_department", "park_clerk"):
        assert seen[name] == set()
    with pytest.raises(Refused) as refused:
        access.obtain_part(people["other_city"], given.pk)
    assert refused.value.code == "not_found"
