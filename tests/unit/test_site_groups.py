"""Lines that head the sites below them are no sites; where that is not certain, it is asked."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.named_sites import site_rows
from aftersales.model.site import read_sites


def read(*rows: str) -> tuple[list[str], list[int]]:
    """The names of the sites of ROWS, and the rows that were taken for titles of groups."""
    listed = read_sites("\n".join(rows))
    return [site.name for site in listed.sites], [row.row for row in listed.left_out if row.why == "group"]


@pytest.mark.parametrize(
    "title",
    [
        *("一、华北区,", "（一）华北区,", "十二、华北,", "第一部分 华北,", "Ⅱ、华北,", "一．华北,"),
        *("【华东】,", "[华东],", "——华东——,", "华东区：,"),
    ],
)
def test_the_title_of_a_group_is_no_site(title: str) -> None:
    """Three sites are there, of which an initial audit visits two; with the titles they would be five."""
    assert read("名称,人数", title, "甲,3", "乙,4", title, "丙,5") == (["甲", "乙", "丙"], [2, 5])


def test_titles_by_the_running_number() -> None:
    rows = ("一,华北区,", "1,甲,3", "2,乙,4", "二,华东区,", "1,丙,5")
    assert read("序号,名称,人数", *rows) == (["甲", "乙", "丙"], [2, 5])
    assert read("序号,名称", "一,华北区", "1,甲", "2,乙") == (["甲", "乙"], [2])
    assert read("序号,名称,人数", "一、华北区,,", "1,甲,3", "2,乙,") == (["甲", "乙"], [2])


def test_a_list_of_regions_alone_is_a_list_of_sites() -> None:
    assert read("名称", "华北区", "华东区") == (["华北区", "华东区"], [])
    assert read("名称", "北京", "西安", "武汉") == (["北京", "西安", "武汉"], [])


def test_numbers_of_every_site_make_no_titles() -> None:
    assert read("名称,人数", "一、甲,3", "二、乙,") == (["一、甲", "二、乙"], [])
    assert read("名称", "一、甲", "二、乙") == (["一、甲", "二、乙"], [])
    assert read("序号,名称,人数", "一,甲,3", "二,乙,4") == (["甲", "乙"], [])


@pytest.mark.parametrize(
    "name",
    [
        *("1、甲,", "一品店,", "第一百货店,", "十里河店,", "【旗舰】甲店,", "三一店,"),
        *("第一区域服务中心,", "第二大区维修站,", "第一类医疗器械公司,"),
    ],
)
def test_a_site_that_is_called_so(name: str) -> None:
    assert read("名称,人数", name, "乙,4") == ([name.rstrip(","), "乙"], [])


@pytest.mark.parametrize(
    "rows",
    [("一、海淀店,北京,3", "朝阳店,北京,4"), ("一、海淀店,北京,", "朝阳店,北京,4", "二、浦东店,上海,4")],
)
def test_a_number_before_the_name_of_a_site_with_its_own_city(rows: tuple[str, ...]) -> None:
    """What stands below a title differs from it in its city; a number of people alone may be a sum."""
    assert read("名称,城市,人数", *rows) == ([row.split(",")[0] for row in rows], [])


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (("名称", "一、华北区", "甲", "乙"), 2),
        (("名称", "甲", "【华东】", "乙"), 3),
        (("名称", "华北区", "北京店", "上海店"), 2),
        (("名称", "北京店", "直营店", "上海店"), 3),
        (("名称,城市,人数", "一、华北区,北京,7", "甲,北京,3", "乙,北京,4"), 2),
        (("名称,人数", "一、华北区,7", "甲,3", "乙,4"), 2),
        (("序号,名称,人数", "一,华北区,7", "1,甲,3", "2,乙,4"), 2),
        (("名称,人数", "华北区,", "甲,3", "乙,4"), 2),
        (("名称,人数", "甲,3", "直营店,", "乙,4"), 3),
        (("名称,人数", "甲,3", "（已关）,", "乙,4"), 3),
        # Each site has its number, and 华东区 has none; that of 乙 nobody counted the people.
        (("序号,名称,人数", ",华东区,", "1,甲,3", "2,乙,"), 2),
    ],
)
def test_what_may_be_either_is_asked(table: tuple[str, ...], row: int) -> None:
    with pytest.raises(Refused) as refused:
        read(*table)
    (fault,) = refused.value.faults
    assert (fault.at, "分组标题" in fault.expected.zh) == (f"list.{row}.name", True)


@pytest.mark.parametrize("number", ["第一区域服务中心", "第二大区维修站"])
def test_a_site_with_all_its_cells_is_not_asked_about_for_its_name(number: str) -> None:
    assert read("名称,人数", f"{number},3", "乙店,4") == ([number, "乙店"], [])


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("名称,上次审查", ("北京,2025-01-01", "上海,", "广州,2024-05-05", "重庆,")),
        ("名称,上次审查", ("华北区,2025-01-01", "华东区,", "西部大区,")),
        ("名称,上次审查", ("直营店,", "北京,2025-01-01")),
        ("名称,人数,上次审查", ("北京,3,2025-01-01", "上海,,2025-01-02")),
        ("序号,名称,人数", ("1,北京,3", "2,上海,", "3,广州,4")),
        ("序号,名称,地址", ("1,北京店,中路", "2,上海,")),
    ],
)
def test_a_site_that_nobody_visited_or_that_has_a_number_of_its_own(head: str, rows: tuple[str, ...]) -> None:
    """The cell of the last visit is left empty on purpose, and no title is counted among the sites."""
    names = [row.split(",")[head.split(",").index("名称")] for row in rows]
    assert read(head, *rows) == (names, [])


def test_a_region_whose_cells_are_as_empty_as_those_of_others_is_a_site() -> None:
    assert read("名称,人数", "华北区,", "甲,", "乙,4") == (["华北区", "甲", "乙"], [])


@pytest.mark.parametrize(
    "office", ["北京院,总部", "北京院,总公司（北京）", "HQ,Headquarters", "总部,", "公司总部,", "中心办公室,"]
)
def test_the_head_office_is_set_apart_and_told(office: str) -> None:
    """ZPIC-WF-20 4.2.2: the office is visited every time, on top of the sample of the service sites."""
    rows = "名称,类型" if not office.endswith(",") else "名称,人数"
    listed = read_sites(f"{rows}\n{office}\n甲,{'店' if rows.endswith('类型') else 3}\n")
    assert [site.name for site in listed.sites] == ["甲"]
    assert [site.name for site in listed.offices] == [office.partition(",")[0]]
    assert [(row.row, row.why) for row in listed.left_out] == [(2, "office")]


def test_what_a_type_calls_a_service_site_is_one() -> None:
    listed = read_sites("名称,类型\n总部,自营\n总部店,店\n")
    assert ([site.name for site in listed.sites], listed.left_out) == (["总部", "总部店"], ())


def test_a_list_with_its_head_office_is_merged_row_by_row() -> None:
    assert list(site_rows("名称,类型\n京,总部\n甲,店\n") or ()) == ["京", "甲"]
    assert site_rows("名称,人数\n一、华北,\n甲,3\n") is None


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        # 12 + 5 = 17, and 3: each was one more site to draw.
        (("华北区,17", "甲店,12", "乙店,5人", "华东区,3", "丙店,3"), [2, 5]),
        (("直营,17", "甲店,12", "乙店,5", "加盟,8", "丙店,3", "丁店,5"), [2, 5]),
        (("华北区,16", "甲店,12", "乙店,5", "华东区,3", "丙店,3"), []),  # a site of 16 people
        (("甲店,12", "乙店,5", "华北区,17"), []),
    ],
)
def test_a_region_that_has_as_many_people_as_the_sites_below_it_is_asked_about(
    rows: tuple[str, ...], asked: list[int]
) -> None:
    table = "\n".join(("名称,人数", *rows))
    if not asked:
        assert len(read_sites(table).sites) == len(rows)
        return
    with pytest.raises(Refused) as refused:
        read_sites(table)
    assert [fault.at for fault in refused.value.faults] == [f"list.{row}.name" for row in asked]
