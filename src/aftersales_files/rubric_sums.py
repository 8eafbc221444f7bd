"""The points of a rubric that was begun from a table against the sums that the table states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from aftersales.foundation.exact import write_exact
from aftersales.foundation.text import Text
from aftersales_files.rubric_table import RubricTable, TableRow

_SUM = Text(
    "{number}：表上写 {stated} 分，所属条款合计 {added} 分；按合计算，请核对",
    "{number}: the table says {stated} points, its clauses {added}; the sum was taken, please check",
)
_TOTAL = Text(
    "{at}：合计写 {stated} 分，读到的条款合计 {added} 分，请核对",
    "{at}: the total says {stated} points, the clauses that were read have {added}: please check",
)

_Plain = dict[str, Any]


def wrong_sums(sections: Sequence[_Plain], headings: Mapping[str, TableRow]) -> Iterator[Text]:
    """A remark for each section and indicator whose points in the table are not the sum of its clauses."""
    for section in sections:
        for part in (section, *section["indicators"]):
            row = headings.get(part["number"])
            if row is not None and row.points is not None and row.points != Fraction(part["points"]):
                stated = written(row.points)
                yield _SUM.filled(number=part["number"], stated=stated, added=part["points"])


def wrong_totals(table: RubricTable, sections: Sequence[_Plain], full: Fraction) -> Iterator[Text]:
    """A remark for each line of totals that is the sum of no section, of no indicator, nor of all."""
    parts = [part for section in sections for part in (section, *section["indicators"])]
    sums = {full, *(Fraction(part["points"]) for part in parts)}
    for total in table.totals:
        if total.points not in sums:
            yield _TOTAL.filled(at=total.at, stated=written(total.points), added=written(full))


def written(points: Fraction) -> str:
    """POINTS as tables have them: ``10.5``; a threshold given as a fraction stays one."""
    decimal = f"{points.numerator * 10**6 // points.denominator:07d}"
    plain = f"{decimal[:-6]}.{decimal[-6:]}".rstrip("0").rstrip(".")
    return plain if Fraction(plain) == points else write_exact(points)
