"""On how many examples a property is tried: all, or a tenth where a run measures which branches are reached.

What is measured takes twice as long and more, and the thousandth example reaches no other branch than the
hundredth: `scripts/run_tests.py` tries them all in a run that is not measured.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from hypothesis import settings

WORD = "AFTERSALES_FEW_EXAMPLES"
LEAST = 10
USUAL = 100  # what hypothesis tries where a test says nothing


def examples(number: int) -> settings:
    """Decorates a test whose property is tried on NUMBER of them."""
    return settings(max_examples=tried(number, os.environ), deadline=None)


def tried(number: int, environment: Mapping[str, str]) -> int:
    """How many of NUMBER are tried: a tenth where they are to be few, yet LEAST of them."""
    return min(number, max(LEAST, -(-number // 10))) if environment.get(WORD) else number
