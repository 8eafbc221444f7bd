"""The comparison of two engines tells what was renamed from what is another result."""

import json

import pytest

from scripts.compare_engines import Likeness, like

pytestmark = pytest.mark.once

OLD = '{"ok":true,"result":{"errata":["a"],"finding":"not-met","label":{"zh":"旧","en":"old"},"final":"95"}}'


@pytest.mark.parametrize(
    ("new", "likeness"),
    [
        (OLD, "same"),
        (OLD.replace("errata", "discrepancies").replace("not-met", "not_met"), "renamed"),
        (OLD.replace("old", "new"), "renamed"),
        (OLD.replace('"final"', '"left_out":[],"final"'), "renamed"),
        (OLD.replace('"95"', '"94"'), "other"),
        (OLD.replace('"a"', '"b"'), "other"),
        (OLD.replace('"final"', '"final_score"'), "other"),
        (OLD.replace(',"final":"95"', ""), "other"),
    ],
)
def test_only_names_and_words_may_differ(new: str, likeness: Likeness) -> None:
    assert like(OLD, new) == likeness


def test_a_key_that_both_have_is_compared() -> None:
    """``left_out`` is new in the list of sites, and old elsewhere."""
    assert like('{"left_out":["a"]}', '{"left_out":["b"]}') == "other"


@pytest.mark.parametrize(
    ("old", "new", "likeness"),
    [
        ([], [{"zh": "多"}], "renamed"),
        ([{"zh": "旧", "at": 1}], [{"zh": "多"}, {"zh": "新", "at": 1}], "renamed"),
        ([{"zh": "旧"}], [], "other"),
        ([{"at": 1}], [{"at": 2}], "other"),
        ([{"at": 1}, {"at": 1}], [{"at": 1}, {"at": 2}], "other"),
    ],
)
def test_warnings_may_be_added_but_none_may_be_missing(old: object, new: object, likeness: Likeness) -> None:
    def reply(warnings: object) -> str:
        return json.dumps({"ok": True, "result": {"warnings": warnings, "days": "3"}})

    assert like(reply(old), reply(new)) == likeness
    assert like(reply(old), reply(new).replace('"3"', '"4"')) == "other"
