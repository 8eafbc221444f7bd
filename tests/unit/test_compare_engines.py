"""The comparison of two engines tells what was renamed from what is another result."""

import pytest

from scripts.compare_engines import Likeness, like

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
