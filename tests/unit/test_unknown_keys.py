"""A key that no rubric has is told with the one that was probably meant."""

from __future__ import annotations

import pytest

from tests.unit.test_fault_places import TEXT, faults


@pytest.mark.parametrize(
    ("was", "becomes", "place", "zh", "en"),
    [
        # Two letters swapped; the clause 1.1.2 begins in line 27, its points are two lines below.
        (
            "points: 3",
            "pionts: 3",
            ("第 29 行，条款 1.1.2，pionts", '"pionts"'),
            "没有这个键；大概是 points（分值）",
            "there is no such key; probably points",
        ),
        # What the key is called, in Chinese; and the key as English writes words.
        (
            "at_least: 4",
            "最低分: 4",
            ("第 35 行，级别“合格”，最低分", '"最低分"'),
            "没有这个键；大概是 at_least（最低分）",
            "there is no such key; probably at_least (lowest score)",
        ),
        (
            "full_marks: 5",
            "Full marks: 5",
            ("第 7 行，Full marks", '"Full marks"'),
            "没有这个键；大概是 full_marks（满分）",
            "there is no such key; probably full_marks",
        ),
        # 1.1.2 has its title already: it is not meant by another one that is near.
        (
            "points: 3",
            "points: 3\n            titel: 甲",
            ("第 30 行，条款 1.1.2，titel", '"titel"'),
            "没有这个键；这里可以写 ",
            "there is no such key; those known here are ",
        ),
        # Nothing is near: what may stand there is listed, but for what stands there.
        (
            "clause: scoring}}\nchapters",
            "clause: scoring}, colour: red}\nchapters",
            ("第 36 行，低于各级的结论，colour（below_levels.colour）", '"colour"'),
            "没有这个键；这里可以写 discrepancies（存疑）、text（文字）",
            "there is no such key; those known here are discrepancies, text",
        ),
    ],
)
def test_the_key_that_was_probably_meant_is_named(
    was: str, becomes: str, place: tuple[str, str], zh: str, en: str
) -> None:
    broken = TEXT.replace(was, becomes, 1)
    assert broken != TEXT
    (told,) = [each for each in faults(broken) if "没有这个键" in each[2]]
    assert told[:2] == place
    assert told[2].startswith(zh)
    assert [each[2] for each in faults(broken, "en") if each[2].startswith(en)]
    assert "title（名称）" not in told[2]
