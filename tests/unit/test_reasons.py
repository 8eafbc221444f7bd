"""What may stand for the reason of a deletion."""

import pytest

from aftersales.foundation.typed import gives_reason


@pytest.mark.parametrize(
    "words", ["没有", "不涉及", "未发生", "零", "无维修", "本公司不适用", "0 件", "x", "C", "no shop"]
)
def test_a_reason_however_short(words: str) -> None:
    assert gives_reason(words)


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "/", "——", "－", "0", "无", "无。", "不适用", "不 适 用", "N/A", "None.", "NA"),
        *("n.a.", "N.A.", "……", "...", "、", "?", "√", "（无）", "“无”", "/ 无", "*"),
    ],
)
def test_signs_alone_and_what_says_the_finding_again(words: str) -> None:
    assert not gives_reason(words)
