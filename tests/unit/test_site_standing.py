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
        # With its day, as part of a remark, or by a column for the day alone.
        *(("乙,2025年3月闭店", "名称,备注"), ("乙,已于 2025.3.1 关闭", "名称,备注")),
        *(("乙,闭店（2025-03）", "名称,备注"), ("乙,停业：2025 年底", "名称,备注")),
        *(("乙,2025年3月闭店，设备已移交", "名称,备注"), ("乙,Closed in March 2025", "name,remarks")),
        *(("乙,预计2026年5月开业", "名称,备注"), ("乙,暂未开业", "名称,备注"), ("乙,暂停营业", "名称,状态")),
        *(("乙,已转让", "名称,状态"), ("乙,装修停业", "名称,状态"), ("乙,不再营业", "名称,状态")),
        *(
            ("乙（2025年3月闭店）,3", "名称,人数"),
            ("乙店-已关闭,3", "名称,人数"),
            ("乙店 已停业,3", "名称,人数"),
        ),
        *(
            ("乙,2025-03-01", "名称,闭店日期"),
            ("乙,2025.3", "名称,关店时间"),
            ("B,2025-03-01", "name,closing date"),
        ),
        # As people say it in short, behind a name or as a state.
        *(("乙店（已撤）,3", "名称,人数"), ("乙店（停）,3", "名称,人数"), ("乙店（25.3关）,3", "名称,人数")),
        *(
            ("乙店 已关,3", "名称,人数"),
            ("乙店（作废）,3", "名称,人数"),
            ("乙店（已并入甲店）,3", "名称,人数"),
        ),
        *(
            ("乙店（在建）,3", "名称,人数"),
            ("乙店（即将开业）,3", "名称,人数"),
            ("Shop B closed,3", "name,人数"),
        ),
        *(("乙,非正常", "名称,状态"), ("乙,停", "名称,经营状态"), ("乙,不在营", "名称,网点状态")),
        *(("乙,已停业整顿", "名称,备注"), ("乙,作废", "名称,备注"), ("乙,2025年3月撤", "名称,备注")),
        ("乙,停业中，重新开业时间待定", "名称,备注"),
        *(("乙,已撤", "名称,备注"), ("乙,已并入甲店", "名称,说明"), ("乙,已停，设备已移交", "名称,备注")),
        *(("乙,终止", "名称,合作状态"), ("乙,吊销", "名称,存续状态"), ("乙,已到期", "名称,状态")),
    ],
)
def test_a_closed_site_is_asked_about(row: str, head: str) -> None:
    other = "3" if "人数" in head else "" if "日期" in head or "时间" in head or "date" in head else "营业"
    with pytest.raises(Refused) as refused:
        read_sites(f"{head}\n甲,{other}\n{row}\n")
    (fault,) = refused.value.faults
    assert (fault.at, "不算就删掉" in fault.expected.zh) == ("list.3.name", True)


@pytest.mark.parametrize(
    ("head", "yes", "no"),
    [
        *(("是否营业", "是", "否"), ("是否在营", "√", "×"), ("是否正常营业（是/否）", "Y", "N")),
        *(("营业状态", "是", "否"), ("目前是否营业？", "☑是 □否", "□是 ☑否"), ("Open", "yes", "no")),
        *(("是否关闭", "否", "是"), ("是否已停业", "×", "√"), ("是否撤店", "无", "有")),
    ],
)
def test_a_column_that_asks_whether_a_site_is_open_is_read(head: str, yes: str, no: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sites(f"名称,{head}\n甲,{yes}\n乙,{no}\n丙,\n")
    (fault,) = refused.value.faults
    assert fault.at == "list.3.name"
    assert head in fault.expected.zh


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
        *(
            ("乙,/", "名称,闭店日期"),
            ("乙,无", "名称,闭店时间"),
            ("乙,22:00", "名称,闭店时间"),
            ("乙,晚十点", "名称,关店时间"),
        ),
        *(
            ("乙,投诉已关闭", "名称,备注"),
            ("乙,2025年3月开业", "名称,备注"),
            ("乙,2025-03-01", "名称,开业日期"),
        ),
        *(
            ("乙,不符合项已于2025年3月关闭", "名称,备注"),
            ("闭店街服务站,3", "名称,人数"),
            ("乙,长期", "名称,闭店日期"),
        ),
        *(("乙,未关闭", "名称,备注"), ("乙,停业后已恢复营业", "名称,备注"), ("乙,是", "名称,是否营业")),
        *(("乙,停", "名称,停车"), ("乙,否", "名称,是否有停车场"), ("乙,否", "名称,是否夜间营业")),
        *(("乙,已退", "名称,押金"), ("乙,已停", "名称,电梯"), ("乙,到期", "名称,合同")),
        *(("乙,取消", "名称,投诉状态"), ("山海关店,3", "名称,人数"), ("Enclosed shop,", "name,staff")),
        *(("乙,2024年停业，2025年重新开业", "名称,备注"), ("乙,否", "名称,是否关闭")),
    ],
)
def test_what_says_no_such_thing_is_a_site(row: str, head: str) -> None:
    assert [site.name for site in read_sites(f"{head}\n{row}\n").sites] == [row.partition(",")[0]]
