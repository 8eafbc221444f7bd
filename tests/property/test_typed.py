"""What people type is understood, or left as it was typed; what is strict already stays what it is.

A form never makes another number or day of what somebody meant: each is held to what the typed text says.
"""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales.api.typed_request import strict_request
from aftersales.foundation.dates import read_date
from aftersales.foundation.exact import read_count, read_exact
from aftersales.foundation.typed import (
    FINDINGS,
    plain,
    typed_amount,
    typed_count,
    typed_effort,
    typed_finding,
    typed_name,
)
from aftersales.foundation.typed_days import read_day_in_table, typed_date
from aftersales.foundation.typed_people import typed_people
from tests.examples import examples
from tests.random_requests import KINDS, random_request, request
from tests.unit.test_result_schemas import ENGINE

FORMS = (typed_count, typed_people, typed_amount, typed_date, typed_name, typed_effort, typed_finding)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
SPACES = st.sampled_from(["", " ", "  ", "　", "\t", "\u00a0", "\u200b", "\ufeff"])


def wide(text: str) -> str:
    """TEXT in full-width characters, as a Chinese keyboard gives them."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@st.composite
def as_typed(draw: Any, texts: st.SearchStrategy[str]) -> tuple[str, str]:
    """A strict text, and the same as somebody may have typed it: some characters wide, spaces around."""
    strict = draw(texts)
    typed = "".join(wide(c) if draw(st.booleans()) else c for c in strict)
    return strict, draw(SPACES) + typed + draw(SPACES)


COUNTS = st.integers(0, 10**30).map(str)
AMOUNTS = st.one_of(
    COUNTS.filter(lambda text: len(text) < 18),
    st.tuples(st.integers(0, 999), st.integers(0, 9999)).map(lambda p: f"{p[0]}.{p[1]}"),
    st.tuples(st.integers(0, 999), st.integers(1, 9999)).map(lambda p: f"{p[0]}/{p[1]}"),
)


@given(as_typed(COUNTS))
def test_counts(pair: tuple[str, str]) -> None:
    strict, typed = pair
    assert typed_count(typed) == strict


@given(as_typed(AMOUNTS))
def test_amounts(pair: tuple[str, str]) -> None:
    strict, typed = pair
    assert read_exact(typed_amount(typed)) == Fraction(strict)


@given(as_typed(st.decimals(0, 1000, places=4, allow_nan=False).map(lambda d: f"{d:f}%")))
def test_percentages_are_exact(pair: tuple[str, str]) -> None:
    strict, typed = pair
    assert read_exact(typed_amount(typed)) == Fraction(strict[:-1]) / 100


@given(
    DAYS,
    st.sampled_from(["{y}-{m}-{d}", "{y}/{m}/{d}", "{y}.{m}.{d}", "{y}年{m}月{d}日", "{y} 年 {m} 月 {d} 日"]),
)
def test_dates(day: date, written: str) -> None:
    typed = written.format(y=day.year, m=day.month, d=day.day)
    assert typed_date(typed) == typed_date(wide(typed)) == day.isoformat()


@given(st.text(max_size=30))
def test_what_is_not_understood_stays_and_is_refused(typed: str) -> None:
    readers: tuple[tuple[Callable[[str], str], Callable[[str], object]], ...] = (
        (typed_count, read_count),
        (typed_amount, read_exact),
        (typed_date, read_date),
    )
    for form, read in readers:
        strict = form(typed)
        assert strict == typed or read(strict) is not None


@given(st.text(max_size=30))
def test_understood_once_is_understood_for_good(typed: str) -> None:
    for form in FORMS:
        assert form(form(typed)) == form(typed)
    assert plain(plain(typed)) == plain(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("6/7/2025", "06.07.2025", "25-6-6", "2025-6", "202506", "2025 6 6", "6-Jun-25", "45992"),
        *("2025/13/1", "2025/2/29", "20250229", "2025-06-06 08:00", "1899-12-31", "31-Feb-2025"),
    ],
)
def test_ambiguous_or_impossible_days_are_left(typed: str) -> None:
    assert typed_date(typed) == typed
    faults = faults_of(request("calendar", typed=True, issued=typed))
    assert [(fault["at"], fault["found"]) for fault in faults] == [("issued", f'"{typed}"')]


@pytest.mark.parametrize(
    "typed",
    [
        *("20261215", "２０２６１２１５", "2026年12月15日", "2026.12.15", "2026/12/15", "2026年12月15号"),
        *("15-Dec-2026", "15 December 2026", "Dec 15, 2026", "December 15 2026", "二〇二六年十二月十五日"),
    ],
)
def test_days_of_which_each_part_is_certain(typed: str) -> None:
    """A year of four digits stands at one end, and the month has a name or follows the year."""
    assert typed_date(typed) == "2026-12-15"
    assert read_day_in_table(typed) == date(2026, 12, 15)


@pytest.mark.parametrize("typed", ["15-Dec-26", "46371", "46371.5", "20261215.0", "2026-12-15 00:00:00"])
def test_days_as_programs_write_them_in_a_column(typed: str) -> None:
    """46371 - 45992 (2025-12-01) = 379 days; 15-Dec-26 is how Excel in English shows a day."""
    assert read_day_in_table(typed) == date(2026, 12, 15)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "180",
            "１８０",
            "180人",
            "180个人",
            "180 名员工",
            "共180人",
            "合计：180",
            "总人数：180",
            "180位",
            "180人。",
        ),
        *("一百八十", "一百八十人", "共一百八十名职工", "180.0", "180名在岗人员"),
    ],
)
def test_how_many_people(typed: str) -> None:
    assert typed_people(typed) == "180"


@pytest.mark.parametrize(("typed", "people"), [("1,800人", "1800"), ("1 800", "1800"), ("两千人", "2000")])
def test_thousands_of_people(typed: str, people: str) -> None:
    assert typed_people(typed) == people


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "约180人",
            "180人左右",
            "180+",
            "180多人",
            "200-250",
            "180~200",
            "0.5万",
            "1万人",
            "180人以上",
            "近180人",
        ),
        *(
            "二百五",
            "百八十",
            "几十人",
            "十几人",
            "180人次",
            "180（含外包20人）",
            "90+90",
            "1 80",
            "1.800",
            "180/200",
        ),
    ],
)
def test_about_so_many_people_is_no_number(typed: str) -> None:
    assert typed_people(typed) == typed
    (fault,) = faults_of(request("audit-time", typed=True, headcount=typed))
    assert (fault["at"], "确切的人数" in fault["expected"]["zh"]) == ("headcount", True)


@pytest.mark.parametrize(
    "typed",
    [
        *("1½", "½", "2²", "①", "1,5", "1,00", "1e3", "+1", "--1", "1/0", "%", "1.2.3", "٣"),
        *("4 1/2", "1 80"),
    ],
)
def test_numbers_that_are_none_are_left(typed: str) -> None:
    """Folding by Unicode makes eleven halves of 1½ and 22 of 2², and dropping spaces 41 halves of 4 1/2."""
    assert typed_amount(typed) == typed_count(typed) == typed


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("−3", "-3"), ("−1.5", "-1.5"), ("− 17 / 10", "-17/10"), ("－３", "-3"), ("-3", "-3")],
)
def test_a_minus_sign_that_was_copied_from_a_page(typed: str, amount: str) -> None:
    assert typed_amount(typed) == amount
    assert typed_date(f"2026{typed[0]}12{typed[0]}1") == "2026-12-01"


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        *(("1,200", "1200"), ("1，200 人", "1200"), ("１２人", "12"), ("12 名", "12"), ("3 位", "3")),
        *(("1 300", "1300"), ("1\u00a0300", "1300"), ("1\u2009300", "1300"), ("1\u202f300", "1300")),
        *(("1　300", "1300"), ("12 345 678 人", "12345678"), ("1'300", "1300"), ("1’300 人", "1300")),
        *(("3.0", "3"), ("3.00", "3"), ("３．０ 人", "3"), ("1,300.00", "1300"), ("1 300.0", "1300")),
        *(("1,300.000", "1300"), ("3.0000", "3")),
    ],
)
def test_people_are_counted_as_tables_write_them(typed: str, count: str) -> None:
    """What stands before three digits each in a whole number can only part thousands."""
    assert typed_count(typed) == count


@pytest.mark.parametrize(
    "typed",
    [
        *("12 days", "1 30", "1 3000", "1 300 00", "1,300 000", "1'300,000", "1,30.0", "1300 000"),
        *("3.5", "3.000", "1.300", "3.0.0", "3.", "0.5", "3,0", "1.300,00", "1 300 / 2"),
    ],
)
def test_what_may_be_two_counts_or_none_is_left(typed: str) -> None:
    """``3.000`` is three thousand to whoever writes a point there; ``1,30`` is a decimal, or a slip."""
    assert typed_count(typed) == typed


@given(st.integers(1000, 10**15), st.sampled_from([",", "，", " ", "\u00a0", "\u2009", "'", "’"]))
def test_thousands_parted_in_any_way(number: int, separator: str) -> None:
    assert typed_count(f"{number:,}".replace(",", separator)) == str(number)


@pytest.mark.parametrize("typed", ["1,200", "1 300", "1'300", "1,300.00"])
def test_in_an_amount_it_is_left(typed: str) -> None:
    """There a comma is a point to some, and ``4 1/2`` is no 41 halves."""
    assert typed_amount(typed) == typed


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *((typed, "met") for typed in ("met", "Met", "ＭＥＴ", " 符合 ", "符 合")),
        *((typed, "not_met") for typed in ("not_met", "Not met", "NOT  MET", "不符合", "ｎｏｔ＿ｍｅｔ")),
    ],
)
def test_findings(typed: str, word: str) -> None:
    assert word in FINDINGS
    assert typed_finding(typed) == word


def test_names_and_efforts() -> None:
    assert typed_name(" Ｆour Star ") == "four-star"
    assert typed_effort(" Impossible") == "impossible"
    assert typed_effort("１．５") == "1.5"
    assert typed_effort("难") == "难"


def faults_of(asked: dict[str, Any]) -> Any:
    return json.loads(ENGINE.reply(json.dumps(asked)))["faults"]


def _texts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a text below VALUE, as container and key."""
    entries = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in entries:
        if isinstance(inner, (dict, list)):
            yield from _texts(inner)
        elif isinstance(inner, str):
            yield value, key


class TestRequests:
    @pytest.mark.parametrize("kind", KINDS)
    @given(seed=st.integers(0, 10**6))
    @examples(15)
    def test_a_strict_request_is_understood_as_it_is(self, kind: str, seed: int) -> None:
        asked = random_request(kind, seed)
        assert strict_request(asked | {"typed": True}) == asked
        assert strict_request(asked) is asked

    @pytest.mark.parametrize("kind", ["audit-time", "calendar", "managers"])
    @given(seed=st.integers(0, 10**6))
    @examples(30)
    def test_in_full_width_it_is_the_same_request(self, kind: str, seed: int) -> None:
        asked = random_request(kind, seed)
        asked.pop("worksheet", None)  # names are kept as they are typed
        typed = copy.deepcopy(asked)
        for container, key in _texts(typed):
            if key not in ("format", "kind"):
                container[key] = f" {wide(container[key])}"
        assert strict_request(typed | {"typed": True}) == asked

    def test_a_record_holds_the_strict_request(self) -> None:
        asked = request("audit-time", typed=True, headcount=" １８０ ", document="zpic-wf-20")
        record = json.loads(ENGINE.reply(json.dumps(request("record", request=asked))))["result"]
        assert record["request"] == request("audit-time", headcount="180", document="zpic-wf-20")
        checked = json.loads(ENGINE.reply(json.dumps(request("verify", record=record))))["result"]
        assert checked["agrees"]

    def test_fields_left_empty_are_not_there(self) -> None:
        typed = request(
            "audit-time",
            typed=True,
            headcount="70",
            document=" ",
            worksheet={
                "organisation": "",
                "prepared_by": " 张三 ",
                "planned": {
                    "initial": {"days": "", "reason": ""},
                    "surveillance": {"days": "25%", "reason": "x"},
                },
            },
        )
        worksheet = {"prepared_by": " 张三 ", "planned": {"surveillance": {"days": "1/4", "reason": "x"}}}
        assert strict_request(typed) == request("audit-time", headcount="70", worksheet=worksheet)

    def test_in_a_list_an_empty_field_keeps_its_place(self) -> None:
        asked = request("calendar", typed=True, issued="2025/6/6", surveillance=["", "soon"])
        assert [fault["at"] for fault in faults_of(asked)] == ["surveillance.0", "surveillance.1"]

    @pytest.mark.parametrize("typed", [False, 1, "true", None])
    def test_typed_is_true_or_not_there(self, typed: Any) -> None:
        faults = faults_of(request("managers", typed=typed, staff="1"))
        assert [fault["at"] for fault in faults] == ["typed"]

    def test_json_keeps_its_strict_forms(self) -> None:
        for staff in (" 1", "１", "1 "):
            assert [f["at"] for f in faults_of(request("managers", staff=staff))] == ["staff"]
