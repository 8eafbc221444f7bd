"""The files below ``/data/``: canonical JSON, tables for a spreadsheet, and the schemas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aftersales import Engine
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.text import Language
from aftersales.model.rubric import Rubric
from aftersales.version import RELEASED
from aftersales_files.api import LANGUAGES
from aftersales_files.spreadsheets import open_files
from aftersales_site.content.content import Content
from aftersales_site.content.edition_changes import changes_of
from aftersales_site.content.editions import Edition
from aftersales_site.published.data_package import data_package
from aftersales_site.published.tables import csv_of, register_table, rubric_table, rule_table, terms_table
from aftersales_yaml.collection import schema_folder

IN_FORCE = "data/in-force.json"
"""By the editions of which day the site was made, where a document has several."""

Kind = Literal["rubric", "rule", "common", "schema"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFile:
    """One file: its address below the site's root, its bytes, and the document that it restates."""

    address: str
    content: bytes
    kind: Kind
    document: str | None = None
    edition: str | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def name(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def size(self) -> str:
        return f"{max(1, round(len(self.content) / 1024))} KB"


def published_files(content: Content) -> tuple[PublishedFile, ...]:
    """Every file, documents in the order of ``sources.yaml``."""
    tables = (*_documents(content), *_common(content))
    return (*tables, *_forms(content), *_changes(content), *_package(tables, content), *_schemas())


def _documents(content: Content) -> Iterator[PublishedFile]:
    for edition in (*map(content.edition_of, content.documents), *content.other_editions):
        document = edition.document
        kind: Kind = "rubric" if isinstance(document, Rubric) else "rule"
        base = f"data/{kind}s/{edition.file}"
        table = rubric_table(document) if isinstance(document, Rubric) else rule_table(document)
        for ending, raw in ((".json", canonical(content.mapping(document))), (".csv", csv_of(table))):
            yield PublishedFile(
                address=base + ending,
                content=raw,
                kind=kind,
                document=document.document,
                edition=document.edition,
            )


def _forms(content: Content) -> Iterator[PublishedFile]:
    """The blank form of each rubric as a workbook, in both languages, as a terminal makes it."""
    for edition in (*map(content.edition_of, content.rubrics), *content.other_editions):
        rubric = edition.document
        if not isinstance(rubric, Rubric):
            continue
        raw = canonical(content.mapping(rubric))
        for language in LANGUAGES:
            yield PublishedFile(
                address=blank_form(edition, language),
                content=_form(raw, language),
                kind="rubric",
                document=rubric.document,
                edition=rubric.edition,
            )


@lru_cache(maxsize=32)
def _form(raw: bytes, language: Language) -> bytes:
    """The blank form of a rubric by its mapping as JSON: remembered for whoever edits the other one."""
    rubric = json.loads(raw)
    files = open_files(Engine({"rubrics": [rubric]}))
    asked = {"kind": "form", "rubric": rubric["id"], "language": language, "on": RELEASED}
    _, made = files.answer(asked)
    assert made is not None
    return made.content


def blank_form(edition: Edition, language: Language) -> str:
    """The address of the blank form of EDITION of a rubric, from the root of the site."""
    return f"data/rubrics/{edition.file}.{language}.xlsx"


def _common(content: Content) -> Iterator[PublishedFile]:
    collection = content.collection
    for name, file in (
        ("sources", collection.sources),
        ("terms", collection.terms),
        ("comparison", collection.comparison),
    ):
        yield PublishedFile(address=f"data/{name}.json", content=canonical(file.content), kind="common")
    if content.other_editions:
        chosen = {"format": "in-force/1", "in_force_on": content.day.isoformat()}
        yield PublishedFile(address=IN_FORCE, content=canonical(chosen), kind="common")
    yield PublishedFile(address="data/register.csv", content=csv_of(register_table(content)), kind="common")
    yield PublishedFile(address="data/terms.csv", content=csv_of(terms_table(content)), kind="common")


def _package(files: Sequence[PublishedFile], content: Content) -> Iterator[PublishedFile]:
    """The list of the tables among FILES, with what stands in their columns."""
    tables = {
        file.address.removeprefix("data/"): file.content for file in files if file.name.endswith(".csv")
    }
    titles = {document.id: f"{document.title.zh} {document.title.en}" for document in content.documents}
    for edition in content.other_editions:
        titles[edition.file] = f"{titles[edition.document.id]} ({edition.document.edition})"
    yield PublishedFile(address="data/datapackage.json", content=data_package(tables, titles), kind="common")


def _changes(content: Content) -> Iterator[PublishedFile]:
    """What each edition changed of the one before it."""
    for document in content.documents:
        for changed in changes_of(content, document):
            yield PublishedFile(
                address=changed.file,
                content=canonical(changed.compared),
                kind="common",
                document=document.document,
                edition=document.edition,
            )


def _schemas() -> Iterator[PublishedFile]:
    folder = schema_folder()
    for path in (*sorted(folder.glob("*.json")), *sorted(folder.glob("results/*.json"))):
        address = f"data/schema/{path.relative_to(folder).as_posix()}"
        yield PublishedFile(address=address, content=path.read_bytes(), kind="schema")
