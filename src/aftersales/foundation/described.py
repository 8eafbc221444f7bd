"""What is said of a shape beside its Python type: its meaning, its form, its limits.

The shapes of JSON (`aftersales.shapes`, and those beside the classes of the lower layers) are `TypedDict`s
whose fields are ``Annotated`` with these. `scripts/generate.py` reads them off and writes the JSON Schemas
and the front end's types; the engine itself never looks at them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field says, in one English sentence; ``title`` names it in Chinese and English."""

    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """The name under which schemas define a scalar or a union, and the front end's types export it."""

    name: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The regular expression that a text matches, and its ``format`` by JSON Schema."""

    regex: str
    format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The limits of a JSON number, both included."""

    least: int
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """How many entries a list has at least and at most, and whether each is another."""

    least: int | None = None
    most: int | None = None
    unique: bool = False


@dataclass(frozen=True, slots=True)
class AnyKey:
    """The keys of which a mapping has at least one."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """A mapping that may have other keys beside its own, with any value."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A mapping that another schema describes: here only the ``keys`` by which it is told are."""

    keys: tuple[str, ...] = ()
