"""``--json`` prints the engine's result, whole and unchanged, and the notice beside it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aftersales.foundation.notice import NOTICE
from aftersales_cli.engine import collection, engine
from aftersales_cli.main import cli

ASSESSMENT = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {"5.1.1.1": "met", "5.1.2.1": {"sampled": 12, "nonconforming": 3}, "5.3.2.2": "not_met"},
}
OTHER: dict[str, Any] = {**ASSESSMENT, "findings": {"5.1.1.1": {"not_met": "x"}}, "notes": {"5.1.1.1": "y"}}
SITES = "名称,地区,人数\n甲店,华北,12\n乙店,华南,\n"
READING = "level-80-printed-five-star=printed"

CASES: Mapping[str, tuple[list[str], dict[str, Any]]] = {
    "score": (
        ["FILE", "--reading", READING],
        {"assessment": ASSESSMENT, "readings": {"level-80-printed-five-star": "printed"}},
    ),
    "forecast": (
        ["FILE", "--chance", "4/5", "--clause", "5.1.2.2=share:0.9", "--clause", "5.1.3.1=1/3"],
        {
            "assessment": ASSESSMENT,
            "chances": {
                "default": "4/5",
                "clauses": {"5.1.2.2": {"conforming_share": "0.9"}, "5.1.3.1": "1/3"},
            },
            "other_readings": True,
        },
    ),
    "improve": (
        ["FILE", "--target", "four-star", "--effort", "5.3.2.2=impossible"],
        {
            "assessment": ASSESSMENT,
            "target": "four-star",
            "efforts": {"named": {"5.3.2.2": "impossible"}},
            "other_readings": True,
        },
    ),
    "next": (
        ["--losses", "*=? 5.1.1.2=N", "--rubric", "gbt-27922-2011", "--chance", "4/5", "--after", "5.1.1.2"],
        {
            "assessment": {
                "format": "assessment/1",
                "rubric": "gbt-27922-2011",
                "findings": {"5.1.1.2": "not_met"},
            },
            "chances": {"default": "4/5"},
            "after": "5.1.1.2",
            "other_readings": True,
        },
    ),
    "losses": (["FILE"], {"assessment": ASSESSMENT}),
    "evidence": (["FILE", "--as-of", "2026/12/1"], {"assessment": ASSESSMENT, "as_of": "2026-12-01"}),
    "hand-in": (["FILE", "--as-of", "2026-12-01"], {"assessment": ASSESSMENT, "as_of": "2026-12-01"}),
    "owners": (["FILE"], {"assessment": ASSESSMENT}),
    "actions": (["FILE", "--today", "2026-12-01"], {"assessment": ASSESSMENT, "today": "2026-12-01"}),
    "agree": (
        ["FILE", "OTHER", "--by", "张三", "--by", "李四", "--take", "5.1.1.1=李四：看了"],
        {
            "first": {"by": "张三", "assessment": ASSESSMENT},
            "second": {"by": "李四", "assessment": OTHER},
            "settled": {"5.1.1.1": {"stands": "李四", "reason": "看了"}},
        },
    ),
    "deletions": (
        ["FILE", "--preset", "own-goods", "--delete", "5.2.4.6=x"],
        {"assessment": ASSESSMENT, "preset": "own-goods", "delete": {"5.2.4.6": "x"}},
    ),
    "carry-over": (
        ["FILE", "--to", "zhht-completeness", "--confirm", "2.1.1"],
        {"assessment": ASSESSMENT, "to": "zhht-completeness", "confirmed": ["2.1.1"]},
    ),
    "by-site": (["FILE", "--site", "甲店"], {"assessment": ASSESSMENT, "sites": ["甲店"]}),
    "timetable": (
        [
            "FILE",
            *("--day", "2026-12-01", "--assessor", "张三", "--office", "总部"),
            *("--site", "甲店", "--at-sites", "5.1.1.2", "--person-days", "1"),
        ],
        {
            "assessment": ASSESSMENT,
            "days": ["2026-12-01"],
            "assessors": ["张三"],
            "office": "总部",
            "sites": ["甲店"],
            "at_sites": ["5.1.1.2"],
            "person_days": "1",
        },
    ),
    "audit-time": (["--headcount", "300"], {"headcount": 300}),
    "sites": (
        ["--list", "TABLE", "--stage", "surveillance", "--seed", "7", "--issued", "2025-06-06"],
        {"list": SITES, "stage": "surveillance", "seed": "7", "issued": "2025-06-06"},
    ),
    "calendar": (
        ["--issued", "2025-06-06", "--surveillance", "2026-05-20", "--today", "2026-11-23"],
        {"issued": "2025-06-06", "surveillance": ["2026-05-20"], "today": "2026-11-23"},
    ),
    "managers": (["--staff", "31", "--all-staff", "200"], {"staff": 31, "all_staff": 200}),
    "verify": (["RECORD"], {}),
    "compare": (["OTHER", "FILE"], {"before": OTHER, "after": ASSESSMENT}),
}
NOT_OF_THE_DOOR = {
    "clause": "it shows the published data",
    "batch": "its rows are in tests of its own",
    "form": "it writes a file",
    "read-form": "it reads a form, in tests of its own",
    "merge": "it writes a file, in tests of its own",
    "impact": "it writes a file, in tests of its own",
    "rubric": "it writes a file, in tests of its own",
    "key": "it writes a file, in tests of its own",
    "sign": "it writes a file, in tests of its own",
    "verify-site": "it reads a site, in tests of its own",
}


def told(*arguments: str) -> Any:
    return json.loads(CliRunner().invoke(cli, [*arguments, "--json"]).stdout)


def ask(kind: str, **parts: Any) -> Any:
    return json.loads(engine().reply(json.dumps({"format": "request/1", "kind": kind, **parts})))["result"]


def test_every_command_has_its_case() -> None:
    assert set(cli.commands) == set(CASES) | set(NOT_OF_THE_DOOR)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", CASES)
def test_what_is_printed_is_what_the_door_says(tmp_path: Path, command: str, language: str) -> None:
    options, parts = CASES[command]
    files = {"FILE": tmp_path / "a.json", "TABLE": tmp_path / "s.csv", "RECORD": tmp_path / "r.json"}
    files["OTHER"] = tmp_path / "o.json"
    made = {"format": "request/1", "kind": "score", "assessment": ASSESSMENT}
    record = ask("record", request=made)
    for name, content in (("FILE", ASSESSMENT), ("RECORD", record), ("OTHER", OTHER)):
        files[name].write_text(json.dumps(content), encoding="utf-8")
    files["TABLE"].write_text(SITES, encoding="utf-8-sig")
    if command == "verify":
        parts = {"record": record}
    printed = told(command, *(str(files.get(option, option)) for option in options), "--lang", language)
    asked = ask({"agree": "agreement"}.get(command, command), **parts)
    assert printed == asked | ({} if command == "losses" else {"notice": NOTICE.to_json()})


def test_a_clause_is_printed_as_it_is_published() -> None:
    (found,) = told("clause", "5.1.2.2")
    rubric: Any = next(f.content for f in collection().rubrics if f.content["id"] == "gbt-27922-2011")
    indicators = [indicator for section in rubric["sections"] for indicator in section["indicators"]]
    clauses = {clause["id"]: clause for indicator in indicators for clause in indicator["clauses"]}
    assert found == {"document": "self-assessment", "clause": clauses["5.1.2.2"]}
