"""The files below ``/data/``: canonical JSON, tables for a spreadsheet, and the schemas."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from aftersales.foundation.exact import write_exact
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales.record import canonical
from aftersales_site.content.content import Content
from aftersales_yaml.collection import schema_folder

Kind = Literal["rubric", "rule", "common", "schema"]

_BOM = "\ufeff"  # without it, spreadsheets take the file for the system's old code page
_FORMULA = ("=", "+", "-", "@", "\t")


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
    return (*_documents(content), *_common(content), *_schemas())


def _documents(content: Content) -> Iterator[PublishedFile]:
    for document in content.documents:
        kind: Kind = "rubric" if isinstance(document, Rubric) else "rule"
        base = f"data/{kind}s/{document.id}"
        table = _rubric_table(document) if isinstance(document, Rubric) else _rule_table(document)
        for ending, raw in ((".json", canonical(content.mappings[document.id])), (".csv", _csv(table))):
            yield PublishedFile(
                address=base + ending,
                content=raw,
                kind=kind,
                document=document.document,
                edition=document.edition,
            )


def _common(content: Content) -> Iterator[PublishedFile]:
    collection = content.collection
    for name, file in (
        ("sources", collection.sources),
        ("terms", collection.terms),
        ("comparison", collection.comparison),
    ):
        yield PublishedFile(address=f"data/{name}.json", content=canonical(file.content), kind="common")
    yield PublishedFile(address="data/register.csv", content=_csv(_register_table(content)), kind="common")
    yield PublishedFile(address="data/terms.csv", content=_csv(_terms_table(content)), kind="common")


def _schemas() -> Iterator[PublishedFile]:
    folder = schema_folder()
    for path in (*sorted(folder.glob("*.json")), *sorted(folder.glob("results/*.json"))):
        address = f"data/schema/{path.relative_to(folder).as_posix()}"
        yield PublishedFile(address=address, content=path.read_bytes(), kind="schema")


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(_BOM)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(_harmless(cell) for cell in row)
    return out.getvalue().encode()


def _harmless(cell: str) -> str:
    """A text that a spreadsheet does not take for a formula; negative numbers stay numbers."""
    if cell.startswith(_FORMULA) and not cell[1:].replace(".", "", 1).isdigit():
        return f"'{cell}"
    return cell


def _pair(text: Text | None) -> tuple[str, str]:
    return ("", "") if text is None else (text.zh, text.en)


def _joined(texts: Iterable[Text]) -> tuple[str, str]:
    listed = list(texts)
    return "；".join(text.zh for text in listed), "; ".join(text.en for text in listed)


def _rubric_table(rubric: Rubric) -> Iterator[Iterable[str]]:
    yield [
        "section",
        "section_zh",
        "section_en",
        "indicator",
        "indicator_zh",
        "indicator_en",
        "clause",
        "printed",
        "title_zh",
        "title_en",
        "points",
        "deletable",
        "requirement_zh",
        "requirement_en",
        "evidence_zh",
        "evidence_en",
        "marking_zh",
        "marking_en",
        "discrepancies",
    ]
    for section in rubric.sections:
        for indicator in section.indicators:
            for clause in indicator.clauses:
                yield (
                    *(section.number, *_pair(section.title), indicator.number, *_pair(indicator.title)),
                    *(clause.id, clause.printed, *_pair(clause.title), write_exact(clause.points)),
                    *("true" if clause.deletable else "false", *_pair(clause.requirement)),
                    *(*_joined(clause.evidence), *_pair(clause.marking_note), " ".join(clause.discrepancies)),
                )


def _rule_table(document: RuleDocument) -> Iterator[Iterable[str]]:
    yield [
        "place",
        "title_zh",
        "title_en",
        "text_zh",
        "text_en",
        "actor",
        "period_zh",
        "period_en",
        "explanation_zh",
        "explanation_en",
        "missing_zh",
        "missing_en",
        "discrepancies",
    ]
    for node in document.nodes():
        yield (
            *(node.id, *_pair(node.title), *_pair(node.text), node.actor or "", *_pair(node.period)),
            *(*_pair(node.explanation), *_pair(node.missing), " ".join(node.discrepancies)),
        )


def _register_table(content: Content) -> Iterator[Iterable[str]]:
    yield [
        "register",
        "id",
        "document",
        "kind",
        "severity",
        "title_zh",
        "title_en",
        "adopted",
        "basis",
        "adopted_zh",
        "adopted_en",
        "reason_zh",
        "reason_en",
        "effect_zh",
        "effect_en",
    ]
    for registered in content.register():
        discrepancy = registered.discrepancy
        adopted = next(reading for reading in discrepancy.readings if reading.id == discrepancy.adopted)
        yield (
            *(
                discrepancy.register,
                discrepancy.id,
                registered.about or "comparison",
                discrepancy.kind,
                discrepancy.severity,
            ),
            *(*_pair(discrepancy.title), discrepancy.adopted, discrepancy.basis, *_pair(adopted.text)),
            *(*_pair(discrepancy.reason), *_pair(discrepancy.effect)),
        )


def _terms_table(content: Content) -> Iterator[Iterable[str]]:
    yield ["id", "zh", "en", "definition_zh", "definition_en", "synonyms_zh", "synonyms_en"]
    for term in content.terms:
        yield (
            *(term.id, *_pair(term.label), *_pair(term.definition)),
            *("、".join(term.synonyms_zh), ", ".join(term.synonyms_en)),
        )
