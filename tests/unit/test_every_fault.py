"""Every fault of a request comes at once, each at its place, whatever the kind."""

import json
from typing import Any

import pytest

from tests.random_requests import KINDS, request
from tests.unit.test_result_schemas import ENGINE

READING = {"readings": {"no-such-discrepancy": "x"}}
FORM = {"format": "assessment/1", "rubric": "gbt-27922-2011"}


def places(asked: dict[str, Any]) -> list[str]:
    reply = json.loads(ENGINE.reply(json.dumps(asked)))
    assert not reply["ok"], reply
    return sorted(fault["at"] for fault in reply["faults"])


def wrong(kind: str, **parts: object) -> list[str]:
    return places(request(kind, **parts))


BESIDE: dict[str, dict[str, Any]] = {
    "forecast": {"chances": {"default": "2"}},
    "improve": {"target": "no-such", "efforts": {"default": "-1"}},
}
PLACES_BESIDE = {"forecast": ["chances.default"], "improve": ["efforts.default", "target"]}


@pytest.mark.parametrize("kind", ["score", "forecast", "improve"])
class TestOfAssessments:
    def test_all_at_once(self, kind: str) -> None:
        assessment = FORM | {"findings": {"5.1.1.1": "nearly", "9.9": "met"}, "certificates": ["iso"]}
        expected = [
            "certificates.0",
            "findings.5.1.1.1",
            "findings.9.9",
            "readings.no-such-discrepancy",
            "unknown",
        ]
        found = wrong(kind, assessment=assessment, unknown="x", **READING, **BESIDE.get(kind, {}))
        assert found == sorted([*expected, *PLACES_BESIDE.get(kind, [])])

    def test_a_missing_assessment_has_its_place(self, kind: str) -> None:
        beside = [place for place in PLACES_BESIDE.get(kind, []) if place != "target"]
        assert wrong(kind, unknown="x", **BESIDE.get(kind, {})) == sorted(["assessment", "unknown", *beside])
        for value in (None, [], "x"):
            assert "assessment" in wrong(kind, assessment=value)

    def test_an_unknown_rubric_and_a_wrong_format(self, kind: str) -> None:
        found = wrong(kind, assessment={"format": "assessment/2", "rubric": "no-such"}, unknown="x")
        assert found == ["format", "rubric", "unknown"]


class TestOfRules:
    @pytest.mark.parametrize(
        ("kind", "parts", "expected"),
        [
            (
                "audit-time",
                {
                    "headcount": "x",
                    "worksheet": {"date": "soon", "planned": {"initial": {"days": "0"}, "lunch": {}}},
                },
                ["headcount", "worksheet.date", "worksheet.planned.initial.days", "worksheet.planned.lunch"],
            ),
            (
                "audit-time",
                {"headcount": "0", "worksheet": {"organisation": ""}},
                ["headcount", "worksheet.organisation"],
            ),
            (
                "sites",
                {
                    "list": [{"name": "A", "headcount": "x"}, {"name": "A", "door": 1}],
                    "stage": "always",
                    "seed": "",
                    "issued": "soon",
                    "detection": {"bad_share": "2", "bad_sites": "x"},
                },
                [
                    *("detection.bad_share", "detection.bad_share", "detection.bad_sites", "issued"),
                    *("list.1.headcount", "list.2.door", "list.2.name", "seed", "stage"),
                ],
            ),
            (
                "calendar",
                {"issued": "soon", "surveillance": ["x"], "done": {"lunch": "2025-01-01"}, "skip": ["tea"]},
                ["done.lunch", "issued", "skip.0", "surveillance.0"],
            ),
            ("managers", {"staff": "x", "all_staff": "-1"}, ["all_staff", "staff"]),
        ],
    )
    def test_all_at_once(self, kind: str, parts: dict[str, Any], expected: list[str]) -> None:
        found = wrong(kind, **parts, **READING, unknown="x")
        assert found == sorted([*expected, "readings.no-such-discrepancy", "unknown"])

    @pytest.mark.parametrize(
        ("kind", "parts", "expected"),
        [
            (
                "audit-time",
                {"headcount": "x", "worksheet": {"date": "soon"}},
                ["headcount", "worksheet.date"],
            ),
            ("sites", {"sites": "x", "stage": "initial"}, ["sites", "stage"]),
            ("calendar", {"issued": "soon", "holidays": ["x"]}, ["holidays.0", "issued"]),
        ],
    )
    def test_without_a_document_too(self, kind: str, parts: dict[str, Any], expected: list[str]) -> None:
        assert wrong(kind, **parts, document="no-such", unknown="x") == sorted(
            [*expected, "document", "unknown"]
        )

    def test_what_the_rule_itself_refuses_comes_with_the_rest(self) -> None:
        assert wrong("calendar", issued="2025-06-06", surveillance=["2031-01-01"], unknown="x") == [
            "surveillance.0",
            "unknown",
        ]
        assert wrong("managers", staff="9", all_staff="3", unknown="x") == ["staff", "unknown"]


class TestOfRecords:
    @pytest.mark.parametrize("kind", KINDS)
    def test_those_of_the_request_and_those_of_the_record(self, kind: str) -> None:
        inner = places(request(kind, unknown="x"))
        found = wrong("record", request=request(kind, unknown="x"), signed={"by": 1}, unsigned="x")
        assert found == sorted([*inner, "signed.by", "unsigned"])

    def test_a_record_of_nothing(self) -> None:
        assert wrong("record", signed=[], unsigned="x") == ["request", "signed", "unsigned"]
        assert wrong("record", request=request("verify")) == ["request.kind"]
        assert wrong("verify", record={"format": "x"}, under_current="perhaps", unknown="x") == [
            *("record.digest", "record.documents", "record.engine", "record.format", "record.request"),
            *("record.result", "record.signed", "under_current", "unknown"),
        ]
