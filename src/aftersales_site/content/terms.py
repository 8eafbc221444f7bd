"""The glossary (``terms/1``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text
from aftersales.model.reference import Reference

Words: TypeAlias = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the trade, what it means here, and where it stands.

    ``synonyms`` are other names of the very same thing; ``search_words`` what people type who look for it.
    """

    id: str
    label: Text
    definition: Text
    synonyms: Words
    search_words: Words
    see: tuple[Reference, ...]


def read_terms(mapping: object) -> tuple[Term, ...]:
    """The terms in the order of the file; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "terms/1")
    reader.raw("labels")
    terms = tuple(_read_term(inner) for inner in reader.inners("terms"))
    reader.finish()
    return terms


def _read_term(reader: Reader) -> Term:
    see = []
    for inner in reader.inners("see"):
        see.append(Reference(document=inner.string("document"), clause=inner.string("clause")))
        inner.close()
    term = Term(
        id=reader.string("id"),
        label=reader.text("label"),
        definition=reader.text("definition"),
        synonyms=_read_words(reader, "synonyms"),
        search_words=_read_words(reader, "search_words"),
        see=tuple(see),
    )
    reader.close()
    return term


def _read_words(reader: Reader, key: str) -> Words:
    inner = reader.optional_inner(key)
    return {"zh": (), "en": ()} if inner is None else {"zh": inner.strings("zh"), "en": inner.strings("en")}
