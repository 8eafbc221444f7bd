"""Regular expressions that most programs never need, compiled when they are first used.

Compiling one takes longer than matching it a thousand times, and every start of the terminal and of the
browser's engine would compile all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LatePattern:
    """What ``re.compile(PATTERN, FLAGS)`` gives, as far as it is used here."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """As of ``re.Pattern``."""
        return self._compiled.fullmatch

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """As of ``re.Pattern``."""
        return self._compiled.match

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """As of ``re.Pattern``."""
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[[str], Iterator[re.Match[str]]]:
        """As of ``re.Pattern``."""
        return self._compiled.finditer

    @cached_property
    def sub(self) -> Callable[[str, str], str]:
        """As of ``re.Pattern``."""
        return self._compiled.sub
