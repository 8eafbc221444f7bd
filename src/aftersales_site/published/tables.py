"""The data as tables for a spreadsheet: one row a clause, a place, a discrepancy, a term."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.table_cells import harmless, without_formula
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.content.content import Content

_BOM = "\ufeff"  # without it, spreadsheets take the file for the system's old code page


def csv_of(rows: Iterable[Iterable[str]]) -> bytes:
    """ROWS as a CSV file that a spreadsheet opens as UTF-8, and of which it runs nothing.

    A place (``2-1``) stands in it as it is cited, so that tables can be joined by it.
    """
    out = io.StringIO(_BOM)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(without_formula(cell) for cell in row)
    return out.getvalue().encode()


def _pair(text: Text | None) -> tuple[str, str]:
    return ("", "") if text is None else (text.zh, text.en)


def _joined(texts: Iterable[Text]) -> tuple[str, str]:
    listed = list(texts)
    return "；".join(text.zh for text in listed), "; ".join(text.en for text in listed)


def _number(points: Fraction) -> str:
    """POINTS as a spreadsheet adds them up: 3/2 is a day in one, or a text that a sum leaves out."""
    shown = display_points(points)
    return shown if Fraction(shown) == points else harmless(write_exact(points))


def rubric_table(rubric: Rubric) -> Iterator[Iterable[str]]:
    """Every clause of RUBRIC, below a row of headings."""
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
                    *(clause.id, clause.printed, *_pair(clause.title), _number(clause.points)),
                    *("true" if clause.deletable else "false", *_pair(clause.requirement)),
                    *(*_joined(clause.evidence), *_pair(clause.marking_note), " ".join(clause.discrepancies)),
                )


def rule_table(document: RuleDocument) -> Iterator[Iterable[str]]:
    """Every place of DOCUMENT, below a row of headings."""
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


def register_table(content: Content) -> Iterator[Iterable[str]]:
    """Every discrepancy of all documents with all its readings, below a row of headings."""
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
        "others",
        "others_zh",
        "others_en",
    ]
    for registered in content.register:
        discrepancy = registered.discrepancy
        adopted = next(reading for reading in discrepancy.readings if reading.id == discrepancy.adopted)
        others = [reading for reading in discrepancy.readings if reading is not adopted]
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
            *(" ".join(reading.id for reading in others), *_joined(reading.text for reading in others)),
        )


def terms_table(content: Content) -> Iterator[Iterable[str]]:
    """The glossary, below a row of headings."""
    yield ["id", "zh", "en", "definition_zh", "definition_en", "synonyms_zh", "synonyms_en"]
    for term in content.terms:
        yield (
            *(term.id, *_pair(term.label), *_pair(term.definition)),
            *("、".join(term.synonyms["zh"]), ", ".join(term.synonyms["en"])),
        )
