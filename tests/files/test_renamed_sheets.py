"""A sheet that somebody renamed is known by its heads, which is told; of two it is asked which is meant."""

from __future__ import annotations

from typing import Any

import pytest

from tests.files.test_action_list import fill, given_out
from tests.files.workbooks import edited, faults, made, read

GBT, ZHHT = "gbt-27922-2011", "zhht-completeness"


def renamed(title: str, rubric: str = GBT, sheet: str = "自评", **cells: str) -> bytes:
    def edit(book: Any) -> None:
        for place, value in cells.items():
            book[sheet][place] = value
        book[sheet].title = title

    return edited(made("form", rubric=rubric), edit)


def remarks(result: dict[str, Any]) -> str:
    return "\n".join(remark["zh"] for remark in result["remarks"])


@pytest.mark.parametrize("title", ["自评表(2)", "自评表 副本", "Sheet1", "张三"])
def test_the_findings_under_another_title(title: str) -> None:
    result = read(renamed(title, G2="符合"))
    assert result["assessment"]["findings"] == {"5.1.1.1": "met"}
    assert f"没有叫「自评」的工作表；「{title}」的列名与它相同，按它读" in remarks(result)


def test_a_form_that_lost_its_hidden_sheet_too() -> None:
    content = edited(renamed("Sheet1", G2="符合"), lambda book: book.remove(book["aftersales"]))
    assert read(content)["assessment"] == {
        "format": "assessment/1",
        "rubric": GBT,
        "findings": {"5.1.1.1": "met"},
    }


def test_special_entries_and_certificates() -> None:
    result = read(renamed("扣分", sheet="特别项", D2="价目表没有公示"))
    assert result["assessment"]["special_deductions"] == [{"reason": "价目表没有公示"}]
    result = read(renamed("Sheet4", ZHHT, sheet="证书", B2="有"))
    assert len(result["assessment"]["certificates"]) == 1


def test_the_list_of_actions() -> None:
    def edit(book: Any) -> None:
        fill(责任人="王五")(book)
        book.worksheets[0].title = "整改台账"

    result = read(edited(given_out(), edit))
    assert result["assessment"]["actions"]["5.3.2.2"] == {"owner": "王五"}
    assert "「整改台账」的列名与它相同" in remarks(result)


def test_of_two_it_is_not_guessed() -> None:
    def edit(book: Any) -> None:
        book.copy_worksheet(book["张三"]).title = "李四"

    (fault, *_) = faults(edited(renamed("张三", G2="符合"), edit))
    assert "张三" in fault["found"]
    assert "自评" in fault["expected"]["zh"]
