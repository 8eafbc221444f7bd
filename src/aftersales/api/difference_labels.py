"""What a place of a result is called, for the reader of a record that does not agree.

The path stays beside it for programs; here keys are in words, and an entry of a list is called by what it is
of (its clause, its row, its name), not by its number alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aftersales.api.result_words import RESULT_WORDS
from aftersales.foundation.text import Text

_ROW = Text("第 {row} 行“{text}”", "row {row}, “{text}”")
_ENTRY = Text("第 {number} 项", "entry {number}")
_NAMES = ("clause", "register", "label", "title", "name", "number", "date")
"""The keys of which the first that an entry has says what it is of, in one writing or in both languages."""


def label_of_difference(at: str, sides: Sequence[object]) -> Text:
    """The place AT of a result in words; SIDES are the results that have it, one of them or both."""
    words = list(_words(at, sides))
    if not words:
        return Text(at, at)
    first, rest = words[0], words[1:]
    return Text(
        first.zh + ("：" if rest else "") + " · ".join(each.zh for each in rest),
        first.en + (": " if rest else "") + " · ".join(each.en for each in rest),
    )


def _words(at: str, sides: Sequence[object]) -> Iterator[Text]:
    rest = at
    while rest:
        key = _first_key(rest, sides)
        below = [_below(side, key) for side in sides]
        listed = any(isinstance(side, list) for side in sides)
        yield _entry(int(key), below) if listed and key.isdecimal() else RESULT_WORDS.get(key, Text(key, key))
        rest, sides = rest.removeprefix(key).removeprefix("."), below


def _first_key(path: str, sides: Sequence[object]) -> str:
    """The key that PATH begins with: a key of one of SIDES, such as 5.1.1.1, may have dots in it."""
    known = [
        key for side in sides if isinstance(side, Mapping) for key in side if isinstance(key, str) and key
    ]
    found = [key for key in known if f"{path}.".startswith(f"{key}.")]
    return max(found, key=len, default=path.partition(".")[0] or path)


def _below(side: object, key: str) -> object:
    if isinstance(side, Mapping):
        return side.get(key)
    return side[int(key)] if isinstance(side, list) and key.isdecimal() and int(key) < len(side) else None


def _entry(index: int, sides: Sequence[object]) -> Text:
    for side in sides:
        if isinstance(side, Mapping):
            if "row" in side and "text" in side:
                return _ROW.filled(row=side["row"], text=side["text"])
            names = (side.get(key) for key in _NAMES)
            name = next((each for each in names if isinstance(each, (str, Mapping)) and each), None)
            if isinstance(name, str):
                return Text(name, name)
            if name is not None and all(isinstance(name.get(language), str) for language in ("zh", "en")):
                return Text(str(name["zh"]), str(name["en"]))
    return _ENTRY.filled(number=index + 1)
