"""How people ask for a place in everyday words (``questions/1``), for the search alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language
from aftersales_yaml.strict import read_file

FILE = "search/questions.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What people say (``phrases`` by language) when they mean the addresses ``at``, the best first."""

    at: tuple[str, ...]
    phrases: Mapping[Language, tuple[str, ...]]


def read_questions(folder: Path) -> tuple[Question, ...]:
    """The file of FOLDER; raises `Refused` with all faults."""
    reader = Reader(read_file(folder / FILE))
    reader.constant("format", "questions/1")
    questions = tuple(_read_one(inner) for inner in reader.inners("questions"))
    reader.finish()
    return questions


def _read_one(reader: Reader) -> Question:
    one = Question(at=reader.strings("at"), phrases={"zh": reader.strings("zh"), "en": reader.strings("en")})
    reader.close()
    return one
