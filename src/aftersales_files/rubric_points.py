"""The points of a clause in a certification body's rubric: of its cell, or as its text states them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from aftersales.foundation.exact import write_exact
from aftersales.foundation.text import Text
from aftersales.foundation.typed import says_nothing
from aftersales_files.rubric_numbers import points_in, stated_in
from aftersales_files.sheets import Place, Sheet

_SHARED = Text(
    "{at}：分值 {points} 写在 {count} 行合并的格子里，记在第一行 {clause}，其余记 0 分，请核对",
    "{at}: the points {points} stand in a cell merged over {count} rows; they are given to the first, "
    "{clause}, and 0 to the others: please check",
)
_UNCLEAR = Text(
    "{at}：分值“{found}”读不出数，先记 0 分", "{at}: no number in the points “{found}”; 0 for now"
)
_UNCLEAR_HEADING = Text(
    "{at}：{number} 的分值“{found}”读不出数，按下面各条的和算",
    "{at}: no number in the points “{found}” of {number}; the sum of its clauses counts",
)
_OTHER = Text(
    "{at}：{clause} 的文字里写 {stated} 分，这一格是 {column}；取文字里的分值",
    "{at}: the text of {clause} says {stated} points and this cell {column}; the text's was taken",
)
_BY_TEXT = Text(
    "{at}：{clause} 的分值没有填，取文字里写的 {stated} 分",
    "{at}: {clause} has no points here; the {stated} that its text states were taken",
)
_NOT_AS_TEXT = Text(
    "{at}：{clause} 这一格是 {column} 分，文字里写 {stated} 分；取这一格，请核对",
    "{at}: this cell has {column} points and the text of {clause} states {stated}; the cell's were taken, "
    "please check",
)


_BESIDE = ("title", "requirement")


def stated_beside(texts: Mapping[str, str]) -> Fraction | None:
    """The points that the words beside a number state of it; None if none do, or two do not agree."""
    found = {stated_in(texts[name])[0] for name in _BESIDE if name in texts} - {None}
    return found.pop() if len(found) == 1 else None


def take_stated(texts: dict[str, str]) -> Fraction | None:
    """The points `stated_beside` a number, taken out of TEXTS: for a table without a column of points."""
    points = stated_beside(texts)
    if points is not None:
        texts |= {name: stated_in(text)[1] for name, text in texts.items() if name in _BESIDE}
    return points


@dataclass(frozen=True)
class PointsReading:
    """Reads the points of clauses, and tells in ``remarks`` what was guessed of them.

    ``above`` are the numbers that are headings of others, ``anchors`` the first cells of merged ones.
    """

    sheet: Sheet
    columns: Mapping[str, int]
    anchors: Mapping[Place, Place]
    above: Container[str]
    remarks: list[Text]

    @cached_property
    def heights(self) -> Counter[Place]:
        """In how many rows of its first column each merged cell stands."""
        return Counter(anchor for place, anchor in self.anchors.items() if place[1] == anchor[1])

    def read(
        self, row: int, number: str, stated: Fraction | None, beside: Fraction | None
    ) -> Fraction | None:
        """The points as the text STATED them, else those of the cell, else those BESIDE the number.

        Those of a merged cell are its first row's.
        """
        place = row, self.columns.get("points", 0)
        anchor = self.anchors.get(place, place)
        value = self.sheet.at(*anchor)
        if value is not None and anchor != place:
            return stated if stated is not None else Fraction(0)
        is_empty = value is None or (says_nothing(value.text) and points_in(value.text) is None)
        if value is None or (is_empty and beside is not None):
            empty = stated is None and "points" in self.columns and number not in self.above
            if empty and beside is not None:
                words = {"at": self.sheet.place(*place), "clause": number, "stated": write_exact(beside)}
                self.remarks.append(_BY_TEXT.filled(**words))
            return beside if stated is None else stated
        return self._of_cell(anchor, value.text, number, stated, beside)

    def _of_cell(
        self, place: Place, found: str, number: str, stated: Fraction | None, beside: Fraction | None
    ) -> Fraction | None:
        """The points of a cell in which FOUND stands, told of where the texts say others."""
        at, read = self.sheet.place(*place), points_in(found)
        said, told = (stated, _OTHER) if stated is not None else (beside, _NOT_AS_TEXT)
        if read is not None and said not in (None, read):
            words = {
                "at": at,
                "clause": number,
                "stated": write_exact(said or 0),
                "column": write_exact(read),
            }
            self.remarks.append(told.filled(**words))
        if stated is not None:
            return stated
        if read is None and number in self.above:
            self.remarks.append(_UNCLEAR_HEADING.filled(at=at, number=number, found=found))
            return None
        if read is None:
            self.remarks.append(_UNCLEAR.filled(at=at, found=found))
            return Fraction(0)
        if (count := self.heights.get(place, 1)) > 1:
            shared = {"at": at, "points": write_exact(read), "count": str(count), "clause": number}
            self.remarks.append(_SHARED.filled(**shared))
        return read
