"""Records: a calculation with its inputs, its result and what it stands on, for another person to recompute.

A record (format ``record/1``) holds the request as it was put to the engine, the reply's result,
the engine's version, the documents used with edition and SHA-256, and a digest of all of it, so
that a change by accident or by hand shows.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from aftersales.foundation.canonical_json import canonical, canonical_by_code_point, numbers_at_risk, portable
from aftersales.foundation.notice import NOTICE, NOTICES
from aftersales.foundation.reader import A_MAPPING, A_STRING, Reader, expect_mapping
from aftersales.foundation.text import Text
from aftersales.model.formats import REQUEST_FORMAT, expect_kind
from aftersales.old_records import (
    OLD_ENGINE,
    follows,
    in_old_words,
    in_todays_words,
    in_words_of_then,
    without_words,
)
from aftersales.proof import Proof, read_proof
from aftersales.record_differences import Difference, differences, said_otherwise
from aftersales.version import __version__

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.records import RecordJson

FORMAT = "record/1"

_EMPTY = ("null", "[]")
DigestForm: TypeAlias = Literal["rfc8785", "code-points"]
"""How keys stood in what the digest was taken of: by RFC 8785, or by code point as in records of before."""

_BESIDE = ("digest", "proof")
_SHA256 = re.compile("[0-9a-f]{64}")
_A_SHA256 = Text("SHA-256，64 个小写十六进制字符", "a SHA-256: 64 hexadecimal digits in lower case")
_A_PORTABLE_NUMBER = Text(
    "整数，绝对值不超过 9007199254740991；其他的数写成文字",
    "a whole number up to 9007199254740991 either way; any other number as text",
)
_A_DOCUMENT = Text("至少一份所依据的文件", "at least one document that the result is based on")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDocument:
    """A document as a record names it."""

    id: str
    edition: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record as read, its result in today's words.

    ``documents`` have what tells an edition, ``stated`` all that the record says of them; ``digest_form`` is
    how its digest is that of its content, None if it is not.
    """

    request: Mapping[str, object]
    result: Mapping[str, object]
    engine: str
    documents: tuple[RecordedDocument, ...]
    stated: tuple[object, ...]
    signed: Mapping[str, str]
    digest_form: DigestForm | None
    proof: Proof | None
    integrity: str | None
    notice: Text | None

    @property
    def intact(self) -> bool:
        """Whether its digest is that of its content."""
        return self.digest_form is not None

    @property
    def is_old(self) -> bool:
        """Whether engine 0.1 made it, which wrote other keys and words."""
        return self.engine.startswith(OLD_ENGINE)

    def stands_on(self, document: RecordedDocument, content: bytes) -> bool:
        """Whether CONTENT, the canonical JSON of a document of today, is the DOCUMENT that was recorded.

        From when to when an edition is in force may become known after it was recorded; it is the same then.
        """
        for same in (content, *_without_period(content)):
            if document.sha256 == hashlib.sha256(same).hexdigest():
                return True
            if self.is_old and document.sha256 == hashlib.sha256(in_old_words(same)).hexdigest():
                return True
        return False

    def differences(self, recomputed: Mapping[str, object], same_documents: bool) -> tuple[Difference, ...]:
        """Every place where RECOMPUTED, the result of today, is not what was recorded.

        What is stated of documents is compared if these are the same; that they are others has been said.
        Words that earlier engines wrote otherwise (one clause was ``1 clauses``) are no difference.
        Of an old engine figures, levels, places and discrepancies are compared, and what they are called.
        How it said them in sentences has changed since, and keys that it did not know yet say nothing while
        they are empty. A key that was added since and follows from others, which are compared, is none in a
        record of any engine.
        """
        told: Callable[[object], object] = without_words if self.is_old else lambda value: value
        found = [*differences(told(self.result), told(recomputed))]
        if found and not self.is_old:
            then = in_words_of_then(self.result), in_words_of_then(recomputed)
            found = [*said_otherwise(found, *then)]
        if same_documents:
            found += differences(told(list(self.stated)), told(documents_of(recomputed)), "documents")
        # Whoever makes a certificate of an estimate may well seal it anew.
        if self.notice is not None and self.notice not in NOTICES:
            found += differences(self.notice.to_json(), NOTICE.to_json(), "notice")
        found = [each for each in found if each.is_recorded or not follows(each.at)]
        if not self.is_old:
            return tuple(found)
        return tuple(each for each in found if each.is_recorded or each.recomputed not in _EMPTY)


def make_record(
    request: Mapping[str, object],
    result: Mapping[str, object],
    signed: Mapping[str, str],
    integrity: str | None = None,
) -> RecordJson:
    """The record of RESULT; SIGNED is who made it and when, in the maker's own words; INTEGRITY the root
    hash of the site that it was made on.

    A whole number of the request that is too large to pass from program to program stands in it as text.
    """
    content: dict[str, object] = {
        "format": FORMAT,
        "request": portable(request),
        "result": result,
        "engine": __version__,
        "documents": documents_of(result),
        "signed": signed,
        "notice": NOTICE.to_json(),
    }
    if integrity is not None:
        content["integrity"] = integrity
    assert not any(numbers_at_risk(content)), "a result holds an exact number that is no text"
    return cast("RecordJson", content | {"digest": digest_of(content)})


def documents_of(result: Mapping[str, object]) -> list[object]:
    """The documents that RESULT stands on, as it describes them itself."""
    return [result[key] for key in ("rubric", "document") if key in result]


def read_record(mapping: object) -> Record:
    """The record that MAPPING describes; raises `Refused` if it is none."""
    expect_kind(mapping, "record", "record")
    expect_mapping(mapping, "record")
    reader = Reader(mapping, "record")
    reader.constant("format", FORMAT)
    parts = {key: _mapping(reader, key) for key in ("request", "result", "signed")}
    if isinstance(reader.raw("request"), Mapping):  # of another format it may mean anything
        reader.inner("request").constant("format", REQUEST_FORMAT)
    documents = tuple(_document(inner) for inner in reader.inners("documents"))
    if not documents:
        reader.fault("documents", reader.raw("documents"), _A_DOCUMENT)
    engine, digest = reader.string("engine"), reader.string("digest")
    signed = read_signed(reader)
    proof = read_proof(reader)
    integrity = read_integrity(reader)
    notice = reader.optional_text("notice")  # records of before have none
    assert isinstance(mapping, Mapping)
    content = {key: value for key, value in mapping.items() if key not in _BESIDE}
    digest_form = _digest_form(content, digest)
    if digest_form is None:
        for place, number in numbers_at_risk(content):
            reader.fault(place, number, _A_PORTABLE_NUMBER)
    reader.finish()
    old = engine.startswith(OLD_ENGINE)
    return Record(
        request=parts["request"],
        result=in_todays_words(parts["result"]) if old else parts["result"],
        signed=signed,
        engine=engine,
        documents=documents,
        stated=tuple(mapping["documents"]),
        digest_form=digest_form,
        proof=proof,
        integrity=integrity,
        notice=notice,
    )


def read_integrity(reader: Reader) -> str | None:
    """The root hash of the site that a record was made on; None where it was made elsewhere."""
    if not reader.has("integrity"):
        return None
    root = reader.string("integrity")
    if not _SHA256.fullmatch(root):
        reader.fault("integrity", root, _A_SHA256)
    return root


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


def _without_period(content: bytes) -> Iterator[bytes]:
    """CONTENT, a document's canonical JSON, as it was before one knew when it ends, and when it began."""
    document = json.loads(content)
    for key in ("superseded", "effective"):
        if document.pop(key, None) is not None:
            yield canonical(document)


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


def digest_of(content: Mapping[str, object]) -> str:
    """SHA-256 of CONTENT, all that a record holds beside its digest and its signature."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _digest_form(content: Mapping[str, object], digest: str) -> DigestForm | None:
    """How DIGEST was taken of CONTENT; None if it was not."""
    if digest == digest_of(content) and not any(numbers_at_risk(content)):
        return "rfc8785"
    before = hashlib.sha256(canonical_by_code_point(content)).hexdigest()
    return "code-points" if digest == before else None
