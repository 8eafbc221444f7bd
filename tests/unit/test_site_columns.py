"""Which column says where a site is, and what holds where a site says nothing of it."""

import json
from typing import Any

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites
from tests.unit.test_result_schemas import ENGINE


@pytest.mark.parametrize(
    "head", ["省", "省份", "城市", "所在省", "所在区域", "地区", "大区", "片区", "所在城市", "省/市", "City"]
)
def test_heads_of_regions(head: str) -> None:
    (site,) = read_sites(f"名称,{head}\n甲,河北\n").sites
    assert site.region == "河北"


@pytest.mark.parametrize(
    ("heads", "cells", "region", "ignored"),
    [
        # 地区 is what the list of the page asks for; then the widest of 大区, 省, 市; of equals the first.
        ("省份,大区", "河北,华北", "华北", ("省份",)),
        ("城市,省", "石家庄,河北", "河北", ("城市",)),
        ("大区,地区", "华北,冀中", "冀中", ("大区",)),
        ("区域,地区", "华北,冀中", "华北", ("地区",)),
        ("大区,省份,城市", "华北,河北,石家庄", "华北", ("省份", "城市")),
        # A column that nobody filled in says nothing.
        ("大区,省份", ",河北", "河北", ()),
    ],
)
def test_of_two_columns_of_regions_one_is_read(
    heads: str, cells: str, region: str, ignored: tuple[str, ...]
) -> None:
    listed = read_sites(f"名称,{heads}\n甲,{cells}\n")
    assert ([site.region for site in listed.sites], listed.ignored) == ([region], ignored)


def test_one_head_twice_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_sites("名称,地区,地区\n甲,东,西\n")
    (fault,) = refused.value.faults
    assert fault.at == "list.1.region"


@pytest.mark.parametrize("nothing", ["", "/", "无", "—"])
@pytest.mark.parametrize(("head", "column"), [("地区", "region"), ("城市", "region"), ("类型", "type")])
def test_a_site_without_a_region_or_type_among_others_is_asked_about_once_it_is_drawn_from(
    head: str, column: str, nothing: str
) -> None:
    """Of four sites an initial audit visits two (ZPIC-WF-20 4.2.2: √4), whatever their regions."""
    listing = f"名称,{head}\n甲,东\n乙,{nothing}\n丙,西\n丁,{nothing}\n"
    counted = asked(list=listing)
    assert (counted["ok"], counted["result"]["initial"]) == (True, "2")
    (fault,) = asked(list=listing, stage="initial", seed="7")["faults"]
    assert fault["at"] == f"list.3.{column}"
    assert f"“{head}”一列每行都填（第 3、5 行空着）" in fault["expected"]["zh"]


def test_where_every_site_is_visited_its_region_changes_nothing() -> None:
    """√2 rounded up is 2: both."""
    reply = asked(list="名称,城市\n甲,北京\n乙,\n", stage="initial", seed="7")
    assert {choice["name"] for choice in reply["result"]["draw"]["choices"]} == {"甲", "乙"}


@pytest.mark.parametrize(
    ("rows", "regions"),
    [
        # A city that is a province by itself, and one that stands in 河北 in another row.
        (("甲,河北,石家庄", "乙,,上海", "丙,,石家庄市"), ["河北", "上海", "河北"]),
        (("甲,上海市,上海", "乙,,上海市", "丙,河北,保定"), ["上海市", "上海市", "河北"]),
        # Nobody says where 保定 is, nor in which of two 朝阳 is.
        (("甲,河北,石家庄", "乙,,保定"), ["河北", ""]),
        (("甲,辽宁,朝阳", "乙,北京,朝阳", "丙,,朝阳"), ["辽宁", "北京", ""]),
    ],
)
def test_a_province_that_is_certain_by_the_city(rows: tuple[str, ...], regions: list[str]) -> None:
    listed = read_sites("\n".join(("名称,省,城市", *rows)))
    assert [site.region for site in listed.sites] == regions


@pytest.mark.parametrize(
    ("head", "spellings", "one"),
    [
        ("省", ("上海市", "上海", "上 海"), "上海"),
        ("省份", ("河北省", "河北"), "河北"),
        ("省", ("广西壮族自治区", "广西"), "广西"),
        ("大区", ("华北区", "华北", "华北大区"), "华北"),
        ("城市", ("石家庄市", "石家庄"), "石家庄"),
        ("地区", ("Ａ区", "A区", "a区"), "A区"),
        ("类型", ("直营店", "直营 店"), "直营店"),
        ("省", ("沪", "Shanghai", "上海"), "上海"),
        ("省", ("Jiangsu Province", "江蘇", "江苏"), "江苏"),
        ("省", ("内蒙", "内蒙古自治区", "Inner Mongolia"), "内蒙"),
        ("地区", ("中国香港", "Hong Kong", "香港特别行政区"), "中国香港"),
        ("地区", ("江苏省苏州市", "江苏苏州", "江苏苏州市"), "江苏苏州"),
    ],
)
def test_one_region_or_type_however_it_is_written(head: str, spellings: tuple[str, ...], one: str) -> None:
    """Each would be a region of its own, which a draw visits first."""
    rows = [f"{name},{place}" for name, place in zip("甲乙丙", spellings, strict=False)]
    for order in (rows, rows[::-1]):
        listed = read_sites("\n".join((f"名称,{head}", *order)))
        assert {site.type if head == "类型" else site.region for site in listed.sites} == {one}


@pytest.mark.parametrize(
    ("head", "one", "other"),
    [
        *(
            ("类型", "直营", "直营店"),
            ("类型", "直营店", "直营门店"),
            ("类型", "A类", "A"),
            ("类型", "4S", "4S店"),
        ),
        *(
            ("地区", "恩施州", "恩施土家族苗族自治州"),
            ("地区", "浦东", "浦东新区"),
            ("地区", "朝阳", "朝阳区"),
        ),
        *(("地区", "苏州", "江苏苏州"), ("地区", "海南", "海南州"), ("区域", "玉山镇", "玉山")),
    ],
)
def test_two_that_may_be_one_are_asked_about_before_a_draw(head: str, one: str, other: str) -> None:
    """Only who made the list knows; a draw would visit both first. How many to visit depends on neither."""
    listed = read_sites(f"名称,{head}\n甲,{one}\n乙,{other}\n丙,{other}\n")
    (fault,) = listed.alike
    assert fault.at == f"list.3.{'type' if head == '类型' else 'region'}"
    assert f"“{one}”和“{other}”" in fault.expected.zh


@pytest.mark.parametrize(
    ("head", "places"),
    [
        ("类型", ("直营店", "直营点", "加盟店", "加盟商", "维修站", "服务站", "A类", "B类")),
        (
            "地区",
            ("海南省", "海南州", "上海", "上海浦东", "华东", "东部", "吉林省", "吉林市", "山西", "陕西"),
        ),
        ("地区", ("Shanxi", "Shaanxi", "A区", "B区", "朝阳市", "苏州", "徐州", "宁", "宁夏")),
    ],
)
def test_others_are_told_apart(head: str, places: tuple[str, ...]) -> None:
    rows = [f"{number}店,{place}" for number, place in enumerate(places)]
    listed = read_sites("\n".join((f"名称,{head}", *rows)))
    assert listed.alike == ()
    assert len({site.type or site.region for site in listed.sites}) == len(places)


def test_a_region_of_any_length_is_compared() -> None:
    listed = read_sites("名称,地区\n甲," + "上海" * 9000 + "\n乙," + "藏族" * 9000 + "\n")
    assert len({site.region for site in listed.sites}) == 2


@pytest.mark.parametrize("ditto", ["同上", "〃", "同前", "″", "ditto"])
def test_the_same_as_above_is_what_stands_above(ditto: str) -> None:
    """It was a region and a type of its own, which a draw visits first."""
    rows = ("甲,上海,直营", f"乙,{ditto},{ditto}", f"丙,{ditto},加盟", f"丁,北京,{ditto}")
    listed = read_sites("\n".join(("名称,地区,类型", *rows)))
    assert [site.region for site in listed.sites] == ["上海", "上海", "上海", "北京"]
    assert [site.type for site in listed.sites] == ["直营", "直营", "加盟", "加盟"]


def test_the_same_as_nothing_is_asked_about() -> None:
    listed = read_sites("名称,地区\n甲,同上\n乙,上海\n丙,上海\n")
    assert [fault.at for fault in listed.unplaced] == ["list.2.region"]


@pytest.mark.parametrize("word", ["未知", "不详", "待定", "?", "？", "TBD", "暂无"])
def test_what_is_not_known_is_no_region(word: str) -> None:
    listed = read_sites(f"名称,地区\n甲,{word}\n乙,上海\n丙,北京\n")
    assert [fault.at for fault in listed.unplaced] == ["list.2.region"]


def test_a_city_that_is_called_like_a_province_is_another_region() -> None:
    listed = read_sites("名称,地区\n甲,吉林省\n乙,吉林市\n丙,吉林\n")
    assert [site.region for site in listed.sites] == ["吉林", "吉林市", "吉林"]


def test_a_column_that_nobody_filled_in_is_as_if_it_were_not_there() -> None:
    listed = read_sites("名称,地区,类型\n甲,,/\n乙,,\n")
    assert {(site.region, site.type) for site in listed.sites} == {("", "")}


def test_a_central_office_needs_neither() -> None:
    listed = read_sites("名称,地区,类型\n总部,,\n甲,东,直营\n")
    assert ([site.name for site in listed.offices], len(listed.sites)) == (["总部"], 1)


@pytest.mark.parametrize(
    "sites",
    [
        "名称,类型\n京店,总部\n甲,\n乙,\n",
        [{"name": "甲", "type": ""}, {"name": "乙", "type": ""}],
    ],
)
def test_a_column_that_no_service_site_fills_in_asks_for_nothing(sites: object) -> None:
    """总部 sets the central office apart; of a list without types no site lacks one."""
    assert [(site.name, site.type) for site in read_sites(sites).sites] == [("甲", ""), ("乙", "")]


def test_one_type_among_service_sites_asks_for_those_of_the_others() -> None:
    listed = read_sites("名称,类型\n京店,总部\n甲,直营\n乙,\n")
    assert [fault.at for fault in listed.unplaced] == ["list.4.type"]


def test_a_key_that_is_not_there_is_no_empty_cell() -> None:
    """A program that has no region of a site leaves it out; such records verify."""
    assert read_sites([{"name": "甲", "region": "东"}, {"name": "乙"}]).unplaced == ()
    (fault,) = read_sites([{"name": "甲", "region": "东"}, {"name": "乙", "region": ""}]).unplaced
    assert fault.at == "list.2.region"


def asked(**request: str) -> Any:
    return json.loads(ENGINE.reply(json.dumps({"format": "request/1", "kind": "sites", **request})))
