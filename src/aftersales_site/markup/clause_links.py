"""Clause numbers in a text become links to their clauses, so that what is said leads back to its source.

The pattern reads a text of the data before it is markup, and what it does not link is escaped here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from markupsafe import Markup

from aftersales_site.addresses import relative

_NUMBER = re.compile(
    r"(?<![\w./-])(?:\d+(?:\.\d+){2,}|[A-Z]\.\d+(?:\.\d+)+)(?:[a-z](?![a-z]))?(?:-[a-z0-9]+)*(?![\w.]*\d)",
    re.ASCII,
)
_LINK = Markup('<a class="as-no" href="{href}">{number}</a>')


class ClauseLinks:
    """Finds numbers of three parts or more (``4.4.2``, ``A.12.3``): with fewer, a number may be a quantity.

    A number that two documents use is left alone, since the text around it says which is meant.
    """

    def __init__(self, clauses: Mapping[tuple[str, str], str]) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for (_, number), address in clauses.items():
            if _NUMBER.fullmatch(number):
                found[number].append(address)
        self._addresses = {number: each[0] for number, each in found.items() if len(each) == 1}

    def link(self, text: str, here: str) -> Markup:
        """TEXT escaped for the page HERE, with the numbers of clauses linked; none to HERE itself."""
        parts: list[str] = []
        start = 0
        for found in _NUMBER.finditer(text):
            there = self._addresses.get(found[0])
            if there is None or there == here:
                continue
            parts.append(Markup.escape(text[start : found.start()]))
            parts.append(_LINK.format(href=relative(here, there), number=found[0]))
            start = found.end()
        parts.append(Markup.escape(text[start:]))
        return Markup("").join(parts)
