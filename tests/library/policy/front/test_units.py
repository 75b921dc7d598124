"""Names of units: where they end, what is dropped, which groups stay whole."""

from __future__ import annotations

import pytest

from wenzeng.library.policy.compiler.units import is_group, listed, split_units

CASES = {
    "省发展改革委、财政厅，各设区市人民政府": ("省发展改革委", "财政厅", "各设区市人民政府"),
    "省工业和信息化厅和省文化和旅游厅": ("省工业和信息化厅", "省文化和旅游厅"),
    "市住房和城乡建设局及市水务局": ("市住房和城乡建设局", "市水务局"),
    "各市、县（市、区）人民政府": ("各市、县（市、区）人民政府",),
    "各省、自治区、直辖市人民政府": ("各省、自治区、直辖市人民政府",),
    "各区、县级市": ("各区", "县级市"),
    "各设区市、沿海试验区管委会": ("各设区市", "沿海试验区管委会"),
    "各有关部门和单位": ("各有关部门和单位",),
    "省直有关部门、单位": ("省直有关部门、单位",),
    "民政部、财政部等有关部门": ("民政部", "财政部"),
    "市教育局等部门和单位，各县（区）人民政府": ("市教育局", "各县（区）人民政府"),
    "国家能源局等国务院有关部门": ("国家能源局",),
    "商务部会同有关部门": ("商务部",),
    "财政部会同科技部、民政部等": ("财政部", "科技部", "民政部"),
    "区委组织部（区人才办）、区人社局": ("区委组织部（区人才办）", "区人社局"),
    "各区政府（含新区管委会、合作区管委会，下同）": ("各区政府",),
    "省能源局 省水利厅　省林业局": ("省能源局", "省水利厅", "省林业局"),
    "市金融办 人行市中支 各县区": ("市金融办", "人行市中支", "各县区"),
    "人民银行某市中心支行；某某银保监分局": ("人民银行某市中心支行", "某某银保监分局"),
    "县商务局、县商务局": ("县商务局",),
    "民政部等有关部门和单位": ("民政部",),
    "各市、县〔区〕人民政府": ("各市、县〔区〕人民政府",),
    "承办展会的各级部门和单位": ("承办展会的各级部门和单位",),
    "市商务局，园区和示范区管委会": ("市商务局", "园区和示范区管委会"),
    "各市州党委和人民政府": ("各市州党委和人民政府",),
    "": (),
}


@pytest.mark.parametrize(("text", "units"), CASES.items(), ids=lambda case: str(case)[:20])
def test_units_are_split_as_written(text: str, units: tuple[str, ...]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize("name", ["各设区市人民政府", "各部门", "国务院相关部门", "省有关部门", "各级各有关部门"])
def test_groups_never_lead(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", ["省财政厅", "人民银行", "青川集团有限公司", "市政府办公室"])
def test_single_units_may_lead(name: str) -> None:
    assert not is_group(name)


def test_blanks_within_a_name_go() -> None:
    assert listed("省 财 政 厅、省教 育厅") == "省财政厅、省教育厅"
