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
from typing import TYPE_CHECKING, cast

from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader
from aftersales.foundation.text import Text
from aftersales.model.formats import expect_kind
from aftersales.version import __version__

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.records import DifferenceJson, RecordJson

FORMAT = "record/1"

OLD_ENGINE = "0.1."
"""Engines that called a discrepancy an erratum, and wrote the finding of a loss with a dash."""
_EMPTY = ("null", "[]")
_A_TEXT = {"zh": "", "en": ""}
_FINDINGS_OF_OLD = {"not-met": "not_met", "not-applicable": "not_applicable"}

_ABSENT = "–"
_A_DOCUMENT = Text("至少一份所依据的文件", "at least one document that the result stands on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where what was recorded is not what is computed now; "–" where there is nothing."""

    at: str
    recorded: str
    recomputed: str

    def to_json(self) -> DifferenceJson:
        return {"at": self.at, "recorded": self.recorded, "recomputed": self.recomputed}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDocument:
    """A document as a record names it."""

    id: str
    edition: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as read, its result in today's words; ``intact``: its digest is that of its content.

    ``documents`` have what tells an edition, ``stated`` all that the record says of them.
    """

    request: Mapping[str, object]
    result: Mapping[str, object]
    engine: str
    documents: tuple[RecordedDocument, ...]
    stated: tuple[object, ...]
    signed: Mapping[str, str]
    intact: bool

    @property
    def is_old(self) -> bool:
        return self.engine.startswith(OLD_ENGINE)

    def stands_on(self, document: RecordedDocument, content: bytes) -> bool:
        """Whether CONTENT, the canonical JSON of a document of today, is the DOCUMENT that was recorded."""
        if document.sha256 == hashlib.sha256(content).hexdigest():
            return True
        return self.is_old and document.sha256 == hashlib.sha256(in_old_words(content)).hexdigest()

    def differences(self, recomputed: Mapping[str, object], same_documents: bool) -> tuple[Difference, ...]:
        """Every place where RECOMPUTED, the result of today, is not what was recorded.

        What is stated of documents is compared if these are the same; that they are others has been said.
        Of an old engine figures, levels, places and discrepancies are compared. How it said them in words
        has changed since, and keys that it did not know yet say nothing while they are empty.
        """
        told = _without_words if self.is_old else _as_it_is
        found = [*differences(told(self.result), told(recomputed))]
        if same_documents:
            found += differences(told(list(self.stated)), told(documents_of(recomputed)), "documents")
        if not self.is_old:
            return tuple(found)
        return tuple(each for each in found if each.recorded != _ABSENT or each.recomputed not in _EMPTY)


def canonical(mapping: object) -> bytes:
    """The one way to write MAPPING as JSON that a SHA-256 is taken of."""
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def make_record(
    request: Mapping[str, object], result: Mapping[str, object], signed: Mapping[str, str]
) -> RecordJson:
    """The record of RESULT; SIGNED is who made it and when, in the maker's own words."""
    content: dict[str, object] = {
        "format": FORMAT,
        "request": request,
        "result": result,
        "engine": __version__,
        "documents": documents_of(result),
        "signed": signed,
    }
    return cast("RecordJson", content | {"digest": _digest(content)})


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
    engine, digest = reader.string("engine"), reader.string("digest")
    signed = read_signed(reader)
    reader.finish()
    assert isinstance(mapping, Mapping)
    content = {key: value for key, value in mapping.items() if key != "digest"}
    old = engine.startswith(OLD_ENGINE)
    return Record(
        request=parts["request"],
        result=_in_todays_words(parts["result"]) if old else parts["result"],
        signed=signed,
        engine=engine,
        documents=documents,
        stated=tuple(mapping["documents"]),
        intact=digest == _digest(content),
    )


def read_signed(reader: Reader) -> dict[str, str]:
    """Who made a record, and when, in their own words; empty where nobody says."""
    if not reader.has("signed"):
        return {}
    inner = reader.inner("signed")
    found = {}
    for key in inner.names():
        words = inner.raw(key)
        if isinstance(words, str):
            found[key] = words
        else:
            inner.fault(key, words, A_STRING)
    return found


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


def _document(reader: Reader) -> RecordedDocument:
    """What is compared of a document; a record that leaves it out says nothing of what it stands on."""
    return RecordedDocument(
        id=reader.string("id"), edition=reader.string("edition"), sha256=reader.string("sha256")
    )


def in_old_words(content: bytes) -> bytes:
    """CONTENT, the canonical JSON of a document, as engines 0.1 had it: `discrepancies` were `errata`."""
    return canonical(_renamed(json.loads(content), {"discrepancies": "errata"}))


def _in_todays_words(result: Mapping[str, object]) -> Mapping[str, object]:
    """The RESULT of an engine 0.1 with the keys and findings as they are called today."""
    renamed = _renamed(result, {"errata": "discrepancies", "erratum": "discrepancy"})
    assert isinstance(renamed, dict)
    losses = renamed.get("losses")
    for loss in losses if isinstance(losses, list) else ():
        if isinstance(loss, dict) and loss.get("finding") in _FINDINGS_OF_OLD:
            loss["finding"] = _FINDINGS_OF_OLD[loss["finding"]]
    return renamed


def _as_it_is(value: object) -> object:
    return value


def _without_words(value: object) -> object:
    """A copy of VALUE with a mark in place of every text in two languages."""
    if isinstance(value, Mapping):
        return _A_TEXT if value.keys() == _A_TEXT.keys() else {k: _without_words(v) for k, v in value.items()}
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value


def _renamed(value: object, names: Mapping[str, str]) -> object:
    """A copy of VALUE with every key that NAMES gives another name called so."""
    if isinstance(value, Mapping):
        return {names.get(key, key): _renamed(inner, names) for key, inner in value.items()}
    return [_renamed(inner, names) for inner in value] if isinstance(value, list) else value


def _digest(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 120 else text[:119] + "…"
