"""Counts of a sample in a few signs, each with what it may mean: one meaning is read, two are asked about.

Written as (text, how many do not conform, of how many); None and None where it has to be asked.
"""

import pytest

from aftersales_files.finding_words import understood
from aftersales_files.sample_words import HOW_TO_WRITE, counts_in

_CASES: tuple[tuple[str, int | None, int | None], ...] = (
    # 抽 before the number says what was drawn, and 不符 which of them fail.
    ("抽12不符3", 3, 12),
    ("抽12份，不符3份", 3, 12),
    ("抽12份3份不符合", 3, 12),
    ("抽12个不合格3个", 3, 12),
    ("抽12合格9", 3, 12),  # 12 - 9
    ("抽12，合格9，不合格3", 3, 12),
    ("180份抽12份，不符3份", 3, 12),  # the other 168 were not looked at
    ("180抽12不符3", 3, 12),
    # As it was offered here: 12 drawn, 3 of them not conforming.
    ("12抽3不符", 3, 12),
    ("12抽3不符合", 3, 12),
    ("4抽3不符", 3, 4),
    ("十二抽三不符", 3, 12),
    # With units: 3 of 12 that were drawn, or 3 that were drawn out of 12 and all fail.
    ("12份抽3份不符合", None, None),
    ("12份抽查3份，不符合", None, None),
    ("12抽查3项不符合", None, None),
    ("12例抽3例不符", None, None),
    ("12抽3个不符合项", None, None),  # three findings may be of one
    ("12抽9合格", None, None),
    ("12抽3", None, None),
    # Both meanings come to the same: all twelve; and nobody draws none.
    ("12抽12不符", 12, 12),
    ("12抽0不符", 0, 12),
    # 查 and 抽 both draw.
    ("抽3查12", None, None),
    ("抽12查3", None, None),
    # A share of which 不符合 says what it counts; 合格 beside the usual notation contradicts it.
    ("3/12", 3, 12),
    ("3／12", 3, 12),
    ("3/12不符合", 3, 12),
    ("3/12不合格", 3, 12),
    ("0/12", 0, 12),
    ("12/12", 12, 12),
    ("9/12合格", None, None),
    ("合格9/12", None, None),
    # The clause may be not met as a whole, for three of twelve; or by three twelfths.
    ("不合格3/12", None, None),
    ("不符合：3/12", None, None),
    # Other signs between two numbers are of a range, a ratio, a subtraction or a time.
    ("12-3", None, None),
    ("3-12", None, None),
    ("3:12", None, None),
    ("12：3", None, None),
    ("12（3）", None, None),
    ("3 in 12", None, None),
    ("3 of 12", 3, 12),
    ("3 out of 12", 3, 12),
    # Of twelve.
    ("1份不符(共12份)", 1, 12),
    ("1份不符合（共12份）", 1, 12),
    ("12份中9份", None, None),  # nine that do, or do not
    ("12份中9份合格", 3, 12),
    ("抽12份有3份缺签字", None, None),  # whether that is against the clause only the auditor knows
    ("抽查12份合同，3份发票不符合", None, None),  # three invoices may be of one contract
    ("全部符合（抽12份）", 0, 12),
    # A part of nobody knows how many: the rules take the counts.
    *((text, None, None) for text in ("三分之二", "三分之二符合", "八成", "八成符合", "两成不符合")),
    *((text, None, None) for text in ("80%", "约80%", "80%左右", "百分之八十", "合格率80%", "0.8")),
    *((text, None, None) for text in ("不足一半", "半数不符合", "一半", "过半符合", "大半")),
    *((text, None, None) for text in ("抽查12份，八成符合", "抽12份，三分之一不符合", "抽12份，一半不符合")),
)


@pytest.mark.parametrize(("text", "bad", "drawn"), _CASES, ids=[text for text, _, _ in _CASES])
def test_counts_are_read_where_they_mean_one_thing(text: str, bad: int | None, drawn: int | None) -> None:
    found = counts_in(text)
    assert (found and (found.nonconforming, found.sampled)) == (None if bad is None else (bad, drawn))
    if bad is None:
        written = understood(text)
        assert written is None or written.kind == "partial"


def test_what_is_told_to_write_is_read_as_it_says() -> None:
    """The two ways that are offered to who wrote otherwise: 12 sampled, 3 not conforming."""
    for text in ("抽查12份，不符合3份", "3/12"):
        assert text in HOW_TO_WRITE.zh
        found = counts_in(text)
        assert found is not None
        assert (found.sampled, found.nonconforming) == (12, 3)
