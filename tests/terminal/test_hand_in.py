"""Handing in: the checks before it, the bundle, and that a byte changed anywhere in it is named."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Text
from aftersales_cli.engine import collection, engine, files
from aftersales_files import bundle
from aftersales_files.bundle_form import sheets_of
from aftersales_files.bundle_printed import printed_differs
from aftersales_files.handed_in import checked_bundle
from tests.random_edits import edited, valid_assessment
from tests.ready_assessment import RUBRIC, ready, with_a_byte_changed
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


def repacked(packed: Path, **changed: bytes) -> None:
    """PACKED with other content of some files, by somebody who knows how: each hash of it is right."""
    files, damages = bundle.unpack(packed.read_bytes())
    assert damages == []
    held = {name: content for name, content in files.items() if name != bundle.MANIFEST}
    held |= {name.replace("_", "."): content for name, content in changed.items()}
    packed.write_bytes(bundle.pack({name: each for name, each in held.items() if each}, Text("x", "x")))


def form_of(assessment: dict[str, Any]) -> bytes:
    asked = {"format": "files/1", "kind": "form", "language": "zh", "on": "2026-12-01"}
    _, made = files("spreadsheets").answer({**asked, "assessment": assessment})
    assert made is not None
    return made.content


def test_a_form_that_says_something_else_than_the_record_is_named(run: Run, packed: Path) -> None:
    """The record has 5.1.1.1 met and no special deduction, the form that people read the contrary."""
    other = ready(special_deductions=[{"reason": "y"}])
    other["findings"] = {**other["findings"], "5.1.1.1": {"not_met": "没有部门"}}
    repacked(packed, form_xlsx=form_of(other))
    done = run("verify", packed)
    assert done.exit_code == 1
    (said,) = [line for line in done.output.splitlines() if line.startswith("form.xlsx")]
    assert said.startswith("form.xlsx：与记录不同：5.1.1.1 ")
    assert "特别扣分" in said
    assert "5.1.1.2" not in said


@pytest.mark.parametrize(
    ("cell", "said"),
    [("A1", "五星级　最终得分 98.5"), ("A2", "实得 98.5 分，涉及项 100 分，调整前 98.5"), ("A1", None)],
)
def test_a_result_in_the_form_that_is_not_that_of_the_record_is_named(
    run: Run, packed: Path, cell: str, said: str | None
) -> None:
    """All clauses of `ready` are met: 100 of 100, five stars."""
    book = openpyxl.load_workbook(io.BytesIO(bundle.unpack(packed.read_bytes())[0][bundle.FORM]))
    assert book["结果"]["A1"].value == "五星级　最终得分 100.0"
    assert book["结果"]["A2"].value == "实得 100 分，涉及项 100 分，调整前 100.0"
    book["结果"][cell] = said
    out = io.BytesIO()
    book.save(out)
    repacked(packed, form_xlsx=out.getvalue())
    done = run("verify", packed)
    assert done.exit_code == 1
    assert "form.xlsx：与记录不同：结果\n" in done.output


def form_changed(content: bytes, change: Callable[[Any], object]) -> bytes:
    """The form CONTENT after CHANGE of its workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def with_losses(run: Run, tmp_path: Path) -> Path:
    """5.1.1.2 (3 points) is not met: 97 of 100."""
    whole = ready()
    whole["findings"] = {**whole["findings"], "5.1.1.2": {"not_met": "两个网点没有覆盖"}}
    whole["organisation"] = {"name": "甲公司"}
    out = tmp_path / "losses.zip"
    done = run("hand-in", written(tmp_path, whole), "--as-of", "2026-12-01", "-o", out)
    assert done.exit_code == 0, done.output
    return out


def _set(text: str, said: object) -> Callable[[Any], object]:
    """Put SAID into the one cell of the sheet of the result that says TEXT."""

    def change(book: Any) -> None:
        (cell,) = [each for row in book["结果"].iter_rows() for each in row if each.value == text]
        cell.value = said

    return change


def _commented(cell: Any) -> object:
    """The value of CELL, after somebody has put a comment on it."""
    cell.comment = Comment("认证机构已确认", "审核员")
    return cell.value


@pytest.mark.parametrize(
    ("change", "table"),
    [
        (_set("两个网点没有覆盖", "已经整改"), "结果（失分）"),
        (_set("不符合", "符合"), "结果（失分）"),
        (_set("失分", "失分（示例）"), "结果（"),
        (lambda book: book["结果"].cell(book["结果"].max_row + 1, 1, "最终为五星级"), "结果（怎么算出来的）"),
        (lambda book: book["结果"].delete_rows(5), "结果（分项）"),
        (lambda book: book.remove(book["结果"]), "缺工作表“结果”"),
        (lambda book: book.create_sheet("Result"), "有几张工作表“结果”"),
        (lambda book: book.copy_worksheet(book["结果"]), "多出的工作表“结果 Copy”"),
        (lambda book: book["概况"].__setitem__("B4", "乙公司"), "组织名称"),
        (lambda book: book["概况"].__setitem__("B10", "self-assessment 2030"), "概况（版本）"),
        (lambda book: book["概况"].__setitem__("B11", 120), "概况（满分）"),
        (lambda book: book["自评"].__setitem__("F3", 1), "5.1.1.2 服务网点覆盖与管理（分值）"),
        (lambda book: book["自评"].__setitem__("C3", "只查总部"), "5.1.1.2 服务网点覆盖与管理（名称）"),
        (lambda book: book["自评"].__setitem__("E3", "有说明即可"), "5.1.1.2 服务网点覆盖与管理（证明材料）"),
        (lambda book: book["自评"].__setitem__("D3", "有一个网点即可"), "5.1.1.2 服务网点覆盖与管理（要求）"),
        (lambda book: book["自评"].__setitem__("B3", "9.9 其他"), "5.1.1.2 服务网点覆盖与管理（指标）"),
        (lambda book: book["自评"].__setitem__("D3", None), "5.1.1.2 服务网点覆盖与管理（要求）"),
        (lambda book: book["自评"].__setitem__("F1", "满分"), "自评（列名）"),
        (lambda book: book["自评"].__setitem__("M3", "认证机构已确认"), "自评（5.1.1.2）"),
        (lambda book: book["自评"].__setitem__("D70", "认证机构已确认"), "自评（第 70 行）"),
        (lambda book: book["概况"].__setitem__("A1", "星级认证证书"), "概况（标题）"),
        (lambda book: book["概况"].__setitem__("A2", "无需填写"), "概况（填写说明）"),
        (lambda book: book["概况"].__setitem__("B9", "另一套准则"), "概况（评分准则）"),
        (lambda book: book["概况"].__setitem__("B12", "2020-01-01"), "概况（制表日期）"),
        (lambda book: book["概况"].__setitem__("B14", "不符合也得分"), "概况（符合得满分，不符合不得分）"),
        (lambda book: book["概况"].__setitem__("A40", "申报级别"), "概况（第 40 行）"),
        (lambda book: book["概况"].__setitem__("D4", "认证机构已确认"), "概况（组织名称）"),
        (lambda book: book["特别项"].__setitem__("B1", "编号"), "特别项（列名）"),
        (lambda book: book["特别项"].__setitem__("A12", "每条扣 0.1 分"), "特别项（规则）"),
        (
            lambda book: book["自评"].__setitem__("C3", _commented(book["自评"]["C3"])),
            "自评（批注、图片或文本框）",
        ),
        (
            lambda book: book["结果"].cell(book["结果"].max_row, 1, "本结果经认证机构确认。"),
            "结果（最后一行的声明）",
        ),
    ],
)
def test_whatever_people_see_of_the_result_is_held_against_the_record(
    run: Run, with_losses: Path, change: Callable[[Any], object], table: str
) -> None:
    """Score and level stand as they are, so that only what is below them, or beside, says something else."""
    content = bundle.unpack(with_losses.read_bytes())[0][bundle.FORM]
    repacked(with_losses, form_xlsx=form_changed(content, lambda book: None))
    assert run("verify", with_losses).exit_code == 0  # what another program writes anew says the same
    repacked(with_losses, form_xlsx=form_changed(content, change))
    done = run("verify", with_losses)
    assert done.exit_code == 1
    assert f"form.xlsx：与记录不同：{table}" in done.output


@pytest.mark.parametrize("rubric", ["gbt-27922-2011", "zhht-completeness"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_form_that_is_made_says_what_it_was_made_with(rubric: str, language: str) -> None:
    """With a name of one's own beside the organisation, and more special entries than a form has lines."""
    told = {
        "organisation": {"name": "甲公司", "联系电话": "010-1"},
        "special_deductions": [{"clause": "4.4.2.3", "reason": "x"}] * 9,
    }
    given = {"format": "assessment/1", "rubric": rubric, "findings": {}, **told}
    asked = {"format": "files/1", "kind": "form", "language": language, "on": "2026-12-01"}
    _, made = files("spreadsheets").answer({**asked, "assessment": given})
    assert made is not None
    sheets = sheets_of(made.content)
    assert isinstance(sheets, list)
    published = engine().library.rubrics[rubric].rubric
    assert list(printed_differs(published, sheets, ["联系电话"], "2026-12-01")) == []
    assert list(printed_differs(published, sheets, ["联系电话"], None)) == []
    other = [each.zh for each in printed_differs(published, sheets, [], "2026-12-02")]
    assert other == ["概况（制表日期）", "概况（第 8 行）"]


def test_a_name_of_one_s_own_with_nothing_beside_it_is_no_change(run: Run, tmp_path: Path) -> None:
    """The form has a line for it, and says nothing there."""
    own = {"name": "甲公司", "联系电话": "", "邮编 ": "518000", "组织名称": "乙"}
    out = tmp_path / "own.zip"
    done = run("hand-in", written(tmp_path, ready(organisation=own)), "--as-of", "2026-12-01", "-o", out)
    assert done.exit_code == 0, done.output
    done = run("verify", out)
    assert done.exit_code == 0, done.output


def test_certificates_of_a_form_are_those_of_its_rubric() -> None:
    """Of ZHHT's four the first is 质量管理体系; which one is held counts."""
    content = form_of({"format": "assessment/1", "rubric": "zhht-completeness", "findings": {}})
    published = engine().library.rubrics["zhht-completeness"].rubric
    first = published.certificates[0].label

    def found_after(change: Callable[[Any], object]) -> list[str]:
        sheets = sheets_of(form_changed(content, change))
        assert isinstance(sheets, list)
        return [each.zh for each in printed_differs(published, sheets, [], None)]

    assert found_after(lambda book: None) == []
    assert found_after(lambda book: book["证书"].__setitem__("B2", "有")) == []
    assert found_after(lambda book: book["证书"].__setitem__("A2", "任一证书")) == [
        f"证书（{first.zh}）",
        "证书（第 2 行）",
    ]
    assert found_after(lambda book: book["证书"].__setitem__("C2", "x 1")) == [f"证书（{first.zh}）"]


def of_another_edition(packed: Path) -> None:
    """Pack it anew with a record of an edition that is nowhere, its digest right."""
    record = json.loads(bundle.unpack(packed.read_bytes())[0][bundle.RECORD])
    for named in (record["documents"][0], record["result"]["rubric"]):
        named |= {"edition": "1999", "sha256": "0" * 64}
    content = {key: value for key, value in record.items() if key != "digest"}
    record["digest"] = hashlib.sha256(canonical(content)).hexdigest()
    repacked(packed, record_json=json.dumps(record).encode())


def test_what_was_not_held_against_a_record_of_another_edition_is_said(run: Run, with_losses: Path) -> None:
    of_another_edition(with_losses)
    done = run("verify", with_losses)
    said = "没有与记录逐条核对：这里没有记录所依据的那一版（gbt-27922-2011 1999 版）"
    assert [f"! {name}：{said}" in done.output for name in ("form.xlsx", "evidence.csv")] == [True, True]
    content = bundle.unpack(with_losses.read_bytes())[0][bundle.FORM]
    repacked(with_losses, form_xlsx=form_changed(content, _set("不符合", "符合")))
    assert "form.xlsx：与记录不同：结果（失分）" in run("verify", with_losses).output
    damaged = json.loads(run("verify", with_losses, "--json").output)["bundle"]
    assert {each["name"]["zh"] for each in damaged["unchecked"]} == {"form.xlsx", "evidence.csv"}


def test_a_score_that_the_record_does_not_have_is_said_not_to_be_checked(run: Run, packed: Path) -> None:
    """An assessment with a clause open is never packed; packed by hand, README.txt may say any score."""
    files_in = bundle.unpack(packed.read_bytes())[0]
    assessment = json.loads(files_in[bundle.ASSESSMENT])
    del assessment["findings"]["5.1.1.2"]
    asked = {"format": "request/1", "kind": "score", "assessment": assessment}
    made = engine().result({"format": "request/1", "kind": "record", "request": asked})
    repacked(
        packed,
        assessment_json=json.dumps(assessment).encode(),
        record_json=json.dumps(made).encode(),
        form_xlsx=form_of(assessment),
    )
    done = run("verify", packed)
    assert "! README.txt：里面的得分没有核对：记录里没有完整的得分" in done.output
    assert "! form.xlsx：里面的得分没有核对" in done.output


def test_a_form_that_is_none_or_of_another_rubric_is_named(run: Run, packed: Path) -> None:
    repacked(packed, form_xlsx=b"no form")
    assert "form.xlsx：不能按自评表来读" in run("verify", packed).output
    other = {"format": "assessment/1", "rubric": "zhht-completeness", "findings": {}}
    repacked(packed, form_xlsx=form_of(other))
    assert "form.xlsx：与记录不同：" in run("verify", packed).output


def test_a_list_of_evidence_that_says_something_else_is_named(run: Run, packed: Path) -> None:
    """One document of 5.1.1.1 holds a year longer by the list than by the record."""
    content = bundle.unpack(packed.read_bytes())[0][bundle.EVIDENCE].decode("utf-8-sig")
    changed = content.replace("2027-12-31", "2028-12-31", 1)
    repacked(packed, evidence_csv=changed.encode("utf-8-sig"))
    done = run("verify", packed)
    assert done.exit_code == 1
    assert "evidence.csv：与记录不同：5.1.1.1\n" in done.output
    repacked(packed, evidence_csv=b"a,b\r\n")
    assert "evidence.csv：不是证明材料清单" in run("verify", packed).output


def test_a_list_as_release_0_2_made_it_is_whole(run: Run, packed: Path) -> None:
    """It had no keeper, no period and no note: columns 5, 7 and 11 of today."""
    content = bundle.unpack(packed.read_bytes())[0][bundle.EVIDENCE].decode("utf-8-sig")
    out = io.StringIO()
    rows = [
        [cell for column, cell in enumerate(row, start=1) if column not in (5, 7, 11)]
        for row in csv.reader(io.StringIO(content))
    ]
    csv.writer(out).writerows(rows)
    repacked(packed, evidence_csv=out.getvalue().encode("utf-8-sig"))
    assert run("verify", packed).exit_code == 0
    other = out.getvalue().replace("2027-12-31", "2028-12-31", 1)
    repacked(packed, evidence_csv=other.encode("utf-8-sig"))
    assert "evidence.csv：与记录不同：5.1.1.1\n" in run("verify", packed).output


@pytest.mark.parametrize(
    "said",
    ["得分：98.5（五星级）", "得分：100.0（四星级）", "得分：100.0（五星级）\n得分：98.5（五星级）", ""],
)
def test_a_score_that_is_not_that_of_the_record_is_named(run: Run, packed: Path, said: str) -> None:
    """All clauses of `ready` are met: 100 of 100, five stars."""
    content = bundle.unpack(packed.read_bytes())[0][bundle.READ_ME].decode()
    assert "得分：100.0（五星级）\n" in content
    repacked(packed, README_txt=content.replace("得分：100.0（五星级）", said).encode())
    done = run("verify", packed)
    assert done.exit_code == 1
    assert "README.txt：写的不是记录里的得分：100.0（五星级）" in done.output


def test_a_score_as_release_0_2_wrote_it_in_english_is_that_of_the_record(run: Run, packed: Path) -> None:
    content = bundle.unpack(packed.read_bytes())[0][bundle.READ_ME].decode()
    old = content.replace("得分：100.0（五星级）", "Score: 100.0（Five-star）")
    assert old != content
    repacked(packed, README_txt=old.encode())
    assert run("verify", packed).exit_code == 0


_STAMP = "这是自行估算的结果，不是认证，也不是认证机构的结论。"


@pytest.mark.parametrize(
    ("line", "said", "told"),
    [
        (_STAMP, "本结果经认证机构确认。", f"缺这一行：{_STAMP}"),
        (_STAMP, f"{_STAMP}\n另经认证机构确认。", "多出这一行：另经认证机构确认。"),
        ("换了读法算的", "按采用的读法算，", "缺这一行：换了读法算的 C-001-07："),
    ],
)
def test_every_line_of_the_read_me_is_held_against_the_record(
    run: Run, tmp_path: Path, line: str, said: str, told: str
) -> None:
    """The score stands as it is; what is said above and below it, and under which reading, does not."""
    out = tmp_path / "switched.zip"
    switched = "specials-before-or-after-normalising=before-normalising"
    asked = ("hand-in", written(tmp_path, ready()), "--as-of", "2026-12-01", "--reading", switched)
    assert run(*asked, "-o", out).exit_code == 0
    content = bundle.unpack(out.read_bytes())[0][bundle.READ_ME].decode()
    assert line in content
    repacked(out, README_txt=content.replace("\n", "\r\n").encode("utf-8-sig"))
    assert run("verify", out).exit_code == 0  # as an editor of another system saves it
    repacked(out, README_txt=content.replace(line, said).encode())
    done = run("verify", out)
    assert done.exit_code == 1
    assert f"README.txt：{told}" in done.output


def test_what_a_release_of_before_wrote_above_the_score_is_no_difference(run: Run, packed: Path) -> None:
    content = bundle.unpack(packed.read_bytes())[0][bundle.READ_ME].decode()
    old = "This is a self-made estimate. It is no certification, nor what a certification body decided."
    repacked(packed, README_txt=content.replace(_STAMP, old).encode())
    assert run("verify", packed).exit_code == 0


@pytest.mark.parametrize("name", [bundle.READ_ME, bundle.FORM, bundle.EVIDENCE])
def test_a_form_or_a_list_that_is_left_out_is_named(run: Run, packed: Path, name: str) -> None:
    repacked(packed, **{name.replace(".", "_"): b""})
    done = run("verify", packed)
    assert done.exit_code == 1
    assert f"{name}：缺这个文件" in done.output


def test_true_is_not_1_and_no_key_stands_twice(run: Run, packed: Path) -> None:
    """RFC 8785 writes ``true`` and ``1`` as they are, and I-JSON has each key once."""
    files, _ = bundle.unpack(packed.read_bytes())
    record, assessment = (json.loads(files[name]) for name in (bundle.RECORD, bundle.ASSESSMENT))
    record["request"]["assessment"]["notes"] = {"5.1.1.1": True}
    assessment["notes"] = {"5.1.1.1": 1}
    written = {"record_json": record, "assessment_json": assessment}
    repacked(packed, **{name: json.dumps(each).encode() for name, each in written.items()})
    assert "assessment.json：与记录里的评分不同" in run("verify", packed).output
    repacked(packed, record_json=files[bundle.RECORD], assessment_json=files[bundle.ASSESSMENT])
    assert run("verify", packed).exit_code == 0
    twice = (
        files[bundle.ASSESSMENT]
        .decode()
        .replace('"5.1.1.1": "met"', '"5.1.1.1": "not_met", "5.1.1.1": "met"')
    )
    assert twice.encode() != files[bundle.ASSESSMENT]
    repacked(packed, assessment_json=twice.encode())
    assert "assessment.json：不是有效的 JSON，或者有一个键写了两次" in run("verify", packed).output


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_was_entered_a_bundle_that_nobody_changed_is_whole(seed: int, language: str) -> None:
    """Notes of several lines, formulas, samples by site, actions: form and record say the same of them."""
    bundled: Any = collection().bundle()
    rubric = next(each for each in bundled["rubrics"] if each["id"] == RUBRIC)
    whole = ready()
    entered = edited(valid_assessment(rubric, seed), rubric, seed, edits=40)
    whole |= {key: entered[key] for key in ("actions", "owners", "notes", "certificates") if key in entered}
    entered_findings = {
        clause: value
        for clause, value in entered.get("findings", {}).items()
        if clause in whole["findings"] and "not_applicable" not in value
    }
    whole["findings"] = {**whole["findings"], **entered_findings}
    whole["notes"] = dict.fromkeys(whole["findings"], "=1+1 \n 两行  空格") | {"5.1.1.1": " 前后 "}
    whole["special_deductions"] = [{"clause": "4.4.2.3", "reason": "拒绝三包\n两次"}, {"reason": "无"}]
    whole["findings"]["5.2.4.6"] = {"not_applicable": "没有  上门\n维修"}
    whole["organisation"] = {"name": " 甲公司  北京\n", "联系人": "=王", "date": "2026-12-01", "level": ""}
    asked = {"format": "files/1", "kind": "hand-in", "on": "2026-12-01", "as_of": "2026-12-01"}
    if seed % 2:
        asked["readings"] = {"specials-before-or-after-normalising": "before-normalising"}
    _, made = files("spreadsheets").answer({**asked, "language": language, "assessment": whole})
    assert made is not None
    record, told = checked_bundle(engine().library, made.content)
    assert told["damages"] == []
    assert record is not None


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
    text, told = checked_bundle(engine().library, forged(record, b'{"a": 1}'))
    assert text is None
    assert told["damages"]


@pytest.mark.parametrize("name", [None, 5, True])
def test_a_manifest_whose_names_are_none(name: object) -> None:
    _, told = checked_bundle(engine().library, forged(b"{}", b"null", [name]))
    assert [each["name"]["zh"] for each in told["damages"]] == [bundle.MANIFEST]


def test_names_that_turn_the_text_round_are_written_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("\u202etxt.exe", b"")
        archive.writestr("清单\x1b[2J.txt", b"")
    _, told = checked_bundle(engine().library, out.getvalue())
    assert told["files"] == ["\\u202etxt.exe", "清单\\x1b[2J.txt"]
    assert {each["name"]["zh"] for each in told["damages"]} == {bundle.MANIFEST}
