"""English for make_word_vectors.py: sentences of the site and of a dictionary, and words that go together."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

LATIN = re.compile(r"[a-z][a-z0-9]*")
TOGETHER = 6000  # words that stand together, two by two
ASKED_COUNTS = 3  # how much more it says that they do in a question
SELDOM = 2
SHORTEST, LONGEST = 8, 160


def standing_together(asked: Iterable[str], sentences: Iterable[str], words: Container[str]) -> Sequence[str]:
    """The pairs of WORDS that stand together most often, in the questions above all."""
    count: Counter[str] = Counter()
    for texts, weight in ((asked, ASKED_COUNTS), (sentences, 1)):
        for text in texts:
            found = LATIN.findall(plainly(text))
            pairs = {f"{one}_{other}" for one, other in pairwise(found) if one in words and other in words}
            count.update(dict.fromkeys(sorted(pairs), weight))
    often = sorted((each for each in count if count[each] > SELDOM), key=lambda each: (-count[each], each))
    return often[:TOGETHER]


def cut_english(text: str, known: Container[str]) -> list[str]:
    """Cuts as docs/assets/search/meaning.js does: each known word, and what it is with the one before it."""
    found: list[str] = []
    before = ""
    for word in LATIN.findall(plainly(text)):
        found += [each for each in (f"{before}_{word}", word) if each in known]
        before = word
    return found


def plainly(text: str) -> str:
    return re.sub("(?<=[a-z])['’](?=[a-z])", "", text.lower())


def sentences_of(texts: Iterable[str]) -> Iterable[str]:
    """The sentences of the site, without what is HTML."""
    for text in texts:
        for each in re.split(r"(?<=[.;:?!])\s+", html.unescape(re.sub("<[^>]+>", " ", text))):
            if SHORTEST <= len(each.strip()) <= LONGEST:
                yield each.strip()


def examples_of(wordnet: Path) -> Iterable[str]:
    """How people use the words of a dictionary: "he turned down the offer"."""
    files = sorted(wordnet.glob("data.*"))
    if not files:
        raise SystemExit(
            f"nothing made: there is no WordNet in {wordnet}; Debian's package wordnet-base has it"
        )
    for path in files:
        for line in path.read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                yield from re.findall(rf'"([^"]{{{SHORTEST},{LONGEST}}})"', line.partition("|")[2])
