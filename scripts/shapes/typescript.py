"""Types for the front end (`.d.ts`) from shapes: one exported name for each, with its meaning above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from aftersales.foundation.described import Meaning, Named, OpenKeys

from .parts import (
    Parts,
    choices,
    fields_of,
    is_list,
    is_mapping,
    members,
    note,
    shape_meaning,
    taken_apart,
)

_SCALARS: dict[Any, str] = {
    str: "string",
    int: "number",
    bool: "boolean",
    type(None): "null",
    object: "unknown",
}
_WORD = re.compile(r"[A-Za-z_]\w*")


def typescript_of(shapes: Iterable[tuple[str, Any]], heading: str) -> str:
    """The declarations of SHAPES, named, and of all that they are made of, under HEADING."""
    writer = _Writer()
    for name, shape in shapes:
        writer.declare(name, taken_apart(shape))
    written = [writer.declarations[name] for name in sorted(writer.declarations)]
    return "\n\n".join([_comment(heading, "").rstrip("\n"), *written]) + "\n"


class _Writer:
    def __init__(self) -> None:
        self.declarations: dict[str, str] = {}

    def declare(self, name: str, parts: Parts) -> None:
        if name in self.declarations:
            return
        self.declarations[name] = ""
        named = note(parts.definition, Named)
        if named is None:
            self.declarations[name] = self._interface(name, parts.core, shape_meaning(parts.core).text)
            return
        if note(parts.definition, OpenKeys) is not None:
            others = "  [key: string]: unknown;\n"
            self.declarations[name] = self._interface(name, parts.core, named.text, others)
            return
        said = _comment(named.text, "")
        self.declarations[name] = f"{said}export type {name} = {self._core(parts.core)};"

    def _interface(self, name: str, shape: Any, meaning: str, others: str = "") -> str:
        lines = []
        for key, hint, always in fields_of(shape):
            told = note(taken_apart(hint).use, Meaning)
            said = _comment(told.text, "  ") if told else ""
            written = key if _WORD.fullmatch(key) else json.dumps(key)
            lines.append(f"{said}  {written}{'' if always else '?'}: {self.use(hint)};\n")
        return f"{_comment(meaning, '')}export interface {name} {{\n{''.join(lines)}{others}}}"

    def use(self, hint: Any) -> str:
        parts = taken_apart(hint)
        if parts.name is None:
            return self._core(parts.core)
        self.declare(parts.name, parts)
        return parts.name

    def _core(self, core: Any) -> str:
        if core in _SCALARS:
            return _SCALARS[core]
        if (values := choices(core)) is not None:
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in values)
        if (several := members(core)) is not None:
            return " | ".join(dict.fromkeys(self.use(member) for member in several))
        if is_list(core):
            entry = self.use(core.__args__[0])
            return f"({entry})[]" if " | " in entry else f"{entry}[]"
        if is_mapping(core):
            return f"{{ [key: string]: {self.use(core.__args__[1])} }}"
        return self.use(core)


def _comment(text: str, indent: str) -> str:
    return f"{indent}/** {text} */\n" if text else ""
