"""Heads of lists of sites in two rows, and with two columns that are called like names."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites
from tests.files.workbooks import exchange, of_rows


def test_a_head_of_two_rows_that_were_not_merged() -> None:
    """A merged head that is pasted or saved as text leaves the cells below it empty."""
    listed = read_sites(
        "序号,门店名称,人员情况,,所在地\n,,在职人数,临时工,省\n1,甲,3,1,河北\n2,乙,4,0,山东\n"
    )
    assert [(site.name, site.headcount, site.region) for site in listed.sites] == [
        ("甲", 3, "河北"),
        ("乙", 4, "山东"),
    ]
    assert listed.ignored == ("序号", "临时工")


def test_the_same_in_a_workbook() -> None:
    rows = [["门店名称", "人员情况", None], [None, "在职人数", "临时工"], ["甲", 3, 1], ["乙", 4, 0]]
    (reply, _) = exchange("read-sites", of_rows(*rows))
    assert reply["result"]["list"].splitlines()[0] == "门店名称\t在职人数\t临时工"
    assert [site.headcount for site in read_sites(reply["result"]["list"]).sites] == [3, 4]


@pytest.mark.parametrize("row", [",在职人数,3", ",3,", ",正式,临时"])
def test_a_row_without_a_name_that_may_be_a_site_is_asked_for_it(row: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"门店名称,人数,临时工\n{row}\n甲,3,1\n")
    assert ("list.2.name", "场所的名称") in [(each.at, each.expected.zh) for each in refused.value.faults]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        # The name of the organisation is the same in both rows; no two sites have one name.
        ("单位名称,门店名称", ("某公司,甲", "某公司,乙")),
        ("门店名称,分公司名称", ("甲,北京分公司", "乙,北京分公司")),
        ("单位名称,网点名称", (",甲", "某公司,乙")),
        ("门店名称,店名", ("甲,甲", "乙,乙")),
    ],
)
def test_of_two_columns_of_names_the_one_that_tells_sites_apart(head: str, rows: tuple[str, ...]) -> None:
    listed = read_sites("\n".join((head, *rows)))
    assert [site.name for site in listed.sites] == ["甲", "乙"]
    assert len(listed.ignored) == 1


def test_where_both_tell_sites_apart_it_is_asked() -> None:
    """By which name a site is drawn is written into the record."""
    with pytest.raises(Refused) as refused:
        read_sites("门店名称,店名\n北京海淀店,海淀店\n上海浦东店,浦东店\n")
    (fault,) = refused.value.faults
    assert (fault.at, "一列场所名称" in fault.expected.zh) == ("list.1.name", True)
