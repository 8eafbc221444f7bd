"""Lists of sites as people have them, and the words that go with a draw."""

from datetime import date

import pytest

from aftersales.calculation.draw_reasons import reason_of
from aftersales.calculation.site_draw import draw_sites
from aftersales.foundation.typed import read_typed_date
from aftersales.model.site import Site, read_sites


@pytest.mark.parametrize("separator", [",", "\t", ";", "，"])
def test_every_separator(separator: str) -> None:
    rows = (("名称", "地区", "类型", "人数", "上次审查"), ("甲店", "华东", "门店", "12", "2025年6月6日"))
    listed = read_sites("\n".join(separator.join(row) for row in rows))
    expected = Site(name="甲店", region="华东", type="门店", headcount=12, last_visited=date(2025, 6, 6))
    assert listed.sites == (expected,)


def test_quotes_hold_separators_and_line_breaks() -> None:
    listed = read_sites('name,region\n"Shop, main\nhall","east"\n')
    assert [site.name for site in listed.sites] == ["Shop, main hall"]


def test_a_list_of_mappings_is_the_same_as_its_table() -> None:
    mappings = [{"name": "A", "region": "east", "headcount": 3, "last_visited": "2025-06-06"}]
    table = "name,region,headcount,last visited\nA,east,3,2025-06-06\n"
    assert read_sites(mappings).sites == read_sites(table).sites


@pytest.mark.parametrize("office", ["中心办公室", "Central Office", "central-office"])
def test_the_central_office_is_no_service_site(office: str) -> None:
    listed = read_sites(f"name,type\nHQ,{office}\nA,shop\n")
    assert [site.name for site in listed.sites] == ["A"]
    assert [site.name for site in listed.offices] == ["HQ"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-06-06", date(2025, 6, 6)),
        ("2025/6/6", date(2025, 6, 6)),
        ("2025.6.06", date(2025, 6, 6)),
        ("2025年6月6日", date(2025, 6, 6)),
        ("2025-02-29", None),
        ("6/6/2025", None),
        ("20250606", None),
        ("1899-12-31", None),
        ("2201-01-01", None),
    ],
)
def test_dates_as_spreadsheets_show_them(written: str, day: date | None) -> None:
    assert read_typed_date(written) == day


def test_reasons_name_the_stratum_and_the_turn() -> None:
    sites = [
        Site(name="A", region="华东", type="门店", headcount=None, last_visited=date(2024, 5, 1)),
        Site(name="B", region="华东", type="门店", headcount=None, last_visited=date(2025, 5, 1)),
    ]
    drawn_site = draw_sites(sites, 1, "surveillance", "1").drawn[0]
    assert reason_of(drawn_site).zh == "“华东·门店”至少去一个；上次审查 2024-05-01，其中最早。"
    assert (
        reason_of(drawn_site).en
        == "华东 / 门店: at least one visit; last visited 2024-05-01, the longest ago there."
    )
