"""Requests and results around an assessment, held against their schemas."""

import pytest

from aftersales.model.around import AROUND
from tests.random_around import around_request
from tests.random_requests import request
from tests.unit.test_result_schemas import expect_described, faults, reply, validator


@pytest.mark.parametrize("kind", AROUND)
def test_random(kind: str) -> None:
    asked = [around_request(kind, seed) for seed in range(40)]
    assert sum(map(expect_described, asked)) > 0.75 * len(asked)


@pytest.mark.parametrize("kind", AROUND)
def test_an_unknown_key_is_refused_by_request_and_schema(kind: str) -> None:
    asked = next(r for r in (around_request(kind, seed) for seed in range(99)) if reply(r)["ok"])
    asked |= {"unknown": "x"}
    assert faults("request", asked)
    assert [fault["at"] for fault in reply(asked)["faults"]] == ["unknown"]
    assert not validator("request").is_valid(request(kind))


@pytest.mark.parametrize("kind", AROUND)
def test_no_record_is_kept_of_it(kind: str) -> None:
    asked = request("record", request=around_request(kind, 1))
    assert faults("request", asked)
    assert not reply(asked)["ok"]
