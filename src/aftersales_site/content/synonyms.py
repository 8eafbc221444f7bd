"""The words that say nothing, and those that say the same (``synonyms/1``): "what if", "了", "吗"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """``function_words`` are dropped from a question; ``kept_words`` are words that contain one of them.

    ``same_words`` are other words for a thing, by the word that stands for all of them;
    ``document_names`` are what people call a document, by its id.
    """

    function_words: tuple[str, ...]
    kept_words: tuple[str, ...]
    same_words: Mapping[str, tuple[str, ...]]
    document_names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The wording of each language."""

    languages: Mapping[Language, Wording]

    def in_language(self, language: Language) -> Wording:
        return self.languages[language]


def read_search_words(mapping: object) -> SearchWords:
    """The wording of both languages; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "synonyms/1")
    languages: dict[Language, Wording] = {}
    for language in ("zh", "en"):
        inner = Reader(reader.raw(language), reader.path(language), reader.faults)
        languages[language] = _read_wording(inner)
        inner.close()
    reader.finish()
    return SearchWords(languages)


def _read_wording(reader: Reader) -> Wording:
    same = reader.inner("same_words")
    names = reader.inner("document_names")
    return Wording(
        function_words=reader.strings("function_words"),
        kept_words=reader.strings("kept_words"),
        same_words={word: same.strings(word) for word in same.names()},
        document_names={document: names.strings(document) for document in names.names()},
    )
