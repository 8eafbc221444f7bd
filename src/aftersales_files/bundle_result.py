"""The sheet of the result in the form of a bundle, held against the result of the record.

Nothing that is calculated reads this sheet; it is what people look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from aftersales.foundation.text import Language, Text
from aftersales_files.bundle_differences import cell_words, plain_words
from aftersales_files.form_words import RESULT, SHEETS, names
from aftersales_files.result_tables import TABLES, last_lines, lines_below_score
from aftersales_files.result_words import figures_line, verdict_line
from aftersales_files.sheets import MARK_SHEET, Sheet

_Line: TypeAlias = tuple[str, ...]
"""What the cells of a row say, those in which nothing stands left out."""

_LANGUAGES: tuple[Language, ...] = ("zh", "en")

_MISSING = Text("缺工作表“结果”", "the sheet “Result” is missing")
_SEVERAL = Text("有几张工作表“结果”", "there are several sheets “Result”")
_STRANGE = Text("多出的工作表“{title}”", "the sheet “{title}”, which the form does not have")
_NOTICE = Text("结果（最后一行的声明）", "Result (the notice in its last line)")
_TABLE = Text("结果（{table}）", "Result ({table})")


def result_differs(result: Mapping[str, Any], sheets: Sequence[Sheet]) -> Iterator[Text]:
    """What of the sheet of the result among SHEETS is not as RESULT, which is complete, says."""
    for sheet in sheets:
        if sheet.title != MARK_SHEET and not any(names(known, sheet.title) for known in SHEETS):
            yield _STRANGE.filled(title=sheet.title)
    found = [sheet for sheet in sheets if names(RESULT, sheet.title)]
    if len(found) != 1:
        yield _SEVERAL if found else _MISSING
        return
    lines = list(_lines(found[0]))
    language = next((each for each in _LANGUAGES if lines[:2] == _score(result, each)), None)
    if language is None:
        yield RESULT
        return
    yield from _below_score(result, language, lines[2:-1])
    if lines[-1] not in [_line([each]) for each in last_lines(language)]:
        yield _NOTICE


def is_told(result: Mapping[str, Any]) -> bool:
    """Whether RESULT has all that the sheet tells; one of an engine of before may lack it, or be open."""
    try:
        for language in _LANGUAGES:
            _score(result, language)
            list(_expected(result, language))
    except (KeyError, TypeError, AttributeError, IndexError, ValueError):
        return False
    return True


def _score(result: Mapping[str, Any], language: Language) -> list[_Line]:
    """The first two lines: score and level, and what they are worked out from."""
    return [
        (plain_words(line.in_language(language)),) for line in (verdict_line(result), figures_line(result))
    ]


def _below_score(result: Mapping[str, Any], language: Language, lines: Sequence[_Line]) -> Iterator[Text]:
    """The tables, or what stands above them, that do not stand in LINES as RESULT has them."""
    titles = {plain_words(title.in_language(language)): title for title, _, _ in TABLES}
    blocks: list[tuple[Text, list[_Line]]] = [(RESULT, [])]
    for line in lines:
        if len(line) == 1 and line[0] in titles:
            blocks.append((_TABLE.filled(table=titles[line[0]]), []))
        else:
            blocks[-1][1].append(line)
    expected = dict(_expected(result, language))
    for name, block in blocks:
        if expected.pop(name, None) != block:
            yield name
    yield from expected


def _expected(result: Mapping[str, Any], language: Language) -> Iterator[tuple[Text, list[_Line]]]:
    """What stands below the score, table by table: its heads and its rows."""
    yield RESULT, [_line([line]) for line in lines_below_score(result, language)]
    for title, heads, rows_of in TABLES:
        rows = [_line(row) for row in rows_of(language, result)]
        if rows:
            named = _line([head.in_language(language) for head in heads if head is not None])
            yield _TABLE.filled(table=title), [named, *rows]


def _lines(sheet: Sheet) -> Iterator[_Line]:
    for _, cells in sorted(sheet.cells.items()):
        if line := _line([cell for _, cell in sorted(cells.items())]):
            yield line


def _line(cells: Sequence[object]) -> _Line:
    return tuple(said for cell in cells if (said := cell_words(cell)))
