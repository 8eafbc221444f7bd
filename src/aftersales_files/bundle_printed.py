"""What a form in a bundle has printed in it, held against its rubric: no answer, but what answers are of.

Nothing that is calculated reads these cells. Whoever looks at the form reads there what a clause is worth and
what it asks for. Every cell that nobody is to type in says what it was made with, and no other says a thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from aftersales.api.place_labels import ORGANISATION
from aftersales.foundation.text import Language, Text
from aftersales.model.rubric import Rubric
from aftersales_files import form_printed as printed
from aftersales_files import form_words as words
from aftersales_files.bundle_differences import cell_words, plain_words
from aftersales_files.form_tables import find_sheet
from aftersales_files.sheets import MARK_SHEET, Sheet
from aftersales_files.shown_figures import number_or_text

_Cells: TypeAlias = Mapping[int, str]
"""What a row says, by its columns, as it is compared; cells in which nothing stands are left out."""
_ByColumn: TypeAlias = Mapping[int, Text]

_IN_SHEET = Text("{sheet}（{label}）", "{sheet} ({label})")
_OF_CLAUSE = Text("{clause} {title}（{head}）", "{clause} {title} ({head})")
_ROW = Text("第 {row} 行", "row {row}")
_BESIDE = Text("批注、图片或文本框", "comments, pictures or text boxes")
_TITLE, _HOW = Text("标题", "title"), Text("填写说明", "how to fill it in")
_RULES, _HEADS = Text("规则", "rules"), Text("列名", "heads")


class _Line(NamedTuple):
    """A row as it was printed, what it is called, and what single cells of it are called."""

    cells: _Cells
    label: Text
    labels: _ByColumn


class _Printed(NamedTuple):
    """The rows of a sheet as they were printed, and what of any row there nobody has typed.

    None: the row is read whole.
    """

    title: Text
    lines: list[_Line]
    untyped: Callable[[_Cells], _Cells | None]


def printed_differs(
    rubric: Rubric, sheets: Sequence[Sheet], own: Collection[str], made: str | None
) -> Iterator[Text]:
    """The places of the form in SHEETS where it does not say what RUBRIC does.

    OWN are the names that somebody gave to what is told of the organisation, MADE the day of the form.
    """
    english = any(plain_words(sheet.title) == plain_words(words.FINDINGS.en) for sheet in sheets)
    language: Language = "en" if english else "zh"
    for sheet in sheets:
        if sheet.title != MARK_SHEET and (sheet.comments or sheet.pictures or sheet.shapes):
            yield _IN_SHEET.filled(sheet=sheet.title, label=_BESIDE)
    parts = [_overview(rubric, language, own, made), _findings(rubric, language)]
    parts += [_specials(rubric, language)] if rubric.adjustments else []
    parts += [_certificates(rubric, language)] if rubric.certificates else []
    for part in parts:
        if (found := find_sheet(sheets, part.title, [])) is not None:  # one that is gone is told elsewhere
            yield from _differs(part, found)


def _differs(part: _Printed, sheet: Sheet) -> Iterator[Text]:
    """The lines of PART that SHEET has otherwise, or not at all, and the rows that are too many there."""
    read = ((number, cells, part.untyped(cells)) for number, cells in _rows_of(sheet))
    # Where nothing was printed nobody is to type either.
    rows = [(number, untyped or cells) for number, cells, untyped in read if untyped is not None]
    wanted = Counter(_key(line.cells) for line in part.lines)
    strange = []
    for number, cells in rows:
        if wanted[_key(cells)]:
            wanted[_key(cells)] -= 1
        elif cells:
            strange.append((number, cells))
    for line in part.lines:
        if not wanted[_key(line.cells)]:
            continue
        wanted[_key(line.cells)] -= 1
        alike = next((each for each in strange if each[1].get(1) == line.cells.get(1)), None)
        if alike is not None:
            strange.remove(alike)
        yield from _of_line(line, {} if alike is None else alike[1])
    for number, _ in strange:
        yield _IN_SHEET.filled(sheet=part.title, label=_ROW.filled(row=number))


def _of_line(line: _Line, found: _Cells) -> Iterator[Text]:
    """What of LINE is not FOUND: the cells of it that have names, else the whole."""
    other = [at for at in (line.cells.keys() | found.keys()) if line.cells.get(at) != found.get(at)]
    named = [line.labels[at] for at in sorted(other) if found and at in line.labels]
    yield from named or [line.label]


def _rows_of(sheet: Sheet) -> Iterator[tuple[int, _Cells]]:
    for number, cells in sorted(sheet.cells.items()):
        yield number, {at: said for at, cell in sorted(cells.items()) if (said := cell_words(cell))}


def _key(cells: _Cells) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(cells.items()))


def _line(cells: Sequence[object], label: Text, labels: _ByColumn | None = None) -> _Line:
    """A line of CELLS, from the first column on; those that are empty, or typed, are None."""
    said = {at: cell_words("" if cell is None else cell) for at, cell in enumerate(cells, start=1)}
    return _Line({at: each for at, each in said.items() if each}, label, labels or {})


def _overview(rubric: Rubric, language: Language, own: Collection[str], made: str | None) -> _Printed:
    def called(label: Text) -> Text:
        return _IN_SHEET.filled(sheet=words.OVERVIEW, label=label)

    typed = [*(each.in_language(language) for each in ORGANISATION.values()), *own]
    lines = [
        _line([rubric.title.in_language(language)], called(_TITLE)),
        _line([printed.HOW.in_language(language)], called(_HOW)),
        *(_line([label], called(Text(label, label))) for label in typed),
    ]
    for label, value in printed.about(rubric, language):
        figure = number_or_text(value) if label is words.FULL_MARKS else value
        lines.append(_line([label.in_language(language), figure], called(label)))
    lines.append(_line([printed.MADE.in_language(language), made], called(printed.MADE)))
    for label, text in printed.rules(rubric):
        named = called(label if label.zh else _RULES)
        lines.append(_line([label.in_language(language), text.in_language(language)], named))
    beside = [*typed, *([] if made else [printed.MADE.in_language(language)])]
    labels = set(map(plain_words, beside))

    def untyped(cells: _Cells) -> _Cells:
        return {at: said for at, said in cells.items() if at != 2 or cells.get(1) not in labels}

    return _Printed(words.OVERVIEW, lines, untyped)


def _findings(rubric: Rubric, language: Language) -> _Printed:
    columns = {name: at for at, name in enumerate(words.HEADS, start=1)}
    typed, later = ({columns[name] for name in names} for names in (words.TYPED, words.LATER))
    there = {name: head for name, head in words.HEADS.items() if name not in words.LATER}
    lines = [_heads(words.FINDINGS, there, language)]
    for indicator in rubric.indicators:
        for clause in indicator.clauses:
            said = printed.of_clause(indicator, clause, language)
            figures = {**said, "points": number_or_text(said["points"])}
            cells = [figures.get(name) for name in words.HEADS]
            labels = {
                columns[name]: _OF_CLAUSE.filled(clause=clause.id, title=clause.title, head=words.HEADS[name])
                for name in said
            }
            lines.append(_line(cells, _IN_SHEET.filled(sheet=words.FINDINGS, label=clause.id), labels))
    clauses = {plain_words(clause.id) for clause in rubric.clauses}
    heads = {plain_words(words.HEADS[name].in_language(language)) for name in words.LATER}

    def untyped(cells: _Cells) -> _Cells:
        if cells.get(1) in clauses:
            return {at: said for at, said in cells.items() if at not in typed}
        return {at: said for at, said in cells.items() if at not in later or said not in heads}

    return _Printed(words.FINDINGS, lines, untyped)


def _heads(title: Text, heads: Mapping[str, Text], language: Language) -> _Line:
    label = _IN_SHEET.filled(sheet=title, label=_HEADS)
    return _line([each.in_language(language) for each in heads.values()], label)


def _specials(rubric: Rubric, language: Language) -> _Printed:
    rules = _IN_SHEET.filled(sheet=words.SPECIALS, label=_RULES)
    lines = [_heads(words.SPECIALS, words.SPECIAL_HEADS, language)]
    lines += [_line([each.in_language(language)], rules) for each in printed.below_specials(rubric)]
    kinds = {plain_words(each.in_language(language)) for each in words.SPECIAL_KINDS.values()}
    last = len(words.SPECIAL_HEADS)

    def untyped(cells: _Cells) -> _Cells | None:
        """Entries are read, all of them, and how many lines there are for them is nobody's word."""
        if cells.get(1) not in kinds or not cells.get(2, "").isdecimal():
            return cells
        return {at: said for at, said in cells.items() if at > last} or None

    return _Printed(words.SPECIALS, lines, untyped)


def _certificates(rubric: Rubric, language: Language) -> _Printed:
    lines = [_heads(words.CERTIFICATES, words.CERTIFICATE_HEADS, language)]
    held = 1 + list(words.CERTIFICATE_HEADS).index("held")
    for certificate in rubric.certificates:
        said = printed.of_certificate(certificate, language)
        cells = [said.get(name) for name in words.CERTIFICATE_HEADS]
        label = _IN_SHEET.filled(sheet=words.CERTIFICATES, label=certificate.label)
        lines.append(_line(cells, label))
    known = {line.cells.get(1) for line in lines[1:]}

    def untyped(cells: _Cells) -> _Cells:
        return {at: said for at, said in cells.items() if at != held or cells.get(1) not in known}

    return _Printed(words.CERTIFICATES, lines, untyped)
