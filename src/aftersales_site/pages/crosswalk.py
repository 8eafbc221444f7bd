"""Which clause of one document corresponds to which of another, with the points on each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aftersales.foundation.text import Text
from aftersales.model.node import Counterpart, Node
from aftersales.model.reference import Reference
from aftersales.model.rubric import Clause, Rubric
from aftersales_site.addresses import CROSSWALK
from aftersales_site.content.editions import Document
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_OFTEN = 0.4  # the share of rows from which a document has a column of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A clause and its counterparts by document; ``points`` is None for a clause that carries none."""

    reference: Reference
    title: Text | None
    points: Fraction | None
    counterparts: dict[str, list[Counterpart]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The clauses of one document that have counterparts, and the documents these stand in.

    A document that has few of them shares a last column with ``others``.
    """

    document: str
    columns: tuple[str, ...]
    others: tuple[str, ...]
    rows: tuple[Row, ...]


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    tables = [table for document in site.content.documents if (table := _table(site, document)).rows]
    rubrics_first = sorted(tables, key=lambda table: not _is_rubric(site, table.document))
    yield Page(
        address=CROSSWALK,
        title=words["crosswalk"],
        description=words["crosswalk_text"],
        kind="crosswalk",
        body=site.render("pages/crosswalk.md.jinja", CROSSWALK, tables=rubrics_first, points=_points(site)),
    )


def _is_rubric(site: LanguageSite, source: str) -> bool:
    return isinstance(site.content.document_of(source), Rubric)


def _points(site: LanguageSite) -> dict[tuple[str, str], Fraction]:
    """The points of every clause and indicator, by document and number."""
    return {
        (rubric.document, number): points
        for rubric in site.content.rubrics
        for number, points in (
            *((clause.id, clause.points) for clause in rubric.clauses),
            *((indicator.number, indicator.points) for indicator in rubric.indicators),
        )
    }


def _table(site: LanguageSite, document: Document) -> Table:
    bearers: Sequence[Clause | Node]
    bearers = document.clauses if isinstance(document, Rubric) else tuple(document.nodes())
    rows = tuple(row for bearer in bearers if (row := _row(site, document.document, bearer)).counterparts)
    found = {name for row in rows for name in row.counterparts}
    often = {name for name in found if sum(name in row.counterparts for row in rows) >= len(rows) * _OFTEN}
    return Table(
        document=document.document,
        columns=tuple(source.id for source in site.content.sources if source.id in often),
        others=tuple(source.id for source in site.content.sources if source.id in found - often),
        rows=rows,
    )


def _row(site: LanguageSite, document: str, bearer: Clause | Node) -> Row:
    counterparts: dict[str, list[Counterpart]] = {}
    for each in site.cross.counterparts(document, bearer.id, bearer.same_as):
        if each.reference.document != document:
            counterparts.setdefault(each.reference.document, []).append(each)
    return Row(
        reference=Reference(document=document, clause=bearer.id),
        title=bearer.title,
        points=bearer.points if isinstance(bearer, Clause) else None,
        counterparts=counterparts,
    )
