"""How the head of the index travels: by column, words of a list in one string, numbers said once.

Six of seventy kilobytes less than the same as lists of lists: a sign between two words compresses better than
three, and a clause's number stands in its address, in its title and among its numbers.
`docs/assets/search/packed.js` unpacks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_BETWEEN = "|"
_IN_ADDRESS = 1
_LAST = re.compile(r"([^/#]+)/?$")


def packed_entries(rows: Sequence[Mapping[str, object]]) -> dict[str, Sequence[Any]]:
    """ROWS by column, 0 where a row has nothing: what is alike lies together and compresses better.

    A place on the page of the row before has its anchor alone. A number that the address ends with is 1; a
    title that begins with its number begins with a space instead. Their texts travel apart.
    """
    return {
        "location": _locations([str(row["location"]) for row in rows]),
        "title": [_title(row) for row in rows],
        "numbers": [_numbers(row) for row in rows],
        "tags": [row.get("tags", 0) for row in rows],
        "boost": [row.get("boost", 0) for row in rows],
    }


def whole_locations(packed: Iterable[str]) -> list[str]:
    """The addresses of a column of locations."""
    whole: list[str] = []
    for location in packed:
        page = whole[-1].partition("#")[0] if whole and location.startswith("#") else ""
        whole.append(page + location)
    return whole


def packed_lists(named: Iterable[Mapping[str, Any]], words: Sequence[str]) -> dict[str, Sequence[Any]]:
    """What is NAMED by column, each list of WORDS in one string; ``at`` stays as it is."""
    named = list(named)
    return {name: [joined(each[name]) for each in named] for name in words} | {
        "at": [each["at"] for each in named]
    }


def joined(words: Sequence[str]) -> str:
    """WORDS in one string."""
    if faulty := [word for word in words if _BETWEEN in word]:
        raise ValueError(f"the search index has {_BETWEEN!r} between words, so no word may hold it: {faulty}")
    return _BETWEEN.join(words)


def _locations(whole: Sequence[str]) -> list[str]:
    packed = [
        location.removeprefix(page) if location.startswith(f"{page}#") else location
        for location, page in zip(whole, ["", *(each.partition("#")[0] for each in whole)], strict=False)
    ]
    if whole_locations(packed) != list(whole):
        raise ValueError("the search index has a place of the home page behind one of another page")
    return packed


def _numbers(row: Mapping[str, Any]) -> Sequence[str] | int:
    numbers = row.get("numbers", [])
    last = _LAST.search(row["location"])
    if last and numbers == [last[1]]:
        return _IN_ADDRESS
    return numbers or 0


def _title(row: Mapping[str, Any]) -> str:
    title: str = row["title"]
    numbers = row.get("numbers")
    return title.removeprefix(numbers[0]) if numbers and title.startswith(f"{numbers[0]} ") else title
