"""Findings as people write them, and samples that a spreadsheet made dates of."""

import pytest

from aftersales_files.dated_samples import is_date, sample_of_date
from aftersales_files.finding_words import understood
from aftersales_files.sample_words import sample_count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            (word, "met")
            for word in ("符合", "√", "✓", "✔️", "☑", "是", "合格", "OK", "Met", "yes", "ＯＫ", " 符\u200b合 ")
        ),
        *(
            (word, "met")
            for word in ("Compliant", "conformity", "√ 符合", "符合√", "符合（√）", "■符合", "[x] 是")
        ),
        *((word, "not_met") for word in ("Non-compliant", "Non-conforming", "☑不符合")),
        *((word, "not_applicable") for word in ("不適用", "☑ 不適用")),
        *((word, "partial") for word in ("部分滿足", "基本達標")),
        ("未評", "open"),
        *((f"符{blank}合", "met") for blank in "\u3164\u2800\u115f\u034f\ufeff\U000e0101"),
        *(
            (word, "not_met")
            for word in ("不符合", "×", "✗", "X", "否", "不合格", "not met", "not_met", "No")
        ),
        *((word, "not_applicable") for word in ("不适用", "N/A", "n.a.", "不涉及", "Ｎ／Ａ")),
        *((word, "partial") for word in ("部分符合", "基本符合", "△", "partly met")),
        *((word, "open") for word in ("未评", "待定")),
    ],
)
def test_words_and_marks(text: str, kind: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.likely) == (kind, False)


@pytest.mark.parametrize("text", ["○", "v", "对", "/", "—", "没有", "TRUE"])
def test_what_is_usual_but_could_be_meant_otherwise(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert found.likely


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("☑符合 □不符合", "met"),
        ("□符合 ☑不符合", "not_met"),
        ("■ 符合　□ 不符合　□ 不适用", "met"),
        ("□符合□不符合■不适用", "not_applicable"),
        ("（√）符合 （ ）不符合", "met"),
        ("符合√ 不符合", "met"),
        ("符合□ 不符合☑", "not_met"),
        ("√是 □否", "met"),
        ("符合 ☑不符合", "not_met"),
        ("符合/√不符合", "not_met"),
        ("□符合 ☑部分符合 □不符合", "partial"),
    ],
)
def test_the_answer_that_is_ticked_among_those_printed(text: str, kind: str) -> None:
    found = understood(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text", ["□符合 □不符合", "☑符合 ☑不符合", "符合 不符合", "符合/不符合", "符合√不符合"]
)
def test_none_or_both_ticked_is_no_answer(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("3/12", "３／１２", " 3 / 12 ", "3 of 12", "3 out of 12", "12抽3不符", "12抽3不符合", "抽12不符3"),
        *(
            "抽12，不符合3",
            "抽样12个，其中3个不合格",
            "12 个中 3 个不符合",
            "抽查12份，有3份不合格",
        ),
        *("12 sampled, 3 nonconforming",),
        *("共抽12份，3份不符合", "抽了12份，不合格3份", "抽样：3/12", "抽樣（12抽3不符）"),
        *(f"抽查 12 {unit}，不符合 3 {unit}" for unit in "笔筆例本套单單件次份户戶台臺人个個张張宗条辆户页"),
        *(
            "12例，抽12例3例不符",
            "抽12本中3本不符合",
            "3套/12套",
            "3/12笔",
            "3笔不符合，抽12笔",
            "不符合3例，抽查12例",
        ),
        *(
            "抽查12份维修记录，不符合3份",
            "抽查档案12份，3份不符合",
            "抽查12份；不符合3份",
            "抽查12份、不符合3份",
        ),
        # 12 - 9 = 3 do not conform.
        *("抽查12份，合格9份", "抽查12份，其中9份符合", "抽查12份维修记录，符合要求的有9份", "12份中9份合格"),
        *("抽查12份，9份符合，3份不符合", "抽查12份，合格9份，不合格3份", "抽查12份，9份合格，其余3份不合格"),
        *("十二份中三份不符合", "抽查十二份，三份不符合", "抽查十二份记录，合格九份", "抽十二不符三"),
        *("抽样数12，不符合数3", "样本12，不符合3", "抽查了12份，不符合的有3份"),
    ],
)
def test_samples(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.nonconforming, found.sampled) == ("sampled", "3", "12")


@pytest.mark.parametrize(
    "text",
    [
        "抽查12份，全部符合",
        "抽查12笔，均合格",
        "抽查12例，未发现不符合",
        "抽查12套，无不符合项",
        "抽12，0不符合",
    ],
)
def test_samples_of_which_all_conform(text: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.nonconforming, found.sampled) == ("sampled", "0", "12")


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        *((f"12{unit}", "12") for unit in "笔例本套单件次份户台人个"),
        *((f"12{part}", f"12{part}") for part in ("百", "万", "年", "月", "成", "%", "余")),
    ],
)
def test_a_measure_word_behind_a_count(typed: str, count: str) -> None:
    """12百 is 1,200 and 12月 a month: neither is a count of 12."""
    assert sample_count(typed) == count


@pytest.mark.parametrize(
    "text",
    [
        *("3月/12日", "抽查12月3份不符合", "抽查12百份，不符合3份", "抽查2026年12份，不符合3份", "3成/12"),
        *("抽查12份，9份符合，2份不符合", "抽查12份，合格13份", "抽查12-13份，不符合3份", "3.5/12"),
        *(
            "抽查十几份，三份不符合",
            "抽查十二份，三四份不符合",
            "抽查二百五份，三份不符合",
            "抽查12份，9份基本符合",
        ),
        # How many of 31 conform is not said: nobody drew 3 of which 1 does.
        *("抽查31份合格", "抽查三十一份合格", "抽查312份不符合", "抽查112份不合格", "21份中31份符合"),
        *("抽查一批工单，一份不符合", "抽查一些工单，一份不符合"),  # some, not one
    ],
)
def test_counts_that_may_be_others_are_asked_about(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("不适用：无修理超 7 天", "not_applicable", "无修理超 7 天"),
        ("N/A: no repairs", "not_applicable", "no repairs"),
        ("不适用（没有网点）", "not_applicable", "没有网点"),
        ("不符合：缺三项", "not_met", "缺三项"),
        ("3/12（缺记录）", "sampled", "缺记录"),
        ("12抽3不符：缺记录", "sampled", "缺记录"),
    ],
)
def test_reasons(text: str, kind: str, reason: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.reason) == (kind, reason)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "大概",
            "12",
            "1.5",
            "符合：好",
            "3/",
            "12抽3",
            "不符合：3/12",
            "不符合 3/12",
            "2026-03-12",
            "=1",
        ),
        *("12例抽3例不符", "12抽查3项不符合"),
    ],
)
def test_no_finding(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    ("date", "bad", "drawn"),
    [
        # How Excel, WPS and LibreOffice show what was typed as 3/12, in their various languages.
        *(
            (date, 3, 12)
            for date in ("3/12/26", "03/12/2026", "2026/3/12", "2026-03-12", "2026年3月12日", "3月12日")
        ),
        *(
            (date, 3, 12)
            for date in ("12-Mar", "Mar-12", "12-Mar-26", "12.03.2026", "2026-03-12 00:00:00", "12/3/26")
        ),
        *(
            (date, 3, 12)
            for date in ("3/12/2026 12:00:00 AM", "2026/3/12 0:00", "46093", "46093.0", "2026-03-12T00:00:00")
        ),
        # 2/40 is no day, so it becomes the first of February of a year '40.
        *((date, 2, 40) for date in ("Feb-40", "1940-02-01", "2040年2月", "1940/2/1")),
        # The number of a day without its format: 46093 is 2026-03-12, 101 days after 2025-12-01 (45992).
        *(("46093", 3, 12), ("４６０９３", 3, 12)),
        ("1/3/26", 1, 3),
        ("2026/8/8", 8, 8),
        ("1931-04-01", 4, 31),
    ],
)
def test_what_a_spreadsheet_made_of_a_sample(date: str, bad: int, drawn: int) -> None:
    found = sample_of_date(date)
    assert found is not None
    assert (found.nonconforming, found.sampled) == (str(bad), str(drawn))


@pytest.mark.parametrize("date", ["2029-02-01", "2030-01-01", "26/3/27", "1987-05-20", "12-Mar-1987"])
def test_a_date_that_may_have_been_several_samples_is_refused(date: str) -> None:
    assert is_date(date)
    assert sample_of_date(date) is None


@pytest.mark.parametrize(
    "text", ["", "符合", "4609", "36526", "51502", "460933", "0.25", "2026-13-45", "3/12/", "may", "1.5.2.3"]
)
def test_no_date_at_all(text: str) -> None:
    assert sample_of_date(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "likely"),
    [
        *(
            (text, "met", False)
            for text in ("符合。", "符合！", "“符合”", "「符合」", "'符合", "OK.", "符合；")
        ),
        *((text, "not_met", False) for text in ("不符合。", "“不合格”，")),
        *((text, "met", True) for text in ("符合要求", "满足要求。", "符合规定")),
        *(("不满足要求", "not_met", True), ("基本满足", "partial", False)),
    ],
)
def test_a_word_as_a_sentence_has_it(text: str, kind: str, likely: bool) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.likely) == (kind, likely)


@pytest.mark.parametrize(
    "text", ["。", "“”", "...", "不符合：无", "不符合（/）", "符合？", "符合吗", "基本上", "不太符合"]
)
def test_a_question_and_a_stop_alone_are_no_finding(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("不适用，无维修", "not_applicable", "无维修"),
        ("N/A 无维修", "not_applicable", "无维修"),
        ("不符合,缺记录、缺签字", "not_met", "缺记录、缺签字"),
        ("不合格\n缺记录", "not_met", "缺记录"),
    ],
)
def test_a_reason_behind_a_word_is_told(text: str, kind: str, reason: str) -> None:
    found = understood(text)
    assert found is not None
    assert (found.kind, found.reason, found.likely) == (kind, reason, True)


@pytest.mark.parametrize(
    "text", ["No complaints", "无 投诉", "符合，但缺记录", "部分符合，缺记录", "符合 3/12"]
)
def test_what_goes_on_otherwise_is_no_finding(text: str) -> None:
    assert understood(text) is None


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("12份", "12"),
        ("１２ 个", "12"),
        ("1,200件", "1200"),
        ("12", "12"),
        ("十二份", "十二份"),
        ("12%", "12%"),
    ],
)
def test_how_many_were_looked_at(typed: str, count: str) -> None:
    assert sample_count(typed) == count
