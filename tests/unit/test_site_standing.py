"""A site that is closed is asked about: it would be one more to draw, and enlarge the sample."""

import pytest

from aftersales.foundation.faults import Refused
from aftersales.model.site import read_sites


@pytest.mark.parametrize(
    ("row", "head"),
    [
        *(("乙（已停业）,3", "名称,人数"), ("乙(撤店),3", "名称,人数"), ("乙【筹建中】,3", "名称,人数")),
        *(("乙,已关闭", "名称,状态"), ("乙,停业", "名称,营业状态"), ("Shop B,Closed", "name,status")),
        *(("乙,已关闭", "名称,节点状态"), ("乙,停用", "名称,环节")),  # no days: 节 is of 节点 and 环节
        ("乙,注销", "名称,备注"),
        *(("乙店（旧）,3", "名称,人数"), ("（旧址）乙店,3", "名称,人数"), ("乙店（已搬迁）,", "名称,备注")),
    ],
)
def test_a_closed_site_is_asked_about(row: str, head: str) -> None:
    other = "3" if "人数" in head else "营业"
    with pytest.raises(Refused) as refused:
        read_sites(f"{head}\n甲,{other}\n{row}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "不算就删掉" in fault.expected.zh) == ("list.3.name", True)


@pytest.mark.parametrize(
    ("row", "head"),
    [
        *(
            ("关闭街店,3", "名称,人数"),
            ("乙（原停业厅旧址）,3", "名称,人数"),
            ("撤店镇服务站,3", "名称,人数"),
        ),
        *(("旧宫店,3", "名称,人数"), ("乙,旧", "名称,备注")),
        *(("乙,营业", "名称,状态"), ("乙,周一歇业", "名称,备注"), ("乙,2025 年停业后重开", "名称,备注")),
        *(("乙,停业", "名称,周末"), ("乙,歇业", "名称,春节假期"), ("B,closed", "name,Sunday")),
    ],
)
def test_what_says_no_such_thing_is_a_site(row: str, head: str) -> None:
    assert [site.name for site in read_sites(f"{head}\n{row}\n").sites] == [row.partition(",")[0]]
