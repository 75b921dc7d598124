"""The resolver of unit names on a register of its own: level, spelling, brackets, the unknown, suggestions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenzeng.library.units import Group, Register, Resolution, Unit


def dept(code: str, name: str, *aliases: str, central: bool = False) -> Unit:
    return Unit(code, name, name, "department", "450000", aliases, central)


REGISTER = Register(
    [
        Unit("450000", "自治区人民政府", "自治区", "government", "450000", ("自治区",)),
        dept("dept.fgw", "自治区发展和改革委员会", "自治区发展改革委", "自治区发改委"),
        dept("dept.czt", "自治区财政厅"),
        dept("dept.sjt", "自治区审计厅"),
        dept("dept.lyj", "自治区林业局"),
        dept("dept.nyj", "自治区能源局"),
        dept("dept.scjgj", "自治区市场监督管理局"),
        dept("central.rh", "中国人民银行南宁中心支行", "人民银行南宁中心支行", central=True),
        Unit("company.gxdw", "广西电网有限责任公司", "广西电网公司", "company", "450000"),
        Unit("450100", "南宁市人民政府", "南宁市", "government", "450100", ("南宁",)),
        Unit("450200", "柳州市人民政府", "柳州市", "government", "450200", ("柳州",)),
    ],
    [
        Group("group.cities", "各设区市人民政府", ("各设区市", "各市"), ("450100", "450200")),
        Group("group.counties", "各县（市、区）人民政府", ("各县区",), ()),
    ],
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("自治区发展和改革委员会", "dept.fgw"),
        ("自治区发展改革委", "dept.fgw"),
        ("发展改革委", "dept.fgw"),
        ("发改委", "dept.fgw"),
        ("广西壮族自治区发展和改革委员会", "dept.fgw"),
        ("广西财政厅", "dept.czt"),
        ("财 政\n厅", "dept.czt"),
        ("自治区林业厅", "dept.lyj"),
        ("市场监管局", "dept.scjgj"),
        ("市场监督管理局", "dept.scjgj"),
        ("人民银行南宁中心支行", "central.rh"),
        ("广西电网公司", "company.gxdw"),
        ("广西电网有限责任公司", "company.gxdw"),
        ("南宁市", "450100"),
        ("南宁市政府", "450100"),
        ("自治区", "450000"),
        ("自治区财政厅（牵头）", "dept.czt"),
    ],
)
def test_a_unit_is_found_by_any_spelling(written: str, code: str) -> None:
    assert REGISTER.resolve(written) == Resolution((code,), "unit")


def test_a_name_without_level_inherits_it_from_the_name_before() -> None:
    assert REGISTER.resolve("财政厅", before="自治区发展改革委").units == ("dept.czt",)
    assert REGISTER.resolve("财政局", before="自治区发展改革委").units == ("dept.czt",)
    assert REGISTER.resolve("林业局", before="南宁市财政局").kind == "unknown"
    assert REGISTER.resolve("林业局", before="广东省财政厅").kind == "unknown"
    assert REGISTER.resolve("林业局", before="市场监管局").units == ("dept.lyj",)


def test_a_note_carries_the_level_over_names_without_one() -> None:
    of_the_region = REGISTER.resolve_note(["自治区发展改革委", "财政厅", "人民银行南宁中心支行", "林业局"])
    assert [r.units for r in of_the_region] == [("dept.fgw",), ("dept.czt",), ("central.rh",), ("dept.lyj",)]
    of_a_city = REGISTER.resolve_note(["南宁市财政局", "发改委", "林业局", "自治区林业局"])
    assert [r.kind for r in of_a_city] == ["unknown", "unknown", "unknown", "unit"]


def test_brackets_name_a_part_that_answers_too_where_it_is_a_unit() -> None:
    assert REGISTER.resolve("自治区发展改革委（能源局）").units == ("dept.fgw", "dept.nyj")
    assert REGISTER.resolve("自治区发展改革委（物价处）").units == ("dept.fgw",)
    assert REGISTER.resolve("广西电网有限责任公司（广西电网公司）").units == ("company.gxdw",)


def test_a_group_is_named_with_its_members() -> None:
    assert REGISTER.resolve("各设区市") == Resolution(("450100", "450200"), "group", group="group.cities")
    assert REGISTER.resolve("各设区市政府").group == "group.cities"
    assert REGISTER.resolve("各县(市、区)人民政府") == Resolution((), "group", group="group.counties")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "国家发展改革委",
        "财政部",
        "广东省财政厅",
        "省财政厅",
        "内蒙古自治区财政厅",
        "市财政局",
        "财政局",
        "南宁市财政局",
        "审计部门",
        "自治区外星事务局",
        "国家电网公司",
        "自治区发展改革委" * 20,
    ],
)
def test_what_the_register_does_not_hold_stays_unknown(written: str) -> None:
    found = REGISTER.resolve(written)
    assert (found.kind, found.units, found.group) == ("unknown", (), None)


def test_suggestions_name_the_place_and_what_is_spelt_alike() -> None:
    assert REGISTER.resolve("南宁市财政局").suggestions == ("450100", "dept.czt")
    assert REGISTER.resolve("财政局").suggestions == ("dept.czt",)
    assert REGISTER.resolve("审计部门").suggestions == ("dept.sjt",)
    assert REGISTER.resolve("发展改革局").suggestions[0] == "dept.fgw"
    assert REGISTER.resolve("外星事务").suggestions == ()


def test_one_name_for_two_units_is_refused() -> None:
    with pytest.raises(ValueError, match="财政厅"):
        Register([dept("a", "自治区财政厅"), dept("b", "广西财政厅")], [])


NAMES = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="自治区广西省市县各（）()、厅局委人民政府财发展改革南宁", max_size=120),
)


@given(NAMES, st.none() | NAMES)
@settings(max_examples=300, deadline=None)
def test_resolve_never_raises_and_answers_within_its_bounds(written: str, before: str | None) -> None:
    found = REGISTER.resolve(written, before)
    assert (found.kind == "unknown") == (not found.units and found.group is None)
    assert (found.kind == "group") == (found.group is not None)
    assert len(found.suggestions) <= 3
    assert found.kind == "unknown" or not found.suggestions


@given(st.lists(NAMES, max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_note_gives_one_answer_for_each_name(written: list[str]) -> None:
    assert len(REGISTER.resolve_note(written)) == len(written)
