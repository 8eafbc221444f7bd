"""Files made and read in the browser are those of the command line, byte for byte."""

import json
from typing import Any

import pytest

from aftersales import Engine
from aftersales_files import calendars, reading, spreadsheets
from tests.files.issuer_forms import as_text_document, issuer_form
from tests.files.packing import packed
from tests.files.test_cells import BROKEN_CELLS, CELLS, EMPTY_CELLS, ODS, cell_book
from tests.files.test_form import HOSTILE
from tests.files.test_form_refusals import REFUSED
from tests.files.test_other_programs import CASES
from tests.files.workbooks import ON, bundle, edited, made, of_rows
from tests.pyodide.conftest import AskFiles, Exchange
from tests.random_assessments import random_assessment
from tests.ready_assessment import ready

pytestmark = pytest.mark.pyodide


def _asked(kind: str, content: bytes | None = None, **parts: object) -> Exchange:
    return json.dumps({"format": "files/1", "kind": kind, **parts}, ensure_ascii=False), content


def _same(ask: AskFiles, parts: tuple[str, ...], opened: Any, requests: list[Exchange]) -> list[Any]:
    """The replies, once both interpreters have been found to give the same bytes."""
    files = opened(Engine(bundle()))
    here, there = [files.exchange(*request) for request in requests], ask(bundle(), parts, requests)
    for request, ours, theirs in zip(requests, here, there, strict=True):
        assert ours[0] == theirs[0], request[0]
        assert ours[1] == theirs[1], f"other bytes for {request[0]}"
    return [json.loads(reply) for reply, _ in here]


def test_spreadsheets(files_in_pyodide: AskFiles) -> None:
    requests = [
        _asked("form", rubric=rubric["id"], on=ON, language=tongue)
        for rubric in bundle()["rubrics"]
        for tongue in ("zh", "en")
    ]
    assessments = [
        HOSTILE,
        *(random_assessment(rubric, seed) for rubric in bundle()["rubrics"] for seed in range(4)),
    ]
    for assessment in assessments:
        target = next(r for r in bundle()["rubrics"] if r["id"] == assessment["rubric"])["levels"][-1]["id"]
        improve = {"kind": "improve", "assessment": assessment, "target": target}
        requests += [_asked("form", assessment=assessment, on=ON), _asked("improve", request=improve, on=ON)]
    sites = [{"name": f"场所 {n}", "region": "东西"[n % 2], "headcount": str(n)} for n in range(30)]
    request = {"kind": "sites", "list": sites, "stage": "initial", "seed": "7"}
    requests += [_asked("sites", request=request, on=ON), _asked("form", rubric="no-such", on=ON)]
    replies = _same(files_in_pyodide, ("spreadsheet",), spreadsheets.open_files, requests)
    assert sum(reply["ok"] for reply in replies) > 0.8 * len(replies)


def test_what_is_handed_in(files_in_pyodide: AskFiles) -> None:
    asked = _asked("hand-in", assessment=ready(), on=ON, as_of="2026-12-01", by="张三")
    reply, content = spreadsheets.open_files(Engine(bundle())).exchange(*asked)
    assert content is not None, reply
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    requests = [asked, _asked("hand-in", assessment=ready(), on=ON)]
    made = _same(files_in_pyodide, ("spreadsheet",), spreadsheets.open_files, requests)
    assert [reply["ok"] for reply in made] == [True, False]
    brought = [_asked("check-bundle", bytes(each)) for each in (content, changed, content[:-7], b"PK")]
    checked = _same(files_in_pyodide, ("reading",), reading.open_files, brought)
    assert [bool(reply["result"]["damages"]) for reply in checked] == [False, True, True, True]


def test_reading_good_and_bad_workbooks(files_in_pyodide: AskFiles) -> None:
    empty = made("form", rubric="gbt-27922-2011")
    contents = [made("form", assessment=HOSTILE), empty, *(edited(empty, edit) for _, edit, _ in REFUSED)]
    requests = [_asked("read-form", content) for content in contents]
    odd = [b"", b"a,b", b"\xd0\xcf\x11\xe0" + bytes(600), empty[:-400], empty + bytes(1024 * 1024)]
    requests += [_asked(kind, content) for kind in ("read-form", "read-sites") for content in odd]
    requests += [
        _asked("read-sites", of_rows(["名称", "人数"], ["甲", count]))
        for count in (3, "３", 2.5, "=1", "许多")
    ]
    requests += [_asked("read-form"), _asked("form", b"x", rubric="gbt-27922-2011", on=ON)]
    replies = _same(files_in_pyodide, ("reading",), reading.open_files, requests)
    assert {reply["ok"] for reply in replies} == {True, False}


def test_reading_what_other_programs_wrote(files_in_pyodide: AskFiles) -> None:
    """The same understanding of every odd workbook, whatever it is: read, or refused in the same words."""
    requests = [_asked("read-form", content) for content in CASES.values()]
    open_document = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ODS}
    head = '<c t="inlineStr"><is><t>名称</t></is></c></row><row>'
    cells = [*(cell for cell, _, _ in CELLS), *EMPTY_CELLS, *BROKEN_CELLS]
    requests += [_asked("read-sites", cell_book(cell, head)) for cell in cells]
    requests += [_asked("read-sites", packed(open_document)), _asked("read-sites", b"%PDF-1.7")]
    marks = {"5.1.1.1": "×", "5.1.2.1": "部分符合", "5.2.4.6": "N/A", "5.2.5.1": "12抽3不符"}
    requests += [_asked("read-form", issuer_form()), _asked("read-form", issuer_form(words=False))]
    requests += [_asked("read-form", as_text_document(marks), language="en")]
    replies = _same(files_in_pyodide, ("reading",), reading.open_files, requests)
    assert all(reply["ok"] for reply in (*replies[: len(CASES)], *replies[-3:]))


def test_calendars(files_in_pyodide: AskFiles) -> None:
    """With the other parts there first, as on a page that has used them all."""
    requests = [
        _asked(
            "calendar",
            request={"kind": "calendar", "issued": f"{2020 + n}-{1 + n % 12:02}-28", **day},
            **beside,
        )
        for n in range(6)
        for day in ({}, {"today": f"{2021 + n}-03-01"})
        for beside in ({}, {"language": "en", "subject": "某某；电器, 公司" * n or "x"})
    ]
    requests += [_asked("calendar", request={"kind": "calendar"}), _asked("form")]
    replies = _same(files_in_pyodide, ("reading", "spreadsheet", "calendar"), calendars.open_files, requests)
    assert [reply["ok"] for reply in replies].count(False) == 2
