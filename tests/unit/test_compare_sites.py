"""A comparison of findings by site: what is told of two that come to the same sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection

ENGINE = Engine(read_collection().bundle())
AS_BEFORE = {"sampled": 6, "nonconforming": 1}


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> Any:
    def scored(finding: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {"5.1.5.1": finding}}

    return ENGINE.result({"kind": "compare", "before": scored(before), "after": scored(after)})


def test_the_order_of_the_sites_is_no_change() -> None:
    """A form keeps the sites in an order of its own; read back, every such clause was said to be changed."""
    sites = {"乙店": {"sampled": 4, "nonconforming": 2}, "甲店": AS_BEFORE}
    turned = dict(reversed(sites.items()))
    assert compared({"by_site": sites}, {"by_site": turned})["clauses"] == []


@pytest.mark.parametrize(
    ("after", "zh", "en"),
    [
        (  # 2 of 12 together, as before: 1 of 5 and 1 of 7
            {
                "by_site": {
                    "甲店": {"sampled": 5, "nonconforming": 1},
                    "乙店": {"sampled": 7, "nonconforming": 1},
                }
            },
            "，各场所的数改了。",
            ", with other figures by site.",
        ),
        (
            {"by_site": {"甲店": AS_BEFORE, "丙店": AS_BEFORE}},
            "，各场所的数改了。",
            ", with other figures by site.",
        ),
        (
            {"by_site": {"甲店": {**AS_BEFORE, "reason": "未签字"}, "乙店": AS_BEFORE}},
            "，理由改写。",
            ", worded anew.",
        ),
        (
            {"by_site": {"甲店": AS_BEFORE, "乙店": AS_BEFORE}, "extent": "repeated"},
            "，性质改了。",
            ", said to reach otherwise.",
        ),
    ],
)
def test_what_changed_is_called_what_it_is(after: Mapping[str, Any], zh: str, en: str) -> None:
    """All of it was said to be other words, "理由改写", where nobody had changed a word."""
    (clause, *_) = compared({"by_site": {"甲店": AS_BEFORE, "乙店": AS_BEFORE}}, after)["trace"]
    assert clause["step"] == "clause"
    assert clause["text"]["zh"].endswith("2/12（0.83/1 分）" + zh)
    assert clause["text"]["en"].endswith("2/12 (0.83 of 1 point)" + en)
