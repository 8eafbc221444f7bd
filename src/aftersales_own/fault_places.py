"""Where a fault of a rubric stands, as whoever made it finds it: the line or the cell, and what of it.

A fault's own place is a path of the file's keys, such as ``sections.1.indicators.1-1.clauses.1.1.1.points``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.reader import A_MAPPING
from aftersales.foundation.text import Language, Text
from aftersales_editions.key_words import KEY_WORDS
from aftersales_own.checking import faults_of, faults_of_figures
from aftersales_own.missing_keys import expected_at
from aftersales_own.unknown_keys import key_meant
from aftersales_yaml.lines import lines_of
from aftersales_yaml.text_places import place_in_words

_PARTS: Final[Mapping[str, Text]] = {
    "sections": Text("大类“{name}”", "section “{name}”"),
    "indicators": Text("指标“{name}”", "indicator “{name}”"),
    "clauses": Text("条款 {name}", "clause {name}"),
    "levels": Text("级别“{name}”", "level “{name}”"),
    "chapters": Text("正文“{name}”", "chapter “{name}”"),
    "certificates": Text("证书“{name}”", "certificate “{name}”"),
    "adjustments": Text("特别加减分“{name}”", "adjustment “{name}”"),
    "gates": Text("否决条件“{name}”", "gate “{name}”"),
    "discrepancies": Text("存疑“{name}”", "discrepancy “{name}”"),
}
"""What each entry of these lists is called by its NAME."""

_Steps = tuple[str | int, ...]

_NOTHING, _NULL = "–", "null"
"""How a fault says that nothing stands there; a key without a value has none either."""
_LINE = Text("第 {line} 行", "line {line}")
_NTH = Text("{of}第 {number} 项", "{of}, entry {number}")
_COMMA = Text("，", ", ")
_KEYS = Text("{words}（{keys}）", "{words} ({keys})")
_PATH = re.compile(r"(?:sections|levels|chapters|certificates|adjustments|gates|discrepancies)\.[^\s（）()]+")
"""A path within the words of what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of a rubric's CONTENT in LANGUAGE.

    ``lines`` are those of its file, by the keys and positions that lead to each; ``cells`` are the places of
    clauses in the table that it was made from, by their ids. Keys are shown of what somebody wrote as a file.
    """

    content: object
    language: Language
    lines: Mapping[_Steps, int]
    cells: Mapping[str, str]
    shows_keys: bool

    def told(self, faults: Iterable[Fault]) -> list[Fault]:
        """FAULTS with their places in words, also where what is expected names a place."""
        return [
            replace(
                fault,
                at=self._words(fault.at),
                found=_NOTHING if fault.found == _NULL else fault.found,
                expected=self._meant(fault) or self._written(fault) or self._named(fault.expected),
            )
            for fault in faults
        ]

    def _meant(self, fault: Fault) -> Text | None:
        """Which key was meant by one that is unknown; None of other faults."""
        steps, _ = _steps(self.content, fault.at, first=False)
        mapping: object = self.content
        for step in steps[:-1]:
            mapping = _inside(mapping, step)
        present = [str(key) for key in mapping] if isinstance(mapping, Mapping) else []
        return key_meant(fault.expected, str(steps[-1]) if steps else "", present)

    def _written(self, fault: Fault) -> Text | None:
        """How to write what is missing, or is no mapping, in a file with keys; None of other faults."""
        steps, key = _steps(self.content, fault.at, first=False)
        if not self.shows_keys:
            return None
        if key:
            return expected_at(steps, key, missing=True) if fault.found == _NOTHING else None
        is_text = fault.expected == A_MAPPING and steps and isinstance(steps[-1], str)
        return expected_at(steps[:-1], str(steps[-1]), missing=False) if is_text else None

    def _named(self, expected: Text) -> Text:
        zh, en = (
            _PATH.sub(lambda found: self._words(found[0], first=True), words)
            for words in (expected.zh, expected.en)
        )
        return Text(zh, en)

    def _words(self, at: str, *, first: bool = False) -> str:
        """AT in words. Of several entries of one id it is the last, which repeats it, unless FIRST."""
        steps, rest = _steps(self.content, at, first=first)
        if not steps and rest.partition(".")[0] not in KEY_WORDS:
            return place_in_words(at, self.language)
        part, keys = self._part(steps)
        keys = [*keys, *(rest.split(".") if rest else [])]
        parts = [*self._where(steps), *([part] if part else []), *self._keys_in_words(keys)]
        words = _COMMA.in_language(self.language).join(parts)
        if not self.shows_keys or not any(key in KEY_WORDS for key in keys):
            return words
        return _KEYS.filled(words=words, keys=".".join(map(str, keys))).in_language(self.language)

    def _where(self, steps: _Steps) -> Iterator[str]:
        """The line of the file, or the cell of the table, that is nearest to what STEPS lead to."""
        here, cell = self.content, ""
        for above, step in zip((None, *steps), steps, strict=False):
            here = _inside(here, step)
            if above == "clauses":
                cell = self.cells.get(str(_under(here, "id")), "")
        if cell:
            yield cell
        known = (self.lines.get(steps[:depth]) for depth in range(len(steps), 0, -1))
        line = next((each for each in known if each is not None), None)
        if line is not None:
            yield _LINE.filled(line=line).in_language(self.language)

    def _part(self, steps: _Steps) -> tuple[str, list[str | int]]:
        """The innermost section, clause, level or the like on the way, and the keys behind it."""
        here, part, keys = self.content, "", list[str | int]()
        for above, step in zip((None, *steps), steps, strict=False):
            here = _inside(here, step)
            keys.append(step)
            if isinstance(step, int) and above in _PARTS and isinstance(here, Mapping):
                part = _PARTS[str(above)].filled(name=self._name(here, step)).in_language(self.language)
                keys = []
        return part, keys

    def _name(self, entry: Mapping[str, object], index: int) -> str:
        """What ENTRY is called: a clause by its id, others by name or number; else by their position."""
        for key in ("id",) if "requirement" in entry else ("label", "title", "number", "id"):
            value = entry.get(key)
            words = value.get(self.language) or value.get("zh") if isinstance(value, Mapping) else value
            if isinstance(words, str) and words:
                return words
        return str(index + 1)

    def _keys_in_words(self, keys: Sequence[str | int]) -> list[str]:
        words: list[str] = []
        for key in keys:
            if isinstance(key, int):
                of = words.pop() if words else ""
                words.append(_NTH.filled(of=of, number=key + 1).in_language(self.language))
            else:
                words.append(KEY_WORDS[key].in_language(self.language) if key in KEY_WORDS else key)
        return words


def sound(
    content: object, language: Language, text: str = "", *, cells: Mapping[str, str] | None = None
) -> Mapping[str, object]:
    """CONTENT, the rubric in TEXT or that a table with CELLS became; raises `Refused` with its faults.

    Their places are in LANGUAGE.
    """
    with placed_in_words(content, language, text, cells):
        if faults := faults_of(content):
            raise Refused(faults)
    assert isinstance(content, Mapping)
    return content


def expect_figures(content: object, language: Language, text: str) -> None:
    """Raise `Refused` if CONTENT, which TEXT holds, is a rubric that no score can be worked out by.

    What it says of discrepancies is not looked at: an edition of a published rubric may have lost some.
    """
    if not isinstance(content, Mapping) or content.get("format") != "rubric/1":
        return
    with placed_in_words(content, language, text):
        if faults := faults_of_figures(content):
            raise Refused(faults)


@contextmanager
def placed_in_words(
    content: object, language: Language, text: str, cells: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Have faults of CONTENT, which stands in TEXT or in CELLS, told with their places in words."""
    try:
        yield
    except Refused as refused:
        places = Places(
            content=content,
            language=language,
            lines=lines_of(text),
            cells=cells or {},
            shows_keys=bool(text),
        )
        raise Refused(places.told(refused.faults)) from None


@contextmanager
def refused_in_words(language: Language) -> Iterator[None]:
    """Have a text that cannot be read refused with line and column in LANGUAGE."""
    try:
        yield
    except Refused as refused:
        raise Refused(
            replace(fault, at=place_in_words(fault.at, language)) for fault in refused.faults
        ) from None


def _steps(content: object, path: str, *, first: bool) -> tuple[_Steps, str]:
    """The keys and positions that lead from CONTENT along PATH as far as it goes, and what is left."""
    found: list[str | int] = []
    while path:
        step, path_left = _step(content, path, first=first)
        if step is None:
            break
        found.append(step)
        content, path = _inside(content, step), path_left
    return tuple(found), path


def _step(content: object, path: str, *, first: bool) -> tuple[str | int | None, str]:
    """The entry of CONTENT that PATH begins with, the longest name of several, and the rest of PATH."""
    named: list[tuple[str, str | int]] = []
    if isinstance(content, Mapping):
        named = [(str(key), key) for key in content]
    elif isinstance(content, list):
        named = [(str(_under(each, "id") or index), index) for index, each in enumerate(content)]
    fitting = [(name, step) for name, step in named if path == name or path.startswith(f"{name}.")]
    if not fitting:
        return None, path
    longest = max(len(name) for name, _ in fitting)
    steps = [step for name, step in fitting if len(name) == longest]
    return steps[0 if first else -1], path[longest + 1 :]


def _inside(content: object, step: str | int) -> object:
    if isinstance(content, Mapping):
        return content.get(step)
    return content[step] if isinstance(content, list) and isinstance(step, int) else None


def _under(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None
