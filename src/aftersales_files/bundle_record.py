"""What is handed in held against the record in it: form, assessment, evidence and score are those of it.

The record alone is recomputed. Whoever packs a bundle anew can write every digest anew, and the form is what
people read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from aftersales.api.library import Library
from aftersales.api.recording import as_recorded
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales.model.sameness import is_mapping
from aftersales.record import Record, read_record
from aftersales_files import bundle
from aftersales_files.bundle import Damage
from aftersales_files.bundle_differences import damage, differs
from aftersales_files.bundle_evidence import evidence_differs
from aftersales_files.bundle_form import form_differs, sheets_of
from aftersales_files.bundle_read_me import read_me_differs
from aftersales_files.bundle_result import is_told, result_differs

_ABSENT = Text("缺这个文件", "it is missing")
_NO_JSON = Text("不是有效的 JSON，或者有一个键写了两次", "it is no valid JSON, or a key stands in it twice")
_OTHER = Text("与记录里的评分不同", "it is not the assessment of the record")
_NO_EDITION = Text(
    "没有与记录逐条核对：这里没有记录所依据的那一版（{documents}）",
    "it was not held against the record clause by clause: the edition that the record is of is not here "
    "({documents})",
)
_NO_SCORE = Text(
    "里面的得分没有核对：记录里没有完整的得分",
    "the score in it was not checked: the record has no complete one",
)
_DOCUMENT = Text("{id} {edition} 版", "{id}, edition {edition}")


class Held(NamedTuple):
    """What was found where the files of a bundle were held against its record.

    ``damages`` do not say what it says; ``unchecked`` were not held against it, each with why not.
    """

    damages: list[Damage]
    unchecked: list[Damage]


def held_against_record(library: Library, files: Mapping[str, bytes]) -> Held:
    """Every one of FILES that does not say what the record among them says, or could not be looked into.

    Where LIBRARY does not have the edition that the record is of, no clause of form and list is looked into.
    """
    absent = [name for name in (bundle.RECORD, bundle.ASSESSMENT) if name not in files]
    if absent:
        return Held([damage(name, _ABSENT) for name in absent], [])
    record, assessment = (_parsed(files[name]) for name in (bundle.RECORD, bundle.ASSESSMENT))
    broken = [
        name for name, read in ((bundle.RECORD, record), (bundle.ASSESSMENT, assessment)) if read is None
    ]
    if broken:
        return Held([damage(name, _NO_JSON) for name in broken], [])
    recorded = _assessed(record)
    if not is_mapping(recorded) or canonical(recorded) != canonical(assessment):
        return Held([damage(bundle.ASSESSMENT, _OTHER)], [])
    absent = [name for name in (bundle.READ_ME, bundle.FORM, bundle.EVIDENCE) if name not in files]
    if absent:
        return Held([damage(name, _ABSENT) for name in absent], [])
    return _held(library, record, recorded, files)


def _held(
    library: Library, record: object, recorded: Mapping[str, object], files: Mapping[str, bytes]
) -> Held:
    result, read = _result(record), _read(record)
    by = None if read is None else _library_of(library, read)
    made = None if read is None else read.signed.get("on")
    found = [
        read_me_differs(result, files),
        _form_differs(by, recorded, result, files, made),
    ]
    unchecked = []
    if not is_told(result):
        unchecked += [damage(name, _NO_SCORE) for name in (bundle.READ_ME, bundle.FORM)]
    if by is None:
        why = _NO_EDITION.filled(documents=_documents(read))
        unchecked += [damage(name, why) for name in (bundle.FORM, bundle.EVIDENCE)]
    else:
        found.append(evidence_differs(by, recorded, files))
    return Held([each for each in found if each is not None], unchecked)


def _form_differs(
    library: Library | None,
    recorded: Mapping[str, object],
    result: Mapping[str, Any],
    files: Mapping[str, bytes],
    made: str | None,
) -> Damage | None:
    """The form where it does not say what was RECORDED, or its sheet of the result not what RESULT says."""
    sheets = sheets_of(files[bundle.FORM])
    if isinstance(sheets, Damage):
        return sheets
    places = [] if library is None else form_differs(library, recorded, sheets, made)
    if isinstance(places, Damage):
        return places
    labels = places or (list(result_differs(result, sheets)) if is_told(result) else [])
    return damage(bundle.FORM, differs(labels)) if labels else None


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


def _read(record: object) -> Record | None:
    try:
        return read_record(record)
    except Refused:
        return None


def _documents(record: Record | None) -> Text:
    """The documents that RECORD stands on, as it names them; – where it is none that can be read."""
    if record is None:
        return Text("–", "–")
    named = [_DOCUMENT.filled(id=each.id, edition=each.edition) for each in record.documents]
    return Text("；".join(each.zh for each in named), "; ".join(each.en for each in named))


def _library_of(library: Library, record: Record) -> Library | None:
    """LIBRARY in the editions that RECORD stands on; None where it does not have them."""
    found = as_recorded(library, record)
    contents = [(each, found.content_of(each.id)) for each in record.documents]
    there = contents and all(
        content is not None and record.stands_on(each, content) for each, content in contents
    )
    return found if there else None
