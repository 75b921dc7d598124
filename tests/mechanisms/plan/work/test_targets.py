"""Targets on their way: courses, figures of the whole and of shares, coverage, what a partial sum may and may not prove."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import RULE, the_part
from tests.region import moment
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import Figure
from wenzeng.mechanisms.plan.models import Actual, Part, Target
from wenzeng.mechanisms.plan.queries import standing
from wenzeng.mechanisms.plan.queries.standing.ways import Judged, Reported, Way
from wenzeng.mechanisms.plan.services import editing, figures, targets, work

ON = date(2022, 10, 24)
WHY = "按专题会议纪要调整"


@pytest.fixture
def target(region: Region) -> Target:
    """开工项目 20 项 by 30 November, which two cities share; the document is of 30 September."""
    return the_part(region.adopted(), "450200").task.targets.get()


def whole(target: Target, on: date = ON) -> standing.TargetStanding:
    return standing.target_standings(Target.objects.filter(pk=target.pk), on)[0]


def report(region: Region, who: str, target: Target, value: str, day: date = ON) -> None:
    targets.report_actual(target, value=value, day=day, by=region.people[who], at=AT)


def test_without_a_course_the_way_is_even_from_the_documents_date_and_an_assumption(target: Target) -> None:
    found = whole(target)
    assert (found.baseline, found.goal, found.shape, found.origin) == ("0", "20", "linear", "assumption")
    assert found.expected == Fraction(20 * 24, 61)
    assert (found.actual, found.covered, found.of, found.missing) == (None, 0, 2, ("南宁市", "柳州市"))
    assert found.light == standing.Light("none", ("还没有报实际值",))


def test_a_partial_sum_is_shown_and_proves_only_what_it_can(region: Region, target: Target) -> None:
    report(region, "city_officer", target, "3")
    partial = whole(target)
    assert (partial.actual, partial.covered, partial.of, partial.missing) == ("3", 1, 2, ("南宁市",))
    assert partial.light == standing.Light("none", ("只有 1/2 个单位报数，尚不能判定",))
    report(region, "city_officer", target, "8.5")
    assert whole(target).light.colour == "green"
    report(region, "city_officer", target, "3.2", ON)
    report(region, "other_city", target, "0.1")
    complete = whole(target)
    assert (complete.actual, complete.covered, complete.behind) == (
        "3.3",
        2,
        (Fraction(480, 61) - Fraction(33, 10)) / 20,
    )
    assert complete.light.reasons == ("“开工项目”落后进度 22.8 个百分点，超过 10 个百分点",)


def test_a_count_is_judged_as_at_least(region: Region, target: Target) -> None:
    assert target.versions.get(valid_to=None).op == "="
    report(region, "city_officer", target, "25")
    assert whole(target).light == standing.Light("green", ("“开工项目”已达到目标",))
    assert whole(target).done == Fraction(5, 4)


def test_where_less_is_better_the_same_value_counts_the_other_way(region: Region, target: Target) -> None:
    terms = {"what": "钢产量", "value": "100", "unit": "万吨", "op": "<=", "deadline": date(2022, 12, 31)}
    figures.correct_target(target, **terms, reason=WHY, by=region.clerk, at=AT)
    report(region, "city_officer", target, "40")
    found = whole(target)
    assert found.expected == Fraction(100 * 24, 92)
    assert (found.light.colour, found.behind) == ("red", (40 - Fraction(2400, 92)) / 100)
    report(region, "city_officer", target, "10")
    assert whole(target).light.reasons == ("只有 1/2 个单位报数，尚不能判定",)
    report(region, "other_city", target, "2")
    assert whole(target).light.colour == "green"


def test_ratios_are_never_added_up(region: Region, target: Target) -> None:
    terms = {"what": "投资增速", "value": "8", "unit": "%", "op": ">=", "deadline": date(2022, 12, 31)}
    figures.correct_target(target, **terms, reason=WHY, by=region.clerk, at=AT)
    report(region, "city_officer", target, "6")
    report(region, "other_city", target, "7")
    found = whole(target)
    assert (found.actual, found.covered, found.of) == (None, 2, 2)
    assert found.light == standing.Light("none", ("比率不能相加，须由牵头单位报总数",))


values = st.decimals(min_value=0, max_value=200, places=2).map(str)


@given(values, values, st.sampled_from([">=", "=", "<="]), values, values)
@example("12.32", "0.01", "=", "12.34", "12.28")
def test_what_a_partial_sum_shows_the_whole_sum_never_makes_better(
    part: str, rest: str, op: str, baseline: str, goal: str
) -> None:
    way = Way("linear", baseline, date(2022, 9, 30), goal, date(2022, 11, 30), [], "text")
    total = str(Decimal(part) + Decimal(rest))
    some = Judged(op, way, Reported(part, 1, 2), way.expected(ON)).light("项目", ON, RULE)
    full = Judged(op, way, Reported(total, 2, 2), way.expected(ON)).light("项目", ON, RULE)
    order = ["green", "yellow", "red"]
    if some.colour != "none":
        assert (
            full.colour == "green" if some.colour == "green" else order.index(full.colour) >= order.index(some.colour)
        )


def test_the_leads_own_figure_counts_while_it_is_as_late_as_the_units(region: Region, target: Target) -> None:
    cities = [Unit.objects.get(code=code) for code in ("450100", "450200")]
    gxt = Unit.objects.get(code="dept.gxt")
    editing.assign(target.task, lead=gxt, joint=cities, reason=WHY, by=region.clerk, at=AT)
    report(region, "city_officer", target, "4", date(2022, 10, 20))
    report(region, "department_officer", target, "12", date(2022, 10, 20))
    assert (whole(target).actual, whole(target).source, whole(target).covered) == ("12", "自治区工信厅报总数", 1)
    report(region, "other_city", target, "5", date(2022, 10, 21))
    later = whole(target)
    assert (later.actual, later.covered, later.of, later.day) == ("9", 2, 2, date(2022, 10, 21))
    lead = standing.part_rows(Part.objects.filter(task=target.task, lead=True), ON)[0]
    city = standing.part_rows(Part.objects.filter(task=target.task, unit=cities[0]), ON)[0]
    assert (lead.target, city.target) == (later, None)


def test_a_unit_with_a_course_of_its_own_is_judged_by_it(region: Region, target: Target) -> None:
    west = Unit.objects.get(code="450200")
    way = {"baseline": "2", "baseline_day": date(2022, 9, 30), "goal": "12", "goal_day": date(2022, 11, 30)}
    targets.set_course(
        target, unit=west, shape="points", points=[(ON, "10")], **way, reason=WHY, by=region.clerk, at=AT
    )
    report(region, "city_officer", target, "7")
    part = standing.part_rows(Part.objects.filter(task=target.task, unit=west), ON)[0]
    assert part.target and (part.target.expected, part.target.behind) == (10, Fraction(3, 10))
    assert part.light.reasons == ("“开工项目”落后进度 30.0 个百分点，超过 10 个百分点",)
    found = whole(target)
    assert (found.of, found.missing) == (1, ())


def test_a_course_is_replaced_and_the_old_one_stays(region: Region, target: Target) -> None:
    way = {"baseline": "0", "baseline_day": date(2022, 9, 30), "goal": "20", "goal_day": date(2022, 11, 30)}
    targets.set_course(target, **way, reason=WHY, by=region.clerk, at=AT)
    weights = ["0"] * 9 + ["1", "3", "0"]
    later = moment(date(2022, 10, 26))
    targets.set_course(target, shape="seasonal", points=weights, **way, reason=WHY, by=region.clerk, at=later)
    assert whole(target).expected == Fraction(480, 61)
    assert whole(target, date(2022, 10, 31)).expected == 5
    assert target.courses.count() == 2
    for wrong in ({"points": ["1"] * 11}, {"points": ["0"] * 12}, {"goal_day": date(2022, 9, 30)}, {"goal": "很多"}):
        given = {"shape": "seasonal", "points": weights, **way, **wrong}
        with pytest.raises(Refused):
            targets.set_course(target, **given, reason=WHY, by=region.clerk, at=later)
    with pytest.raises(Refused, match="指挥部办公室可以办理"):
        targets.set_course(target, **way, reason=WHY, by=region.people["city_officer"], at=AT)


def test_figures_are_exact_dated_and_the_units_own(region: Region, target: Target) -> None:
    for value in ("一百", "1e3", "NaN", "½", "１２", "", "1.1234567"):
        with pytest.raises(Refused, match="不是数"):
            report(region, "city_officer", target, value)
    with pytest.raises(Refused, match="还没有到"):
        report(region, "city_officer", target, "1", date(2022, 10, 25))
    with pytest.raises(Refused) as refused:
        report(region, "other_department", target, "1")
    assert refused.value.code == "forbidden"
    other, figure = the_part(target.measure.document, "450200", "推动银行"), Figure(target.pk, "1")
    with pytest.raises(Refused, match="没有这个目标"):
        work.report_progress(other, text="数", figures=[figure], by=region.people["city_officer"], at=AT)
    assert not Actual.objects.exists()


def test_a_figure_of_a_later_day_is_not_known_before(region: Region, target: Target) -> None:
    officer, later = region.people["city_officer"], moment(date(2022, 10, 26))
    targets.report_actual(target, value="3", day=date(2022, 10, 20), by=officer, at=later)
    assert whole(target).actual is None
    assert (whole(target, later.date()).actual, whole(target, later.date()).day) == ("3", date(2022, 10, 20))
