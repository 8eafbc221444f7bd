"""What a form has no column for comes back from its hidden sheet as it went out."""

import random
from typing import Any

import pytest

from aftersales.model.preparation import KEYS
from aftersales.model.sameness import written
from aftersales_files.form_beside import DAMAGED, beside_rows, put_beside
from tests.files.workbooks import made, read
from tests.property.test_scoring import GBT, MODELS, RUBRICS
from tests.random_edits import edited, valid_assessment

EVIDENCE = {
    "5.1.1.1": {
        "服务组织架构 _x000D_ ": {"state": "at-hand", "document": " 架构图 v2_final ", "note": "一\n二"}
    }
}
WHOLE: dict[str, Any] = {
    "findings": {
        "5.1.2.1": {"by_site": {"甲店": {"sampled": 6, "nonconforming": 1}}, "extent": "isolated"},
        "5.1.1.2": {"not_met": "x", "extent": "systemic"},
        "5.1.1.1": "met",
    },
    "special_deductions": [{"reason": "x", "action": {"what": "y"}}, {"reason": "z"}],
    "evidence": EVIDENCE,
    "owners": {"5.1.1.1": "人事部"},
}
SHOWN: dict[str, Any] = {
    "findings": {
        "5.1.2.1": {"sampled": "6", "nonconforming": "1"},
        "5.1.1.2": {"not_met": "x"},
        "5.1.1.1": "met",
    },
    "special_deductions": [{"reason": "x"}, {"reason": "z"}],
}


def kept(assessment: dict[str, Any]) -> dict[str, str]:
    return {key: text.strip() for key, text in beside_rows(assessment)}


def test_all_of_it_comes_back() -> None:
    read = {key: list(v) if isinstance(v, list) else dict(v) for key, v in SHOWN.items()}
    read["special_deductions"] = [dict(each) for each in SHOWN["special_deductions"]]
    assert put_beside(read, kept(WHOLE), MODELS[GBT]) == []
    assert written(read) == written(WHOLE)


def test_a_finding_that_was_changed_in_the_sheet_keeps_what_the_sheet_says() -> None:
    read: dict[str, Any] = {"findings": {"5.1.2.1": {"sampled": "7", "nonconforming": "1"}}}
    assert put_beside(read, kept(WHOLE), MODELS[GBT]) == []
    assert read["findings"] == {"5.1.2.1": {"sampled": "7", "nonconforming": "1"}}
    assert read["evidence"] == EVIDENCE


def test_a_form_without_any_of_it_has_no_rows() -> None:
    assert kept(SHOWN) == {}


def test_a_long_text_goes_in_pieces() -> None:
    long = {"findings": {}, "evidence": {"5.1.1.1": {"x": {"state": "at-hand", "note": "长 " * 30_000}}}}
    rows = kept(long)
    assert len(rows) > 1
    assert all(len(text) < 32_767 for text in rows.values())
    read: dict[str, Any] = {"findings": {}}
    assert put_beside(read, rows, MODELS[GBT]) == []
    assert read == long


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_told_and_breaks_nothing(seed: int) -> None:
    dice, rows = random.Random(seed), kept(WHOLE)
    text = rows["beside.0"]
    cut = dice.randrange(len(text))
    rows["beside.0"] = text[:cut] + dice.choice(["", "{", '"', "9", "]}"]) + text[cut + dice.randint(0, 9) :]
    read: dict[str, Any] = {"findings": dict(SHOWN["findings"])}
    assert put_beside(read, rows, MODELS[GBT]) in ([], [DAMAGED])


@pytest.mark.parametrize("seed", range(6))
def test_random_assessments_come_back_through_a_workbook(seed: int) -> None:
    rubric = RUBRICS[GBT]
    assessment = edited(valid_assessment(rubric, seed), rubric, seed, edits=40)
    back = read(made("form", assessment=assessment))["assessment"]
    for key in (*KEYS, "findings"):
        assert written(back.get(key)) == written(assessment.get(key)), key
