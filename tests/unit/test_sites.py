"""Lists of sites as people have them, and the words that go with a draw."""

import json
from datetime import date

import pytest

from aftersales.api.engine import Engine
from aftersales.calculation.draw_reasons import reason_of
from aftersales.calculation.site_draw import draw_sites
from aftersales.foundation.faults import Refused
from aftersales.foundation.typed_days import read_typed_date
from aftersales.model.site import Site, read_sites
from aftersales_yaml.collection import read_collection


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


@pytest.mark.parametrize(
    "office",
    [
        *("中心办公室", "中心　办公室", "中心辦公室", "中心办公室（总部）", "中心办公室。"),
        *("Central Office", "Ｃentral office", "central-office"),
    ],
)
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
        ("20250606", date(2025, 6, 6)),
        ("1899-12-31", None),
        ("2201-01-01", None),
    ],
)
def test_dates_as_spreadsheets_show_them(written: str, day: date | None) -> None:
    assert read_typed_date(written) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        # Day 1 of spreadsheets is 1900-01-01, and they count 1900-02-29, which was not: 45658 is 2025-01-01.
        # 45992 - 45658 = 334 days later, the days of January to November: 2025-12-01.
        *(("45992", date(2025, 12, 1)), ("４５９９２", date(2025, 12, 1)), ("45992.5", date(2025, 12, 1))),
        *(("36526", date(2000, 1, 1)), ("54788", date(2049, 12, 31)), ("36525", None), ("54789", None)),
        *(("20251201", date(2025, 12, 1)), ("20251201.0", date(2025, 12, 1)), ("20251301", None)),
        *(("20500101", None), ("19991231", None), ("4599", None), ("459920", None), ("-45992", None)),
        ("2025-12-01 00:00:00", date(2025, 12, 1)),
        ("2025-12-01T08:30:00.000", date(2025, 12, 1)),
        ("2025/12/1 0:00", date(2025, 12, 1)),
        ("2025年12月1日 8:30", date(2025, 12, 1)),
        *(("2025/12/1 星期一", date(2025, 12, 1)), ("2025年12月1日（周一）", date(2025, 12, 1))),
        *(("2025年12月", None), ("25.12.1", None), ("2025.12", None)),
        *(("2025/12/1 8", None), ("8:30", None), ("1/12/2025 0:00", None)),
    ],
)
def test_days_in_a_column_of_dates(written: str, day: date | None) -> None:
    table = f"名称\t上次审查\n甲\t{written}\n"
    if day is None:
        with pytest.raises(Refused):
            read_sites(table)
    else:
        assert read_sites(table).sites[0].last_visited == day


@pytest.mark.parametrize("written", ["无", "—", "/", "从未", "首次", "N/A", "Ｎ／Ａ", "未 审查"])
def test_what_says_that_a_site_was_never_visited(written: str) -> None:
    (site,) = read_sites(f"名称\t上次审核日期\t人数\n甲\t{written}\t-\n").sites
    assert (site.last_visited, site.headcount) == (None, None)


class TestToday:
    """A visit of 2062 for one of 2026 would have its site wait longest for the next."""

    TODAY = date(2026, 12, 1)

    @pytest.mark.parametrize(
        ("written", "is_read"), [("2026-12-01", True), ("2026-12-02", False), ("2062-06-06", False)]
    )
    def test_a_visit_that_is_still_to_come_is_refused(self, written: str, is_read: bool) -> None:
        listed = f"名称,上次审查\n甲店,2025-05-01\n乙店,{written}\n"
        if is_read:
            assert len(read_sites(listed, self.TODAY).sites) == 2
            return
        with pytest.raises(Refused) as refused:
            read_sites(listed, self.TODAY)
        assert [(fault.at, fault.found) for fault in refused.value.faults] == [
            ("list.3.last_visited", written)
        ]
        assert refused.value.faults[0].expected.zh == "不晚于今天 2026-12-01 的日期；还没去过就留空"

    def test_without_today_no_visit_is(self) -> None:
        """The clock is never read: an earlier record has the same draw on any day."""
        assert len(read_sites("名称,上次审查\n甲店,2062-05-01\n").sites) == 1

    @pytest.mark.parametrize(("issued", "faults"), [("2026-12-01", []), ("2027-01-01", ["issued"])])
    def test_so_is_the_issue_of_the_certificate(self, issued: str, faults: list[str]) -> None:
        request = {
            "format": "request/1",
            "kind": "sites",
            "list": "名称\n甲店\n乙店\n",
            "stage": "initial",
            "seed": "7",
            "issued": issued,
            "today": "2026-12-01",
        }
        reply = json.loads(Engine(read_collection().bundle()).reply(json.dumps(request)))
        assert [fault["at"] for fault in reply.get("faults", [])] == faults


@pytest.mark.parametrize("written", ["无", "若干", "约30", "30+", "-3"])
def test_what_is_no_number_of_people_is_refused(written: str) -> None:
    with pytest.raises(Refused):
        read_sites(f"名称\t人数\n甲\t{written}\n")


@pytest.mark.parametrize(
    "written", ["1 300", "1\u2009300", "1\u202f300", "１　３００", "1'300", "1’300", "1300.0"]
)
def test_people_of_a_site_as_tables_write_them(written: str) -> None:
    assert read_sites(f"名称\t人数\n甲\t{written}\n").sites[0].headcount == 1300


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
