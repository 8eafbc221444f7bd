"""Marking the words of the glossary in a text: the first time on a page, with the meaning at hand.

The pattern reads a text of the data before it is markup, and what it does not mark is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from aftersales.foundation.text import Language
from aftersales_site.content.terms import Term

_MARKED = Markup('<a class="as-term" href="{href}" data-meaning="{meaning}">{word}</a>')


class GlossaryMarks:
    """Finds terms in texts of one language; the longest term wins where two overlap."""

    def __init__(self, terms: Sequence[Term], language: Language) -> None:
        self._language = language
        self._terms = {term.label.in_language(language).casefold(): term for term in terms}
        words = sorted(map(re.escape, self._terms), key=len, reverse=True)
        edge = r"\b" if language == "en" else ""
        self._pattern = re.compile(f"{edge}(?:{'|'.join(words)}){edge}", re.IGNORECASE) if words else None

    def mark(
        self, text: str, glossary: str, seen: set[str], between: Callable[[str], Markup] = Markup.escape
    ) -> Markup:
        """TEXT escaped, with each term that is not in SEEN linked into GLOSSARY; SEEN grows.

        BETWEEN makes markup of what lies between the terms.
        """
        if self._pattern is None:
            return between(text)
        parts: list[str] = []
        start = 0
        for found in self._pattern.finditer(text):
            term = self._terms[found[0].casefold()]
            if term.id in seen:
                continue
            seen.add(term.id)
            parts.append(between(text[start : found.start()]))
            meaning = term.definition.in_language(self._language)
            parts.append(_MARKED.format(href=f"{glossary}#{term.id}", meaning=meaning, word=found[0]))
            start = found.end()
        parts.append(between(text[start:]))
        return Markup("").join(parts)
