"""Whatever is no request is refused as a wrong one is: who catches `Refused` has caught all of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales_own.opening import open_files
from aftersales_yaml.collection import read_collection

ENGINE = Engine(read_collection().bundle())
NONE: tuple[Any, ...] = (None, [], [("kind", "score")], "score", 3, True)


@pytest.mark.parametrize("value", NONE)
def test_no_request(value: Any) -> None:
    with pytest.raises(Refused) as refused:
        ENGINE.result(value)
    (fault,) = refused.value.faults
    assert fault.at == ""
    assert "name: value" in fault.expected.en


@pytest.mark.parametrize("value", [None, [], {"kind": "score"}, 3, b"{}"])
def test_no_text(value: Any) -> None:
    replies = (ENGINE.reply(value), open_files(ENGINE).exchange(value)[0])
    for reply in map(json.loads, replies):
        assert reply["ok"] is False
        assert "JSON as text" in reply["faults"][0]["expected"]["en"]


@pytest.mark.parametrize("value", NONE)
def test_no_bundle(value: Any) -> None:
    with pytest.raises(Refused):
        Engine(value)


@pytest.mark.parametrize("value", [None, [], 3, "", "{", "[]", "null", '{"rubrics": 3}', "[" * 100_000])
def test_no_bundle_as_text(value: Any) -> None:
    with pytest.raises(Refused):
        Engine.from_json(value)


@pytest.mark.parametrize("kind", ["verify", "sign", "record"])
@pytest.mark.parametrize("more", [{}, {"record": None}, {"record": []}, {"record": 3}, {"request": []}])
def test_no_record(kind: str, more: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        ENGINE.result({"kind": kind, **more})
    assert {fault.at for fault in refused.value.faults} & {"record", "request"}
