"""The column 证明材料清单 of our own form: a line for each document, in words that are read back.

``花名册：花名册 v3；日期 2026-01-05；保管人 张三`` is one line, ``架构图（缺）`` another.
A line that says what it said when it was written stands for the very entry that it was written from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from aftersales.foundation.dates import A_DATE
from aftersales.foundation.text import Language, Text
from aftersales.foundation.typed import as_seen, comparable, names_none
from aftersales.foundation.typed_days import read_typed_date
from aftersales.model.evidence import STATES, State

LONGEST: Final = 30_000
"""Characters of one clause; what is longer stays on the hidden sheet alone."""
TOO_LONG = Text("（太长，见本站的证明材料页）", "(too long; see the page of evidence)")
_LABELS: Mapping[str, Text] = {
    "date": Text("日期", "dated"),
    "covers": Text("覆盖", "covers"),
    "valid_until": Text("有效至", "valid until"),
    "owner": Text("保管人", "kept by"),
    "file": Text("文件", "file"),
    "note": Text("备注", "note"),
}
_ALSO: Mapping[str, tuple[str, ...]] = {
    "date": ("date",),
    "valid_until": ("有效期至",),
    "owner": ("责任人", "owner", "负责人"),
}
"""Words that are read too: those of earlier forms, and what people write."""
_DAYS = ("date", "valid_until")
_IN_BRACKETS = Text("（{state}）", " ({state})")
_COLON, _BETWEEN, _TO = Text("：", ": "), Text("；", "; "), Text("至", "to")
_A_PERIOD = Text("两个日期，写作 2025-01-01 至 2025-12-31", "two dates written as 2025-01-01 to 2025-12-31")
_ONE_LINE = Text(
    "每项材料只写一行：“{name}”写了两行", "one line for each document: there are two for “{name}”"
)
_ALSO_STATES: Mapping[State, tuple[str, ...]] = {
    "at-hand": ("有", "已备", "已准备", "齐", "齐全"),
    "missing": ("缺少", "暂缺", "无", "没有", "暂无", "未提供", "未准备", "待补", "待补充", "none"),
    "not-needed": ("不适用", "无需", "不需", "不涉及", "n/a"),
}
"""How people write the state of a document where nothing else is said of it."""
_PARTS = re.compile(r"[；;]")
_STATE = re.compile(r"\s*[（(]([^（）()]*)[）)]")
_LAST_STATE = re.compile(r"\s*[（(][^（）()]*[）)]$")
_BEHIND = re.compile(
    r"(.*?[^\s,，、—-])(?:\s+|\s*[,，、—-]+\s*)([\u4e00-\u9fff]+|n/a)\s*([；;].*)?", re.IGNORECASE
)
"""A document and its state behind a space or a stroke: 架构图 无. English names are made of words."""
_COLONS = re.compile("[：:]")
_PERIOD = re.compile(r"(.+?)\s*(?:至|到|to|~|～|—)\s*(.+)", re.IGNORECASE)

Entries = Mapping[str, Mapping[str, Any]]


class Misread(Exception):
    """What stands in a line and is none of what is expected there."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.zh)
        self.expected = expected


def evidence_lines(entries: Entries, language: Language) -> str:
    """What a cell says of ENTRIES, the evidence of one clause by its words."""
    text = "\n".join(_line(name, entry, language) for name, entry in entries.items())
    return text if len(text) <= LONGEST else TOO_LONG.in_language(language)


def read_lines(text: str, named: Iterable[Text], known: Entries) -> dict[str, Any]:
    """The evidence of a clause whose cell says TEXT; raises `Misread`.

    NAMED are the words of the rubric for it, KNOWN what the hidden sheet holds.
    """
    if text.strip() in (TOO_LONG.zh, TOO_LONG.en):
        return dict(known)
    written = {_line(name, entry, each): name for name, entry in known.items() for each in _LANGUAGES}
    names = {each: name for name in known for each in (name, _flat(name))}
    names |= {_flat(each): text.zh for text in named for each in _both(text)}
    found: dict[str, Any] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        same = written.get(line)
        if same is None and line not in names and names_none(line, "evidence"):
            continue
        name, entry = (same, known[same]) if same is not None else _entry(line, names, known)
        if name in found:
            raise Misread(_ONE_LINE.filled(name=name))
        found[name] = entry
    return found


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def _both(text: Text) -> Iterator[str]:
    yield from (text.zh, text.en)


def _flat(text: str) -> str:
    """TEXT on one line and without what divides a line."""
    return " ".join(_PARTS.sub("，", text).split())


def _line(name: str, entry: Mapping[str, Any], language: Language) -> str:
    state: State = entry["state"]
    head = _flat(name)
    if state != "at-hand":
        head += _IN_BRACKETS.filled(state=STATES[state]).in_language(language)
    parts = [_flat(entry["document"])] if entry.get("document") else []
    for key, label in _LABELS.items():
        if entry.get(key):
            parts.append(f"{label.in_language(language)} {_shown(key, entry[key], language)}")
    if not parts:
        return head
    return head + _COLON.in_language(language) + _BETWEEN.in_language(language).join(parts)


def _shown(key: str, value: Any, language: Language) -> str:
    if key == "covers":
        return f"{value['from']} {_TO.in_language(language)} {value['to']}"
    return _flat(str(value))


def _entry(line: str, names: Mapping[str, str], known: Entries) -> tuple[str, dict[str, Any]]:
    head, rest = _head(line, names)
    state, rest = _state(rest)
    name = names.get(head, head)
    before = known.get(name, {})
    entry: dict[str, Any] = {"state": state}
    for part in filter(None, map(str.strip, _PARTS.split(rest.lstrip("：: ")))):
        key, value = _part(part, entry)
        if key in entry and key != "note":
            key, value = "note", part  # what was said already stays, and so does this
        kept = before.get(key)
        said = kept if isinstance(kept, str) and _flat(kept) == value else value
        entry[key] = f"{entry[key]}{_BETWEEN.zh}{said}" if key in entry else said
    if before.get("sha256") and before.get("file") == entry.get("file"):
        entry["sha256"] = before["sha256"]
    return name, entry


def _head(line: str, names: Mapping[str, str]) -> tuple[str, str]:
    """What the line is about, and the rest of it. Words that are known may hold a colon."""
    for name in sorted(names, key=len, reverse=True):
        if line.startswith(name) and re.match(r"\s*(?:$|[（(：:])", line[len(name) :]):
            return name, line[len(name) :]
    own, rest = _COLONS.split(line, maxsplit=1) if _COLONS.search(line) else (line, "")
    last = _LAST_STATE.search(own)
    if last and _state_in(last[0]):
        own, rest = own[: last.start()], f"{last[0]}：{rest}"
    elif (behind := _BEHIND.fullmatch(own.strip())) and _state_named(behind[2]):
        own, rest = behind[1], f"（{behind[2]}）：{behind[3] or ''}{rest}"
    return own.strip(), rest


def _state_in(rest: str) -> State | None:
    found = _STATE.match(rest)
    return _state_named(found[1]) if found else None


def _state_named(words: str) -> State | None:
    said = comparable(words)
    for state, text in STATES.items():
        if said in map(comparable, (text.zh, text.en, *_ALSO_STATES[state])):
            return state
    return None


def _state(rest: str) -> tuple[State, str]:
    """The state that REST of a line begins with or is no more than, and what remains of it."""
    if (alone := _state_named(rest.lstrip("：: ").rstrip("。."))) is not None:
        return alone, ""
    state = _state_in(rest)
    return ("at-hand", rest) if state is None else (state, _STATE.sub("", rest, count=1))


def _part(part: str, entry: Mapping[str, Any]) -> tuple[str, Any]:
    """The key that PART of a line is about, and its value; without a label it is the document's name."""
    for key, label in _LABELS.items():
        for word in (label.zh, label.en, *_ALSO.get(key, ())):
            found = re.match(rf"{re.escape(word)}(?:\s*[：:]\s*|\s+|(?=[0-9]))(.+)", part, re.IGNORECASE)
            if found:
                return key, _value(key, found[1].strip())
    return ("document" if "document" not in entry else "note"), part


def _value(key: str, text: str) -> Any:
    if key in _DAYS:
        return _day(text)
    if key != "covers":
        return as_seen(text) if key == "owner" else text
    ends = _PERIOD.fullmatch(text)
    if ends is None:
        raise Misread(_A_PERIOD)
    return {"from": _day(ends[1]), "to": _day(ends[2])}


def _day(text: str) -> str:
    read = read_typed_date(text)
    if read is None:
        raise Misread(A_DATE)
    return read.isoformat()
