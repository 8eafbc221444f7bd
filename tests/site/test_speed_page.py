"""The page on speed: what `make bench` wrote last, each figure beside another of the same run."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scripts.benchmark.figures import row
from tests.conftest import ROOT

LATEST = ROOT / "bench" / "latest.json"
SCHEMA = ROOT / "bench" / "schema.json"


def told() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(LATEST.read_text(encoding="utf-8"))
    return read


def test_the_file_is_what_its_schema_says() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(told())] == []


def test_every_row_is_compared_with_one_of_those_measured_beside_it() -> None:
    for each in told()["rows"]:
        assert each["against"] in each["measured"], each["id"]
        assert each["against"] != "ours", each["id"]
        for spread in (*each["measured"].values(), *([each["ratio"]] if each["ratio"] else [])):
            assert spread["low"] <= spread["median"] <= spread["high"], each["id"]


def test_what_the_issue_of_speed_asks_for_is_measured() -> None:
    rows = {each["id"] for each in told()["rows"]}
    start = {"cold", "cold-slow-line", "warm", "hop", "bytes-gzip", "bytes-brotli", "lost"}
    assert start | {"score", "forecast", "improve", "batch"} <= rows


def test_a_ratio_is_that_of_each_round() -> None:
    # The better stock page is the one with the lower median: 40, not 50.
    # Round by round ours is 10/20, 36/40 and 20/100 of it: 1/2, 9/10 and 1/5, and their median is 1/2.
    times = {"ours": [10, 36, 20], "one": [20, 40, 100], "two": [30, 50, 90]}
    found = row("cold", "ms", times, ["one", "two"])
    assert found["against"] == "one"
    assert found["ratio"] == {"median": 0.5, "low": 0.2, "high": 0.9}
    assert found["measured"]["two"] == {"median": 50, "low": 30, "high": 90}


def test_nothing_is_a_multiple_of_nothing() -> None:
    assert row("lost", "click", {"ours": [0, 0], "one": [0, 0]}, ["one"])["ratio"] is None


@pytest.mark.parametrize("page", ["speed", "en/speed"])
def test_the_page_shows_every_row_and_what_it_was_measured_on(built_site: Path, page: str) -> None:
    text = unescape((built_site / page / "index.html").read_text(encoding="utf-8"))
    measured = told()
    for each in measured["rows"]:
        if each["ratio"]:
            median = each["ratio"]["median"] * 100
            assert (f"{median:.2g}%" if median < 10 else f"{median:.0f}%") in text, each["id"]
    for value in (measured["measured"], measured["machine"]["processor"], measured["commit"]["id"]):
        assert value in text
    assert measured["versions"]["browser"] in text
