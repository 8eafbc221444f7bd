"""A file whose result stands under another reading than the adopted one says so, wherever it goes."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import icalendar
import pytest

from aftersales import Engine
from aftersales_files import calendars
from tests.files.workbooks import ON, bundle, made, opened
from tests.ready_assessment import ready

GBT = "gbt-27922-2011"
SCORED = {"specials-before-or-after-normalising": "before-normalising"}
TOLD = "换了读法算的 C-001-"


def first_lines(content: bytes, sheet: str) -> list[str]:
    return [str(cell.value) for cell in opened(content)[sheet]["A"][:6]]


@pytest.mark.parametrize("readings", [SCORED, {}])
def test_the_result_of_a_form(readings: dict[str, str]) -> None:
    assessment = {"format": "assessment/1", "rubric": GBT}
    lines = first_lines(made("form", assessment=assessment, readings=readings), "结果")
    assert any(TOLD in line for line in lines) == bool(readings)


@pytest.mark.parametrize("readings", [SCORED, {}])
def test_what_is_handed_in(readings: dict[str, str]) -> None:
    """README.txt of the bundle gave the score under the other reading, and no word of it."""
    content = made("hand-in", assessment=ready(), as_of=ON, readings=readings)
    with ZipFile(BytesIO(content)) as packed:
        lines = packed.read("README.txt").decode().splitlines()
    assert "得分：100.0（五星级）" in lines
    assert any(line.startswith(TOLD) for line in lines) == bool(readings)


def test_an_action_list() -> None:
    assessment = {"format": "assessment/1", "rubric": GBT}
    request: dict[str, Any] = {"kind": "improve", "assessment": assessment, "target": "five-star"}
    lines = first_lines(made("improve", request=request | {"readings": SCORED}), "整改清单")
    assert any("换了读法算的 " in line for line in lines)
    assert not any("换了读法" in line for line in first_lines(made("improve", request=request), "整改清单"))


def test_a_draw() -> None:
    request: dict[str, Any] = {
        "kind": "sites",
        "list": [{"name": str(n)} for n in range(8)],
        "stage": "initial",
        "seed": "1",
    }
    readings = {"site-sample-rounding-and-count": "round-down"}
    content = made("sites", request=request | {"readings": readings})
    assert any(TOLD in line for line in first_lines(content, "抽样结果"))
    # sqrt(8) = 2.83: rounded down 2 sites, as adopted 3; the office stands below them.
    assert [cell.value for cell in opened(content)["抽样结果"]["A"][4:]] == [1, 2, "+"]
    assert [cell.value for cell in opened(made("sites", request=request))["抽样结果"]["A"][4:]] == [
        1,
        2,
        3,
        "+",
    ]


def test_every_event_of_a_calendar() -> None:
    request = {
        "kind": "calendar",
        "issued": "2025-06-06",
        "readings": {"period-arithmetic-unstated": "day-before"},
    }
    asked = {"format": "files/1", "kind": "calendar", "request": request}
    _, content = calendars.open_files(Engine(bundle())).exchange(json.dumps(asked))
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert events
    assert all(TOLD in str(event["description"]) for event in events)
