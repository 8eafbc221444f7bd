"""The guard of every table that is written: nothing is run, nothing becomes a date, numbers stay numbers."""

import pytest

from aftersales.foundation.table_cells import harmless


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "=cmd|' /C calc'!A0",
            "-",
            "--1",
            "+86 138",
        ),
        *("\u200b=1+1", "\ufeff=1", "\u202e\u200b@SUM(1)", "\u2060＝1"),
        *("＝1+1", "＋1", "－1+1", "＠A1", "-2+3", "-1/3", "=", "@"),
        *("1/2", "3/12", "2-3", "2026-3-1", "1/99", "1999/12", " 3/12 ", "12-Mar", "Mar-40", "2/40"),
    ],
)
def test_is_marked_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "-5",
        "+5",
        "-1.5",
        "1e5",
        "76/99",
        "1235/13",
        "5.1.1.1",
        "甲店",
        "2026-12-31",
        "a=b",
        "1825/198",
        "95.0",
        "3 of 12",
    ],
)
def test_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
