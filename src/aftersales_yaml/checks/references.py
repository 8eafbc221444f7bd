"""References to sources and to places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.faults import Fault
from aftersales_yaml.checks.check import A_SOURCE, Check, Checked, fault
from aftersales_yaml.checks.identified import identified_in
from aftersales_yaml.checks.walk import join, walk
from aftersales_yaml.collection import WHICH


def _known_sources(checked: Checked) -> Iterator[Fault]:
    """Files whose document is no source, and sources that name no issuer or file of ours."""
    sources = checked.sources()
    documents = {document.id: document.document for _, document in checked.models.documents()}
    for path, document in checked.models.documents():
        if document.document not in sources:
            yield fault(path, "document", document.document, *A_SOURCE)
    file = checked.collection.sources
    listed = file.content.get("issuers")
    entries = listed if isinstance(listed, list) else []
    issuers = [entry.get("id") for entry in entries if isinstance(entry, Mapping)]
    for name, source in sources.items():
        if source.get("issuer") not in issuers:
            expected = "issuers 中的机构", "an issuer of this file"
            yield fault(file.path, f"sources.{name}.issuer", source.get("issuer"), *expected)
        published = str(source.get("published_as"))
        if not checked.models.faults and documents.get(published) != name:
            expected = f"document 为 {name} 的文件", f"the id of a file whose document is {name}"
            yield fault(file.path, f"sources.{name}.published_as", published, *expected)


def _resolve(checked: Checked) -> Iterator[Fault]:
    places: dict[str, set[str]] = {}
    for _, document in checked.models.documents():
        known = places.setdefault(document.document, set())
        known |= {name for each in identified_in(document) for name in each.names}
    sources = checked.sources()
    words = [file for file in checked.collection.words if file.path != WHICH]
    for file in (file for file in checked.collection.files() if file not in words):
        own = str(file.content.get("document", ""))
        for at, reference in _references(file.content):
            document_id, clause = str(reference.get("document", own)), reference.get("clause")
            if document_id not in sources:
                yield fault(file.path, at, document_id, *A_SOURCE)
            elif document_id in places and isinstance(clause, str) and clause not in places[document_id]:
                expected = "文件中有的位置", "a place that the document has"
                yield fault(file.path, at, f"{document_id} {clause}", *expected)


def _references(content: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every ``source``, ``same_as`` and ``see``, the cells of the comparison, and the staffed clause."""
    for at, key, value in walk(content):
        if key in ("source", "staffing") and isinstance(value, Mapping):
            yield at, value
        elif key in ("same_as", "see") and isinstance(value, list):
            yield from ((join(at, n), each) for n, each in enumerate(value) if isinstance(each, Mapping))
        elif key == "cells" and isinstance(value, Mapping):
            for name, cell in value.items():
                if isinstance(cell, Mapping):
                    yield join(at, name), {"document": name, "clause": cell.get("clause")}


KNOWN_SOURCES = Check(
    name="known-sources",
    finds="files whose document is not in sources.yaml, and sources without issuer or file",
    find=_known_sources,
)
REFERENCES_RESOLVE = Check(
    name="references-resolve",
    finds="references to a document or place that does not exist",
    find=_resolve,
)
