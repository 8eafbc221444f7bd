"""A form says which revision it was made from, whatever program it is filled in and saved with."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aftersales.model.lineage import content_digest
from aftersales_files.form_lineage import DAMAGED
from tests.files.workbooks import bundle, edited, made, read
from tests.random_assessments import random_assessment

ASSESSMENT: dict[str, Any] = {
    "format": "assessment/1",
    "rubric": "gbt-27922-2011",
    "findings": {"5.1.1.1": "met", "5.1.2.1": {"sampled": 12, "nonconforming": 3}},
    "notes": {"5.1.1.1": "第一行\n第二行"},
    "organisation": {"name": "某某电器公司"},
}
EARLIER = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(400)]
LINEAGE = {
    "document": "6f1c1d0e-8f0f-4a53-9a43-0d3c1f0f3f00",
    "revision": "e5d0a7b2-0000-4000-8000-00000000e500",  # an e between digits: a number to a careless program
    "content": content_digest(ASSESSMENT),
    "ancestors": {
        "e5d0a7b2-0000-4000-8000-00000000e500": EARLIER[:2],
        **{one: [before] for one, before in pairwise(EARLIER)},
        EARLIER[-1]: [],
    },
}
SENT = made("form", assessment=ASSESSMENT | {"lineage": LINEAGE})


def fill_in(book: Any) -> None:
    book["自评"]["G3"] = "符合"


def test_what_went_out_comes_back_with_its_lineage_unchanged() -> None:
    assessment = read(SENT)["assessment"]
    assert assessment["lineage"] == LINEAGE
    assert content_digest(assessment) == LINEAGE["content"]


def test_a_form_that_was_filled_in_tells_that_it_was() -> None:
    assessment = read(edited(SENT, fill_in))["assessment"]
    assert assessment["lineage"] == LINEAGE
    assert content_digest(assessment) != LINEAGE["content"]


def test_a_form_without_lineage_tells_none() -> None:
    result = read(made("form", assessment=ASSESSMENT))
    assert "lineage" not in result["assessment"]
    assert not result["remarks"]


@pytest.mark.parametrize("key", ["lineage.document", "lineage.content", f"lineage.ancestors.{EARLIER[3]}"])
def test_a_damaged_lineage_is_left_out_and_told(key: str) -> None:
    """The answers are worth more than where they come from."""

    def damage(book: Any) -> None:
        for row in book["aftersales"].iter_rows():
            if row[0].value == key:
                row[1].value = "#REF!/"

    result = read(edited(SENT, damage))
    assert "lineage" not in result["assessment"]
    assert result["assessment"] == ASSESSMENT
    assert result["remarks"] == [DAMAGED.to_json()]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("number", range(len(bundle()["rubrics"])))
def test_a_form_that_nobody_changed_is_the_revision_that_it_was_made_from(number: int, seed: int) -> None:
    """Whatever stands in it, it comes back as it was: nothing would be asked about what nobody changed."""
    given = random_assessment(bundle()["rubrics"][number], seed)
    assessment = {key: value for key, value in given.items() if value != []}  # no page writes an empty list
    lineage = LINEAGE | {"content": content_digest(assessment)}
    back = read(made("form", assessment=assessment | {"lineage": lineage}))["assessment"]
    assert content_digest(back) == lineage["content"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_libreoffice_keeps_it_when_it_saves_the_form(ending: str, tmp_path: Path) -> None:
    source = tmp_path / "sent" / "form.xlsx"
    source.parent.mkdir()
    source.write_bytes(edited(SENT, fill_in))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assessment = read((tmp_path / f"form.{ending}").read_bytes())["assessment"]
    assert assessment["lineage"] == LINEAGE
    assert assessment["findings"] == {**ASSESSMENT["findings"], "5.1.1.2": "met"}
