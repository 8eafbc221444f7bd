"""The Excel form and the record of earlier releases open in this one; see tests/fixtures/README.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aftersales_cli.main import cli

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"

# Applicable are 100 - 1.5 (5.2.2.1 is deleted) = 98.5. At worst only 5.1.1.1 (1 of 1) and 5.1.1.2 (3 x 3/4)
# count, 3.25; the special deduction takes 1 and the bonus gives 1: 3.25 / 98.5 x 100 = 650/197. At best
# nothing is lost but 3 x 1/4 and the 1 of 5.1.2.1: 96.75 / 98.5 x 100 = 19350/197.
RANGE = ("650/197", "19350/197")


def answer(*arguments: str) -> Any:
    ran = CliRunner().invoke(cli, [*arguments, "--json"])
    assert ran.exit_code in (0, 1), ran.output
    return json.loads(ran.stdout)


@pytest.mark.parametrize("file", ["0.2.0/form.xlsx", "0.2.0/assessment-1.json", "0.2.0/draft-assessment"])
def test_what_was_filled_in_scores_as_it_did(file: str, tmp_path: Path) -> None:
    path = FIXTURES / file
    if file.endswith("draft-assessment"):
        draft = json.loads((FIXTURES / "0.2.0" / "draft-1.json").read_text(encoding="utf-8"))
        path = tmp_path / "assessment.json"
        path.write_text(json.dumps(draft["assessment"]), encoding="utf-8")
    found = answer("score", str(path))
    assert (found["range"]["worst"], found["range"]["best"]) == RANGE


def test_a_record_of_an_earlier_edition_is_read_and_says_so() -> None:
    ran = CliRunner().invoke(cli, ["verify", str(FIXTURES / "0.2.0" / "record-1.json")])
    assert ran.exit_code == 1
    assert "f58f4b583376" in ran.output  # SHA-256 of the rubric as it stood then
    again = CliRunner().invoke(cli, ["verify", str(FIXTURES / "0.2.0" / "record-1.json"), "--under-current"])
    assert "评分准则：SHA-256" in again.output  # where the two differ, figure by figure


@pytest.mark.parametrize("file", sorted((FIXTURES / "bundles").glob("*.zip")), ids=lambda path: path.stem)
def test_a_bundle_of_an_earlier_build_is_as_whole_as_it_was(file: Path) -> None:
    """What a build wrote of its own words (the notice, what the files are) is no change, reworded since.

    Of documents that are others by now it is told that form and list were not held against them.
    """
    ran = CliRunner().invoke(cli, ["verify", str(file)])
    told = ran.output.splitlines()
    changed = [line for line in told if line.startswith(("README.txt：", "form.xlsx：", "evidence.csv："))]
    assert changed == []
    assert "压缩包完整：6 个文件，与清单一致。" in told
    same = not any(line.startswith("! ") for line in told)
    assert (ran.exit_code == 0) is same
    # 5.1.1.2 (3) is not met, of 5.2.4.1 (2) an eighth, and 5.2.2.1 (1.5) is deleted: 95.25 of 98.5.
    # 95.25 / 98.5 x 100 = 96.70.., five stars from 95 on.
