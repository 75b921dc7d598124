"""The register of areas: complete, well-formed, and drawn as a grid without gaps."""

import re
from collections import Counter

import pytest

from wenzeng.library import geo

COUNTIES_OF = {
    "南宁市": 12,
    "柳州市": 10,
    "桂林市": 17,
    "梧州市": 7,
    "北海市": 4,
    "防城港市": 4,
    "钦州市": 4,
    "贵港市": 5,
    "玉林市": 7,
    "百色市": 12,
    "贺州市": 5,
    "河池市": 11,
    "来宾市": 6,
    "崇左市": 7,
}

AUTONOMOUS = {
    "450225": ("融水苗族自治县", "融水"),
    "450226": ("三江侗族自治县", "三江"),
    "450328": ("龙胜各族自治县", "龙胜"),
    "450332": ("恭城瑶族自治县", "恭城"),
    "451031": ("隆林各族自治县", "隆林"),
    "451123": ("富川瑶族自治县", "富川"),
    "451225": ("罗城仫佬族自治县", "罗城"),
    "451226": ("环江毛南族自治县", "环江"),
    "451227": ("巴马瑶族自治县", "巴马"),
    "451228": ("都安瑶族自治县", "都安"),
    "451229": ("大化瑶族自治县", "大化"),
    "451324": ("金秀瑶族自治县", "金秀"),
}


def test_one_region_14_cities_111_counties() -> None:
    assert Counter(a.level for a in geo.areas()) == {"region": 1, "city": 14, "county": 111}
    assert {a.name: len(geo.counties(a.code)) for a in geo.cities()} == COUNTIES_OF
    assert len(geo.counties()) == sum(COUNTIES_OF.values()) == 111


def test_cities_come_in_official_order() -> None:
    assert [a.name for a in geo.cities()] == list(COUNTIES_OF)
    assert [a.code for a in geo.cities()] == [f"45{n:02}00" for n in range(1, 15)]
    codes = [a.code for a in geo.counties()]
    assert codes == sorted(codes)


def test_codes_are_unique_and_of_six_digits() -> None:
    codes = [a.code for a in geo.areas()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"45\d{4}", code) for code in codes)


def test_every_parent_exists_and_its_code_leads_the_child() -> None:
    assert geo.area(geo.REGION).parent == ""
    for city in geo.cities():
        assert city.parent == geo.REGION
    for county in geo.counties():
        parent = geo.area(county.parent)
        assert parent.level == "city"
        assert county.code[:4] == parent.code[:4]


def test_autonomous_counties_bear_their_full_names() -> None:
    found = {a.code: (a.name, a.short) for a in geo.counties() if "自治" in a.name}
    assert found == AUTONOMOUS


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("450000", "广西"),
        ("450100", "南宁"),
        ("450600", "防城港"),
        ("450921", "容县"),
        ("450422", "藤县"),
        ("450202", "城中"),
        ("450181", "横州"),
        ("450602", "港口"),
    ],
)
def test_short_names(code: str, short: str) -> None:
    assert geo.area(code).short == short


def test_county_names_are_unique_within_the_region() -> None:
    names = [a.name for a in geo.areas()]
    assert len(set(names)) == len(names)


def test_an_unknown_code_is_no_area() -> None:
    with pytest.raises(KeyError):
        geo.area("450127")


def test_tiles_fill_a_grid_of_five_by_three_but_its_first_square() -> None:
    assert set(geo.TILES) == {a.code for a in geo.cities()}
    squares = {(column, row) for column in range(1, 6) for row in range(1, 4)}
    assert set(geo.TILES.values()) == squares - {(1, 1)}
    assert geo.TILES["450100"] == (2, 2)
    assert geo.TILES["450900"] == (5, 3)
