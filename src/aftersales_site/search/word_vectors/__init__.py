"""What words mean, as the search compares questions: a vector for each word, from a committed table.

`scripts/search/make_word_vectors.py` makes the tables, out of the everyday questions and sentence encoders
(Google's universal multilingual one, version 3, and all-MiniLM-L6-v2; both Apache 2.0); ADR 0012 says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources

from aftersales.foundation.text import Language
from aftersales_site.search.packing import joined


def word_vectors(language: Language) -> Sequence[str]:
    """All words of LANGUAGE in one string, and in another their vectors, a letter for each figure."""
    table = (resources.files(__name__) / f"{language}.txt").read_text(encoding="utf-8")
    words, figures = zip(*(line.split(" ") for line in table.splitlines()), strict=True)
    if len({len(each) for each in figures}) != 1:
        raise ValueError(f"the vectors of words in {language}.txt are not equally long")
    return joined(words), "".join(figures)
