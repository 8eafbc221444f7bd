"""The documents other than its own that the scoring of a rubric rests on."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric
from aftersales_site.content.content import Content
from aftersales_site.content.sources import Issuer


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporting:
    """Another document that the scoring of a rubric rests on, and its page."""

    id: str
    issuer: Issuer
    edition: str | None
    page: str


def supporting(content: Content, rubric: Rubric) -> tuple[Supporting, ...]:
    """The documents other than the rubric's own that its marking and levels come from."""
    names = dict.fromkeys(reference.document for reference in _references(rubric))
    found = []
    for name in names:
        document = content.document_of(name)
        if name == rubric.document or document is None:
            continue
        source = content.source(name)
        found.append(
            Supporting(id=name, issuer=source.issuer, edition=source.edition, page=f"{document.id}/")
        )
    return tuple(found)


def _references(rubric: Rubric) -> tuple[Reference, ...]:
    """Where a rubric's scoring comes from, apart from its clauses: each document once is enough."""
    return (
        rubric.scoring.source,
        *(rule.source for rule in rubric.marking),
        *(adjustment.source for adjustment in rubric.adjustments),
        *(gate.source for gate in rubric.gates),
        *(level.source for level in rubric.levels),
    )
