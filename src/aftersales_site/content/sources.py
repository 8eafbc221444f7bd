"""The source documents and their issuers (``sources/1``)."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text

_UNNAMED = "unnamed"
"""The id under which ``sources.yaml`` says that a document names no issuer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who publishes a document; ``short`` is the name that references carry."""

    id: str
    name: Text
    short: Text

    @property
    def is_named(self) -> bool:
        """False of what stands for the issuer of documents that name none."""
        return self.id != _UNNAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source document. ``missing`` says what is not there; dates are ISO text or None.

    ``newer_edition`` says which newer one is known; up to ``no_newer_edition_as_of`` none was, and by
    ``look_again`` somebody is to look for one.
    """

    id: str
    issuer: Issuer
    number: str | None
    title: Text
    edition: str | None
    issued: str | None
    effective: str | None
    partial: bool
    missing: tuple[Text, ...]
    summary: Text
    last_checked: str | None
    newer_edition: Text | None
    no_newer_edition_as_of: str | None
    look_again: str | None


def read_sources(mapping: object) -> tuple[Source, ...]:
    """The documents in the order of the file; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "sources/1")
    issuers = {}
    for inner in reader.inners("issuers"):
        issuer = Issuer(id=inner.string("id"), name=inner.text("name"), short=inner.text("short"))
        inner.close()
        issuers[issuer.id] = issuer
    sources = tuple(_read_source(inner, issuers) for inner in reader.inners("sources"))
    reader.finish()
    return sources


def _read_source(reader: Reader, issuers: dict[str, Issuer]) -> Source:
    name = reader.string("issuer")
    if name not in issuers:
        known = ", ".join(issuers)
        reader.fault("issuer", name, Text(f"已列出的机构：{known}", f"a listed issuer: {known}"))
    reader.string("published_as", "-")
    unknown = Text("?", "?")
    source = Source(
        id=reader.string("id"),
        issuer=issuers.get(name, Issuer(id=name, name=unknown, short=unknown)),
        number=reader.string("number", "") or None,
        title=reader.text("title"),
        edition=reader.string("edition", "") or None,
        issued=reader.string("issued", "") or None,
        effective=reader.string("effective", "") or None,
        partial=reader.choice("completeness", ("complete", "partial")) == "partial",
        missing=reader.texts("missing"),
        summary=reader.text("summary"),
        last_checked=reader.string("last_checked", "") or None,
        newer_edition=reader.optional_text("newer_edition"),
        no_newer_edition_as_of=reader.string("no_newer_edition_as_of", "") or None,
        look_again=reader.string("look_again", "") or None,
    )
    reader.close()
    return source
