"""Requests as they were typed: ``"typed": true`` beside the kind.

The fields of a form, or the options of a terminal, are handed over as somebody typed them. They become
the strict request here, by the forms in `aftersales.model.calculations` and `aftersales.model.around`,
before anything else looks at it; so a record holds the strict request, and nobody who recomputes it need
guess again. A request without ``typed`` is JSON that a program wrote, and is taken by the letter.

A field that was left empty is not there, nor is an entry by name (a clause, a plan) of which nothing was
filled in. What is not understood stays as it was typed, and is refused at its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from aftersales.foundation.typed import Form, plain
from aftersales.model.around import AROUND
from aftersales.model.calculations import BY_KIND, Fields

Tree: TypeAlias = dict[str, Any]
"""The forms below a place, key by key; ``""`` has the form of the place itself."""
_ANY = "*"
_FIELDS: Mapping[str, Fields] = {**AROUND, **{kind: each.fields for kind, each in BY_KIND.items()}}


def strict_request(request: Mapping[str, object]) -> Mapping[str, object]:
    """REQUEST in its strict form, if it says that it was typed."""
    fields = _FIELDS.get(str(request.get("kind")))
    if request.get("typed") is not True or fields is None:
        return request
    typed = {key: value for key, value in request.items() if key != "typed"}
    return _strict_mapping(_filled_in(typed, tree_of(fields)), tree_of(fields))


def strict_fields(typed: Mapping[str, object], fields: Fields) -> dict[str, object]:
    """TYPED with every value at a place of FIELDS in its strict form; what is empty stays, and is refused."""
    return _strict_mapping(typed, tree_of(fields))


def tree_of(fields: Fields) -> Tree:
    """FIELDS, whose places are dotted, as a tree of their keys."""
    tree: Tree = {}
    for place, form in fields.items():
        below = tree
        for part in place.split("."):
            below = below.setdefault(part, {})
        below[""] = form
    return tree


def _below(tree: Tree, key: object) -> Tree:
    """The forms below KEY: its own, or those of any key."""
    found: Tree = tree.get(key) or tree.get(_ANY) or {} if isinstance(key, str) and key else {}
    return found


def _strict_mapping(typed: Mapping[str, object], tree: Tree) -> dict[str, object]:
    return {key: _strict(value, _below(tree, key)) for key, value in typed.items()}


def _strict(value: object, tree: Tree) -> object:
    if isinstance(value, str):
        form: Form | None = tree.get("")
        return value if form is None else form(value)
    if isinstance(value, Mapping):
        return _strict_mapping(value, tree)
    if isinstance(value, list):
        return [_strict(each, _below(tree, _ANY)) for each in value]
    return value


def _filled_in(typed: Mapping[str, object], tree: Tree) -> dict[str, object]:
    """TYPED without the fields that were left empty; in a list they keep their places, for the faults."""
    found: dict[str, object] = {}
    for key, value in typed.items():
        below = _below(tree, key)
        if isinstance(value, str) and "" in below and not plain(value):
            continue
        filled = _filled_in(value, below) if isinstance(value, Mapping) else value
        if key in tree or _ANY not in tree or filled or not value:
            found[key] = filled
    return found
