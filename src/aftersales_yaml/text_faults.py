"""What is wrong in a text that is no JSON or no YAML, in words for whoever wrote it, and where.

The parsers tell it in the English of their authors; here it is said what stands there and what should.
"""

from __future__ import annotations

import json
from typing import Final

import yaml

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text

JSON: Final = Text("有效的 JSON", "valid JSON")
YAML: Final = Text("有效的 YAML", "valid YAML")
ONE_DOCUMENT: Final = Text("一个文件只放一份文档", "one document in the file")

_A_VALUE: Final = Text(
    "一个值：加双引号的文字、数字、{…} 或 […]", "a value: a text in double quotes, a number, {…} or […]"
)
_ONE_PAIR: Final = Text(
    "一行一个“键: 值”；文字里有冒号的，整段加双引号",
    "one key: value a line; a text with a colon in it stands in double quotes",
)
_QUOTED: Final = Text("以特殊符号开头的文字加双引号", "double quotes around a text that begins with a sign")
_IN_JSON: Final = (
    ("Expecting value", _A_VALUE),
    ("Expecting property name", Text("加双引号的键", "a key in double quotes")),
    ("Expecting ':'", Text("键后面的冒号", "a colon behind the key")),
    ("Expecting ','", Text("逗号，或结尾的括号", "a comma, or the closing bracket")),
    ("Illegal trailing comma", Text("最后一项后面没有逗号", "no comma behind the last entry")),
    ("Extra data", ONE_DOCUMENT),
    ("Unterminated string", Text("文字末尾的双引号", "the double quote that ends the text")),
    (
        "Invalid control character",
        Text("文字里不换行（换行写成 \\n）", "no line break within a text (write \\n)"),
    ),
    ("Invalid \\", Text('有效的转义，如 \\n、\\"', 'a valid escape such as \\n or \\"')),
)
_TABS: Final = Text("用空格缩进，不用制表符", "blanks to indent with, no tabs")
_ALIGNED: Final = Text(
    "同一层的各行左边对齐，缩进的空格一样多", "lines of one level that begin in one column"
)
_PAIRS: Final = Text("成对的引号和括号", "quotes and brackets in pairs")
_IN_YAML: Final = (
    ("single document", ONE_DOCUMENT),
    ("mapping values are not allowed", _ONE_PAIR),
    ("expected ':'", Text("键后面的冒号和空格", "a colon and a blank behind the key")),
    ("tab character", _TABS),
    ("'\\t'", _TABS),
    ("cannot start any token", _QUOTED),
    ("escape", Text('有效的转义，如 \\n、\\"', 'a valid escape such as \\n or \\"')),
    ("' or ", _PAIRS),
    ("end of stream", _PAIRS),
    ("block end", _ALIGNED),
    ("expected key", _ALIGNED),
    ("'-' indicator", _ALIGNED),
    ("block sequence entries", _ALIGNED),
)


def json_fault(error: json.JSONDecodeError) -> Fault:
    """What is wrong where reading JSON stopped, and what stands there."""
    expected = next((words for said, words in _IN_JSON if error.msg.startswith(said)), JSON)
    return Fault(
        at=f"line {error.lineno}, column {error.colno}",
        found=_standing(error.doc, error.pos),
        expected=expected,
    )


def yaml_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """What is wrong where reading TEXT as YAML stopped, and what stands there."""
    mark = error.problem_mark or error.context_mark
    said = f"{error.context} {error.problem}"
    expected = next((words for each, words in _IN_YAML if each in said), YAML)
    if mark is None:
        return Fault(at="", found=shown(said), expected=expected)
    line = text.splitlines()[mark.line : mark.line + 1]
    if line and line[0][mark.column :].startswith("\t"):
        expected = _TABS
    found = shown(line[0].strip()) if line and line[0].strip() else "–"
    return Fault(at=f"line {mark.line + 1}, column {mark.column + 1}", found=found, expected=expected)


def _standing(text: str, position: int) -> str:
    """What stands in TEXT from POSITION to the end of its line; – at the end of the text."""
    rest = text[position:].strip()
    return shown(rest.splitlines()[0].strip()[:30]) if rest else "–"
