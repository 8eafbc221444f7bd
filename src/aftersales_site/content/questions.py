"""How people ask for a place in everyday words (``questions/1``), for the search alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What people say (``phrases`` by language) when they mean the addresses ``at``, the best first.

    Without any it is what they ask that the site has no answer to.
    """

    at: tuple[str, ...]
    phrases: Mapping[Language, tuple[str, ...]]


def read_questions(mapping: object) -> tuple[Question, ...]:
    """The questions in the order of the file; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "questions/1")
    questions = tuple(_read_one(inner) for inner in reader.inners("questions"))
    reader.finish()
    return questions


def _read_one(reader: Reader) -> Question:
    one = Question(at=reader.strings("at"), phrases={"zh": reader.strings("zh"), "en": reader.strings("en")})
    reader.close()
    return one
