"""Walking through what a file holds, with the dotted paths that the engine's reader gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def join(at: str, key: object) -> str:
    return f"{at}.{key}" if at else str(key)


def entry_name(value: object, index: int) -> str:
    """How a path calls an entry of a list: by its id where it has one, else by its number."""
    name = value.get("id") if isinstance(value, Mapping) else None
    return name if isinstance(name, str) and name else str(index)


def walk(value: object, at: str = "") -> Iterator[tuple[str, str, object]]:
    """Each (path, key, value) below VALUE, outer ones first; the key of an entry of a list is ""."""
    if isinstance(value, Mapping):
        inside = [(join(at, key), str(key), inner) for key, inner in value.items()]
    elif isinstance(value, list):
        inside = [(join(at, entry_name(inner, n)), "", inner) for n, inner in enumerate(value)]
    else:
        return
    for place, key, inner in inside:
        yield place, key, inner
        yield from walk(inner, place)


def dotted(value: object, parts: Iterable[str | int]) -> str:
    """The path of PARTS (keys and indexes) below VALUE, entries with an id named by it."""
    at, here = "", value
    for part in parts:
        if isinstance(part, int) and isinstance(here, list):
            here = here[part]
            at = join(at, entry_name(here, part))
        else:
            here = here.get(part) if isinstance(here, Mapping) else None
            at = join(at, part)
    return at
