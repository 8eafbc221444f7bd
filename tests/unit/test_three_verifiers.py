"""Ours, a library for Python and a package for Node agree on which records are whole."""

import pytest

from tests.three_verifiers import count_both

RECORDS = 280
"""40 of each kind of calculation; the docs have the figure for 10,000."""


@pytest.mark.npm
def test_they_agree_on_genuine_and_on_altered_records() -> None:
    genuine, altered = count_both(RECORDS)
    assert genuine == {(True, True, True): RECORDS}
    # What is altered so that it is no record any more is refused before its digest is looked at (None).
    assert sum(altered.values()) == RECORDS
    assert {key[1:] for key in altered} == {(False, False)}
    assert altered[(False, False, False)] > 0.8 * RECORDS
    assert not any(key[0] for key in altered)
