"""Which key was probably meant by one that no rubric has, for whoever writes the file by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from aftersales.foundation.reader import A_KNOWN_KEY
from aftersales.foundation.text import Text
from aftersales_editions.key_words import KEY_WORDS

_MEANT: Final = Text("没有这个键；大概是 {key}", "there is no such key; probably {key}")
_NONE_NEAR: Final = Text("没有这个键；这里可以写 {keys}", "there is no such key; those known here are {keys}")
_IN_WORDS: Final = Text("{key}（{words}）", "{key} ({words})")
_PREFIX: Final = A_KNOWN_KEY.en.partition("{")[0]


def key_meant(expected: Text, found: str, present: Collection[str]) -> Text | None:
    """What is told of the key FOUND where EXPECTED lists those that are known; None of other faults.

    A key that is PRESENT already was not meant.
    """
    if not expected.en.startswith(_PREFIX):
        return None
    known = expected.en.removeprefix(_PREFIX).split(", ")
    absent = [key for key in known if key not in present] or known
    nearest = min(absent, key=lambda key: _distance(found, key))
    if _distance(found, nearest) <= max(1, len(found) // 3):
        return _MEANT.filled(key=_in_words(nearest))
    return _NONE_NEAR.filled(keys=_listed(absent))


def _in_words(key: str) -> Text:
    """KEY with what it is called, where that is something else."""
    words = KEY_WORDS.get(key, Text(key, key))
    told = _IN_WORDS.filled(key=key, words=words)
    same = _plain(words.en) == key
    return Text(key if words.zh == key else told.zh, key if same else told.en)


def _listed(keys: Iterable[str]) -> Text:
    told = [_in_words(key) for key in keys]
    return Text("、".join(each.zh for each in told), ", ".join(each.en for each in told))


def _distance(found: str, key: str) -> int:
    """How far FOUND is from KEY, or from what KEY is called: none where it is only written otherwise."""
    words = KEY_WORDS.get(key, Text(key, key))
    return min(_edits(_plain(found), _plain(name)) for name in (key, words.zh, words.en))


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def _edits(one: str, other: str) -> int:
    """The fewest letters to add, to leave out, to replace or to swap with their neighbours."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            edits = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                edits = min(edits, before[column - 2] + 1)
            line.append(edits)
        before, last = last, line
    return last[-1]
