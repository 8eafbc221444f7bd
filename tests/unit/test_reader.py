"""The reader of plain mappings: each fault with its place, all of them at once."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text


def faults_of(mapping: object, read: Callable[[Reader], object]) -> list[tuple[str, str]]:
    """(place, found) of each fault that READ finds in MAPPING."""
    reader = Reader(mapping)
    read(reader)
    return [(fault.at, fault.found) for fault in reader.faults]


WRONG: list[tuple[Any, Callable[[Reader], object], list[tuple[str, str]]]] = [
    ({}, lambda r: r.string("a"), [("a", "–")]),
    ({"a": ""}, lambda r: r.string("a"), [("a", '""')]),
    ({"a": " \n"}, lambda r: r.string("a"), [("a", '" "')]),
    ({"a": ["x"]}, lambda r: r.string("a"), [("a", "[… 1]")]),
    ({"a": 3}, lambda r: r.string("a"), [("a", "3")]),
    ({"a": ""}, lambda r: r.string("a", "default"), [("a", '""')]),
    ({"a": "x"}, lambda r: r.constant("a", "rubric/1"), [("a", '"x"')]),
    ({}, lambda r: r.constant("a", "rubric/1"), [("a", "null")]),
    ({"a": "upp"}, lambda r: r.choice("a", ("up", "down")), [("a", '"upp"')]),
    ({}, lambda r: r.choice("a", ("up", "down")), [("a", "null")]),
    ({"a": "yes"}, lambda r: r.flag("a", False), [("a", '"yes"')]),
    ({"a": "1,5"}, lambda r: r.exact("a"), [("a", '"1,5"')]),
    ({"a": 1.5}, lambda r: r.exact("a"), [("a", "1.5")]),
    ({"a": True}, lambda r: r.exact("a"), [("a", "true")]),
    ({}, lambda r: r.exact("a"), [("a", "null")]),
    ({"a": "-1"}, lambda r: r.count("a"), [("a", '"-1"')]),
    ({"a": 2.0}, lambda r: r.count("a", 0), [("a", "2.0")]),
    ({}, lambda r: r.text("a"), [("a", "–")]),
    ({"a": "text"}, lambda r: r.text("a"), [("a", '"text"'), ("a.zh", "–")]),
    ({"a": {"zh": "", "en": "x"}}, lambda r: r.text("a"), [("a.zh", '""')]),
    ({"a": {"zh": "茶", "eng": "x"}}, lambda r: r.text("a"), [("a.eng", '"eng"')]),
    ({"a": "x"}, lambda r: r.texts("a"), [("a", '"x"')]),
    ({"a": [{"zh": "茶"}, {}]}, lambda r: r.texts("a"), [("a.1.zh", "–")]),
    ({"a": ["x", "", ["y"]]}, lambda r: r.strings("a"), [("a.1", '""'), ("a.2", "[… 1]")]),
    ({"a": {"b": "c"}}, lambda r: r.entries("a"), [("a", "{b}")]),
    (
        {"a": [{"id": "x"}, "y"]},
        lambda r: [i.string("b") for i in r.inners("a")],
        [("a.1", '"y"'), ("a.x.b", "–"), ("a.1.b", "–")],
    ),
    ({"a": {"x": "y"}}, lambda r: [i.close() for i in r.named_inners("a").values()], [("a.x", '"y"')]),
]


@pytest.mark.parametrize(("mapping", "read", "expected"), WRONG)
def test_a_wrong_value_is_noted_with_its_place(
    mapping: Any, read: Callable[[Reader], object], expected: Any
) -> None:
    assert faults_of(mapping, read) == expected


@pytest.mark.parametrize("whole", ["text", ["list"], None, 3, True])
def test_a_file_that_is_no_mapping(whole: object) -> None:
    with pytest.raises(Refused) as refused:
        Reader(whole).finish()
    (fault,) = refused.value.faults
    assert fault.at == ""
    assert "names with their values" in str(fault)


def test_what_is_right_is_read() -> None:
    reader = Reader({"s": "x", "e": "3/5", "c": "7", "f": "true", "t": {"zh": "茶", "en": "tea"}, "l": ["a"]})
    assert reader.string("s") == "x"
    assert reader.exact("e") == Fraction(3, 5)
    assert reader.count("c") == 7
    assert reader.flag("f", False) is True
    assert reader.text("t") == Text("茶", "tea")
    assert reader.strings("l") == ("a",)
    reader.finish()


def test_defaults_stand_in_for_absent_keys_alone() -> None:
    reader = Reader({})
    assert reader.string("s", "x") == "x"
    assert reader.exact("e", Fraction(1)) == 1
    assert reader.count("c", 2) == 2
    assert reader.flag("f", True) is True
    assert reader.choice("k", ("up", "down"), "down") == "down"
    assert reader.optional_text("t") is None
    assert reader.strings("l") == ()
    reader.finish()


def test_a_missing_translation_is_no_fault() -> None:
    reader = Reader({"t": {"zh": "茶"}})
    assert reader.text("t") == Text("茶", "")
    reader.finish()


def test_unknown_keys_are_reported_with_the_known_ones() -> None:
    reader = Reader({"name": "x", "nmae": "y"})
    reader.string("name")
    with pytest.raises(Refused) as refused:
        reader.finish()
    (fault,) = refused.value.faults
    assert fault.at == "nmae"
    assert fault.expected.en == "a known key: name"


def test_all_faults_at_once_and_nothing_is_used() -> None:
    reader = Reader({"a": {"b": [{"id": "x", "n": "-"}]}, "z": "?"})
    inner = reader.inner("a")
    for entry in inner.inners("b"):
        entry.string("id")
        entry.count("n")
    reader.string("missing")
    with pytest.raises(Refused) as refused:
        reader.finish()
    assert [fault.at for fault in refused.value.faults] == ["a.b.x.n", "missing", "z"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        ("a\nb", '"a b"'),
        ([], "[]"),
        ([1, 2], "[… 2]"),
        ({}, "{}"),
        ({"a": 1, "b": 2}, "{a, b}"),
        (dict.fromkeys("abcdef"), "{a, b, c, d, e, …}"),
        ("x" * 200, '"' + "x" * 78 + "…"),
    ],
)
def test_what_was_found_is_quoted_short_on_one_line(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_fault_reads_as_a_sentence_and_as_json() -> None:
    fault = Fault(at="findings.5.1", found='"x"', expected=Text("结论", "a finding"))
    assert str(fault) == 'findings.5.1: found "x"; expected a finding'
    assert fault.to_json() == {
        "at": "findings.5.1",
        "found": '"x"',
        "expected": {"zh": "结论", "en": "a finding"},
    }
    assert str(Fault(at="", found="1", expected=Text("", "2"))) == "(whole input): found 1; expected 2"
