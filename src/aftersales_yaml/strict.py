"""Strict reading: every scalar stays text, and what YAML allows but no rubric needs is refused.

Clause ``2.10`` must not become the number 2.1, ``no`` not False, and one key not silently
overwrite another. Tags, anchors and aliases are refused for the same reason: nobody who edits a
rubric in a text editor needs them, and aliases can blow a small file up to gigabytes.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NoReturn

import yaml
from yaml.reader import Reader as CharacterReader

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales_yaml.encodings import encoding_of
from aftersales_yaml.one_document import DEEPEST, ONCE, SHALLOW, Faults, built
from aftersales_yaml.system_errors import in_both, in_words
from aftersales_yaml.text_faults import YAML, json_fault, yaml_fault

LARGEST_FILE = 1024 * 1024

_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_UTF8 = Text("UTF-8 编码的文本文件（另存为时选 UTF-8）", 'a text file in UTF-8 (choose it under "Save as")')
_SIZE = Text("不超过 {mib} MiB 的文件", "a file of at most {mib} MiB")
_READABLE = Text("可以读取的文件", "a file that can be read")
_PRINTABLE = Text("可见的字符", "characters that can be seen")
_JSON_NUMBER = Text("有效的 JSON 数", "a number that JSON knows")


def read_file(path: Path) -> object:
    """The content of a ``.json`` or YAML file; raises `Refused` with the place of each fault."""
    text = read_text(path)
    return read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)


def read_text(path: Path, largest: int = LARGEST_FILE) -> str:
    """The text of a file of at most LARGEST bytes: UTF-8, or UTF-16 or GB18030 where that is certain.

    Raises `Refused`.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        raise Refused([Fault(at="", found=in_both(in_words(error)), expected=_READABLE)]) from None
    if len(raw) > largest:
        raise Refused([Fault(at="", found=f"> {largest} bytes", expected=_SIZE.filled(mib=largest >> 20))])
    return decoded(raw)


def decoded(raw: bytes) -> str:
    """The text in RAW without a byte order mark; raises `Refused` where no encoding is certain."""
    if (encoding := encoding_of(raw)) is not None:
        return raw.decode(encoding).removeprefix("\ufeff")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"不是文字的字节 {raw[error.start]:02X} / the byte {raw[error.start]:02X}, which is no text"
        raise Refused([Fault(at=f"line {line}", found=found, expected=_UTF8)]) from None


def read_yaml(text: str) -> object:
    """The one document in TEXT as mappings, lists and texts; None if it is empty. Raises `Refused`."""
    _refuse_unprintable(text)
    try:
        return built(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        raise Refused([yaml_fault(error, text)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Refused([Fault(at="", found=shown(str(error)), expected=YAML)]) from None


def read_json(text: str) -> object:
    """What TEXT holds, typed as JSON types it; raises `Refused`.

    Refused beside broken JSON: repeated keys, NaN and the infinities, nesting as deep as no rubric is.
    """
    faults = Faults()

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            for key, times in Counter(key for key, _ in pairs).items():
                if times > 1:
                    faults.add(key, f"{shown(key)} x {times}", ONCE)
        return mapping

    def no_number(word: str) -> NoReturn:
        raise Refused([Fault(at="", found=word, expected=_JSON_NUMBER)])

    try:
        value: object = json.loads(text, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise Refused([json_fault(error)]) from None
    except RecursionError:
        raise Refused([Fault(at="", found=f"> {DEEPEST}", expected=SHALLOW)]) from None
    except Refused:
        raise
    except ValueError as error:  # an integer of thousands of digits
        raise Refused([Fault(at="", found=shown(str(error)), expected=_JSON_NUMBER)]) from None
    _refuse_depth(value)
    faults.refuse()
    return value


def _refuse_unprintable(text: str) -> None:
    """YAML forbids control characters; found here, they can be named with line and column."""
    match = CharacterReader.NON_PRINTABLE.search(text)
    if match is not None:
        before = text[: match.start()]
        column = match.start() - (before.rfind("\n") + 1) + 1
        at = f"line {before.count(chr(10)) + 1}, column {column}"
        raise Refused([Fault(at=at, found=f"U+{ord(match[0]):04X}", expected=_PRINTABLE)])


def _refuse_depth(value: object) -> None:
    level = [value]
    for depth in range(DEEPEST + 1):
        if not level:
            return
        if depth == DEEPEST and any(isinstance(each, (dict, list)) for each in level):
            raise Refused([Fault(at="", found=f"> {DEEPEST}", expected=SHALLOW)])
        level = [inner for each in level for inner in _inside(each)]


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
