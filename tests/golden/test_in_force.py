"""The golden cases of editions: which one is in force on a day, and what it comes to."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_yaml.collection import read_collection, rubrics_folder
from aftersales_yaml.strict import read_yaml
from tests import second_editions
from tests.golden.test_rules import as_written, at, typed
from tests.golden.test_score import assessment_of

FILE = Path(__file__).parent / "in_force.yaml"


def bundle_with_second_editions(folder: Path) -> dict[str, object]:
    """The published documents and the made-up next editions, all as data files below FOLDER."""
    shutil.copytree(rubrics_folder(), folder / "rubrics")
    second_editions.drop_into(folder / "rubrics")
    return read_collection(folder / "rubrics").bundle()


def requests_of(part: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The cases (or refusals) of the file with the whole request of each."""
    golden: Any = read_yaml(FILE.read_text(encoding="utf-8"))
    found = []
    for case in golden[part]:
        request = {"format": "request/1", "kind": case["kind"], **case["request"]}
        if "assessment" in request:
            request["assessment"] = assessment_of(second_editions.GBT, request["assessment"])
        found.append((case, request))
    return found


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(bundle_with_second_editions(tmp_path_factory.mktemp("editions")))


def ids(given: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    return [case["name"] for case, _ in given]


CASES, REFUSALS = requests_of("cases"), requests_of("refusals")


@pytest.mark.parametrize(("case", "request_"), CASES, ids=ids(CASES))
def test_as_worked_by_hand(engine: Engine, case: dict[str, Any], request_: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(request_)))
    assert reply["ok"], reply
    found = {path: as_written(at(reply["result"], path)) for path in case["expect"]}
    assert found == {path: typed(value) for path, value in case["expect"].items()}


@pytest.mark.parametrize(("case", "request_"), REFUSALS, ids=ids(REFUSALS))
def test_refused(engine: Engine, case: dict[str, Any], request_: dict[str, Any]) -> None:
    reply = json.loads(engine.reply(json.dumps(request_)))
    assert not reply["ok"], reply
    assert [fault["at"] for fault in reply["faults"]] == case["at"]
