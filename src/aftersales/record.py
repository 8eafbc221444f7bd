"""Records: a calculation with its inputs, its result and what it stands on, for another person to recompute.

A record (format ``record/1``) holds the request as it was put to the engine, the reply's result,
the engine's version, the documents used with edition and SHA-256, and a digest of all of it, so
that a change by accident or by hand shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.model.formats import expect_kind
from aftersales.version import __version__

FORMAT = "record/1"

_ABSENT = "–"
_A_DOCUMENT = Text("至少一份所依据的文件", "at least one document that the result stands on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where what was recorded is not what is computed now; "–" where there is nothing."""

    at: str
    recorded: str
    recomputed: str

    def to_json(self) -> dict[str, str]:
        return {"at": self.at, "recorded": self.recorded, "recomputed": self.recomputed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as read; ``intact`` says whether its digest is that of its content.

    ``documents`` have what tells an edition, ``stated`` all that the record says of them.
    """

    request: Mapping[str, object]
    result: Mapping[str, object]
    engine: str
    documents: tuple[Mapping[str, object], ...]
    stated: tuple[object, ...]
    signed: Mapping[str, object]
    intact: bool


def canonical(mapping: object) -> bytes:
    """The one way to write MAPPING as JSON that a SHA-256 is taken of."""
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def make_record(
    request: Mapping[str, object], result: Mapping[str, object], signed: Mapping[str, object]
) -> dict[str, object]:
    """The record of RESULT; SIGNED is who made it and when, in the maker's own words."""
    content: dict[str, object] = {
        "format": FORMAT,
        "request": request,
        "result": result,
        "engine": __version__,
        "documents": documents_of(result),
        "signed": signed,
    }
    return content | {"digest": _digest(content)}


def documents_of(result: Mapping[str, object]) -> list[object]:
    """The documents that RESULT stands on, as it describes them itself."""
    return [result[key] for key in ("rubric", "document") if key in result]


def read_record(mapping: object) -> Record:
    """The record that MAPPING describes; raises `Refused` if it is none."""
    expect_kind(mapping, "record", "record")
    reader = Reader(mapping, "record")
    reader.constant("format", FORMAT)
    parts = {key: _mapping(reader, key) for key in ("request", "result", "signed")}
    documents = tuple(_document(inner) for inner in reader.inners("documents"))
    if not documents:
        reader.fault("documents", reader.raw("documents"), _A_DOCUMENT)
    for key, words in parts["signed"].items():
        if not isinstance(words, str):
            reader.fault(f"signed.{key}", words, A_STRING)
    engine, digest = reader.string("engine"), reader.string("digest")
    reader.finish()
    assert isinstance(mapping, Mapping)
    content = {key: value for key, value in mapping.items() if key != "digest"}
    return Record(
        request=parts["request"],
        result=parts["result"],
        signed=parts["signed"],
        engine=engine,
        documents=documents,
        stated=tuple(mapping["documents"]),
        intact=digest == _digest(content),
    )


def differences(recorded: object, recomputed: object, at: str = "") -> Iterator[Difference]:
    """Every place where RECOMPUTED is not what was RECORDED, by dotted path."""
    if isinstance(recorded, Mapping) and isinstance(recomputed, Mapping):
        for key in sorted({*recorded, *recomputed}, key=str):
            place = f"{at}.{key}".lstrip(".")
            yield from differences(recorded.get(key, _ABSENT), recomputed.get(key, _ABSENT), place)
    elif isinstance(recorded, list) and isinstance(recomputed, list):
        for index in range(max(len(recorded), len(recomputed))):
            before, after = (each[index] if index < len(each) else _ABSENT for each in (recorded, recomputed))
            yield from differences(before, after, f"{at}.{index}".lstrip("."))
    elif recorded != recomputed or type(recorded) is not type(recomputed):
        yield Difference(at=at, recorded=_short(recorded), recomputed=_short(recomputed))


def _mapping(reader: Reader, key: str) -> Mapping[str, object]:
    value = reader.raw(key)
    if isinstance(value, Mapping):
        return value
    reader.fault(key, value, A_MAPPING)
    return {}


def _document(reader: Reader) -> Mapping[str, object]:
    """What is compared of a document; a record that leaves it out says nothing of what it stands on."""
    return {key: reader.string(key) for key in ("id", "edition", "sha256")}


def _digest(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 120 else text[:119] + "…"
