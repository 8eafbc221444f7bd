"""A site outside the certified scope would be one more to draw from (ZPIC-WF-20 4.2.2)."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites


@pytest.mark.parametrize(
    "head",
    [
        *("是否在认证范围内", "是否纳入", "在范围内", "认证范围内", "in scope", "是否纳入认证范围（是/否）"),
        *("是否在認證範圍內", "是否属于认证范围", "是否在审核范围内？", "Included", "参与认证"),
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("是", "否"), ("√", "×"), ("Y", "N"), ("在", "不在"), ("1", "0")])
def test_sites_outside_are_left_out_and_told(head: str, yes: str, no: str) -> None:
    listed = read_sites(f"名称,{head}\n甲,{yes}\n乙,{no}\n丙,{yes}\n")
    assert [site.name for site in listed.sites] == ["甲", "丙"]
    assert [(out.row, out.why) for out in listed.left_out] == [(3, "scope")]
    assert listed.ignored == ()


@pytest.mark.parametrize("word", ["", "待定", "部分", "是/否", "/"])
def test_what_is_neither_yes_nor_no_is_asked_about(word: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,是否纳入\n甲,是\n乙,{word}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "“是”或“否”" in fault.expected.zh) == ("list.3.name", True)


def test_two_columns_that_disagree_are_asked_about() -> None:
    with pytest.raises(Refused) as refused:
        read_sites("名称,是否纳入,在范围内\n甲,是,是\n乙,是,否\n")
    (fault,) = refused.value.faults
    assert fault.at == "list.3.name"


def test_a_column_that_nobody_filled_in_says_nothing() -> None:
    listed = read_sites("名称,是否纳入\n甲,\n乙,\n")
    assert [site.name for site in listed.sites] == ["甲", "乙"]


@pytest.mark.parametrize(
    "head", ["是否认证", "认证范围", "是否自营", "是否审核", "是否不在认证范围内", "范围"]
)
def test_other_heads_ask_for_something_else(head: str) -> None:
    listed = read_sites(f"名称,{head}\n甲,是\n乙,否\n")
    assert ([site.name for site in listed.sites], listed.ignored) == (["甲", "乙"], (head,))


def test_a_column_in_which_the_example_alone_is_filled_in_says_nothing() -> None:
    listed = read_sites("名称,是否纳入\n示例,是\n甲,\n乙,\n")
    assert [site.name for site in listed.sites] == ["甲", "乙"]


def test_where_one_is_outside_those_that_say_nothing_are_asked_about() -> None:
    with pytest.raises(Refused) as refused:
        read_sites("名称,是否纳入\n甲,否\n乙,\n丙,\n")
    assert [fault.at for fault in refused.value.faults] == ["list.3.name", "list.4.name"]


def test_a_row_that_may_be_a_title_is_asked_about_once() -> None:
    """甲 is not clearly in scope and 华北区 may be a title, which says nothing of scope."""
    with pytest.raises(Refused) as refused:
        read_sites("名称,是否纳入\n甲,待定\n华北区,\n乙,是\n")
    assert [fault.at for fault in refused.value.faults] == ["list.3.name", "list.2.name"]


@pytest.mark.parametrize("head", ["申请认证范围", "申请认证", "参与认证范围"])
def test_what_is_applied_for_is_no_answer(head: str) -> None:
    """家电维修 is what a site is certified for: such a column asks for no yes or no."""
    listed = read_sites(f"名称,{head}\n甲,家电维修\n乙,家电销售\n")
    assert ([site.name for site in listed.sites], listed.ignored) == (["甲", "乙"], (head,))


@pytest.mark.parametrize(
    "row",
    [
        *("乙,不在范围内", "乙,不在本次范围", "乙,不认证", "乙,本次不在认证范围", "乙,不包含在认证范围内"),
        "乙（本次不申请认证）,",
    ],
)
def test_the_same_in_other_words_is_asked_about(row: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,备注\n甲,\n{row}\n")
    assert [fault.at for fault in refused.value.faults] == ["list.3.name"]


@pytest.mark.parametrize(
    "row",
    ["乙,不在认证范围内", "乙,不纳入本次认证", "乙（不在认证范围）,", "乙,认证范围外", "乙,Out of scope"],
)
def test_a_remark_that_says_so_is_asked_about(row: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,备注\n甲,\n{row}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "不算就删掉这一行" in fault.expected.zh) == ("list.3.name", True)


@pytest.mark.parametrize(
    "row", ["范围外街店,", "乙,在认证范围内", "乙,原不在认证范围内今年纳入", "乙,未审核", "乙,未认证"]
)
def test_what_says_no_such_thing_is_a_site(row: str) -> None:
    assert len(read_sites(f"名称,备注\n甲,\n{row}\n").sites) == 2


def test_the_central_office_is_visited_whatever_its_cell_says_of_scope() -> None:
    """ZPIC-WF-20 4.2.2: it comes on top of the sample, so that an empty cell changes nothing."""
    for rows in ("总部,\n甲,是\n乙,否\n", "中心办公室,\n甲,是\n乙,否\n"):
        listed = read_sites(f"名称,是否纳入\n{rows}")
        assert ([site.name for site in listed.sites], len(listed.offices)) == (["甲"], 1)
    listed = read_sites("名称,类型,是否纳入\n北京院,总部,\n甲,店,是\n乙,店,否\n")
    assert ([site.name for site in listed.sites], len(listed.offices)) == (["甲"], 1)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *(("☑是 □否", "□是 ☑否"), ("☑是□否", "□是☑否"), ("是☑ 否□", "是□ 否☑"), ("√是 否", "是 √否")),
        *(("是√", "否√"), ("■ 是 □ 否", "□ 是 ■ 否"), ("是√/否", "是/否√")),
    ],
)
def test_the_answer_that_is_ticked(yes: str, no: str) -> None:
    listed = read_sites(f"名称,是否纳入\n甲,{yes}\n乙,{no}\n")
    assert [site.name for site in listed.sites] == ["甲"]
    assert [(out.row, out.why) for out in listed.left_out] == [(3, "scope")]


@pytest.mark.parametrize("cell", ["□是 □否", "☑是 ☑否", "是 否", "☑是 □否 □待定"])
def test_none_or_both_ticked_is_asked_about(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,是否纳入\n甲,是\n乙,{cell}\n")
    assert [fault.at for fault in refused.value.faults] == ["list.3.name"]
