"""Records as others hand them in: cut, changed, or of an input that is refused today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aftersales.record import make_record
from aftersales_cli.engine import engine
from aftersales_cli.main import cli

GBT = "gbt-27922-2011"
MANAGERS = {"format": "request/1", "kind": "managers", "staff": "31"}


def ask(kind: str, **parts: Any) -> Any:
    return json.loads(engine().reply(json.dumps({"format": "request/1", "kind": kind, **parts})))


def recorded(**changed: Any) -> dict[str, Any]:
    made: dict[str, Any] = ask("record", request=MANAGERS, signed={"by": "张三"})["result"]
    return {**made, **changed}


def verify(folder: Path, record: object, *options: str) -> Result:
    file = folder / "record.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    return CliRunner().invoke(cli, ["verify", str(file), *options])


def faults(reply: Any) -> list[str]:
    assert reply["ok"] is False
    return sorted(fault["at"] for fault in reply["faults"])


def test_an_input_that_is_refused_now_is_told_with_its_place(tmp_path: Path) -> None:
    """Made as if staff could once be less than none; the digest is right, so only the input is at fault."""
    before = recorded()
    record = make_record({**MANAGERS, "staff": "-1"}, before["result"], before["signed"])
    told = verify(tmp_path, record, "--lang", "en")
    assert told.exit_code == 1
    lines = told.output.splitlines()
    at = lines.index("Today this input is refused:")
    assert lines[at + 1].startswith("  staff: ")
    assert "digest does not match" not in told.output
    assert "Agrees" not in told.output


def drawn_from(read_then: str, sites: str) -> dict[str, Any]:
    """A record of SITES as an engine made it that took the list for READ_THEN."""
    request = {"format": "request/1", "kind": "sites", "stage": "initial", "seed": "7"}
    made = ask("record", request={**request, "list": read_then}, signed={})["result"]
    return dict(make_record({**request, "list": sites}, made["result"], {}))


def test_rows_that_were_sites_when_a_list_was_recorded_are_told(tmp_path: Path) -> None:
    """Five sites were counted, of which √5 is 3; the head office is none of them today: √4 is 2."""
    sites = "名称,类型\n京,总部\n甲,店\n乙,店\n丙,店\n丁,店\n"
    record = drawn_from(sites.replace("总部", "部"), sites)
    told = verify(tmp_path, record)
    assert told.exit_code == 1
    assert "! 第 2 行当时算作场所，现在不算：京（按中心办公室算" in told.output
    assert "依据的文件相同：要么计算程序后来改了" in told.output
    (row,) = ask("verify", record=record)["result"]["left_out_since"]
    assert (row["row"], row["why"]) == (2, "office")
    today = ask("record", request=record["request"], signed={})["result"]
    assert ask("verify", record=today)["result"]["left_out_since"] == []
    assert "依据的文件相同" not in verify(tmp_path, today).output


def test_rows_that_were_none_then_and_are_sites_now_are_told(tmp_path: Path) -> None:
    """Then 京 was the head office; today its type says 店, so there are five sites, of which √5 is 3.

    The differences call the row by what stands in it, and the figures by their names.
    """
    sites = "名称,类型\n京,店\n甲,店\n乙,店\n丙,店\n丁,店\n"
    record = drawn_from(sites.replace("京,店", "京,总部"), sites)
    told = verify(tmp_path, record)
    assert told.exit_code == 1
    assert "! 第 2 行当时不算场所（按中心办公室算" in told.output
    assert "），现在算：京" in told.output
    found = ask("verify", record=record)["result"]
    assert ([row["row"] for row in found["counted_since"]], found["left_out_since"]) == ([2], [])
    labels = {each["at"]: each["label"]["zh"] for each in found["differences"]}
    assert labels["left_out.0"] == "没有算作场所的行：第 2 行“京”"
    assert (labels["sites"], labels["display.initial"]) == ("服务场所", "显示的值：初次")


def test_what_differs_in_a_score_is_called_by_its_clause(tmp_path: Path) -> None:
    """5.1.1.2 was lost then, and 5.1.2.2 is now: neither is told as losses.0 alone."""
    score = {"format": "request/1", "kind": "score"}
    made = []
    for clause in ("5.1.1.2", "5.1.2.2"):
        assessment = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {clause: "not_met"}}
        made.append(ask("record", request={**score, "assessment": assessment}, signed={})["result"])
    record = dict(make_record(made[1]["request"], made[0]["result"], {}))
    labels = {each["at"]: each["label"] for each in ask("verify", record=record)["result"]["differences"]}
    assert labels["losses.0.clause"]["zh"].startswith("失分：5.1.1.2 · ")
    assert "失分：5.1.1.2" in verify(tmp_path, record).output.replace("\n", "")


def test_a_forged_list_of_rows_breaks_nothing(tmp_path: Path) -> None:
    """The digest of a forged record is right: whatever stands among its rows, it is verified and told."""
    sites = "名称,类型\n甲,店\n乙,店\n"
    for rows in ([7], ["x"], [{"row": 1}], [{"row": "1", "text": 2, "reason": {}}], {"row": 1}, None):
        whole = drawn_from(sites, sites)
        record = dict(make_record(whole["request"], {**whole["result"], "left_out": rows}, {}))
        found = ask("verify", record=record)["result"]
        assert (found["agrees"], found["counted_since"], found["left_out_since"]) == (False, [], [])
        assert verify(tmp_path, record).exit_code == 1


def test_a_list_that_is_refused_now_blames_no_document(tmp_path: Path) -> None:
    """Its rule document is the same; it was said to be another edition, of a document that is gone."""
    sites = "名称,人数\n甲（已停业）,3\n乙,4\n"
    record = drawn_from(sites.replace("（已停业）", ""), sites)
    found = ask("verify", record=record)["result"]
    (document,) = found["documents"]
    assert (document["same"], document["current"]) == (True, document["recorded"])
    assert (found["agrees"], found["compared"], found["same_documents"]) == (False, False, True)
    told = verify(tmp_path, record).output
    assert "不同。" not in told
    assert "依据的文件相同：要么计算程序后来改了" in told
    touched = verify(tmp_path, {**record, "signed": {"by": "李四"}}).output
    assert "依据的文件相同" not in touched


REVISION = {"document": "d-1", "revision": "r-1", "content": "0" * 64, "ancestors": {"r-1": []}}


@pytest.mark.parametrize("kind", ["managers", "score"])
def test_the_revision_that_a_record_is_of_is_named(tmp_path: Path, kind: str) -> None:
    """In the request of a form, in an assessment; a record without says none."""
    bare = {"format": "assessment/1", "rubric": "gbt-27922-2011", "findings": {}}
    request = MANAGERS if kind == "managers" else {"format": "request/1", "kind": kind, "assessment": bare}
    named = {**request, "lineage": REVISION} if kind == "managers" else request
    if kind == "score":
        named = {**request, "assessment": {**bare, "lineage": REVISION}}
    made, without = (ask("record", request=each)["result"] for each in (named, request))
    assert made["result"] == without["result"]  # no figure depends on it
    told = verify(tmp_path, made, "--lang", "en")
    assert (told.exit_code, "Version r-1 of a case" in told.output) == (0, True)
    assert "of a case" not in verify(tmp_path, without, "--lang", "en").output


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"documents": []}, "record.documents"),
        ({"signed": {"by": 7}}, "record.signed.by"),
        ({"signed": "张三"}, "record.signed"),
        ({"request": []}, "record.request"),
        ({"result": None}, "record.result"),
        ({"format": "record/0"}, "record.format"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(changed: dict[str, Any], place: str) -> None:
    assert place in faults(ask("verify", record=recorded(**changed)))


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"request": "managers"}, "request"),
        ({"request": {"format": "request/1", "kind": "verify", "record": {}}}, "request.kind"),
        ({"request": {**MANAGERS, "format": "request/2"}}, "request.format"),
        ({"request": MANAGERS, "signed": "张三"}, "signed"),
        ({"request": MANAGERS, "signed": {"by": 7}}, "signed.by"),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_its_place(parts: dict[str, Any], place: str) -> None:
    assert place in faults(ask("record", **parts))


def test_a_file_that_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text('{"format": ', encoding="utf-8")
    refused = CliRunner().invoke(cli, ["verify", str(file), "--lang", "en"])
    assert refused.exit_code == 2
    assert str(file) in refused.stderr.replace("\n", "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "五星级，100.0 分 → 评价不合格，−1.0 分"),
        ("en", "Five-star, 100.0 -> Not qualified, −1.0"),
    ],
)
def test_a_verdict_that_was_changed_is_told_in_words(tmp_path: Path, language: str, told: str) -> None:
    """No clause met, one special deduction (4.4.2.3-3): 0 - 1 = -1, no level; 100 was written over it."""
    rubric = engine().library.rubrics[GBT].rubric
    findings = {clause.id: "not_met" for clause in rubric.clauses}
    assessment = {"format": "assessment/1", "rubric": GBT, "findings": findings}
    assessment["special_deductions"] = [{"reason": "冒用标志"}]
    request = {"format": "request/1", "kind": "score", "assessment": assessment}
    record = ask("record", request=request, signed={})["result"]
    record["result"] |= {"final": "100", "level": "five-star"}
    assert told in verify(tmp_path, record, "--lang", language).output
    record["result"] |= {"final": {"a": 1}, "level": ["x"]}  # a record may hold anything
    assert "[… 1]" in verify(tmp_path, record, "--lang", language).output


def test_the_readings_that_a_record_is_by_are_told_beside_its_result(tmp_path: Path) -> None:
    """Whoever gets a record sees that its score is not by the adopted readings, though it agrees."""
    assessment = {"format": "assessment/1", "rubric": GBT, "findings": {"5.1.1.1": "met"}}
    name = "specials-before-or-after-normalising"
    for reading, said in (("before-normalising", True), ("after-normalising", False)):
        request = {
            "format": "request/1",
            "kind": "score",
            "assessment": assessment,
            "readings": {name: reading},
        }
        told = verify(tmp_path, ask("record", request=request)["result"])
        assert told.exit_code == 0, told.output
        assert ("! 按换了的读法算：C-001-07：特别扣分、加分先并入实得分" in told.output) is said
