"""The tables of word vectors: whole, small, and about the words that people use."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from aftersales.foundation.text import Language
from aftersales_site.content.read_content import read_content
from aftersales_site.search.word_vectors import word_vectors

FIGURES = {"zh": 48, "en": 32}  # of a word, and the letters they are written in
LETTERS = "abcdefg"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_word_has_one_vector(language: Language) -> None:
    joined, figures = word_vectors(language)
    words = joined.split("|")
    assert len(words) == len(set(words))
    assert len(figures) == FIGURES[language] * len(words)
    assert set(figures) == set(LETTERS)
    written = r"[\u4e00-\u9fff]+" if language == "zh" else "[a-z][a-z0-9]*(_[a-z][a-z0-9]*)?"
    assert [word for word in words if not re.fullmatch(written, word)] == []


def test_words_of_one_meaning_lie_nearer_than_others() -> None:
    """An apprentice (徒弟) is nearer to a trainee (实习) than to a warehouse (仓库), and so on."""
    chinese, english = cosines("zh"), cosines("en")
    assert chinese("徒弟", "实习") > chinese("徒弟", "仓库") + 0.1
    assert chinese("罚款", "处罚") > chinese("罚款", "师傅") + 0.1
    assert chinese("退货", "退换") > chinese("退货", "老师") + 0.1
    assert english("apprentice", "trainee") > english("apprentice", "warehouse") + 0.1
    assert english("fined", "penalty") > english("fined", "warranty") + 0.1


def test_english_words_that_mean_something_only_together_have_a_vector_together() -> None:
    """What runs out expires, and does not run."""
    together = cosines("en")
    assert together("runs out runs_out", "expires") > together("runs out", "expires") + 0.1
    assert together("set up set_up", "install") > together("set up", "install") + 0.1


def cosines(language: Language) -> Callable[[str, str], float]:
    """How near two texts are that consist of known words."""
    joined, figures = word_vectors(language)
    size = FIGURES[language]
    at = {word: place for place, word in enumerate(joined.split("|"))}

    def vector(text: str) -> list[int]:
        rows = (figures[size * at[word] : size * (at[word] + 1)] for word in text.split())
        return [sum(LETTERS.index(each) - 3 for each in column) for column in zip(*rows, strict=True)]

    def cosine(one: str, other: str) -> float:
        a, b = vector(one), vector(other)
        product = sum(x * y for x, y in zip(a, b, strict=True))
        return float(product / (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5)

    return cosine


@pytest.mark.parametrize("language", ["zh", "en"])
def test_most_phrases_have_a_word_with_a_vector(language: Language) -> None:
    """A table that was made long before many phrases were added no longer knows their words: make it anew."""
    known = set(word_vectors(language)[0].split("|"))
    phrases = [phrase for asked in read_content().questions for phrase in asked.phrases[language]]
    pieces = r"[\u4e00-\u9fff]" if language == "zh" else "[a-z][a-z0-9]*"
    without = [each for each in phrases if not known & set(re.findall(pieces, each.lower()))]
    assert len(without) < len(phrases) / 50, without[:20]
