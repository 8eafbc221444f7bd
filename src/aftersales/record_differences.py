"""Where what was recorded is not what is computed now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

ABSENT = "–"
"""What is shown where there is nothing; a record may hold the same text, which is something."""


class _Nothing:
    """What stands where there is nothing: no value that JSON can hold is this."""


_NOTHING = _Nothing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where what was recorded is not what is computed now; "–" where there is nothing.

    ``is_recorded``: whether the record has anything there.
    """

    at: str
    recorded: str
    recomputed: str
    is_recorded: bool = True


def differences(recorded: object, recomputed: object, at: str = "") -> Iterator[Difference]:
    """Every place where RECOMPUTED is not what was RECORDED, by dotted path."""
    if isinstance(recorded, Mapping) and isinstance(recomputed, Mapping):
        for key in sorted({*recorded, *recomputed}, key=str):
            place = f"{at}.{key}".lstrip(".")
            yield from differences(recorded.get(key, _NOTHING), recomputed.get(key, _NOTHING), place)
    elif isinstance(recorded, list) and isinstance(recomputed, list):
        for index in range(max(len(recorded), len(recomputed))):
            sides = (each[index] if index < len(each) else _NOTHING for each in (recorded, recomputed))
            before, after = sides
            yield from differences(before, after, f"{at}.{index}".lstrip("."))
    elif recorded != recomputed or type(recorded) is not type(recomputed):
        yield Difference(
            at=at,
            recorded=_short(recorded),
            recomputed=_short(recomputed),
            is_recorded=recorded is not _NOTHING,
        )


def said_otherwise(found: Sequence[Difference], recorded: object, recomputed: object) -> Iterator[Difference]:
    """Of the differences FOUND those that RECORDED and RECOMPUTED, both in the words of then, have too."""
    places = {each.at for each in differences(recorded, recomputed)}
    yield from (each for each in found if each.at in places)


def _short(value: object) -> str:
    if value is _NOTHING:
        return ABSENT
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 120 else text[:119] + "…"
