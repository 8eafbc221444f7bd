"""Where a record does not agree, each place is called in the words of its reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from aftersales import Engine
from aftersales.api.difference_labels import label_of_difference
from aftersales_yaml.collection import read_collection
from tests.conftest import ROOT
from tests.random_requests import golden_requests

KINDS = ("score", "audit-time", "sites", "managers", "calendar", "forecast", "improve", "next", "nearest")
"""The calculations of which records are kept."""
CODES = {"SHA-256"}


def keys_in(schema: object) -> Iterator[str]:
    """Every key that a result may have, by SCHEMA."""
    if isinstance(schema, dict):
        yield from schema.get("properties") or {}
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from keys_in(each)


@pytest.mark.parametrize("kind", KINDS)
def test_no_key_of_a_result_is_without_words(kind: str) -> None:
    schema = json.loads((ROOT / "schema" / "results" / f"{kind}-1.json").read_text(encoding="utf-8"))
    labels = {key: label_of_difference(key, [{key: 1}]).zh for key in keys_in(schema)}
    assert len(labels) > 10
    assert {key: zh for key, zh in labels.items() if re.search("[a-z_]", zh) and zh not in CODES} == {}


@pytest.mark.parametrize(
    ("at", "result", "zh", "en"),
    [
        (
            "timeline.0.latest",
            {"timeline": [{"event": "issue", "label": {"zh": "签发证书", "en": "Certificate issued"}}]},
            "时间线：签发证书 · 最迟",
            "timeline: Certificate issued · latest",
        ),
        (
            "levels.0.gap",
            {"levels": [{"id": "qualified", "label": {"zh": "达标级", "en": "Qualified"}}]},
            "各级别：达标级 · 差多少分",
            "levels: Qualified · gap",
        ),
        ("trace.1.text.zh", {"trace": [{}, {"step": "mark"}]}, "计算步骤：第 2 项 · 文字 · 中文", None),
        ("losses.0.lost", {"losses": [{"clause": "5.1.1.2"}]}, "失分：5.1.1.2 · 扣分", None),
        ("drawn.0.region", {"drawn": [{"name": "甲店", "number": 3}]}, "抽到的场所：甲店 · 地区", None),
        ("drawn.0", {"drawn": [{"label": {"zh": 1}}]}, "抽到的场所：第 1 项", None),
    ],
)
def test_an_entry_is_called_by_what_it_is_of(at: str, result: object, zh: str, en: str | None) -> None:
    label = label_of_difference(at, [result])
    assert label.zh == zh
    assert en is None or label.en == en


def test_no_figure_of_a_step_is_without_words() -> None:
    """Their keys stand in no schema: those of all golden calculations are looked at."""
    engine = Engine(read_collection().bundle())
    keys = set()
    for asked in golden_requests():
        reply = json.loads(engine.reply(json.dumps(asked)))
        for step in reply.get("result", {}).get("trace", ()):
            keys |= step["figures"].keys()
    assert {"earned", "sample", "headcount", "start"} <= keys
    labels = {key: label_of_difference(key, [{key: 1}]).zh for key in keys}
    assert {key: zh for key, zh in labels.items() if re.search("[a-z_]", zh)} == {}
