"""Numbers in words are read where they are certain."""

import pytest

from aftersales.foundation.chinese_numerals import read_numeral


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *(("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("一百", 100)),
        *(("一百零五", 105), ("一百八十", 180), ("两百", 200), ("一千零一十", 1010), ("三千零五", 3005)),
        *(("九千九百九十九", 9999), ("两千一百", 2100), ("一百一十一", 111)),
    ],
)
def test_a_number(words: str, number: int) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize(
    "words", ["", "零", "三四", "二百五", "一千五十", "一百十", "十百", "零五", "一零零", "二三十", "百"]
)
def test_what_is_none_or_may_be_another(words: str) -> None:
    assert read_numeral(words) is None
