"""Files made and read in the browser are those of the command line, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest

from aftersales import Engine
from aftersales_files import calendars, reading, spreadsheets
from aftersales_own import opening
from aftersales_yaml.writing import write_yaml
from tests.files.issuer_forms import as_text_document, issuer_form
from tests.files.packing import packed
from tests.files.test_cells import BROKEN_CELLS, CELLS, EMPTY_CELLS, ODS, cell_book
from tests.files.test_form import HOSTILE
from tests.files.test_form_refusals import REFUSED
from tests.files.test_other_programs import CASES
from tests.files.workbooks import ON, bundle, edited, made, of_rows
from tests.golden.test_in_force import bundle_with_second_editions, requests_of
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


def test_impact(files_in_pyodide: AskFiles, tmp_path: Path) -> None:
    """Another day's edition, a reading and a changed document, over every golden case of editions."""
    documents = bundle_with_second_editions(tmp_path)
    golden = [*requests_of("cases"), *requests_of("refusals")]
    texts = [{"name": "a.json", "text": json.dumps(request)} for _, request in golden]
    texts.append({"name": "b.yaml", "text": write_yaml(golden[0][1]["assessment"])})
    changed = next(each for each in documents["rubrics"] if each["edition"] == "2027")  # type: ignore[attr-defined]
    changes: list[dict[str, object]] = [
        {"in_force_on": "2027-01-01"},
        {"readings": {"form-ten-percent-rounding": "rounded-to-nearest"}},
        {"documents": [json.dumps(changed)]},
    ]
    requests = [_asked("read-edition", write_yaml(changed).encode(), name="new.yaml")]
    requests += [
        _asked("impact", json.dumps(texts).encode(), today="2026-12-01", change=change) for change in changes
    ]
    files = opening.open_files(Engine(documents))
    here, there = (
        [files.exchange(*request) for request in requests],
        files_in_pyodide(documents, ("rubric",), requests),
    )
    assert here == there
    replies = [json.loads(reply)["result"]["outcomes"] for reply, _ in here[1:]]
    assert all(any(outcome["changed"] for outcome in replies[place]) for place in (0, 2))


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
    heads = ["日期", "时段", "审查员", "场所", "条款"]
    days = [
        [["２０２６-12-1", "上午", "张三", "甲店", "5.1.1.1、5.1.1.2"]],
        [["2026-13-1", "中午", "张三", "", ""]],
        [],
    ]
    requests += [_asked("read-half-days", of_rows(heads, *rows)) for rows in days]
    texts = ["\n".join(",".join(row) for row in [heads, *rows]).encode() for rows in days]
    saved = [texts[0].decode().encode(name) for name in ("utf-8-sig", "gb18030", "utf-16", "utf-16-be")]
    tabs = texts[0].decode().replace(",", "\t").encode("utf-16-le")
    odd = [b"", b"a,b", b"\xff", b"\xff\xfe\x00\xd8", b'"a,b']  # no character, half a character, half a quote
    requests += [_asked("read-half-days", each, table="text") for each in (*texts, *saved, tabs, *odd)]
    sites = "名称;人数\n上海;3\n"
    encodings = ("utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
    saved = [*(sites.encode(name) for name in encodings), "名稱;人數\n上海門市;3\n".encode("big5hkscs")]
    requests += [_asked("read-sites", each, table="text", language="en") for each in (*saved, *odd)]
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
