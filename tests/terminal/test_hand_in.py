"""Handing in: the checks before it, the bundle, and that a byte changed anywhere in it is named."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales_cli.engine import files
from aftersales_files import bundle
from aftersales_files.handed_in import checked_bundle
from tests.ready_assessment import ready, with_a_byte_changed
from tests.terminal.conftest import Run


def written(folder: Path, assessment: dict[str, Any]) -> Path:
    path = folder / "assessment.json"
    path.write_text(json.dumps(assessment, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def packed(run: Run, tmp_path: Path) -> Path:
    out = tmp_path / "handed-in.zip"
    done = run("hand-in", written(tmp_path, ready()), "--as-of", "2026-12-01", "--by", "张三", "-o", out)
    assert done.exit_code == 0, done.output
    return out


def test_what_is_lacking_is_named_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    # 5.1.1.1 open, 5.1.2.2 not met without a reason, 5.1.2.1 with evidence that ends before the day.
    whole = ready()
    del whole["findings"]["5.1.1.1"]
    whole["findings"]["5.1.2.2"] = "not_met"
    for entry in whole["evidence"]["5.1.2.1"]:
        whole["evidence"]["5.1.2.1"][entry] = {"state": "at-hand", "valid_until": "2026-11-30"}
    out = tmp_path / "out.zip"
    asked = ("hand-in", written(tmp_path, whole), "--as-of", "2026-12-01")
    assert run(*asked, "-o", out).exit_code == 1
    assert not out.exists()
    found = json.loads(run(*asked, "--json").output)
    lacking = {each["check"]: [clause["clause"] for clause in each["clauses"]] for each in found["checks"]}
    assert found["ready"] is False
    assert lacking == {
        "complete": ["5.1.1.1"],
        "reasons": ["5.1.2.2"],
        "evidence": [],
        "valid": ["5.1.2.1"],
        "day": [],
    }


def test_a_note_or_a_reason_or_a_sample_is_reason_enough(run: Run, tmp_path: Path) -> None:
    whole = ready(notes={"5.1.2.2": "明年考"})
    whole["findings"] |= {
        "5.1.2.2": "not_met",
        "5.1.1.1": {"not_met": "没有部门"},
        "5.1.1.2": {"sampled": 12, "nonconforming": 3},
    }
    done = run("hand-in", written(tmp_path, whole), "--as-of", "2026-12-01")
    assert done.exit_code == 0, done.output


def test_without_a_day_it_is_not_ready(run: Run, tmp_path: Path) -> None:
    done = run("hand-in", written(tmp_path, ready()))
    assert done.exit_code == 1
    assert "✗ 写明基准日" in done.output


def test_a_bundle_verifies_and_says_what_it_is(run: Run, packed: Path) -> None:
    done = run("verify", packed)
    assert done.exit_code == 0, done.output
    assert "压缩包完整：6 个文件" in done.output
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        assert "不是认证" in archive.read("README.txt").decode()
        assert "张三" in archive.read("record.json").decode()
        assert "不是认证" in archive.read("manifest.json").decode()
    assert set(names) == {
        "manifest.json",
        "README.txt",
        "form.xlsx",
        "record.json",
        "assessment.json",
        "evidence.csv",
    }


def test_the_list_of_evidence_says_all_that_is_recorded() -> None:
    whole = ready()
    name = next(iter(whole["evidence"]["5.1.1.1"]))
    recorded = {
        "state": "at-hand",
        "document": "架构图 v3",
        "owner": "行政部",
        "date": "2026-01-05",
        "covers": {"from": "2025-01-01", "to": "2025-12-31"},
        "valid_until": "2027-12-31",
        "file": "图.pdf",
        "sha256": "0" * 64,
        "note": "原件在档案室",
    }
    whole["evidence"]["5.1.1.1"][name] = recorded
    asked = {"format": "files/1", "kind": "hand-in", "on": "2026-12-01", "as_of": "2026-12-01"}
    _, made = files("spreadsheets").answer({**asked, "assessment": whole})
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        text = archive.read("evidence.csv").decode("utf-8-sig")
    head, first, *_ = csv.reader(io.StringIO(text))
    assert dict(zip(head, first, strict=True)) == {
        "条款": "5.1.1.1",
        "证明什么": name,
        "现状": "已有",
        "文件": "架构图 v3",
        "保管人": "行政部",
        "日期": "2026-01-05",
        "覆盖期间": "2025-01-01 至 2025-12-31",
        "有效期至": "2027-12-31",
        "文件名": "图.pdf",
        "SHA-256": "0" * 64,
        "备注": "原件在档案室",
    }


def test_the_file_api_makes_the_same_bytes(packed: Path) -> None:
    """What the page asks for, on the day that is in the record."""
    with zipfile.ZipFile(packed) as archive:
        on = json.loads(archive.read("record.json"))["signed"]["on"]
    asked = {"kind": "hand-in", "language": "zh", "on": on, "by": "张三", "as_of": "2026-12-01"}
    _, made = files("spreadsheets").answer({"format": "files/1", **asked, "assessment": ready()})
    assert made is not None
    assert made.name == f"gbt-27922-2011-hand-in-{on}.zip"
    assert made.content == packed.read_bytes()


def test_the_file_api_refuses_what_is_not_ready() -> None:
    whole = ready()
    del whole["findings"]["5.1.1.1"]
    asked = {"format": "files/1", "kind": "hand-in", "on": "2026-12-01", "as_of": "2026-12-01"}
    with pytest.raises(Refused) as refused:
        files("spreadsheets").answer({**asked, "assessment": whole})
    assert [fault.at for fault in refused.value.faults] == ["assessment"]


def test_the_file_api_says_what_was_changed(packed: Path) -> None:
    asked = {"format": "files/1", "kind": "check-bundle"}
    content = packed.read_bytes()
    found, _ = files("spreadsheets").answer(asked, content)
    assert found["damages"] == []
    assert json.loads(str(found["record"]))["request"]["assessment"] == ready()
    damaged, _ = files("spreadsheets").answer(asked, with_a_byte_changed(content, "evidence.csv"))
    assert [each["name"]["zh"] for each in damaged["damages"]] == ["evidence.csv"]  # type: ignore[attr-defined]
    assert damaged["record"] is None


def _file_at(packed: Path, at: int) -> str | None:
    """The file whose header or content the byte AT is in; None in the archive's directory."""
    with zipfile.ZipFile(packed) as archive:
        if at >= archive.start_dir:
            return None
        starts = {info.header_offset: info.filename for info in archive.infolist()}
    return starts[max(start for start in starts if start <= at)]


def test_a_byte_flipped_anywhere_is_named(packed: Path) -> None:
    """In a file it is that file's name; in the directory at the end, the directory's or a file's."""
    content, dice = packed.read_bytes(), random.Random(27922)
    with zipfile.ZipFile(packed) as archive:
        end = archive.start_dir
    places = [*dice.sample(range(end), 120), *dice.sample(range(end, len(content)), 120)]
    for at in places:
        changed = bytearray(content)
        changed[at] ^= 1 << dice.randrange(8)
        _, damages = bundle.unpack(bytes(changed))
        assert damages, at
        names = {damage.name.zh for damage in damages}
        inside = _file_at(packed, at)
        assert inside is None or inside in names, (at, inside, names)


def test_the_terminal_names_it_and_exits_1(run: Run, packed: Path) -> None:
    packed.write_bytes(with_a_byte_changed(packed.read_bytes(), "evidence.csv"))
    done = run("verify", packed)
    assert done.exit_code == 1
    assert "evidence.csv：内容被改动过" in done.output
    told = json.loads(run("verify", packed, "--json").output)
    assert [each["name"]["en"] for each in told["bundle"]["damages"]] == ["evidence.csv"]


def test_another_assessment_than_that_of_the_record_is_named(run: Run, packed: Path) -> None:
    """Packed anew by somebody who knows how: each hash is right, but the record is of another."""
    files, damages = bundle.unpack(packed.read_bytes())
    assert damages == []
    assessment = json.loads(files["assessment.json"])
    assessment["findings"]["5.1.1.1"] = "not_met"
    changed = {name: content for name, content in files.items() if name != bundle.MANIFEST}
    changed["assessment.json"] = json.dumps(assessment).encode()
    packed.write_bytes(bundle.pack(changed, Text("x", "x")))
    done = run("verify", packed)
    assert done.exit_code == 1
    assert "assessment.json：与记录里的评分不同" in done.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_refused_in_words(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    done = run("verify", path)
    assert done.exit_code == 1
    assert "Traceback" not in done.output


def test_a_file_that_is_added_or_missing_is_named() -> None:
    packed = bundle.pack({"a.txt": b"a", "b.txt": b"b"}, Text("x", "x"))
    files, _ = bundle.unpack(packed)
    fewer = bundle._zipped({name: content for name, content in files.items() if name != "a.txt"})
    more = bundle._zipped({**files, "c.txt": b"c"})
    assert [each.name.zh for each in bundle.unpack(fewer)[1]] == ["a.txt"]
    assert [each.name.zh for each in bundle.unpack(more)[1]] == ["c.txt"]


def test_what_comes_back_from_a_bundle_says_which_version_it_is(run: Run, tmp_path: Path) -> None:
    """A bundle of a file that names its version names it in the assessment, the record and the form."""
    lineage = {"document": "d1", "revision": "r2", "content": "0" * 64, "ancestors": {"r2": ["r1"], "r1": []}}
    out, form, back = tmp_path / "handed-in.zip", tmp_path / "form.xlsx", tmp_path / "back.json"
    whole = written(tmp_path, ready(lineage=lineage))
    assert run("hand-in", whole, "--as-of", "2026-12-01", "-o", out).exit_code == 0
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("assessment.json"))["lineage"] == lineage
        assert json.loads(archive.read("record.json"))["request"]["assessment"]["lineage"] == lineage
        form.write_bytes(archive.read("form.xlsx"))
    assert run("read-form", form, "-o", back).exit_code == 0
    assert json.loads(back.read_text(encoding="utf-8"))["lineage"] == lineage
    verified = run("verify", out)
    assert verified.exit_code == 0
    assert "案卷版本 r2" in verified.output


def forged(record: bytes, assessment: bytes, names: list[object] | None = None) -> bytes:
    """A bundle that somebody made by hand, its manifest in order, or with other NAMES in it."""
    held = {bundle.RECORD: record, bundle.ASSESSMENT: assessment}
    listed = [{"name": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in held.items()]
    more = [{"name": name, "sha256": ""} for name in names or ()]
    manifest: dict[str, Any] = {"format": bundle.FORMAT, "files": [*listed, *more]}
    manifest["digest"] = hashlib.sha256(canonical(manifest)).hexdigest()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {bundle.MANIFEST: json.dumps(manifest).encode(), **held}.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_record_in_another_encoding_is_none(encoding: str) -> None:
    """JSON in UTF-16 is read by the standard library; what handed its text on raised UnicodeDecodeError."""
    record = json.dumps({"request": {"assessment": {"a": 1}}}).encode(encoding)
    text, told = checked_bundle(forged(record, b'{"a": 1}'))
    assert text is None
    assert told["damages"]


@pytest.mark.parametrize("name", [None, 5, True])
def test_a_manifest_whose_names_are_none(name: object) -> None:
    _, told = checked_bundle(forged(b"{}", b"null", [name]))
    assert [each["name"]["zh"] for each in told["damages"]] == [bundle.MANIFEST]


def test_names_that_turn_the_text_round_are_written_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("\u202etxt.exe", b"")
        archive.writestr("清单\x1b[2J.txt", b"")
    _, told = checked_bundle(out.getvalue())
    assert told["files"] == ["\\u202etxt.exe", "清单\\x1b[2J.txt"]
    assert {each["name"]["zh"] for each in told["damages"]} == {bundle.MANIFEST}
