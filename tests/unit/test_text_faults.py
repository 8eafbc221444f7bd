"""A text that is no JSON or no YAML is told in words for whoever wrote it, with line and column."""

from __future__ import annotations

import pytest

from aftersales.foundation.faults import Fault, Refused
from aftersales_yaml.strict import read_json, read_yaml
from aftersales_yaml.text_places import place_in_words


def fault_of(text: str, *, yaml: bool) -> Fault:
    with pytest.raises(Refused) as refused:
        read_yaml(text) if yaml else read_json(text)
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize(
    ("text", "at", "found", "expected"),
    [
        ('{"a": }', "line 1, column 7", "}", "一个值"),
        ('{"a": 1,\n "b" 2}', "line 2, column 6", "2}", "键后面的冒号"),
        ('{"a": 1 "b": 2}', "line 1, column 9", '"b": 2}', "逗号，或结尾的括号"),
        ("{'a': 1}", "line 1, column 2", "'a': 1}", "加双引号的键"),
        ('{"a": "x', "line 1, column 7", '"x', "文字末尾的双引号"),
        ('{"a": "x\ny"}', "line 1, column 9", 'y"}', "换行写成"),
        ('{"a": "\\q"}', "line 1, column 8", '\\q"}', "有效的转义"),
        ("{} {}", "line 1, column 4", "{}", "一个文件只放一份文档"),
        ("{", "line 1, column 2", "–", "加双引号的键"),
        ("", "line 1, column 1", "–", "一个值"),
    ],
)
def test_broken_json(text: str, at: str, found: str, expected: str) -> None:
    fault = fault_of(text, yaml=False)
    assert (fault.at, fault.found) == (at, found if found == "–" else f'"{found}"')
    assert expected in fault.expected.zh


@pytest.mark.parametrize(
    ("text", "line", "found", "expected"),
    [
        ("a: 1\nb: 一天内：是: 否\n", 2, "b: 一天内：是: 否", "整段加双引号"),
        ("a:\n\tb: 1\n", 2, "b: 1", "用空格缩进"),
        ("a:\n  b: 1\n c: 2\n", 3, "c: 2", "左边对齐"),
        ("a: [1, 2\nb: 1\n", 2, "b: 1", "成对的引号和括号"),
        ('a: "x\n', 2, "–", "成对的引号和括号"),
        ("a: @x\n", 1, "a: @x", "加双引号"),
        ('a: "\\q"\n', 1, 'a: "\\q"', "有效的转义"),
        ("a: 1\n---\nb: 2\n", 2, "---", "一个文件只放一份文档"),
    ],
)
def test_broken_yaml(text: str, line: int, found: str, expected: str) -> None:
    fault = fault_of(text, yaml=True)
    assert fault.at.startswith(f"line {line}, column ")
    assert fault.found == (found if found == "–" else f'"{found}"')
    assert expected in fault.expected.zh


def test_no_word_of_a_parser_is_told() -> None:
    """Every cut of a sound file: whatever breaks, nobody reads the English of a library."""
    sound = 'format: rubric/1\nid: "acme"\ntitle: {zh: 灯, en: lamp}\nlevels:\n  - {id: a}\n  - [b, "c"]\n'
    told = set[str]()
    for cut in range(len(sound)):
        try:
            read_yaml(sound[:cut] + "\n")
        except Refused as refused:
            told |= {f"{fault.found} {fault.expected.zh}" for fault in refused.faults}
    assert told
    assert not [words for words in told if "expect" in words or "found" in words or "while" in words]


def test_lines_and_columns_in_both_languages() -> None:
    assert place_in_words("line 3, column 5", "zh") == "第 3 行第 5 列"
    assert place_in_words("findings.5.1 (line 12)", "zh") == "findings.5.1 (第 12 行)"
    assert place_in_words("line 3, column 5", "en") == "line 3, column 5"
    assert place_in_words("findings.5.1.1.1", "zh") == "findings.5.1.1.1"
