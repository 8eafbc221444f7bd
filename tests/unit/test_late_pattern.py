"""A pattern that is compiled late says what one says that is compiled at once."""

import re

import pytest

from aftersales.foundation.late_pattern import LatePattern


def test_it_is_compiled_when_it_is_first_used() -> None:
    """A broken one is made without complaint, and refused when something is to be matched."""
    broken = LatePattern("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        broken.fullmatch("a")


def test_it_matches_with_its_flags() -> None:
    late = LatePattern("a([0-9])", re.IGNORECASE | re.ASCII)
    found = late.fullmatch("A7")
    assert found is not None
    assert found[1] == "7"
    assert late.fullmatch("A7 ") is None
    assert late.search(" a1") is not None
    assert [each[1] for each in late.finditer("a1A2")] == ["1", "2"]
    assert late.sub("-", "a1 b A2") == "- b -"
