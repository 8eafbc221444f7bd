"""One YAML document as mappings, lists and texts, and what no file may hold besides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.composer import ComposerError

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text

DEEPEST = 60
MOST_FAULTS = 100
"""A hostile file can hold hundreds of thousands of faults; a person reads the first hundred at most."""

SHALLOW = Text(f"嵌套不超过 {DEEPEST} 层", f"at most {DEEPEST} levels of nesting")
ONCE = Text("每个键只出现一次", "each key once")
_PLAIN_KEY = Text("键为一段文字", "a plain text as key")
_NO_TAG = Text("不带标签（!…）的值", "a value without a tag (!...)")
_NO_ALIAS = Text("不用锚点和别名（&、*）", "no anchors or aliases (&, *)")


class Faults:
    """The faults found so far; the file is refused at once when there are more than anyone reads."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, at: str, found: str, expected: Text) -> None:
        self.found.append(Fault(at=at, found=found, expected=expected))
        if len(self.found) >= MOST_FAULTS:
            self.refuse()

    def refuse(self) -> None:
        if self.found:
            raise Refused(self.found)


def built(events: Iterator[Any]) -> object:
    """The one document that the parser tells in EVENTS, every scalar as text; None if there is none.

    Raises `Refused`, and what the parser raises.
    """
    return _Building(events).document()


class _Building:
    """A document as it is built from the events of the parser.

    From events and not from nodes, so that nothing is ever written out that an alias stands for, and no text
    is parsed twice. What no file may hold is told before keys that are in disorder.
    """

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events
        self._path: list[str] = []
        self._forbidden = Faults()
        self._disorder: list[Fault] = []

    def document(self) -> object:
        found: list[tuple[Any, object]] = [
            (event.start_mark, self._value(next(self._events)))
            for event in self._events
            if isinstance(event, yaml.DocumentStartEvent)
        ]
        self._forbidden.refuse()
        for mark, _ in found[1:]:
            raise ComposerError("expected a single document", None, "found another", mark)
        if self._disorder:
            raise Refused(self._disorder)
        return found[0][1] if found else None

    def _value(self, event: Any) -> object:
        """What begins with EVENT; None where it is an alias."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self._forbid(event)
            return event.value
        self._forbid(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping()
        return self._sequence() if isinstance(event, yaml.SequenceStartEvent) else None

    def _forbid(self, event: Any) -> None:
        at = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._forbidden.add(at, f"*{event.anchor}", _NO_ALIAS)
            return
        if event.anchor:
            self._forbidden.add(at, f"&{event.anchor}", _NO_ALIAS)
        if event.tag:
            self._forbidden.add(at, str(event.tag), _NO_TAG)
        if isinstance(event, yaml.CollectionStartEvent) and len(self._path) >= DEEPEST:
            self._forbidden.add(at, f"> {DEEPEST}", SHALLOW)
            self._forbidden.refuse()

    def _sequence(self) -> list[object]:
        entries: list[object] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            entries.append(self._inside(str(len(entries)), event))
        return entries

    def _mapping(self) -> dict[str, object]:
        mapping: dict[str, object] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._pass_over(event)
                continue
            key = str(self._value(event))
            if key in mapping:
                self._disordered(self._place(key), event, shown(key), ONCE)
            mapping[key] = self._inside(key, next(self._events))
        return mapping

    def _inside(self, name: str, event: Any) -> object:
        """What begins with EVENT, under NAME."""
        self._path.append(name)
        value = self._value(event)
        self._path.pop()
        return value

    def _pass_over(self, key: Any) -> None:
        """Tell that KEY is no text; what is in disorder in it and below it is not told."""
        told = len(self._disorder)
        self._inside("", key)
        self._inside("", next(self._events))
        del self._disorder[told:]
        self._disordered(self._place(), key, "…", _PLAIN_KEY)

    def _place(self, *names: str) -> str:
        return ".".join((*self._path, *names)).lstrip(".")

    def _disordered(self, place: str, event: Any, found: str, expected: Text) -> None:
        if len(self._disorder) < MOST_FAULTS:
            at = f"{place} ({_line(event.start_mark)})".strip()
            self._disorder.append(Fault(at=at, found=found, expected=expected))


def _line(mark: Any) -> str:  # the C parser has a class of marks of its own
    return f"line {mark.line + 1}" if mark is not None else ""
