"""Which rows of a table are sites: a total never counts, a site whose name looks a little like one does."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites
from aftersales.model.site_rows import REASONS


def read(*rows: str, head: str = "名称,人数") -> tuple[list[str], list[str]]:
    listed = read_sites("\n".join((head, *rows)))
    return [site.name for site in listed.sites], [row.why for row in listed.left_out]


@pytest.mark.parametrize(
    "total",
    [
        *(
            "合计,24",
            "总计,24",
            "小 计,24",
            "合计：,24",
            "合计（2家）,24",
            "共2家,24",
            "共计2个网点,24",
            ",24",
        ),
        *(
            "Total,24",
            "Grand total,24",
            "SUBTOTAL,24",
            "合计",
            "\ufeff合计,24",
            "总数,24",
        ),
        *(
            "北京小计,24",
            "华东地区合计：,24",
            "总人数,24",
            "平均人数,12",
            "其中：自营,12",
            "本表共2行,",
            "总共2家,24",
        ),
        # The words of pivot tables and subtotals, in whichever program and language.
        *(
            "总计结果,24",
            "Total Result,24",
            "Total sites: 2,24",
            "Sub-total,24",
            "求和,24",
            "总和,24",
            "Σ,24",
        ),
        *("合计数,24", "合 計,24", "總計,24", "—合计—,24", "**合计**,24", "计,24", "最大值,12", "计数,2"),
        *("全国共计2个网点,24", "网点总数：2,24", "Total number of sites,24", "Average,12"),
    ],
)
def test_a_total(total: str) -> None:
    assert read("甲,12", "乙,12", total) == (["甲", "乙"], ["total"])


@pytest.mark.parametrize(
    "name",
    [
        "平均里店",
        "其中路店",
        "第一页书店",
        "以下空白书店",
        "合计大厦店",
        "总计量站",
        "共享店",
        "共青团路店",
        "Totally Clean",
        "小计科技",
        "计家书店",
        "Total Store Solutions",
        "最大的店",
        "总和食品店",
    ],
)
def test_a_site_that_is_called_so(name: str) -> None:
    assert read("甲,12", f"{name},3") == (["甲", name], [])


@pytest.mark.parametrize(
    "remark",
    [
        "制表人：王五,",
        "审核：,",
        "填表日期：2026-11-20,",
        "注：人数为在岗人数,",
        "备注1：略,",
        "单位（盖章）：,",
        "Note: n/a,",
        "以下空白,",
        "—— 以下空白 ——,",
        "第 1 页 共 2 页,",
        "数据来源：CRM,",
        "截至 2026-11-20,",
        "填表说明：人数为在岗人数,",
        "備註：略,",
        "备注,",
        "（以下无）,",
        "End of list,",
        "单位负责人（签字）：,日期：",
    ],
)
def test_a_remark(remark: str) -> None:
    assert read("甲,12", remark) == (["甲"], ["remark"])


@pytest.mark.parametrize(
    "example",
    [
        "例：北京店,12",
        "示例,12",
        "（示例）北京店,12",
        "样例1：北京店,12",
        "填写示例,",
        "填写示例1,25",
        "Example,12",
        "例如：北京店,",
    ],
)
def test_the_example_of_a_form_is_no_site(example: str) -> None:
    """Forms show in their first row how they are filled in; that shop was drawn like any other."""
    assert read(example, "甲,3", "乙,4") == (["甲", "乙"], ["example"])
    assert read("示例,北京店,12", "1,甲,3", head="序号,名称,人数") == (["甲"], ["example"])
    assert read("示例1,北京店,12", "1,甲,3", head="序号,名称,人数") == (["甲"], ["example"])


@pytest.mark.parametrize(
    "name",
    [
        *("样例1", "示例2", "例一", "Sample 1", "样例（1）"),
        # What forms print in place of a name.
        *(
            "北京店（示例）",
            "北京店【例】",
            "Shop A (example)",
            "样例店",
            "示例网点",
            "XX店",
            "××公司",
            "某某服务站",
            "**店",
        ),
    ],
)
def test_what_may_be_an_example_or_a_site_is_asked_about(name: str) -> None:
    """With 25 people in 北京 it may be a site whose name was taken out, and one to draw from."""
    with pytest.raises(Refused) as refused:
        read(f"{name},北京,25", "甲,北京,3", head="名称,城市,人数")
    (fault,) = refused.value.faults
    assert (fault.at, "像填写示例" in fault.expected.zh) == ("list.2.name", True)


def test_a_row_that_breaks_off_before_its_name_is_asked_for_it() -> None:
    with pytest.raises(ValueError, match=r"list\.2"):
        read("1", "2,甲,3", head="编码,名称,人数")


def test_a_list_in_which_every_site_is_called_so_has_no_example() -> None:
    assert read("样例1,25", "样例2,3") == (["样例1", "样例2"], [])


@pytest.mark.parametrize("remark", ["示例", "样例，填写时删除", "填写示例", "此行为示例", "Example"])
def test_a_row_whose_remark_calls_it_an_example_is_asked_about(remark: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,人数,备注\n北京店,12,{remark}\n甲,3,\n")
    (fault,) = refused.value.faults
    assert (fault.at, "像填写示例" in fault.expected.zh) == ("list.2.name", True)


@pytest.mark.parametrize(
    "name",
    [
        "例外书店",
        "示例科技店",
        "Sample shop",
        "样品店",
        "范例路店",
        "某店",
        "XX电器店",
        "样板店",
        "北京店（范例路）",
    ],
)
def test_a_site_that_is_called_nearly_so(name: str) -> None:
    assert read(f"{name},3") == ([name], [])


def test_a_total_that_stands_beside_the_empty_name() -> None:
    read_with = read("甲,北京,12", "乙,上海,12", ",合计,24", head="名称,地区,人数")
    assert read_with == (["甲", "乙"], ["total"])
    assert read("北京,甲", "合计", head="地区,名称") == (["甲"], ["total"])


def test_the_head_again_after_a_page_break() -> None:
    assert read("甲,12", "名称,人数", "乙,3") == (["甲", "乙"], ["head"])


def test_a_title_of_several_lines_above() -> None:
    listed = read_sites("某公司\n网点清单（2026 年）\n\n名称,人数\n甲,1\n")
    assert ([site.name for site in listed.sites], [row.row for row in listed.left_out]) == (["甲"], [1, 2])


def test_a_number_without_a_name_that_is_no_sum_is_refused() -> None:
    with pytest.raises(ValueError, match=r"list\.4\.name"):
        read("甲,12", "乙,12", ",25")


@pytest.mark.parametrize(("cell", "people"), [("１２", 12), ("12人", 12), (" 12 名 ", 12), ('"1,200"', 1200)])
def test_people_as_they_are_typed(cell: str, people: int) -> None:
    assert read_sites(f"名称,人数\n甲,{cell}\n").sites[0].headcount == people


@pytest.mark.parametrize(("cell", "people"), [("一百八十", 180), ("共180人", 180), ("180名员工", 180)])
def test_people_in_words(cell: str, people: int) -> None:
    assert read_sites(f"名称,人数\n甲,{cell}\n").sites[0].headcount == people


@pytest.mark.parametrize("cell", ["约180人", "180+", "200-250", "0.5万"])
def test_about_so_many_people_are_asked_about(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,人数\n甲,{cell}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "确切的人数" in fault.expected.zh) == ("list.2.headcount", True)


def test_every_reason_is_said_in_both_languages() -> None:
    assert all(text.zh and text.en for text in REASONS.values())


@pytest.mark.parametrize(
    "head",
    [
        *(
            "网点名称（全称）,人数（人）",
            "*网点名称,人数*",
            "网点名称（必填）,人数(单位：人)",
            "网点名称：,人数：",
        ),
        *("网点名称【如：东城店】,人数（没有不填）", "名　称,人 数"),
    ],
)
def test_heads_as_forms_have_them(head: str) -> None:
    listed = read_sites(f"{head}\n甲,3\n")
    assert [(site.name, site.headcount) for site in listed.sites] == [("甲", 3)]


def test_a_second_name_in_brackets_is_a_column_of_ones_own() -> None:
    listed = read_sites("网点名称,网点名称（英文）\n甲,Jia\n")
    assert ([site.name for site in listed.sites], listed.ignored) == (["甲"], ("网点名称（英文）",))


def test_rows_that_were_only_numbered() -> None:
    assert read("1,甲,3", "2,,", "3,,", head="序号,名称,人数") == (["甲"], ["numbered", "numbered"])


def test_a_number_of_people_is_no_running_number() -> None:
    with pytest.raises(ValueError, match=r"list\.3\.name"):
        read("1,甲,3", ",,4", head="序号,名称,人数")


@pytest.mark.parametrize(
    "head",
    [
        "門店名稱,人數",
        "店铺名称,在岗人数",
        "Store name,Number of employees",
        "Outlet,Head count",
        "门店,人数",
    ],
)
def test_heads_in_other_words(head: str) -> None:
    listed = read_sites(f"{head}\n甲,3\n")
    assert [(site.name, site.headcount) for site in listed.sites] == [("甲", 3)]


def test_what_a_site_is_heads_no_column() -> None:
    """门店 heads names in some lists, and is what stands below 类型 in others."""
    rows = ("甲,东,门店", "乙,西,门店", "丙,西,仓库")
    with pytest.raises(ValueError, match=r"list\.1"):
        read(*rows, head="Facility,Area name,Sort")
    with pytest.raises(ValueError, match=r"list\.1"):
        read("甲,东,门店", head="Facility,Area name,Sort")
    assert read("甲,13800000000", "乙,无", head="网点清单\n门店,电话") == (["甲", "乙"], ["title"])


@pytest.mark.parametrize("head", ["序号,门店", "门店,地址", "门店,联系电话"])
def test_a_head_above_sites_that_are_called_like_another_kind(head: str) -> None:
    first, second, third = (
        ("1,网点", "2,服务站", "3,网点三") if head.startswith("序号") else ("网点,x", "服务站,y", "网点三,z")
    )
    assert read(first, second, third, head=head) == (["网点", "服务站", "网点三"], [])


def test_heads_that_say_the_same_otherwise() -> None:
    listed = read_sites("网点名称,网点类别,从业人员数,最近一次审核日期\n甲,直营,3,2025-03-01\n")
    assert listed.ignored == ()
    assert (listed.sites[0].type, listed.sites[0].headcount) == ("直营", 3)
    assert str(listed.sites[0].last_visited) == "2025-03-01"


def test_a_list_that_lies_on_its_side() -> None:
    for text in ("名称,甲,乙\n人数,12,3\n", "Name,A,B\nRegion,East,West\n"):
        with pytest.raises(ValueError, match=r"list\.2\.name"):
            read_sites(text)


@pytest.mark.parametrize("other", ["甲店\u200b", "甲 店", "甲店 "])
def test_one_site_written_in_two_ways_is_there_twice(other: str) -> None:
    with pytest.raises(ValueError, match=r"list\.3\.name"):
        read("甲店,1", f"{other},2")


@pytest.mark.parametrize(
    "title", ["附件一，服务网点清单，2026年", "服务网点清单; 2026", "网点清单\t2026", "某公司，网点", "sep=,"]
)
def test_separators_in_a_title(title: str) -> None:
    assert read("甲,12", "乙,3", head=f"{title}\n名称,人数") == (["甲", "乙"], ["title"])


def test_the_sign_that_old_programs_end_a_text_with() -> None:
    assert read("甲,12", "\x1a") == (["甲"], [])


@pytest.mark.parametrize("name", ["—", "/", "…"])
def test_a_dash_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"list\.3\.name"):
        read("甲,1", f"{name},")


def test_rows_that_nobody_sees_and_blanks_of_a_pivot_table() -> None:
    assert read("甲,1", "\u200b,", "(blank),", "（空白）,3") == (["甲"], ["total", "total"])


@pytest.mark.parametrize(
    "rows",
    [
        ("甲店,华东,门店,12", "乙店,华东,门店,8"),
        ("甲店,华东,门店,12", "乙店,华东,体验店,8"),
        ("甲店,门店", "乙店,维修站"),
        ("甲店,门店,2025/3/5", "乙店,专柜,"),
    ],
)
def test_sites_that_were_pasted_without_their_head(rows: tuple[str, ...]) -> None:
    """The type of the first one is no head: that site would be gone, and the others called by their type."""
    with pytest.raises(Refused) as refused:
        read(*rows[1:], head=rows[0])
    assert [fault.expected.zh for fault in refused.value.faults] == ["有“名称”一列"]


def test_a_head_with_columns_of_ones_own_beside_the_names() -> None:
    assert read("甲店,上海,是", "乙店,北京,否", head="门店,地址,2025")[0] == ["甲店", "乙店"]


@pytest.mark.parametrize(
    "remark",
    [
        *(
            "1、本表由总部填写",
            "*含加盟店",
            "※不含加盟店",
            "以上为全部场所",
            "本表数据未含加盟",
            "（完）",
            "END",
        ),
        *(
            "注 不含加盟店",
            "注1不含加盟",
            "说明",
            "填报单位（盖章）",
            "盖章",
            "统计时间 2025年3月",
            "共 2 页",
        ),
        *("数据来源 HR系统", "2025年3月5日", "（以下略）", "附：名单"),
    ],
)
def test_a_remark_without_a_colon(remark: str) -> None:
    """It would be a third site, to be drawn like one."""
    assert read("甲,12", "乙,12", f"{remark},") == (["甲", "乙"], ["remark"])


@pytest.mark.parametrize(
    "name", ["*甲店", "1、甲店", "以上海路店", "注塑厂店", "完美店", "END店", "附一院店"]
)
def test_a_site_whose_name_begins_like_a_remark(name: str) -> None:
    assert read("甲,12", f"{name},") == (["甲", name], [])


@pytest.mark.parametrize(
    ("label", "head"),
    [
        ("单位名称,某公司,日期,2026-3-5", "序号,名称,人数"),
        ("单位名称：,某公司", "序号,门店名称,地址"),
        ("单位名称,某公司", "序号,门店名称,地址"),
        ("网点名称,总部", "序号,网点名称,人数"),
        ("单位名称：,某公司\n填表人,张三", "门店名称,地址"),
    ],
)
def test_who_fills_in_a_list_is_told_above_it(label: str, head: str) -> None:
    """``单位名称`` heads a column elsewhere; here the running numbers would be the sites."""
    first, second = ("甲,1", "乙,2") if not head.startswith("序号") else ("1,甲,3", "2,乙,4")
    sites, out = read(*label.split("\n")[1:], head, first, second, head=label.split("\n", maxsplit=1)[0])
    assert (sites, set(out)) == (["甲", "乙"], {"title"})


def test_names_alone_are_no_label() -> None:
    """A table with more columns stands below them: neither may be lost."""
    with pytest.raises(Refused):
        read("甲", "乙", "名称,人数", "丙,3", head="名称")


def test_a_second_table_with_its_columns_in_another_order_is_refused() -> None:
    """Its regions would be types, and its types regions: other strata, another draw."""
    with pytest.raises(Refused) as refused:
        read("甲,东,店", "名称,类型,地区", "乙,仓,西", head="名称,地区,类型")
    assert [fault.at for fault in refused.value.faults] == ["list.3"]


@pytest.mark.parametrize(
    "name",
    [
        *("*包河店", "※未央店", "*标致4S店", "*含光门店", "*未来城店", "1.含山县服务站", "2、含光门店"),
        *("数据来源科技公司", "信息来源服务中心", "*仅一店"),
        *("第5页书店", "第1页咖啡店", "截止阀门市部", "截至阀维修中心", "备注堂", "合计酒店"),
        *("合计网络店", "汇总门窗店", "总计场所街店"),
    ],
)
@pytest.mark.parametrize("head", ["名称", "名称,人数"])
def test_a_site_that_begins_like_a_remark(name: str, head: str) -> None:
    """In a list of one column nothing stands beside the name that shows that it is a site."""
    more = "," * head.count(",")
    assert read(f"甲{more}", f"{name}{more}", head=head) == (["甲", name], [])


@pytest.mark.parametrize(
    "remark",
    [
        "*不含加盟店",
        "※未含外包网点",
        "1.含实习生",
        "2、不含总部",
        "*仅含直营",
        "*未标注的为直营",
        "数据来源于各分公司",
        "第2页",
        "第2页，共5页",
        "截至上月底",
        "数据截止2026年10月",
    ],
)
def test_a_remark_behind_a_sign_or_a_number(remark: str) -> None:
    assert read("甲,12", f"{remark},") == (["甲"], ["remark"])


@pytest.mark.parametrize(
    "table",
    [
        "名称\t地址\n甲\t浦东\n乙\t朝阳\n名称\t人数\n丙\t5\n",
        "名称\t地址\n甲\n乙\n名称\t人数\n丙\t5\n",
        "名称\t地址\n甲\t浦东\n乙\t朝阳\n\n序号\t名称\t地址\n1\t丙\t白云\n",
        "单位名称\t地址\n上海某公司\t浦东\n北京某公司\t朝阳\n单位名称\t地区\n丙\t华南\n",
    ],
)
def test_two_tables_below_each_other_lose_no_site(table: str) -> None:
    """What stands above the second head is no title: its sites were left out of the draw."""
    with pytest.raises(Refused) as refused:
        read_sites(table)
    assert refused.value.faults[0].at == "list.1"


def test_a_line_that_names_the_kind_of_those_below_it_moves_no_column() -> None:
    rows = ("服务站,", "甲,5", "门店,", "乙,6")
    assert read(*rows) == (["甲", "乙"], ["head", "head"])


def test_a_second_head_whose_columns_stand_elsewhere_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_sites("名称,人数,备注\n甲,5,\n名称,,人数\n乙,,6\n")
    assert [fault.at for fault in refused.value.faults] == ["list.3"]


@pytest.mark.parametrize(
    "name",
    ["甲店等3家", "甲店等多家门店", "上海（3家）", "上海门店（共3家）", "甲店、乙店", "京店、沪店、粤店"],
)
def test_a_row_that_names_several_sites_is_asked_about(name: str) -> None:
    """Of three sites in one row, one would be counted and drawn."""
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,人数\n{name},12\n丁店,3\n")
    (fault,) = refused.value.faults
    assert (fault.at, "每个场所占一行" in fault.expected.zh) == ("list.2.name", True)


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        *(("家数", "5"), ("网点家数", "5家"), ("门店数", "12"), ("服务网点数量", "三家"), ("数量", "3家")),
        *(("分店数", "约5"), ("场所数", "0"), ("Number of sites", "5"), ("店数", "五")),
    ],
)
def test_a_row_that_counts_sites_is_asked_about(head: str, cell: str) -> None:
    """Five shops in one row would be one site; of one shop in a row, the column says nothing new."""
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,人数,{head}\n上海店,6,{cell}\n丁店,3,1\n")
    (fault,) = refused.value.faults
    assert (fault.at, fault.found) == ("list.2.name", f'"{head} {cell}"')
    assert "每个场所占一行" in fault.expected.zh


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        *(("家数", "1"), ("网点家数", "1家"), ("门店数", "一家"), ("家数", ""), ("家数", "—")),
        *(("数量", "5"), ("店员数", "5"), ("维修数量", "5家")),
    ],
)
def test_a_row_of_one_site_or_that_counts_other_things_is_read(head: str, cell: str) -> None:
    listed = read_sites(f"名称,人数,{head}\n上海店,6,{cell}\n丁店,3,1\n")
    assert [site.name for site in listed.sites] == ["上海店", "丁店"]


@pytest.mark.parametrize(
    "name", ["三家店", "平等店", "等等奶茶店", "甲店（三楼）", "百家店", "甲店（2号）", "苏、锡、常服务店"]
)
def test_a_name_that_holds_a_number_is_one_site(name: str) -> None:
    assert [site.name for site in read_sites(f"名称,人数\n{name},12\n丁店,3\n").sites] == [name, "丁店"]
