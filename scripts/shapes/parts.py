"""Types taken apart: what a `TypedDict` or an ``Annotated`` type says, to be written in another notation."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from aftersales.foundation.described import AnyKey, Meaning, Named, OpenKeys, Pattern, Within

_Note = TypeVar("_Note")
_OF_DEFINITION = (Named, Pattern, Within, AnyKey, OpenKeys)
"""What is said where a name is defined; the rest is said where it is used."""


@dataclass(frozen=True)
class Parts:
    """A type without its notes, and the notes: of the definition, if it has a name, and of the use."""

    core: Any
    definition: tuple[object, ...]
    use: tuple[object, ...]

    @property
    def name(self) -> str | None:
        """The name under which the type is defined; None for what is written out where it is used."""
        named = note(self.definition, Named)
        if named is not None:
            return named.name
        return self.core.__name__.removesuffix("Json") if is_typeddict(self.core) else None


def taken_apart(hint: Any) -> Parts:
    while get_origin(hint) in (Required, NotRequired):
        (hint,) = get_args(hint)
    if get_origin(hint) is not Annotated:
        return Parts(core=hint, definition=(), use=())
    core, *notes = get_args(hint)
    if not any(isinstance(each, Named) for each in notes):
        return Parts(core=core, definition=(), use=tuple(notes))
    return Parts(
        core=core,
        definition=tuple(each for each in notes if isinstance(each, _OF_DEFINITION)),
        use=tuple(each for each in notes if not isinstance(each, _OF_DEFINITION)),
    )


def note(notes: tuple[object, ...], kind: type[_Note]) -> _Note | None:
    """The last of NOTES that is a KIND: a use may say again what the definition said."""
    return next((each for each in reversed(notes) if isinstance(each, kind)), None)


def fields_of(shape: Any) -> Iterator[tuple[str, Any, bool]]:
    """Every key of SHAPE, a `TypedDict`, with its type and whether it is always there."""
    for key, hint in get_type_hints(shape, include_extras=True).items():
        yield key, hint, key in shape.__required_keys__


def members(core: Any) -> tuple[Any, ...] | None:
    """The members of a union; None for anything else."""
    return get_args(core) if get_origin(core) in (Union, types.UnionType) else None


def choices(core: Any) -> tuple[object, ...] | None:
    """The values of a `Literal`; None for anything else."""
    return get_args(core) if get_origin(core) is Literal else None


def is_list(core: Any) -> bool:
    return get_origin(core) in (list, Sequence)


def is_mapping(core: Any) -> bool:
    return get_origin(core) is Mapping


def shape_meaning(shape: Any) -> Meaning:
    """What the docstring of SHAPE says, or that of the shape it is made from."""
    doc = shape.__dict__.get("__doc__") or ""
    if not doc:
        bases = [base for base in getattr(shape, "__orig_bases__", ()) if is_typeddict(base)]
        return shape_meaning(bases[0]) if bases else Meaning()
    first, _, rest = inspect.cleandoc(doc).partition("\n\n")
    if " · " in first:
        return Meaning(" ".join(rest.split()), title=first)
    return Meaning(" ".join(inspect.cleandoc(doc).split()))


def kebab(name: str) -> str:
    """``TraceStep`` as ``trace-step``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
