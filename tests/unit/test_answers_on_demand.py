"""A page loads what its own kind of request needs: every other kind is imported when it is asked for."""

import json
import subprocess
import sys

import pytest

from aftersales.api.answer import Answer
from aftersales.api.around import ANSWERS_AROUND
from aftersales.api.engine import ANSWERS
from aftersales_yaml.collection import read_collection
from tests.random_requests import random_request

EVERY = {**ANSWERS, **ANSWERS_AROUND}
ASKED = """
import json, sys
from aftersales import Engine
bundle, request = json.load(sys.stdin)
assert json.loads(Engine(bundle).reply(json.dumps(request)))["ok"]
print(json.dumps([name for name in sys.modules if name.startswith("aftersales.")]))
"""


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_is_answered_by_the_function_of_its_name(kind: str) -> None:
    """Nothing but the call itself would tell that there is none."""
    assert callable(EVERY[kind].function)


def test_an_answer_that_is_not_there_says_so() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_kind"):
        Answer("no-such-kind")({}, {})  # type: ignore[arg-type]


def test_a_score_loads_no_other_calculation() -> None:
    loaded = _loaded({"format": "request/1", "kind": "score", "assessment": _assessment()})
    others = {answer.module for kind, answer in EVERY.items() if kind != "score"}
    assert EVERY["score"].module in loaded
    assert not loaded & others
    records = {"aftersales.record", "aftersales.api.recording", "aftersales.api.signing"}
    assert not loaded & records
    assert not any(name.startswith("aftersales.shapes") for name in loaded)
    assert not loaded & {"aftersales.model.rule_document", "aftersales.model.lifecycle_rule"}


def _assessment() -> object:
    return random_request("score", 1)["assessment"]


def _loaded(request: object) -> set[str]:
    rubrics = read_collection().bundle()["rubrics"]
    ran = subprocess.run(
        [sys.executable, "-c", ASKED],
        input=json.dumps([{"rubrics": rubrics, "rules": []}, request]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout))
