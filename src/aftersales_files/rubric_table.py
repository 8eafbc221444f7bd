"""The table of a certification body's own rubric: clauses with their points and texts.

Clauses are found by their numbers, columns by their heads. Nothing is made up: what a table does not
say stays empty, and what was guessed is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from unicodedata import normalize

from aftersales.foundation.exact import write_exact
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales_files.sheets import Place, Sheet, merged_places, not_read, told_of

FEWEST_ROWS = 3
"""A table with fewer numbered rows is no rubric."""
MOST_ROWS = 10_000
_HEAD_ROWS = 4
_NUMBER = re.compile(
    r"[ \t(（【\[第]*((?:[A-Za-z]\.?)?[0-9]{1,3}(?:[.。][0-9]{1,3}){0,5}[a-z]?)[)）】\]条款、.:：]*(?![0-9])",
    re.ASCII,
)
_NARROW = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {0xFF0E: "."}
"""Full-width digits and point, one for one, so that places in a text stay where they are."""
_POINTS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)分?")
_STATED = re.compile(r"[ \t]*[(（][ \t]*([0-9]{1,6}(?:\.[0-9]{1,6})?)[ \t]*分[ \t]*[)）]")
"""Points that a text states of itself, as in ``（4分）``."""
_HEADS: Mapping[str, re.Pattern[str]] = {
    "points": re.compile(
        "(?:标准|规定|满|配|最高|条款|权重)?分(?:值|数)?(?:[(]分[)])?|满分值?|points?|fullmarks"
    ),
    "evidence": re.compile(".*(?:证明|材料|证据|见证|佐证|查看内容|evidence).*"),
    "marking_note": re.compile(
        ".*(?:评分|扣分|计分|打分|评审)(?:标准|办法|细则|方法|说明|准则|要点)|marking.*"
    ),
    "title": re.compile(
        "要点|(?:一级|二级|三级|评价)?指标(?:名称)?|项目|名称|(?:审核|审查|考核)要点|title|topic"
    ),
    "requirement": re.compile(
        ".*(?:内容|要求|标准|条款|规定|描述)(?:要求|说明|描述)?|requirements?|criteri(?:on|a)|clause"
    ),
}
_TABLE = Text(
    "一张表：每行一个条款，条款号在一列，分值在一列（列名如“分值”）或写在条款末尾，如（3分）",
    "a table with a clause a row: the numbers in one column, the points in another (headed, say, “points”) "
    "or behind the text, as in （3分）",
)
_FEWER = Text("不超过 {most} 行的表", "a table of at most {most} rows")
_SHARED = Text(
    "{at}：分值 {points} 写在 {count} 行合并的格子里，记在第一行 {clause}，其余记 0 分，请核对",
    "{at}: the points {points} stand in a cell merged over {count} rows; they are given to the first, "
    "{clause}, and 0 to the others: please check",
)
_UNCLEAR = Text(
    "{at}：分值“{found}”读不出数，先记 0 分", "{at}: no number in the points “{found}”; 0 for now"
)
_OTHER = Text(
    "{at}：{clause} 的文字里写 {stated} 分，这一格是 {column}；取文字里的分值",
    "{at}: the text of {clause} says {stated} points and this cell {column}; the text's was taken",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A numbered entry: its number as printed, its points if any stand there, its texts by what they are.

    ``at`` is the cell of the number, as a person names it.
    """

    number: str
    points: Fraction | None
    texts: Mapping[str, str]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricTable:
    """The numbered entries of a table in their order, headings among them, and what is to be told of them."""

    rows: tuple[TableRow, ...]
    remarks: tuple[Text, ...]


def read_rubric_table(sheets: Sequence[Sheet]) -> RubricTable:
    """The rubric in SHEETS: the table that has most numbered rows. Raises `Refused` where none has points."""
    seen = [sheet for sheet in sheets if not sheet.hidden]
    found = [(table, sheet) for sheet in seen if (table := _table_in(sheet))]
    if not found:
        titles = "、".join(sheet.title for sheet in sheets)
        raise Refused([Fault(at="", found=shown(titles), expected=_TABLE)])
    table, read = max(found, key=lambda each: len(each[0].rows))
    others = [sheet for sheet in seen if sheet is not read and _table_in(sheet, 1)]
    return replace(table, remarks=(*table.remarks, *not_read(others), *told_of(sheets)))


def _table_in(sheet: Sheet, fewest: int = FEWEST_ROWS) -> RubricTable | None:
    """The table in SHEET: its numbers stand where most cells begin with one, the longest where several do."""
    anchors = merged_places(sheet)
    depths: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for cells in sheet.cells.values():
        for column, value in cells.items():
            number = _number_in(value.text)
            if number is not None and "." in number and value.kind == "text":
                counts[column] += 1
                depths[column] += number.count(".")
    best = max(counts, key=lambda column: (depths[column], -column), default=0)
    return _read(sheet, best, anchors) if counts[best] >= fewest else None


def _read(sheet: Sheet, column: int, anchors: Mapping[Place, Place]) -> RubricTable | None:
    numbered = [row for row in sheet.cells if _number_at(sheet, row, column)]
    if len(numbered) > MOST_ROWS:
        raise Refused(
            [Fault(at=sheet.title, found=str(len(numbered)), expected=_FEWER.filled(most=MOST_ROWS))]
        )
    columns = _columns(sheet, range(max(1, numbered[0] - _HEAD_ROWS), numbered[0]), column)
    reading = _Reading(sheet, column, columns, anchors)
    for row in numbered:
        reading.read(row)
    pointed = any(row.points is not None for row in reading.rows)
    return RubricTable(rows=tuple(reading.rows), remarks=tuple(reading.remarks)) if pointed else None


class _Reading:
    """The entries of one sheet as they are read, and what is to be told of them."""

    def __init__(
        self, sheet: Sheet, number: int, columns: Mapping[str, int], anchors: Mapping[Place, Place]
    ) -> None:
        self.sheet, self.number, self.columns, self.anchors = sheet, number, columns, anchors
        self.heights = Counter(anchor for place, anchor in anchors.items() if place[1] == anchor[1])
        self.rows: list[TableRow] = []
        self.remarks: list[Text] = []
        self.headings: set[str] = set()

    def read(self, row: int) -> None:
        """Take the entries of ROW: one for each line of its cell that begins with a number."""
        cell = self.sheet.at(row, self.number)
        assert cell is not None
        texts = {name: text for name in self.columns if name != "points" if (text := self._text(row, name))}
        entries = list(_entries(cell.text))
        self._head(texts, entries[0][0], self.sheet.place(row, self.number))
        for index, (number, words) in enumerate(entries):
            own = texts if index == 0 else {name: texts[name] for name in ("evidence",) if name in texts}
            stated, without = _stated_in(words)
            points = self._points(row, number, stated) if index == 0 else stated
            requirement = {"requirement": without} if without else {}
            at = self.sheet.place(row, self.number)
            self.rows.append(TableRow(number=number, points=points, texts={**own, **requirement}, at=at))

    def _head(self, texts: dict[str, str], number: str, at: str) -> None:
        """A title that bears the number of what NUMBER stands in is a heading of its own."""
        title, found = texts.get("title", ""), _number_in(texts.get("title", ""))
        if found is None or not number.startswith(f"{found}."):
            return
        del texts["title"]
        if found not in self.headings:
            self.headings.add(found)
            stated, words = _stated_in(_split(title)[1])
            said = {"title": words} if words else {}
            self.rows.append(TableRow(number=found, points=stated, texts=said, at=at))

    def _text(self, row: int, name: str) -> str:
        """What stands there; a cell merged over rows says the same for each of them."""
        place = self.anchors.get((row, self.columns[name]), (row, self.columns[name]))
        value = self.sheet.at(*place)
        return "" if value is None else value.text.strip()

    def _points(self, row: int, number: str, stated: Fraction | None) -> Fraction | None:
        """The points as the text STATED them, else those of the cell; a merged one's are its first row's."""
        place = row, self.columns.get("points", 0)
        anchor = self.anchors.get(place, place)
        value = self.sheet.at(*anchor)
        if value is None or anchor != place:
            return stated if stated is not None or value is None else Fraction(0)
        at = self.sheet.place(*place)
        read = _POINTS.fullmatch(normalize("NFKC", value.text).replace(" ", ""))
        if stated is not None:
            if read is not None and Fraction(read[1]) != stated:
                words = {"at": at, "clause": number, "stated": write_exact(stated), "column": read[1]}
                self.remarks.append(_OTHER.filled(**words))
            return stated
        if read is None:
            self.remarks.append(_UNCLEAR.filled(at=at, found=value.text))
            return Fraction(0)
        if (count := self.heights.get(anchor, 1)) > 1:
            self.remarks.append(_SHARED.filled(at=at, points=read[1], count=str(count), clause=number))
        return Fraction(read[1])


def _columns(sheet: Sheet, heads: range, number: int) -> dict[str, int]:
    """What each column holds by the lowest of its heads that says so; of several columns the first."""
    said: dict[int, str] = {}
    for row in heads:
        for column, value in sheet.cells.get(row, {}).items():
            name = next(
                (name for name, head in _HEADS.items() if head.fullmatch(comparable(value.text))), None
            )
            if name is not None and column != number:
                said[column] = name
    columns: dict[str, int] = {}
    for column in sorted(said):
        columns.setdefault(said[column], column)
    return columns


def _number_at(sheet: Sheet, row: int, column: int) -> str | None:
    value = sheet.at(row, column)
    return None if value is None else _number_in(value.text)


def _number_in(text: str) -> str | None:
    found = _NUMBER.match(text.translate(_NARROW))
    return found[1].replace("。", ".") if found else None


def _split(text: str) -> tuple[str, str]:
    """The number that TEXT begins with, and the words after it as they stand."""
    found = _NUMBER.match(text.translate(_NARROW))
    assert found is not None
    return found[1].replace("。", "."), text[found.end() :].strip()


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The number that begins TEXT, and each with a dot that begins a line of it, with the words after it."""
    number, words = _split(text)
    lines = words.split("\n")
    kept = lines[:1]
    for line in lines[1:]:
        following = _number_in(line)
        if following is not None and "." in following and following != number:
            yield number, "\n".join(kept).strip()
            number, first = _split(line)
            kept = [first]
        else:
            kept.append(line)
    yield number, "\n".join(kept).strip()


def _stated_in(words: str) -> tuple[Fraction | None, str]:
    """The points that WORDS state at the end of their first line, and the words without them."""
    first, newline, rest = words.partition("\n")
    found = list(_STATED.finditer(first.translate(_NARROW)))
    if not found or first[found[-1].end() :].strip(" 。.;；"):
        return None, words
    span = found[-1]
    return Fraction(
        span[1]
    ), f"{(first[: span.start()] + first[span.end() :]).strip()}{newline}{rest}".strip()
