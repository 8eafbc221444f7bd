"""The small parts that pages are put together from."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from aftersales import Engine
from aftersales.foundation.table_cells import harmless
from aftersales.foundation.text import Text
from aftersales.model.node import Node
from aftersales.model.rule_document import Process, ProcessStep, read_rule_document
from aftersales_site.addresses import expect_name, from_site_root, relative
from aftersales_site.content.terms import Term, Words
from aftersales_site.drawings.drawn_text import lines_of, width_of
from aftersales_site.drawings.process_order import order_steps
from aftersales_site.markup.escaping import for_heading, on_one_line
from aftersales_site.markup.glossary_marks import GlossaryMarks
from aftersales_site.markup.nodes import entry_label, is_entry, number_of, runs_of
from aftersales_site.markup.qr import qr_code
from aftersales_site.published.tables import csv_of, rubric_table
from aftersales_site.staging import stage, write_if_changed
from aftersales_yaml.collection import read_collection
from tests import made_up


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("", "register/", "register/"),
        ("register/", "", "../"),
        ("a/5.1.1/", "a/#5.1", "../#5.1"),
        ("a/", "a/#5.1", "#5.1"),
        ("a/", "b/#4.1.1-2", "../b/#4.1.1-2"),
        ("", "b/", "b/"),
        ("a/b/", "data/x.json", "../../data/x.json"),
    ],
)
def test_links_are_relative_to_the_page(here: str, there: str, expected: str) -> None:
    assert relative(here, there) == expected


def test_english_pages_reach_what_both_languages_share() -> None:
    assert from_site_root("zh", "data/", "data/rubrics/a.json") == "rubrics/a.json"
    assert from_site_root("en", "data/", "data/rubrics/a.json") == "../../data/rubrics/a.json"


@pytest.mark.parametrize("name", ["../up", "a b", "", "a/b", ".hidden", "甲", "a..b", "-a"])
def test_an_id_that_cannot_be_an_address_is_refused(name: str) -> None:
    assert len(list(expect_name(name))) == 1


@pytest.mark.parametrize("name", ["5.1.2.2", "2.2.1a", "level-80-printed-five-star", "4.1.1-2"])
def test_an_id_that_is_an_address_is_taken(name: str) -> None:
    assert list(expect_name(name)) == []


def test_a_heading_has_no_character_that_markdown_reads() -> None:
    assert for_heading("a *b* <c>\n# d") == "a &#42;b&#42; &#60;c&#62; &#35; d"
    assert for_heading("售后 5") == "售后 5"


def test_a_block_stands_on_one_line() -> None:
    assert on_one_line("<p>\n  <b>x</b>\n</p>\n\n<p>a\n b</p>") == "<p><b>x</b></p><p>a b</p>"


def test_lines_break_anywhere_in_chinese_but_not_before_a_full_stop() -> None:
    assert lines_of("一二三四五六。", 3) == ["一二三", "四五六。"]
    assert lines_of("two short words", 4) == ["two", "short", "words"]
    assert width_of("中a ") == pytest.approx(1.85)


def step(name: str, *following: str) -> ProcessStep:
    return ProcessStep(id=name, title=Text(name, name), actor=None, within=None, source=None, next=following)


def drawn(*steps: ProcessStep) -> list[tuple[str, int, str | None]]:
    process = Process(id="p", title=Text("p", "p"), steps=steps)
    return [(placed.step.id, placed.indent, placed.parent) for placed in order_steps(process)]


def test_the_longest_way_is_the_main_line_and_the_rest_stands_beside_it() -> None:
    # a -> b (ends) or c -> d: c goes on longer, so b is set in below a and c follows straight
    assert drawn(step("a", "b", "c"), step("b"), step("c", "d"), step("d")) == [
        ("a", 0, None),
        ("b", 1, "a"),
        ("c", 0, "a"),
        ("d", 0, "c"),
    ]


def test_a_way_back_is_drawn_once() -> None:
    assert drawn(step("a", "b"), step("b", "c", "d"), step("c", "b"), step("d", "e"), step("e")) == [
        ("a", 0, None),
        ("b", 0, "a"),
        ("c", 1, "b"),
        ("d", 0, "b"),
        ("e", 0, "d"),
    ]


def test_several_beginnings_of_one_step_stand_side_by_side() -> None:
    assert drawn(step("a", "c"), step("b", "c"), step("c")) == [
        ("a", 1, None),
        ("b", 1, None),
        ("c", 0, None),
    ]


def test_entries_and_numbered_nodes_are_told_apart() -> None:
    chapter = read_rule_document(made_up.rules()).chapters[0]
    clause = chapter.clauses[0]
    entry: Node = clause.clauses[0]
    assert (number_of(chapter), number_of(clause), number_of(entry)) == ("4", "4.1", "")
    assert not is_entry(clause, chapter)
    assert is_entry(entry, clause)
    assert entry_label(entry, clause) == "a)"
    assert [(run.entries, len(run.nodes)) for run in runs_of(chapter)] == [(False, 2)]


NO_WORDS: Words = {"zh": (), "en": ()}


def term(name: str, zh: str, en: str) -> Term:
    meaning = Text(f"{zh}的意思", f'what "{en}" means')
    return Term(
        id=name, label=Text(zh, en), definition=meaning, synonyms=NO_WORDS, search_words=NO_WORDS, see=()
    )


def test_a_term_is_marked_once_the_longest_first_and_the_rest_is_escaped() -> None:
    marks = GlossaryMarks([term("a", "监督", "audit"), term("b", "监督审查", "audit day")], "zh")
    seen: set[str] = set()
    marked = marks.mark("<b>监督审查</b>、监督、监督", "../glossary/", seen)
    assert marked.startswith("&lt;b&gt;<a")
    assert marked.count("#b") == 1
    assert marked.count("#a") == 1
    assert seen == {"a", "b"}


def test_english_terms_are_whole_words() -> None:
    marks = GlossaryMarks([term("a", "监督", "audit")], "en")
    assert "<a" not in marks.mark("auditors", "g/", set())
    assert 'data-meaning="what &#34;audit&#34; means"' in marks.mark("An Audit.", "g/", set())


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-1", "-1"), ("-1.5", "-1.5"), ("-x", "'-x"), ("一", "一"), ("", "")],
)
def test_no_cell_is_a_formula(cell: str, expected: str) -> None:
    assert harmless(cell) == expected


def test_a_table_opens_in_a_spreadsheet() -> None:
    assert csv_of([["条款", 'a "b"']]) == '\ufeff条款,"a ""b"""\r\n'.encode()


def test_the_points_of_a_table_add_up_in_a_spreadsheet() -> None:
    """5.2.2.1 is worth 1.5; written as 3/2 it was the text '3/2, and the column summed up to 94 of 100."""
    rubric = Engine(read_collection().bundle()).library.rubrics["gbt-27922-2011"].rubric
    table = csv.DictReader(io.StringIO(csv_of(rubric_table(rubric)).decode("utf-8-sig")))
    points = {row["clause"]: row["points"] for row in table}
    assert points["5.2.2.1"] == "1.5"
    assert sum(Decimal(each) for each in points.values()) == 100


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert stage(tmp_path, {"a/b.md": b"1", "c.md": b"2"}).changed == 2
    before = (tmp_path / "a/b.md").stat().st_mtime_ns
    assert stage(tmp_path, {"a/b.md": b"1", "c.md": b"3"}).changed == 1
    assert (tmp_path / "a/b.md").stat().st_mtime_ns == before
    assert stage(tmp_path, {"c.md": b"3"}).changed == 1  # one removed, with its folder
    assert not (tmp_path / "a").exists()
    assert not write_if_changed(tmp_path / "c.md", b"3")


def test_a_file_makes_way_for_a_folder(tmp_path: Path) -> None:
    stage(tmp_path, {"a": b"1"})
    stage(tmp_path, {"a/b": b"2"})
    assert (tmp_path / "a/b").read_bytes() == b"2"


def test_a_qr_code_is_a_drawing_without_text() -> None:
    code = qr_code("https://site.example/gbt-27922-2011/5.1.2.2/")
    assert code.startswith("<svg")
    assert "site.example" not in code
