"""``aftersales merge`` and ``aftersales compare``: files in, a file and what is to be decided out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aftersales.model.lineage import content_digest
from aftersales_yaml.strict import read_file, read_yaml
from aftersales_yaml.writing import write_yaml
from tests.terminal.conftest import Run

Write = Callable[..., Path]
HEAD = {"format": "assessment/1", "rubric": "gbt-27922-2011"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, **parts: Any) -> Path:
        path = tmp_path / name
        content = HEAD | parts
        text = json.dumps(content) if path.suffix == ".json" else write_yaml(content)
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def three(write: Write) -> tuple[Path, Path, Path]:
    """One clause that both answered otherwise, and one that each answered alone."""
    base = write("base.yaml", findings={"5.1.1.1": "met"})
    mine = write("mine.json", findings={"5.1.1.1": {"not_met": "no appointment"}, "5.1.2.2": "met"})
    theirs = write("theirs.yaml", findings={"5.1.1.1": {"not_met": "no duties"}, "5.3.2.2": "not_met"})
    return base, mine, theirs


class TestMerge:
    def test_without_conflict(self, run: Run, write: Write, tmp_path: Path) -> None:
        base, mine, theirs = write("b.yaml"), write("m.yaml", notes={"5.1.1.1": "x"}), tmp_path / "t.json"
        theirs.write_text(json.dumps(HEAD | {"findings": {"5.1.1.1": "met"}}), encoding="utf-8")
        out = tmp_path / "out.yaml"
        done = run("merge", base, mine, theirs, "-o", out)
        assert done.exit_code == 0, done.output
        assert "没有冲突" in done.output
        assert "5.1.1.1 专门部门与岗位分工" in done.output
        assert read_file(out) == HEAD | {"findings": {"5.1.1.1": "met"}, "notes": {"5.1.1.1": "x"}}

    def test_a_conflict_is_shown_with_both_sides_and_the_file_is_whole(
        self, run: Run, three: tuple[Path, Path, Path], tmp_path: Path
    ) -> None:
        out = tmp_path / "out.json"
        done = run("merge", *three, "-o", out)
        assert done.exit_code == 1
        for words in ("findings.5.1.1.1", "no appointment", "no duties", "1 处冲突", "mine|theirs|both"):
            assert words in done.output.replace("\n", "")
        merged: Any = read_file(out)
        assert merged["findings"] == {
            "5.1.1.1": {"not_met": "no appointment"},
            "5.1.2.2": "met",
            "5.3.2.2": "not_met",
        }

    def test_a_conflict_is_settled_by_take(
        self, run: Run, three: tuple[Path, Path, Path], tmp_path: Path
    ) -> None:
        for side, reason in (("theirs", "no duties"), ("both", "no appointment\nno duties")):
            out = tmp_path / f"{side}.json"
            done = run("merge", *three, "-o", out, "--take", f"findings.5.1.1.1={side}", "--lang", "en")
            assert done.exit_code == 0, done.output
            merged: Any = read_file(out)
            assert merged["findings"]["5.1.1.1"] == {"not_met": reason}

    def test_without_base(self, run: Run, write: Write, tmp_path: Path) -> None:
        mine, theirs = write("m.yaml", findings={"5.1.1.1": "met"}), write("t.yaml", certificates=[])
        done = run("merge", "--no-base", mine, theirs, "-o", tmp_path / "out.yaml", "--json")
        assert done.exit_code == 0, done.output
        result = json.loads(done.stdout)
        assert result["related"] is False
        assert result["merged"]["findings"] == {"5.1.1.1": "met"}

    def test_two_companies_are_told_above_what_comes_in(self, run: Run, write: Write, tmp_path: Path) -> None:
        mine = write("m.yaml", findings={"5.1.1.1": "met"}, organisation={"name": "甲公司"})
        theirs = write("t.yaml", findings={"5.1.1.2": "met"}, organisation={"name": "乙公司"})
        done = run("merge", "--no-base", mine, theirs, "-o", tmp_path / "out.yaml")
        assert done.exit_code == 1, done.output  # the name is a conflict as well
        assert done.stdout.startswith("! 两份写的企业名称不同：甲公司；乙公司。")
        assert "组织名称" in done.stdout

    def test_what_is_refused_is_told_with_the_file_that_it_is_in(
        self, run: Run, write: Write, tmp_path: Path
    ) -> None:
        """Whoever gives three files knows none of them as theirs.rubric."""
        mine, other = write("m.yaml", findings={}), write("o.yaml", rubric="zhht-completeness", findings={})
        asked = {
            "merge": ("--no-base", mine, other, "-o", tmp_path / "out.yaml"),
            "compare": (mine, other),
            "agree": (mine, other, "--by", "a", "--by", "b"),
        }
        for command, arguments in asked.items():
            done = run(command, *arguments)
            assert done.exit_code == 2
            assert f"  {other} rubric\n" in done.output
            assert str(mine) not in done.output

    def test_a_wrong_order_takes_out_no_answer_unsaid(
        self, run: Run, write: Write, tmp_path: Path, three: tuple[Path, Path, Path]
    ) -> None:
        """Mine in the place of what both grew out of: its 5.1.2.2 is then one that "mine" took back.

        5.1.1.1, which all three have otherwise, is shown as a conflict in either order.
        """
        base, mine, theirs = three
        done = run("merge", mine, base, theirs, "-o", tmp_path / "out.yaml")
        said = "! 共同来源里有 1 处被我方改掉或去掉。若我方没有改过，是次序给错了：先共同来源，再我方、对方。"
        assert said in done.stdout
        assert "5.1.2.2 售后服务管理师配比" in done.stdout
        assert "去掉：符合" in done.stdout
        right = run("merge", base, mine, theirs, "-o", tmp_path / "right.yaml")
        assert "被我方改掉" not in right.stdout
        own = run("merge", base, theirs, base, "-o", tmp_path / "own.json")  # 5.1.1.1 of one alone
        assert "共同来源里有 1 处被我方改掉或去掉" in own.stdout
        assert "符合 → 不符合：no duties" in own.stdout

    def test_what_holds_nothing_new_is_called_that(self, run: Run, write: Write, tmp_path: Path) -> None:
        """Of one file given twice, or renamed, nothing comes in; nor of one that says less."""
        mine = write("m.yaml", findings={"5.1.1.1": "met", "5.1.1.2": "met"})
        for number, theirs in enumerate((mine, write("t.yaml", findings={"5.1.1.1": "met"}))):
            done = run("merge", "--no-base", mine, theirs, "-o", tmp_path / f"out{number}.yaml")
            assert done.exit_code == 0, done.output
            assert "对方没有我方没有的内容" in done.stdout
            assert "已合并" not in done.stdout

    def test_two_halves_of_one_form(self, run: Run, write: Write, tmp_path: Path) -> None:
        """A form goes out, each of two people fills in a half, and what comes back is one form again."""
        sent, mine, theirs, out = (tmp_path / f"{name}.xlsx" for name in ("sent", "mine", "theirs", "out"))
        start = write("start.yaml", findings={"5.1.1.1": "met"}, notes={"5.1.1.1": "a\nb"})
        first = write("first.yaml", findings={"5.1.1.1": "met", "5.1.2.2": "met"}, notes={"5.1.1.1": "a\nb"})
        second = write(
            "second.yaml",
            findings={"5.1.1.1": "met", "5.1.2.1": {"sampled": 12, "nonconforming": 3}},
            notes={"5.1.1.1": "a\nb"},
            special_deductions=[{"reason": "price list"}],
        )
        for path, form in ((start, sent), (first, mine), (second, theirs)):
            assert run("score", path, "--xlsx", form).exit_code == 0
        done = run("merge", sent, mine, theirs, "-o", out)
        assert done.exit_code == 0, done.output
        compared = json.loads(run("compare", sent, out, "--json").stdout)
        assert [clause["clause"] for clause in compared["clauses"]] == ["5.1.2.1", "5.1.2.2"]
        assert [change["place"] for change in compared["beside"]] == ["special_deductions.0"]

    @pytest.mark.parametrize("order", ["smt", "mts", "mst"])
    @pytest.mark.parametrize("ending", ["xlsx", "json", "yaml"])
    def test_lineage_tells_the_base_in_whatever_order_and_format(
        self, run: Run, write: Write, tmp_path: Path, order: str, ending: str
    ) -> None:
        """Two fill in a form that was sent out, a clause each, and both take out the note in it."""
        sent = HEAD | {
            "findings": {"5.1.2.1": {"sampled": 12, "nonconforming": 3}},
            "notes": {"5.1.1.1": "ask"},
        }
        lineage = {
            "document": "d",
            "revision": "r",
            "content": content_digest(sent),
            "ancestors": {"r": ["q"]},
        }
        mine = {"findings": {**sent["findings"], "5.1.1.1": "met"}}
        theirs = {"findings": {**sent["findings"], "5.1.2.2": "not_met"}}
        paths = {}
        for name, parts in (("s", sent), ("m", mine), ("t", theirs)):
            written = write(f"{name}.json", **parts, lineage=lineage)
            paths[name] = written if ending == "json" else tmp_path / f"{name}.{ending}"
            if ending == "xlsx":
                assert run("score", written, "--xlsx", paths[name]).exit_code == 0
            elif ending == "yaml":
                paths[name].write_text(write_yaml(json.loads(written.read_text("utf-8"))), encoding="utf-8")
        out = tmp_path / f"out.{ending}"
        done = run("merge", *(paths[name] for name in order), "-o", out, "--lang", "en")
        assert done.exit_code == 0, done.output
        assert f"grew out of {paths['s']}" in done.output.replace("\n", "")
        again = json.loads(run("merge", paths["s"], out, "-o", tmp_path / "again.json", "--json").stdout)
        merged = again["merged"]
        assert set(merged["findings"]) == {"5.1.1.1", "5.1.2.1", "5.1.2.2"}
        assert "notes" not in merged
        kept: Any = read_file(tmp_path / "again.json")
        assert kept["lineage"]["ancestors"]["r"] == ["q"]

    def test_what_is_merged_grew_out_of_both_once_nothing_is_left_to_settle(
        self, run: Run, write: Write, tmp_path: Path
    ) -> None:
        def revision(name: str, reason: str) -> Path:
            content = HEAD | {"findings": {"5.1.1.1": {"not_met": reason}}}
            lineage = {"document": "d", "revision": name, "content": content_digest(content)}
            return write(f"{name}.json", **content, lineage=lineage | {"ancestors": {name: ["r"]}})

        both = revision("m", "no duties"), revision("t", "nobody appointed")
        left, settled = tmp_path / "left.yaml", tmp_path / "settled.yaml"
        assert run("merge", "--no-base", *both, "-o", left).exit_code == 1
        assert (
            run("merge", "--no-base", *both, "-o", settled, "--take", "findings.5.1.1.1=both").exit_code == 0
        )
        for path, parents in ((left, ["m"]), (settled, ["m", "t"])):
            lineage = read_file(path)["lineage"]  # type: ignore[index]
            assert lineage["document"] == "d"
            assert lineage["ancestors"][lineage["revision"]] == parents

    def test_a_day_that_comes_in_is_told_in_words(self, run: Run, write: Write, tmp_path: Path) -> None:
        """By the edition of another day the score may be another one."""
        base, mine, theirs = write("b.yaml"), write("m.yaml"), write("t.yaml", in_force_on="2027-01-01")
        done = run("merge", base, mine, theirs, "-o", tmp_path / "zh.yaml")
        (said,) = [line for line in done.output.splitlines() if "2027-01-01" in line]
        assert "按哪天的版本" in said
        done = run("merge", base, mine, theirs, "-o", tmp_path / "en.yaml", "--lang", "en")
        assert "Editions in force on" in done.output

    def test_a_request_is_merged_too(self, run: Run, tmp_path: Path) -> None:
        request = {"format": "request/1", "kind": "calendar", "issued": "2025-06-06"}
        sides = [request, request | {"surveillance": ["2026-05-20"]}, request | {"today": "2026-11-23"}]
        paths = [tmp_path / f"{number}.json" for number in range(3)]
        for path, content in zip(paths, sides, strict=True):
            path.write_text(json.dumps(content), encoding="utf-8")
        assert run("merge", *paths, "-o", tmp_path / "out.json").exit_code == 0
        assert read_file(tmp_path / "out.json") == sides[1] | sides[2]

    def test_refusals_write_nothing(
        self, run: Run, three: tuple[Path, Path, Path], write: Write, tmp_path: Path
    ) -> None:
        other, out = write("other.yaml", rubric="zhht-completeness"), tmp_path / "out.yaml"
        base, mine, theirs = three
        for arguments, place in (
            ((base, mine, other), f"{other} rubric"),
            ((base, mine, theirs, "--take", "findings.5.1.1.1=them"), "--take findings.5.1.1.1"),
            ((base, mine, theirs, "--take", "notes.x=mine"), "--take notes.x"),
            ((base, mine, theirs, "--take", "x"), "--take"),
            ((mine, theirs), "--no-base"),
            ((base, mine, theirs, "--no-base"), "--no-base"),
        ):
            done = run("merge", *arguments, "-o", out)
            assert done.exit_code == 2, done.output
            assert place in done.output
            assert not out.exists()

    def test_no_file_is_overwritten(self, run: Run, three: tuple[Path, Path, Path], tmp_path: Path) -> None:
        before = three[1].read_bytes()
        assert run("merge", *three, "-o", three[1]).exit_code == 2
        assert three[1].read_bytes() == before


class TestCompare:
    def test_the_clauses_the_points_and_the_level(self, run: Run, write: Write) -> None:
        """5.3.2.2 is worth 7 points: met before, not met after."""
        before = write("a.yaml", findings={"5.3.2.2": "met"}, special_deductions=[{"reason": "x"}])
        after = write("b.yaml", findings={"5.3.2.2": "not_met"}, notes={"5.3.2.2": "why"})
        done = run("compare", before, after)
        assert done.exit_code == 0, done.output
        for words in ("5.3.2.2", "−7", "why", "最低 −6.0", "特别扣分项", "级别"):
            assert words in done.output
        result = json.loads(run("compare", before, after, "--json").stdout)
        # At worst 7 - 1 = 6, then 0; at best 100 - 1 = 99, then 100 - 7 = 93.
        assert (result["change"]["worst"], result["change"]["best"]) == ("-6", "-6")
        assert result["change"]["final"] is None
        assert result["change"]["level"] is True  # five stars at best before, four after
        assert [step["step"] for step in result["trace"]] == ["clause", "adjust", "score", "level"]
        assert result["trace"][0]["source"]["clause"] == "5.3.2.2"

    def test_a_record_is_read_like_an_assessment(self, run: Run, write: Write, tmp_path: Path) -> None:
        assessment, record = write("a.yaml", findings={"5.3.2.2": "met"}), tmp_path / "record.json"
        assert run("score", assessment, "--record", record).exit_code == 0
        same = run("compare", record, assessment)
        assert same.exit_code == 0
        assert "没有变动" in same.output
        touched = json.loads(record.read_text(encoding="utf-8"))
        touched["documents"][0]["sha256"] = "0" * 64
        record.write_text(json.dumps(touched), encoding="utf-8")
        told = run("compare", record, assessment, "--lang", "en").output
        assert "digest does not match" in told
        assert "another edition" in told

    def test_refusals_name_the_side(self, run: Run, write: Write, tmp_path: Path) -> None:
        good, bad = write("a.yaml"), write("b.yaml", findings={"9.9": "met"})
        other, calendar = write("c.yaml", rubric="zhht-completeness"), tmp_path / "calendar.json"
        assert run("calendar", "--issued", "2025-06-06", "--record", calendar).exit_code == 0
        for after, place in (
            (bad, f"{bad} findings.9.9"),
            (other, f"{other} rubric"),
            (calendar, f"{calendar} request.kind"),
        ):
            done = run("compare", good, after)
            assert done.exit_code == 2
            assert place in done.output


def test_what_is_written_as_yaml_is_read_as_it_was() -> None:
    content = {
        "zh": "售后 😀\n二",
        "n": "5.10",
        "no": "no",
        "null": "null",
        "list": [{"a": "1"}, "- x: y"],
        "e": {},
    }
    assert read_yaml(write_yaml(content)) == content
