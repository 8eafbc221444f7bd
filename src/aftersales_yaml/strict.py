"""Strict reading: every scalar stays text, and what YAML allows but no rubric needs is refused.

Clause ``2.10`` must not become the number 2.1, ``no`` not False, and one key not silently
overwrite another. Tags, anchors and aliases are refused for the same reason: nobody who edits a
rubric in a text editor needs them, and aliases can blow a small file up to gigabytes.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

LARGEST_FILE = 1024 * 1024
DEEPEST = 60

_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_UTF8 = Text("UTF-8 编码的文本文件（另存为时选 UTF-8）", 'a text file in UTF-8 (choose it under "Save as")')
_SIZE = Text("不超过 1 MiB 的文件", "a file of at most 1 MiB")
_READABLE = Text("可以读取的文件", "a file that can be read")
_ONCE = Text("每个键只出现一次", "each key once")
_PLAIN_KEY = Text("键为一段文字", "a plain text as key")
_NO_TAG = Text("不带标签（!…）的值", "a value without a tag (!...)")
_NO_ALIAS = Text("不用锚点和别名（&、*）", "no anchors or aliases (&, *)")
_SHALLOW = Text(f"嵌套不超过 {DEEPEST} 层", f"at most {DEEPEST} levels of nesting")
_YAML = Text("有效的 YAML", "valid YAML")
_JSON = Text("有效的 JSON", "valid JSON")
_ONE_DOCUMENT = Text("一个文件只放一份文档", "one document in the file")


def read_file(path: Path) -> object:
    """The content of a ``.json`` or YAML file; raises `Refused` with the place of each fault."""
    text = read_text(path)
    return read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)


def read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused([Fault(at="", found=error.strerror or str(error), expected=_READABLE)]) from None
    if len(raw) > LARGEST_FILE:
        raise Refused([Fault(at="", found=f"> {LARGEST_FILE} bytes", expected=_SIZE)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([Fault(at=f"byte {error.start}", found=error.reason, expected=_UTF8)]) from None


def read_yaml(text: str) -> object:
    """The one document in TEXT as mappings, lists and texts."""
    faults: list[Fault] = []
    try:
        _refuse_tags_and_aliases(text, faults)
        if faults:
            raise Refused(faults)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        expected = _ONE_DOCUMENT if "single document" in str(error.context) else _YAML
        raise Refused([Fault(at=at, found=error.problem or str(error), expected=expected)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise Refused([Fault(at="", found=shown(str(error)), expected=_YAML)]) from None
    value = None if node is None else _plain(node, "", faults)
    if faults:
        raise Refused(faults)
    return value


def read_json(text: str) -> object:
    faults: list[Fault] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else []
        faults.extend(Fault(at=key, found=shown(key), expected=_ONCE) for key in repeated)
        return dict(pairs)

    try:
        value: object = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise Refused([Fault(at=at, found=error.msg, expected=_JSON)]) from None
    except (RecursionError, ValueError) as error:
        raise Refused([Fault(at="", found=shown(str(error)), expected=_JSON)]) from None
    if faults:
        raise Refused(faults)
    return value


def _refuse_tags_and_aliases(text: str, faults: list[Fault]) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        at = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            faults.append(Fault(at=at, found=f"*{event.anchor}", expected=_NO_ALIAS))
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            faults.append(Fault(at=at, found=f"&{event.anchor}", expected=_NO_ALIAS))
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
            faults.append(Fault(at=at, found=str(event.tag), expected=_NO_TAG))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise Refused([*faults, Fault(at=at, found=str(depth), expected=_SHALLOW)])


def _plain(node: yaml.Node, at: str, faults: list[Fault]) -> object:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, faults)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(inner, f"{at}.{index}".lstrip("."), faults) for index, inner in enumerate(node.value)]
    return str(node.value)


def _mapping(node: yaml.MappingNode, at: str, faults: list[Fault]) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = _line(key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(at=f"{at} ({line})".strip(), found="…", expected=_PLAIN_KEY))
            continue
        key = str(key_node.value)
        place = f"{at}.{key}".lstrip(".")
        if key in mapping:
            faults.append(Fault(at=f"{place} ({line})", found=shown(key), expected=_ONCE))
        mapping[key] = _plain(value_node, place, faults)
    return mapping


def _line(mark: yaml.Mark | None) -> str:
    return f"line {mark.line + 1}" if mark is not None else ""
