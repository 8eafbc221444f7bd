"""The glossary (``terms/1``)."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text
from aftersales.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the trade, what it means here, what else people call it, and where it stands."""

    id: str
    label: Text
    definition: Text
    synonyms_zh: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    see: tuple[Reference, ...]

    def synonyms(self, language: Language) -> tuple[str, ...]:
        return self.synonyms_zh if language == "zh" else self.synonyms_en


def read_terms(mapping: object) -> tuple[Term, ...]:
    """The terms in the order of the file; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "terms/1")
    reader.raw("labels")
    terms = tuple(_read_term(inner) for inner in reader.inners("terms"))
    reader.finish()
    return terms


def _read_term(reader: Reader) -> Term:
    synonyms = reader.optional_inner("synonyms")
    see = []
    for inner in reader.inners("see"):
        see.append(Reference(document=inner.string("document"), clause=inner.string("clause")))
        inner.close()
    term = Term(
        id=reader.string("id"),
        label=reader.text("label"),
        definition=reader.text("definition"),
        synonyms_zh=() if synonyms is None else synonyms.strings("zh"),
        synonyms_en=() if synonyms is None else synonyms.strings("en"),
        see=tuple(see),
    )
    reader.close()
    return term
