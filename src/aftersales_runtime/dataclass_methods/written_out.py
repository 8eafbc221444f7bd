"""What classes share whose methods were written out instead of made by `dataclasses`: in the browser alone.

It does what `dataclasses` does with ``frozen=True, slots=True``; but `dataclasses.fields` tells no defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar

_Made = TypeVar("_Made", bound=type)

MADE: Any = object()
"""The default of a field whose default is made anew for each."""

put = object.__setattr__


class _Fields:
    """The value of ``__dataclass_fields__``, which few ask for, made when the first does."""

    def __init__(self, keywords: bool, given: list[str]) -> None:
        self.keywords, self.given = keywords, given

    def __get__(self, _: object, owner: type) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415 - only here

        made: dict[str, Any] = {}
        for name in owner.__slots__:  # type: ignore[attr-defined]
            given = name in self.given
            field: Any = dataclasses.field(init=given, compare=given, repr=given, kw_only=self.keywords)
            field.name, field.type = name, owner.__annotations__[name]
            field._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
            made[name] = field
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made


def written_out(keywords: bool, given: str) -> Callable[[_Made], _Made]:
    """Complete a class with the fields GIVEN, by their names; what other slots hold follows from these."""
    names = given.split()
    values = _values(names)

    def alike(self: object, other: object) -> bool:
        if self is other:
            return True
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def complete(made: _Made) -> _Made:
        methods: dict[str, Any] = {**_METHODS, "__eq__": alike, "__hash__": lambda self: hash(values(self))}
        methods["__match_args__"] = () if keywords else tuple(names)
        for name, method in methods.items():
            if made.__dict__.get(name) is None:
                setattr(made, name, method)
        setattr(made, "__dataclass_fields__", _Fields(keywords, names))  # noqa: B010
        return made

    return complete


def _values(names: list[str]) -> Callable[[Any], tuple[object, ...]]:
    """What tells the values of fields by their NAMES, as a tuple of any length."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(self: Any) -> str:
    shown = [name for name, field in self.__dataclass_fields__.items() if field.repr]
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _set(_: object, name: str, _value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only here

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_: object, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only here

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in type(self).__slots__]


def _put_state(self: Any, state: list[object]) -> None:
    for name, value in zip(type(self).__slots__, state, strict=True):
        put(self, name, value)


_METHODS = {
    "__repr__": _repr,
    "__setattr__": _set,
    "__delattr__": _delete,
    "__getstate__": _state,
    "__setstate__": _put_state,
}
