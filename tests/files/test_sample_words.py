"""Samples as auditors tell them in a cell: read where they say one thing, asked about where they may not.

Twelve were drawn, of which three do not conform, so that nine do; or of which none does not.
"""

import pytest

from aftersales_files.finding_words import understood
from aftersales_files.sample_words import tells_of_sample


@pytest.mark.parametrize(
    "text",
    [
        # 12 - 9 = 3 do not conform.
        *("12份有9份合格", "抽12份9份合格", "12份中9份符合、3份不符合", "抽查12份，只有9份符合"),
        *("抽查12份，9份均符合", "合格9份（共12份）", "9 of 12 passed", "9 of 12 conform"),
        *(
            "12份中3份不合格",
            "12份其中3份不符合",
            "12份，3份不符合",
            "12份3份不符合",
            "抽查12份，发现3份不符合",
        ),
        *("3/12不符合", "不符合3份，共12份", "不符合3项（共抽12项）", "12 checked, 3 failed"),
        # What conforms and what does not are all that was looked at: 9 + 3 = 12.
        *("合格9份，不合格3份", "9份符合3份不符合", "抽样12，不合格3，合格9", "符合9份、不符合3份"),
        *("抽查12份，3份不符合，其余均符合", "抽查12份，9份符合，其余不符合", "抽查12份，除3份外均符合"),
        # The others of 180 were not looked at.
        *("180份中抽查12份，不符合3份", "从180份中抽12份，3份不符合", "抽12份（共180份），3份不符合"),
        "共180份，抽查12份，3份不符合",
        *(
            "抽查合同12份，3份不符合",
            "抽查检测报告12份，3份不符合",
            "抽查了12份售后服务记录，其中3份不符合要求",
        ),
        *("抽12个样本，3个不合格", "抽查12名员工，3人不合格", "十二份中有九份合格"),
        # The same things by another name, or by the general one.
        *(
            "抽查12份维修记录，3份维修档案不符合",
            "抽查12份合同，3份文件不符合",
            "抽查12份合同，3份合同不符合",
        ),
        *("抽查12家网点，3家门店不符合", "抽查12名客服人员，3名员工不符合"),
    ],
)
def test_three_of_twelve(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.nonconforming, found.sampled) == ("sampled", "3", "12")


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        *((text, "0") for text in ("12份均合格", "全部符合（12份）", "均符合（抽查12份）", "12份全部符合")),
        *((text, "0") for text in ("抽查12份，无一不合格", "符合（抽查12份）", "符合，抽查12份")),
        *((text, "0") for text in ("抽查12份，合格", "抽查十二份，零份不符合", "抽12份，不符合零份")),
        *(
            (text, "12")
            for text in ("抽查12份，均不符合", "12份无一符合", "抽查12份，无一合格", "均不符合（12份）")
        ),
    ],
)
def test_all_or_none_of_twelve(text: str, bad: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.nonconforming, found.sampled) == ("sampled", bad, "12")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (text, "met")
            for text in ("均合格", "全部符合", "都符合要求", "无一不符合", "不符合零份", "0份不符合")
        ),
        *((text, "met") for text in ("无不符合", "未发现不符合项", "没有问题", "未见异常", "不符合项0")),
        *((text, "not_met") for text in ("均不符合", "全部不合格", "无一符合", "无一合格", "都不符合要求")),
    ],
)
def test_what_is_said_of_all_is_read_and_told(text: str, kind: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.likely) == (kind, True)


@pytest.mark.parametrize(
    "text", ["个别不符合", "少数不合格", "多数符合", "不完全符合", "部分不符合", "存在不符合项"]
)
def test_what_is_said_of_some_is_no_finding_of_the_rules(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert found.kind == "partial"


@pytest.mark.parametrize(
    "text",
    [
        # About so many: which share that is nobody knows.
        *(
            "抽查约12份，3份不符合",
            "抽查12份左右，3份不符合",
            "抽查12份以上，3份不符合",
            "抽查近12份，3份不符合",
        ),
        *(
            "抽查12份，至少3份不符合",
            "抽查12份，不到3份不符合",
            "抽查12份，多数不符合",
            "抽查12份，2份部分符合",
        ),
        # Nine that conform, or nine that do not.
        *("9/12（符合）", "9/12合格", "9/12 passed", "3/12，合格", "12/12符合", "0/12：不符合"),
        # Three, of nobody knows how many; the whole clause was read as not met.
        *(
            "不符合（3份）",
            "不符合：3份",
            "不符合，3份",
            "不符合 3份",
            "不符合：25%",
            "3份不符合",
            "12份符合",
        ),
        # Whether that is against a clause, only the auditor knows.
        *("抽查12份，3份无签字", "抽查12份，3份缺少回访记录", "抽查12户，3户不满意"),
        # Other papers than were drawn: of how many, nobody knows.
        *("抽查12份合同，3份发票不符合", "抽查12份工单，其中3份报告不符合", "抽查合同12份，3份发票不符合"),
        # Three places may be in one of them.
        *("抽查12份，3处不符合", "抽查12份，3项不符合", "抽查12份，3个不符合项", "抽查12台，3份不符合"),
        *("抽查12份，3份不符合，8份符合", "抽查12份，13份不符合", "抽查12份，其余3份不符合", "12份不符合3份"),
        *("抽查3家门店12份记录，3份不符合", "每店抽12份，3份不符合", "抽查记录12份、档案10份，均符合"),
        *("抽查12份，第3份不符合", "抽查12份，3、5份不符合", "抽查12份，3份不符合，另有2份待查"),
        *("抽查12份，3份不符合，其中2份未签字", "不符合：0", "抽查31份合格", "抽查12/180，3份不符合"),
    ],
)
def test_what_may_be_meant_otherwise_is_asked_about(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    "text",
    [
        # Of 180, 12 were drawn and all conform; or of 180 that were drawn 12 conform.
        *("180份抽12份合格", "12抽9合格", "180抽12符合"),
        # The first of the two conforms, or is the sample of all: what stands beside them says so.
        *("9/12（3份不符合）", "9/12，3份不符合", "9/12（合格9份）", "9/12（合格率75%）", "9/12，其余不符合"),
        *(
            "9/12（其余3份不符合）",
            "9/12（3份未签字）",
            "9/12 (9 passed)",
            "12/180（不符合3份）",
            "12/180，3份不符合",
        ),
        # 3 of 12 are 25 %.
        *(
            "抽查12份，3份不符合（20%）",
            "3/12（20%）",
            "3/12 24%",
            "抽查12份，3份不符合，占20%",
            "2/3（68%）",
        ),
        *("9/12 75%合格", "0/12（100%）", "抽查12单，合格9单（80%）", "抽查12份，3份不符合，75%"),
        # Two samples in one cell.
        *("3/12；2/10", "3/12 2/10", "3/12（2/10）", "抽查12份，3份不符合（抽查10份，2份不符合）"),
        # Three records may be of one of twelve shops, and three signatures on one record.
        *("抽查12个网点，3份不符合", "抽查网点12个，3份记录不符合", "抽查12个网点，3名员工不符合"),
        *("抽查12份记录，3个网点不符合", "抽查12份记录，3个签字不符合", "抽查12份，3个问题不符合"),
        *("抽查12份，发现3个不符合", "抽查12人，3人次不合格", "抽检12台次，3台不合格"),
        # Not certain, or not so any more.
        *(
            "抽查12份，3份并非不符合",
            "抽查12份，3份疑不符合",
            "抽查12份，3份是否不符合",
            "抽查12份，3份初判不符合",
        ),
        *("抽查12份，3份整改前不符合", "抽查12份，3份上次不符合", "抽查12份，3份拟判不符合"),
        # What was to be drawn, and what it was drawn from.
        *(
            "抽查计划12份，3份不符合",
            "抽查应12份，3份不符合",
            "抽查估计12份，3份不符合",
            "抽样比例12，不符合3",
        ),
        *("抽样基数180，不符合3", "抽查总体180份，3份不符合", "抽查率12，不符合3"),
        # 112, 122, 12 or 123 without what is between.
        *(
            "①12份，3份不符合",
            "抽查12²份，3份不符合",
            "抽查1 2份，3份不符合",
            "2 3/24",
            "抽查12份，1 2份不符合",
        ),
    ],
)
def test_no_figure_is_made_of_what_is_not_certain(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    "text",
    [
        # 3/12 is 25 %, and 75 % conform.
        *("3/12（25%）", "3/12 25%", "抽查12份，3份不符合（25%）", "抽查12份，3份不符合，不符合率25%"),
        *(
            "抽查12份，合格9份，合格率75%",
            "3/12（其余符合）",
            "3/12，其余9份符合",
            "3/12（3份不符合）",
            "3/12（9份符合）",
        ),
        *(
            "3/12（2份签字不符合，1份日期不符合）",
            "3/12（2份未签字，1份过期）",
            "3/12（共180份）",
            "3/12（缺记录）",
        ),
        *("抽查12单，合格9单（75%）", "抽查12单，合格9单，75%", "抽查12单，合格9单（25%）", "3/12 25%不合格"),
        # Who names what was looked at says which measure word it has otherwise.
        *(
            "抽查12个网点，3家不符合",
            "抽查12个维修工单，3单不符合",
            "抽查12个员工，3人不合格",
            "抽查12个投诉，3起不符合",
        ),
        *("抽查12个网点，3个网点不符合", "抽查12个，发现3个不符合", "抽查12份记录，3个记录不符合"),
        # Names of things that begin like a plan or a doubt.
        *("抽查应急预案12份，3份不符合", "抽查维修计划12份，3份不符合", "抽查企业标准12份，3份不符合"),
        *(
            "抽查供应商12家，3家不符合",
            "抽查原始记录12份，3份原始记录不符合",
            "抽查需求单12份，3份需求单不符合",
        ),
    ],
)
def test_what_stands_beside_three_of_twelve_and_goes_with_them(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.nonconforming, found.sampled) == ("sampled", "3", "12")


@pytest.mark.parametrize(
    # 1/3 is 33.33… %, 2/3 is 66.66… %: rounded, or cut off.
    ("text", "counts"),
    [("1/3（33%）", "1/3"), ("1/3（33.3%）", "1/3"), ("2/3（67%）", "2/3"), ("2/3（66.6%）", "2/3")],
)
def test_a_share_is_rounded_or_cut_off(text: str, counts: str) -> None:
    found = understood(text)
    assert found is not None
    assert f"{found.nonconforming}/{found.sampled}" == counts
    assert found.reason == ""


def test_what_was_seen_is_told_behind_the_sample() -> None:
    found = understood("抽查12份，3份不符合，主要是未签字")
    assert found is not None
    assert (found.nonconforming, found.sampled, found.reason, found.likely) == (
        "3",
        "12",
        "主要是未签字",
        True,
    )


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        *((text, True) for text in ("抽查12份，3份无签字", "12份里有3份", "抽了一些", "合格率75%", "3/12吧")),
        *((text, False) for text in ("大概", "做得不错", "见附件", "2025年已整改")),
    ],
)
def test_who_writes_of_a_sample_in_other_words(text: str, tells: bool) -> None:
    assert tells_of_sample(text) == tells
