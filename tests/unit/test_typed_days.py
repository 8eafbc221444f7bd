"""Days as people type them: the engine and the pages know the same spellings, each in its own language.

The table is what a reader would say without a doubt, and nothing where there is one; `typed-days.test.mjs`
holds the pages to it.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from aftersales.foundation.typed_days import read_day_in_table, read_typed_date

SPELLINGS: dict[str, str | None] = json.loads(
    (Path(__file__).parent.parent / "golden" / "typed_days.json").read_text("utf-8")
)


@pytest.mark.parametrize(("typed", "day"), SPELLINGS.items())
def test_the_engine_reads_what_the_table_says(typed: str, day: str | None) -> None:
    assert read_typed_date(typed) == (None if day is None else date.fromisoformat(day))


# 2025-06-06 was a Friday.
@pytest.mark.parametrize("weekday", ["星期五", " 周五", "（星期五）", " 星期五 10:30"])
def test_a_day_of_the_week_that_is_right_says_nothing_more(weekday: str) -> None:
    assert read_day_in_table(f"2025年6月6日{weekday}") == date(2025, 6, 6)


@pytest.mark.parametrize("weekday", ["星期一", " 周日", "（星期四）", "星期天"])
def test_a_day_that_is_another_day_of_the_week_is_none(weekday: str) -> None:
    """Which of the two was meant, nobody knows."""
    assert read_day_in_table(f"2025年6月6日{weekday}") is None
