"""The register of the seed package: every name of the document's notes means the right units."""

import re
from datetime import date

import pytest

from wenzeng import measures
from wenzeng.library import geo

CITIES = tuple(a.code for a in geo.cities())
TEAMS = tuple(f"team.{code}" for code in CITIES)

NOTES = {
    "一": "自治区发展改革委、财政厅、工业和信息化厅、地方金融监管局、各设区市人民政府",
    "二": "自治区工业和信息化厅、大数据发展局、通信管理局、各设区市人民政府",
    "三": "自治区财政厅、发展改革委、工业和信息化厅、各设区市人民政府",
    "四": "自治区工业和信息化厅、各设区市人民政府",
    "五": "自治区工业和信息化厅、地方金融监管局、人民银行南宁中心支行、各设区市人民政府、"
    "广西工业振兴特派员工作队驻各市工作队",
    "六": "自治区工业和信息化厅、发展改革委、各设区市人民政府",
    "七": "自治区工业和信息化厅、交通运输厅、发展改革委、广西电网公司、广西西江开发投资集团有限公司、各设区市人民政府",
    "八": "自治区工业和信息化厅、各设区市人民政府、广西工业振兴特派员工作队驻各市工作队",
    "九": "自治区工业和信息化厅、财政厅、地方金融监管局、各设区市人民政府",
    "十": "自治区工业和信息化厅、发展改革委、商务厅、林业局、卫生健康委、医保局、药监局、各设区市人民政府",
    "十一": "自治区工业和信息化厅、商务厅、各设区市人民政府",
    "十二": "自治区工业和信息化厅、交通运输厅、各设区市人民政府",
    "十三": "自治区工业和信息化厅、发展改革委、财政厅、国资委、地方金融监管局、审计厅、人民银行南宁中心支行、"
    "广西银保监局、各设区市人民政府",
    "十四": "自治区工业和信息化厅、教育厅、人力资源社会保障厅、各设区市人民政府、广西工业振兴特派员工作队驻各市工作队",
    "十五": "自治区工业和信息化厅、财政厅、各设区市人民政府",
}

MEANT = {
    "自治区发展改革委": "dept.fgw",
    "发展改革委": "dept.fgw",
    "自治区财政厅": "dept.czt",
    "财政厅": "dept.czt",
    "自治区工业和信息化厅": "dept.gxt",
    "工业和信息化厅": "dept.gxt",
    "地方金融监管局": "dept.jrj",
    "大数据发展局": "dept.dsj",
    "通信管理局": "central.txglj",
    "人民银行南宁中心支行": "central.rh",
    "广西银保监局": "central.ybjj",
    "交通运输厅": "dept.jtt",
    "商务厅": "dept.swt",
    "林业局": "dept.lyj",
    "卫生健康委": "dept.wjw",
    "医保局": "dept.ybj",
    "药监局": "dept.yjj",
    "国资委": "dept.gzw",
    "审计厅": "dept.sjt",
    "教育厅": "dept.jyt",
    "人力资源社会保障厅": "dept.rst",
    "广西电网公司": "company.gxdw",
    "广西西江开发投资集团有限公司": "company.xjjt",
}


@pytest.mark.parametrize("number", NOTES)
def test_every_name_of_the_notes_means_the_right_units(number: str) -> None:
    written = NOTES[number].split("、")
    for name, found in zip(written, measures.register().resolve_note(written), strict=True):
        if name == "各设区市人民政府":
            assert (found.kind, found.units) == ("group", CITIES)
        elif name == "广西工业振兴特派员工作队驻各市工作队":
            assert (found.kind, found.units) == ("group", TEAMS)
        else:
            assert (found.kind, found.units) == ("unit", (MEANT[name],)), name


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("自治区稳工业保运行攻坚战指挥部", "hq"),
        ("广西稳工业保运行攻坚战指挥部办公室", "hq.office"),
        ("工业振兴特派员工作队", "team.450000"),
        ("广西工业振兴特派员工作队驻南宁市工作队", "team.450100"),
        ("驻柳州市工作队", "team.450200"),
        ("南宁市隆安县人民政府", "450123"),
        ("自治区科技厅", "dept.kjt"),
        ("住房城乡建设厅", "dept.zjt"),
        ("住建厅", "dept.zjt"),
        ("自治区人社厅", "dept.rst"),
        ("卫健委", "dept.wjw"),
        ("应急管理厅", "dept.yjt"),
        ("文化和旅游厅", "dept.wlt"),
        ("广西税务局", "central.swj"),
        ("南宁海关", "central.hg"),
        ("广西证监局", "central.zjj"),
        ("广西电力交易中心", "company.dljyzx"),
        ("人民银行广西壮族自治区分行", "central.rh"),
    ],
)
def test_names_of_other_documents_are_known(written: str, code: str) -> None:
    assert measures.register().resolve(written).units == (code,)


@pytest.mark.parametrize(
    ("written", "group", "members"),
    [
        ("各市", "group.cities", 14),
        ("各县（市、区）人民政府", "group.counties", 111),
        ("各县区", "group.counties", 111),
        ("各市、县（市、区）人民政府", "group.cities_counties", 125),
        ("驻各市工作队", "group.teams", 14),
        ("各园区", "group.parks", 0),
        ("相关设区市", "group.concerned_cities", 0),
        ("担保机构", "group.guarantors", 0),
    ],
)
def test_groups_expand_where_the_name_says_who(written: str, group: str, members: int) -> None:
    found = measures.register().resolve(written)
    assert (found.kind, found.group, len(set(found.units))) == ("group", group, members)


@pytest.mark.parametrize("written", ["国家税务总局", "工业和信息化部", "柳州市工业和信息化局", "广东省工业和信息化厅"])
def test_units_of_other_levels_are_not_taken_for_the_regions(written: str) -> None:
    assert measures.register().resolve(written).kind == "unknown"


def test_agencies_of_the_centre_are_marked() -> None:
    marked = {u.code for u in measures.units() if u.central_in_region}
    assert {"central.txglj", "central.rh", "central.ybjj", "central.swj", "central.hg", "central.zjj"} <= marked
    assert not marked & {"dept.jrj", "dept.dsj", "dept.tjj", "company.gxdw", "hq"}
    assert {u.code for u in measures.units() if u.code.startswith("central.")} <= marked


def test_codes_are_stable_in_form_and_unique() -> None:
    codes = [u.code for u in measures.units()] + [g.code for g in measures.groups()]
    assert len(set(codes)) == len(codes)
    own = re.compile(r"450000|45\d{4}|hq(\.office)?|(dept|central|company)\.[a-z]+|team\.45\d{4}|group\.[a-z_]+")
    assert [c for c in codes if not own.fullmatch(c)] == []


def test_every_area_has_its_government_and_every_city_its_team() -> None:
    units = {u.code: u for u in measures.units()}
    assert {a.code for a in geo.areas()} == {c for c, u in units.items() if u.kind == "government"}
    assert units["450100"].name == "南宁市人民政府"
    assert [units[code].name for code in TEAMS] == [f"广西工业振兴特派员工作队驻{a.name}工作队" for a in geo.cities()]
    assert all(u.area in {a.code for a in geo.areas()} for u in units.values())


def test_members_of_groups_are_units() -> None:
    codes = {u.code for u in measures.units()}
    assert all(set(g.members) <= codes for g in measures.groups())


def test_every_unit_is_found_by_its_own_names() -> None:
    for unit in measures.units():
        for name in (unit.name, unit.short, *unit.aliases):
            assert measures.register().resolve(name).units == (unit.code,), name


def test_the_document_says_where_its_number_comes_from() -> None:
    document = measures.DOCUMENT
    assert re.fullmatch(r".+〔2022〕[1-9]\d*号", document.number)
    assert document.issued == date(2022, 9, 30)
    assert measures.register().resolve(document.issuer).units == ("hq",)
    assert document.origin == "entered by hand"
    assert document.source
