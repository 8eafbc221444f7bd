"""Requests for what is handed in, and of such a bundle to check.

``{"kind": "hand-in", "assessment": {...}, "readings": {...}, "as_of": "2026-12-01", "by": "...", "on":
"2026-11-25", "language": "zh"}`` makes the bundle of an assessment that passes every check; any other is
refused. ``check-bundle`` says of the file that comes beside the request what differs from how it was packed,
and gives the record in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from aftersales import Engine
from aftersales.api.library import Library
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.notice import NOTICE
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales_files import bundle
from aftersales_files.api import Made, Make, language_of
from aftersales_files.bundle_read_me import read_me
from aftersales_files.bundle_record import Held, held_against_record
from aftersales_files.evidence_table import evidence_table

ZIP = "application/zip"

_READY = Text("通过全部检查的评分", "an assessment that passes every check")
_NOT_READY = Text("还不能提交", "not ready to be handed in")
_SIZE = Text("不超过 32 MiB 的文件", "a file of at most 32 MiB")


def make_hand_in(make_form: Make, engine: Engine, reader: Reader) -> Made:
    """The bundle of an assessment that is ready to be handed in; raises `Refused` for one that is not.

    MAKE_FORM makes the form that is in it.
    """
    language, on = language_of(reader), reader.string("on")
    by = {"by": reader.string("by")} if reader.raw("by") else {}
    readings = {"readings": reader.raw("readings")} if reader.raw("readings") else {}
    assessed = {"assessment": reader.raw("assessment"), **readings}
    as_of = {"as_of": reader.raw("as_of")} if reader.raw("as_of") is not None else {}
    reader.finish()
    checked = _result(engine, "hand-in", **assessed, **as_of)
    if not checked["ready"]:
        raise Refused([Fault(at="assessment", found=_NOT_READY.zh, expected=_READY)])
    form = make_form(engine, Reader({"language": language, "on": on, **assessed}))
    scored = {"format": "request/1", "kind": "score", **assessed}
    record = _result(engine, "record", request=scored, signed={"on": on, **by})
    evidence = _result(engine, "evidence", **assessed, **as_of)
    files = {
        bundle.READ_ME: read_me(record["result"], language),
        bundle.FORM: form.content,
        bundle.RECORD: _json(record),
        bundle.ASSESSMENT: _json(assessed["assessment"]),
        bundle.EVIDENCE: evidence_table(evidence, language),
    }
    name = f"{checked['rubric']['id']}-hand-in-{on}.zip"
    return Made(name=name, type=ZIP, content=bundle.pack(files, NOTICE))


def _result(engine: Engine, kind: str, **parts: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", engine.result({"format": "request/1", "kind": kind, **parts}))


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def take_bundle(engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    """What CONTENT holds and where it is not as it was packed; the text of its record, where it is."""
    language_of(reader)
    reader.finish()
    record, told = checked_bundle(engine.library, content)
    return {**told, "record": record}


def checked_bundle(library: Library, content: bytes) -> tuple[str | None, dict[str, Any]]:
    """The record in the bundle CONTENT as text, None where that is damaged, and what to say of it all.

    Whoever packs it anew can write every digest anew, so what its files say is held against its record, by
    the edition in LIBRARY that the record is of.
    """
    if len(content) > bundle.LARGEST:
        raise Refused([Fault(at="", found=f"{len(content)} bytes", expected=_SIZE)])
    files, damages = bundle.unpack(content)
    held = Held(damages, []) if damages else held_against_record(library, files)
    told_of = {
        "files": sorted(map(bundle.shown_name, files)),
        "damages": [each.to_json() for each in held.damages],
        "unchecked": [each.to_json() for each in held.unchecked],
    }
    return (None if held.damages else files[bundle.RECORD].decode()), told_of
