"""Which column says where a site is, and what holds where a site says nothing of it."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites


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
@pytest.mark.parametrize(("head", "column"), [("地区", "region"), ("类型", "type")])
def test_a_site_without_a_region_or_type_among_others_is_asked_about(
    head: str, column: str, nothing: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,{head}\n甲,东\n乙,{nothing}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "整列都不填" in fault.expected.zh) == (f"list.3.{column}", True)


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
    with pytest.raises(Refused) as refused:
        read_sites("名称,类型\n京店,总部\n甲,直营\n乙,\n")
    assert [fault.at for fault in refused.value.faults] == ["list.4.type"]
