"""What is handed in held against the record in it: form, assessment, evidence and score are those of it.

The record alone is recomputed. Whoever packs a bundle anew can write every digest anew, and the form is what
people read.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple, cast

from aftersales.api.evidence import reply_evidence
from aftersales.api.library import Library
from aftersales.api.place_labels import label_of_place
from aftersales.api.recording import as_recorded
from aftersales.calculation.differences import changes
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import comparable
from aftersales.model.parts import assessment_parts
from aftersales.model.sameness import is_mapping
from aftersales.record import Record, read_record
from aftersales_files import bundle
from aftersales_files.bundle import Damage
from aftersales_files.evidence_table import CALLED_BEFORE, HEADS, OF_0_2, evidence_rows
from aftersales_files.form_reader import read_form
from aftersales_files.form_words import RESULT, names
from aftersales_files.result_words import figures_line, score_line, verdict_line
from aftersales_files.sheets import Sheet
from aftersales_files.workbook_reader import read_workbook

_COMPARED = (
    *("rubric", "findings", "special_deductions", "special_bonus", "certificates"),
    *("notes", "evidence", "owners", "actions", "decisions"),
)
"""What a form says of an assessment, and gives back as it went out."""
_PARTS = assessment_parts()
_MOST_NAMED = 8

_BEGINS = ("得分", "score")
_OTHER_SCORE = Text("写的不是记录里的{score}", "it does not say what the record does: {score}")
_ABSENT = Text("缺这个文件", "it is missing")
_NO_JSON = Text("不是有效的 JSON，或者有一个键写了两次", "it is no valid JSON, or a key stands in it twice")
_OTHER = Text("与记录里的评分不同", "it is not the assessment of the record")
_NO_FORM = Text(
    "不能按自评表来读：{at} {found}，应为{expected}",
    "it cannot be read as a form: {at} {found}; expected: {expected}",
)
_NO_LIST = Text("不是证明材料清单", "it is no list of evidence")
_DIFFERS = Text("与记录不同：{places}", "it differs from the record: {places}")


def differing(library: Library, files: Mapping[str, bytes]) -> list[Damage]:
    """Every one of FILES that does not say what the record among them says.

    Where LIBRARY does not have the edition that the record is of, form and list are not looked into:
    recomputing the record tells of that.
    """
    absent = [name for name in (bundle.RECORD, bundle.ASSESSMENT) if name not in files]
    if absent:
        return [_damage(name, _ABSENT) for name in absent]
    record, assessment = (_parsed(files[name]) for name in (bundle.RECORD, bundle.ASSESSMENT))
    broken = [
        name for name, read in ((bundle.RECORD, record), (bundle.ASSESSMENT, assessment)) if read is None
    ]
    if broken:
        return [_damage(name, _NO_JSON) for name in broken]
    recorded = _assessed(record)
    if not is_mapping(recorded) or canonical(recorded) != canonical(assessment):
        return [_damage(bundle.ASSESSMENT, _OTHER)]
    absent = [name for name in (bundle.READ_ME, bundle.FORM, bundle.EVIDENCE) if name not in files]
    if absent:
        return [_damage(name, _ABSENT) for name in absent]
    result = _result(record)
    found = [_score_differs(result, files)]
    by = _library_of(library, record)
    if by is not None:
        found += [_form_differs(by, recorded, result, files), _evidence_differs(by, recorded, files)]
    return [each for each in found if each is not None]


def _score_differs(result: Mapping[str, Any], files: Mapping[str, bytes]) -> Damage | None:
    """Where README.txt does not say what RESULT comes to; one that has no score is told of elsewhere."""
    try:
        lines = score_line(result)
    except (KeyError, TypeError, AttributeError):
        return None
    known = {_plain(line) for line in (lines.zh, lines.en)}
    said = map(_plain, files[bundle.READ_ME].decode(errors="replace").splitlines())
    scores = {line for line in said if line.startswith(_BEGINS)}
    return None if scores and scores <= known else _damage(bundle.READ_ME, _OTHER_SCORE.filled(score=lines))


def _plain(line: str) -> str:
    """LINE as it is compared: releases wrote other brackets in English, and a hyphen for a minus."""
    return comparable(line).replace("−", "-")


def _parsed(content: bytes) -> object:
    """What CONTENT says; None where it is no JSON that can be written again."""
    try:
        read = bundle.read_json(content)
        canonical(read)
    except (ValueError, RecursionError):
        return None
    return read


def _assessed(record: object) -> object:
    request = record.get("request") if is_mapping(record) else None
    return request.get("assessment") if is_mapping(request) else None


def _result(record: object) -> Mapping[str, Any]:
    result = record.get("result") if is_mapping(record) else None
    return cast("Mapping[str, Any]", result) if is_mapping(result) else {}


def _library_of(library: Library, record: object) -> Library | None:
    """LIBRARY in the editions that RECORD stands on; None where it does not have them."""
    try:
        read: Record = read_record(record)
    except Refused:
        return None
    found = as_recorded(library, read)
    contents = [(each, found.content_of(each.id)) for each in read.documents]
    there = contents and all(
        content is not None and read.stands_on(each, content) for each, content in contents
    )
    return found if there else None


def _form_differs(
    library: Library,
    recorded: Mapping[str, object],
    result: Mapping[str, Any],
    files: Mapping[str, bytes],
) -> Damage | None:
    try:
        sheets = read_workbook(files[bundle.FORM], "zh")
        assessment = read_form(library, sheets)["assessment"]
    except Refused as refused:
        first = next(iter(refused.faults))
        return _damage(bundle.FORM, _NO_FORM.filled(at=first.at, found=first.found, expected=first.expected))
    assert is_mapping(assessment)
    rubric = library.rubric(recorded.get("rubric"), "rubric").rubric
    places = [each.place for each in changes(_PARTS, _compared(recorded), _compared(assessment))]
    labels = [label_of_place(place, rubric) for place in places] or list(_result_differs(result, sheets))
    return _damage(bundle.FORM, _differs(labels)) if labels else None


def _result_differs(result: Mapping[str, Any], sheets: Sequence[Sheet]) -> Iterator[Text]:
    """The sheet of the result among SHEETS where its first lines are not those of RESULT: score and level."""
    try:
        expected = [verdict_line(result), figures_line(result)]
    except (KeyError, TypeError, AttributeError):
        return
    for sheet in sheets:
        if names(RESULT, sheet.title):
            rows = [sheet.cells.get(row, {}).get(1) for row in (1, 2)]
            said = [_plain(cell.text) if cell else "" for cell in rows]
            if not any(said == [_plain(line.in_language(each)) for line in expected] for each in HEADS):
                yield RESULT


def _compared(assessment: Mapping[str, object]) -> dict[str, object]:
    return {key: _as_in_cells(assessment[key]) for key in _COMPARED if key in assessment}


def _as_in_cells(value: object) -> object:
    """VALUE as cells tell it: spaces and line breaks are alike, and empty words are none."""
    if is_mapping(value):
        if list(value) == ["not_met"] and not str(value["not_met"]).strip():
            return "not_met"
        inner = {key: _as_in_cells(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each != ""}
    if isinstance(value, list):
        return [_as_in_cells(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _evidence_differs(
    library: Library, recorded: Mapping[str, object], files: Mapping[str, bytes]
) -> Damage | None:
    listed = _listed(files[bundle.EVIDENCE])
    if listed is None:
        return _damage(bundle.EVIDENCE, _NO_LIST)
    asked = {"format": "request/1", "kind": "evidence", "assessment": recorded}
    try:
        result: Mapping[str, Any] = reply_evidence(library, asked)
    except Refused:  # what is wrong with the assessment is told where its record is recomputed
        return None
    rows = evidence_rows(result, listed.language)
    expected = Counter(tuple(row[column] for column in listed.columns) for row in rows)
    there = Counter(listed.rows)
    clauses = dict.fromkeys(row[0] for row in [*(expected - there), *(there - expected)])
    return _damage(bundle.EVIDENCE, _differs([Text(each, each) for each in clauses])) if clauses else None


class _Listed(NamedTuple):
    """A list of evidence as it was read: which of the columns of today it has, and its rows."""

    language: Language
    columns: Sequence[int]
    rows: Sequence[tuple[str, ...]]


def _listed(content: bytes) -> _Listed | None:
    """The list in CONTENT, without head and notice; None if it is none."""
    try:
        head, *rows, notice = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    except (ValueError, csv.Error):
        return None
    for language, heads in HEADS.items():
        columns = [heads.index(name) for each in head if (name := CALLED_BEFORE.get(each, each)) in heads]
        whole = len(columns) == len(head) and all(len(row) == len(head) for row in rows)
        if whole and set(columns) >= set(OF_0_2) and len(notice) == 1:
            return _Listed(language, columns, [tuple(row) for row in rows])
    return None


def _differs(labels: Sequence[Text]) -> Text:
    return _DIFFERS.filled(places=Text(*("；".join(_named(labels, "zh")), "; ".join(_named(labels, "en")))))


def _named(labels: Sequence[Text], language: Language) -> Iterator[str]:
    yield from dict.fromkeys(each.in_language(language) for each in labels[:_MOST_NAMED])
    if len(labels) > _MOST_NAMED:
        yield "……" if language == "zh" else "…"


def _damage(name: str, found: Text) -> Damage:
    return Damage(name=Text(name, name), found=found)
