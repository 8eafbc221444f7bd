"""What a value breaks of a JSON Schema, for the keywords that the schemas of this project use.

The library for it stands on a module of machine code that a browser would have to load besides; a test holds
the two against each other, breach by breach.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

Schema: TypeAlias = Mapping[str, Any]
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """INSTANCE at PATH breaks KEYWORD of SCHEMA; IN_NAME: what breaks it is a key of the mapping there."""

    path: Path
    instance: Any
    keyword: str
    schema: Schema
    in_name: bool = False


def breaches(value: object, schema: Schema) -> Iterator[Breach]:
    """Every breach of SCHEMA, which has its definitions under ``$defs``, in VALUE.

    Raises `KeyError` for a keyword that is not known here: nothing is passed over.
    """
    top = _Place(value=value, schema=schema, path=(), definitions=schema.get("$defs", {}))
    return _broken(top)


_SAYS_NOTHING: Final = frozenset({"$defs", "$schema", "$id", "title", "description"})
_TYPES: Final[Mapping[str, Callable[[object], bool]]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    ),
}
_MEASURES: Final[Mapping[str, tuple[str, Callable[[Any, Any], bool]]]] = {
    "minItems": ("array", lambda value, bound: len(value) >= bound),
    "maxItems": ("array", lambda value, bound: len(value) <= bound),
    "minProperties": ("object", lambda value, bound: len(value) >= bound),
    "maxProperties": ("object", lambda value, bound: len(value) <= bound),
    "minimum": ("number", lambda value, bound: value >= bound),
    "pattern": ("string", lambda value, bound: re.search(bound, value) is not None),
    "uniqueItems": (
        "array",
        lambda value, bound: not bound or all(v not in value[:n] for n, v in enumerate(value)),
    ),
}
"""What can be said of a value of the one type without looking inside; it says nothing of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A VALUE at PATH held against SCHEMA; IN_NAME: the value is a key of the mapping there."""

    value: Any
    schema: Schema
    path: Path
    definitions: Schema
    in_name: bool = False

    def to(self, value: object, schema: Schema, *step: str | int) -> Iterator[Breach]:
        """What is broken a STEP further inside; without one, at the same place."""
        return _broken(replace(self, value=value, schema=schema, path=(*self.path, *step)))

    def breach(self, keyword: str) -> Breach:
        return Breach(
            path=self.path, instance=self.value, keyword=keyword, schema=self.schema, in_name=self.in_name
        )

    @property
    def mapping(self) -> Mapping[str, Any]:
        """The value where it is a mapping; else nothing, of which every keyword is satisfied."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def listed(self) -> list[Any]:
        return self.value if isinstance(self.value, list) else []


def _broken(place: _Place) -> Iterator[Breach]:
    for keyword, said in place.schema.items():
        if keyword in _INSIDE:
            yield from _INSIDE[keyword](place, said)
        elif keyword not in _SAYS_NOTHING and not _satisfied(place, keyword, said):
            yield place.breach(keyword)


def _satisfied(place: _Place, keyword: str, said: Any) -> bool:
    if keyword in _MEASURES:
        kind, holds = _MEASURES[keyword]
        return not _TYPES[kind](place.value) or holds(place.value, said)
    return _WHOLE[keyword](place, said)


def _holds(place: _Place, schema: Schema) -> bool:
    return next(place.to(place.value, schema), None) is None


def _ref(place: _Place, said: str) -> Iterator[Breach]:
    return place.to(place.value, place.definitions[said.rpartition("/")[2]])


def _properties(place: _Place, said: Schema) -> Iterator[Breach]:
    for name in (name for name in said if name in place.mapping):
        yield from place.to(place.value[name], said[name], name)


def _names(place: _Place, said: Schema) -> Iterator[Breach]:
    for name in place.mapping:
        yield from replace(place, in_name=True).to(name, said)


def _others(place: _Place, said: Schema | bool) -> Iterator[Breach]:
    """What is said of keys that are not listed: False, or a schema of theirs."""
    others = [name for name in place.mapping if name not in place.schema.get("properties", {})]
    if isinstance(said, Mapping):
        for name in others:
            yield from place.to(place.value[name], said, name)
    elif not said and others:
        yield place.breach("additionalProperties")


def _required(place: _Place, said: Sequence[str]) -> Iterator[Breach]:
    if isinstance(place.value, Mapping) and any(name not in place.value for name in said):
        yield place.breach("required")


def _items(place: _Place, said: Schema) -> Iterator[Breach]:
    for number in range(len(place.schema.get("prefixItems", ())), len(place.listed)):
        yield from place.to(place.value[number], said, number)


def _first(place: _Place, said: Sequence[Schema]) -> Iterator[Breach]:
    for number, (inner, expected) in enumerate(zip(place.listed, said, strict=False)):
        yield from place.to(inner, expected, number)


def _is_of_type(place: _Place, said: str | list[str]) -> bool:
    return any(_TYPES[name](place.value) for name in ([said] if isinstance(said, str) else said))


def _contains(place: _Place, said: Schema) -> bool:
    inside = (replace(place, value=each) for each in place.listed)
    return not isinstance(place.value, list) or any(_holds(each, said) for each in inside)


_WHOLE: Final[Mapping[str, Callable[[_Place, Any], bool]]] = {
    "type": _is_of_type,
    "enum": lambda place, said: place.value in said,
    "const": lambda place, said: bool(place.value == said),
    "anyOf": lambda place, said: any(_holds(place, each) for each in said),
    "not": lambda place, said: not _holds(place, said),
    "contains": _contains,
}
_INSIDE: Final[Mapping[str, Callable[[_Place, Any], Iterator[Breach]]]] = {
    "$ref": _ref,
    "properties": _properties,
    "propertyNames": _names,
    "additionalProperties": _others,
    "required": _required,
    "items": _items,
    "prefixItems": _first,
}
