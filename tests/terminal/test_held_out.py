"""Every command on a document that was dropped in as YAML beside the project's own (`tests.held_out`).

Expected values are worked by hand from the made-up standard. Two rule documents state audit time, sampling
and dates then, and three rubrics how many managers are needed.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from aftersales_cli import engine as opened
from aftersales_cli.main import cli
from aftersales_yaml import collection as data
from tests import held_out
from tests.terminal.conftest import with_documents

TITLES = {
    "zh": ("灯笼行业售后服务认证规则", "商品售后服务评价认证规则"),
    "en": ("Certification rules of the lantern trade", "Certification rules for the evaluation"),
}
NAMELESS = [
    ("audit-time", "--headcount", "50"),
    ("sites", "--sites", "10"),
    ("calendar", "--issued", "2025-06-06"),
]


@pytest.fixture(scope="module", autouse=True)
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The terminal with the project's data and the held-out document."""
    with with_documents(held_out.drop_into, tmp_path_factory.mktemp("held-out")):
        yield


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def told(*arguments: object) -> dict[str, Any]:
    return dict(json.loads(run(*arguments, "--json").stdout))


def written(path: Path, **more: Any) -> Path:
    """All met but A.1.1 (40.5 points), 3 of 12 samples of A.12.3 (7.25); no repairs, so B goes."""
    rubric = opened.engine().library.rubrics[held_out.RUBRIC].rubric
    findings: dict[str, Any] = {clause.id: "met" for clause in rubric.clauses}
    findings |= {name: {"not_applicable": "不做维修"} for name in findings if name.startswith("B.")}
    findings |= {"A.1.1": "not_met", "A.12.3": {"sampled": 12, "nonconforming": 3}}
    assessment = {"format": "assessment/1", "rubric": held_out.RUBRIC, "findings": findings, **more}
    path.write_text(json.dumps(assessment), encoding="utf-8")
    return path


CERTIFIED = {"certificates": ["craft", "fire-safety"]}
SPECIALS = {"special_deductions": [{"reason": "短缺"}], "special_bonus": {"reason": "自制灯"}}


def test_the_data_check_passes() -> None:
    from aftersales_yaml.check import main

    assert main([str(data.rubrics_folder())]) == 0


def test_score_and_record(tmp_path: Path) -> None:
    """792 points apply, 40.5 and 7.25 x 3/12 are lost: 749.6875 / 792 x 1050 = 2099125/2112 = 993.90.

    Less 12.5, plus 10.5: 991.90. That is brilliant (945.01), which one certificate is enough for.
    """
    assessment, record = written(tmp_path / "a.json", certificates=["craft"], **SPECIALS), tmp_path / "r.json"
    result = told("score", assessment, "--record", record)
    assert [result[key] for key in ("base", "final", "level")] == [
        "2099125/2112",
        "2094901/2112",
        "brilliant",
    ]
    assert result["display"]["final"] == "991.9"
    assert run("verify", record).exit_code == 0
    assert "璀璨级　最终得分 991.9" in run("score", assessment).output
    # Read as 72.5 points: 857.25 apply, 40.5 + 18.125 are lost: 798.625 / 857.25 x 1050 - 2 = 976.19.
    larger = told("score", assessment, "--reading", "lantern-weight=printed-larger")
    assert larger["final"] == "1115789/1143"


def test_forecast_and_improve(tmp_path: Path) -> None:
    """A.1.1 open: 790.1875 / 792 x 1050 = 1047.6 with it, radiant (1039.99); 993.9 without, brilliant."""
    whole = written(tmp_path / "a.json", **CERTIFIED)
    half = json.loads(whole.read_text(encoding="utf-8"))
    del half["findings"]["A.1.1"]
    (tmp_path / "b.json").write_text(json.dumps(half), encoding="utf-8")
    levels = {each["id"]: each["probability"] for each in told("forecast", tmp_path / "b.json")["levels"]}
    assert (levels["radiant"], levels["brilliant"]) == ("1/2", "1/2")
    likely = told("forecast", tmp_path / "b.json", "--clause", "A.1.1=0.9")
    assert {each["id"]: each["probability"] for each in likely["levels"]}["radiant"] == "9/10"
    plan = told("improve", whole, "--target", "radiant")
    assert [measure["id"] for measure in plan["chosen"]] == ["A.1.1"]
    assert run("improve", whole, "--target", "radiant", "--xlsx", tmp_path / "plan.xlsx").exit_code == 0


def test_form_out_and_in(tmp_path: Path) -> None:
    empty, filled = tmp_path / "empty.xlsx", tmp_path / "filled.xlsx"
    assert run("form", held_out.RUBRIC, "-o", empty).exit_code == 0
    score = told("score", empty)
    assert score["range"]["worst"] == "0"
    assert score["range"]["best"] == "1050"
    assessment = written(tmp_path / "a.json", **CERTIFIED)
    before = told("score", assessment, "--xlsx", filled)
    assert told("score", filled)["final"] == before["final"] == "2099125/2112"
    refused = run("form", "-o", tmp_path / "none.xlsx")
    assert refused.exit_code == 2
    assert f"{held_out.RUBRIC}（灯笼行业售后服务评分准则）" in refused.stderr


def test_batch_takes_the_only_rubric_that_has_the_clauses(tmp_path: Path) -> None:
    """甲: 40.5 + 7.25 x 9/12 = 45.9375 of 1050 at worst; 1050 - 1.8125 at best."""
    table = tmp_path / "shops.csv"
    table.write_text("名称,A.1.1,A.12.3\n甲,符合,3/12\n", encoding="utf-8-sig")
    for options in ((), ("--rubric", held_out.RUBRIC)):
        (row,) = csv.DictReader(io.StringIO(run("batch", table, *options).stdout))
        assert (row["worst"], row["best"]) == ("735/16", "16771/16")
    unknown = tmp_path / "unknown.csv"
    unknown.write_text("名称,9.9.9\n甲,符合\n", encoding="utf-8-sig")
    refused = run("batch", unknown)
    assert refused.exit_code == 2
    assert "--rubric" in refused.stderr
    assert "gbt-27922-2011（" in refused.stderr


@pytest.mark.parametrize("command", NAMELESS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_chosen_silently(command: tuple[str, ...], language: str) -> None:
    refused = run(*command, "--lang", language)
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert "  --document\n" in refused.stderr
    for name, title in zip(("lantern-rules", "zpic-wf-20"), TITLES[language], strict=True):
        assert name in refused.stderr
        assert title in refused.stderr
    wrong = run(*command, "--document", "zhht-maturity")  # it states none of these
    assert wrong.exit_code == 2
    assert "lantern-rules（" in wrong.stderr
    for document in ("lantern-rules", "zpic-wf-20"):
        assert told(*command, "--document", document)["document"]["id"] == document


def test_audit_time_by_its_own_table(tmp_path: Path) -> None:
    """50 to 1,049 people: 7 days; 3/4 of them on site, 2/5 and 3/5 later. Up to 1,234,567: 12.5 days."""
    record = tmp_path / "record.json"
    own = ("--document", held_out.RULES)
    keys = ("initial", "on_site_minimum", "surveillance", "recertification")
    result = told("audit-time", "--headcount", 50, *own, "--record", record)
    assert [result[key] for key in keys] == ["7", "21/4", "14/5", "21/5"]
    assert run("verify", record).exit_code == 0
    largest = told("audit-time", "--headcount", 1234567, *own)
    assert [largest[key] for key in keys] == ["25/2", "75/8", "5", "15/2"]
    assert run("audit-time", "--headcount", 1234568, *own).exit_code == 2
    # 2/5 and 3/5 of the 21/4 on site.
    other = told("audit-time", "--headcount", 50, *own, "--reading", "lantern-shares=of-on-site")
    assert [other[key] for key in keys[2:]] == ["21/10", "63/20"]


def test_sites_and_a_draw(tmp_path: Path) -> None:
    """Of 10: 5/4 x 3.16 = 3.95, 1/2 x 3.16 = 1.58, 3.16; to the nearest 4, 2, 3. Of 9: 5/4 x 3 = 3.75."""
    own = ("--document", held_out.RULES)
    keys = ("initial", "surveillance", "recertification")
    assert [told("sites", "--sites", 10, *own)[key] for key in keys] == ["4", "2", "4"]
    nearest = told("sites", "--sites", 10, *own, "--reading", "lantern-sample=to-nearest")
    assert [nearest[key] for key in keys] == ["4", "2", "3"]
    listing, sheet = tmp_path / "sites.csv", tmp_path / "draw.xlsx"
    listing.write_text("名称\n" + "".join(f"第{n}店\n" for n in range(1, 10)), encoding="utf-8-sig")
    draw = ("--list", listing, "--stage", "initial", "--seed", "7", *own)
    assert len(told("sites", *draw)["draw"]["choices"]) == 4
    assert run("sites", *draw, "--xlsx", sheet).exit_code == 0


def test_a_date_that_the_document_counts_nothing_from_is_named() -> None:
    asked = ("calendar", "--issued", "2025-06-06", "--suspended", "2026-01-01")
    (warning,) = told(*asked, "--document", held_out.RULES)["warnings"]
    assert warning["zh"].startswith("暂停起始日：所选文件")
    assert told(*asked, "--document", "zpic-wf-20")["warnings"] == []


def test_calendar_by_its_own_periods(tmp_path: Path) -> None:
    """Each period ends the day before: 10 months, 4 years; 13 months after a visit; from 5 months ahead."""
    ics = tmp_path / "lantern.ics"
    options = ("--issued", "2025-06-06", "--surveillance", "2026-01-05", "--today", "2026-11-28")
    result = told("calendar", *options, "--document", held_out.RULES, "--ics", ics)
    assert (result["first_surveillance"], result["expiry"]) == ("2026-04-05", "2029-06-05")
    assert result["next_surveillance"] == {"earliest": "2026-01-06", "latest": "2027-02-04"}
    assert "灭灯日" in ics.read_text(encoding="utf-8").replace("\r\n ", "")
    assert "再次巡灯" in run("calendar", *options, "--document", held_out.RULES).output


def test_an_event_that_no_other_document_knows() -> None:
    """45 days from 2025-06-06: 24 in June, 21 in July; under the other reading 15 more. No suspensions."""
    asked = ("calendar", "--issued", "2025-06-06", "--document", held_out.RULES)
    result = told(*asked)
    assert result["other_dates"] == {"lamp_inspection": "2025-07-21"}
    assert result["suspension_usual"] is None
    (other,) = (each for each in result["readings"] if each["reading"] == "sixty-days")
    assert (other["differing"], other["differs"]) == (["lamp_inspection"], True)
    assert "试灯 2025-08-05" in run(*asked).output
    by_the_other = told("calendar", "--issued", "2025-06-06", "--document", "zpic-wf-20")
    assert "other_dates" not in by_the_other
    for each in (result, by_the_other):
        path = data.schema_folder() / "results" / "calendar-1.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(each)


def test_managers_by_its_own_share() -> None:
    """3/20 of 27 is 4.05: 5, where the other two rubrics ask for 3. Nobody is given one of them unasked."""
    for option in ("--rubric", "--document"):
        assert told("managers", "--staff", 27, option, held_out.RUBRIC)["managers"] == "5"
    assert told("managers", "--staff", 27, "--rubric", "zhht-completeness")["managers"] == "3"
    refused = run("managers", "--staff", 27)
    assert refused.exit_code == 2
    assert "  --rubric\n" in refused.stderr
    assert f"{held_out.RUBRIC}（灯笼行业售后服务评分准则）" in refused.stderr


def test_clause() -> None:
    assert run("clause", "A.12.3").stdout.startswith("lantern A.12.3 灯笼要求 A.12.3\n")
    for document in (held_out.SOURCE, held_out.RUBRIC):
        (found,) = json.loads(run("clause", "A.12.3", "--document", document, "--json").stdout)
        assert found["clause"]["points"] == "7.25"
    assert run("clause", "A.12.3", "--document", "zpic-wf-20").exit_code == 2
    refused = run("clause", "A.12.3", "--document", "nothing")
    assert refused.exit_code == 2
    assert "lantern-rules（" in refused.stderr


def test_a_record_from_before_still_verifies(tmp_path: Path) -> None:
    """It names no document, as there was only one; it is recomputed from the one that it stands on."""
    from aftersales import Engine

    before = Engine({key: _known(files) for key, files in opened.collection().bundle().items()})
    requests = [
        {"kind": "audit-time", "headcount": 50},
        {"kind": "sites", "sites": 10},
        {"kind": "calendar", "issued": "2025-06-06"},
        {"kind": "managers", "staff": 27},
    ]
    for request in requests:
        asked = {"format": "request/1", **request}
        made = json.loads(
            before.reply(json.dumps({"format": "request/1", "kind": "record", "request": asked}))
        )
        record = tmp_path / f"{request['kind']}.json"
        record.write_text(json.dumps(made["result"]), encoding="utf-8")
        assert run("verify", record).exit_code == 0, request


def _known(files: Any) -> list[Any]:
    return [file for file in files if file["document"] != held_out.SOURCE]
