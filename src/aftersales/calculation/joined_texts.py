"""Taking both sides of a conflict where they differ in free text alone: nobody's words are dropped."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales.model.parts import REASON
from aftersales.model.sameness import ABSENT, is_mapping, same

_BARE = "not_met"


def joined(mine: object, theirs: object, texts: tuple[str, ...]) -> object:
    """MINE and THEIRS in one value, the words under TEXTS joined; ABSENT if they differ in more than words.

    The sides may be given in either order: the value is the same.
    """
    if isinstance(mine, str) and isinstance(theirs, str) and "" in texts:
        return joined_text(mine, theirs)
    one, other = _opened(mine, texts), _opened(theirs, texts)
    if one is None or other is None:
        return ABSENT
    found: dict[str, object] = {}
    for key in (*one, *(key for key in other if key not in one)):
        found[key] = _joined_under(key, one.get(key, ABSENT), other.get(key, ABSENT), texts)
        if found[key] is ABSENT:
            return ABSENT
    return found


def joined_text(mine: str, theirs: str) -> str:
    """Each text on lines of its own, in an order that does not depend on the sides; no line twice."""
    first, second = sorted((mine, theirs))
    lines, others = first.split("\n"), second.split("\n")
    if set(lines) < set(others):
        return second
    return "\n".join(lines + [line for line in others if line not in lines])


def _opened(value: object, texts: tuple[str, ...]) -> Mapping[str, object] | None:
    """VALUE as a mapping; a bare ``not_met`` is one whose reason is not given."""
    if value == _BARE and _BARE in texts:
        return {_BARE: ""}
    return value if is_mapping(value) else None


def _joined_under(key: str, mine: object, theirs: object, texts: tuple[str, ...]) -> object:
    if same(mine, theirs):
        return mine
    if key == REASON and REASON in texts and ABSENT in (mine, theirs):
        return theirs if mine is ABSENT else mine
    if key in texts and isinstance(mine, str) and isinstance(theirs, str):
        return joined_text(mine, theirs) if mine and theirs else mine or theirs
    return ABSENT
