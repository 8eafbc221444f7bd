"""How people ask for a place in everyday words (``asked/1``), for the search alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language
from aftersales_yaml.strict import read_file

FILE = "asked.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What people say (``phrases`` by language) when they mean the addresses ``at``, the best first."""

    at: tuple[str, ...]
    phrases: Mapping[Language, tuple[str, ...]]


def read_asked(folder: Path) -> tuple[Asked, ...]:
    """The file of FOLDER; raises `Refused` with all faults."""
    reader = Reader(read_file(folder / FILE))
    reader.constant("format", "asked/1")
    asked = tuple(_read_one(inner) for inner in reader.inners("asked"))
    reader.finish()
    return asked


def _read_one(reader: Reader) -> Asked:
    one = Asked(at=reader.strings("at"), phrases={"zh": reader.strings("zh"), "en": reader.strings("en")})
    reader.close()
    return one
