"""JSON Schemas (2020-12) from shapes: each stands alone, and every mapping in it is closed."""

from __future__ import annotations

from typing import Any, is_typeddict

from aftersales.foundation.described import (
    AnyKey,
    Elsewhere,
    Items,
    Meaning,
    Named,
    OpenKeys,
    Pattern,
    Within,
)

from .parts import (
    Parts,
    choices,
    fields_of,
    is_list,
    is_mapping,
    kebab,
    members,
    note,
    shape_meaning,
    taken_apart,
)

Schema = dict[str, Any]

_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    object: {},
}


def schema_of(shape: Any) -> Schema:
    """The schema of SHAPE, which stands alone."""
    writer = _Writer()
    parts = taken_apart(shape)
    root = writer.definition(parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": {name: writer.definitions[name] for name in sorted(writer.definitions)},
    }


class _Writer:
    """Writes types as schemas, and gathers the definitions that they refer to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def definition(self, parts: Parts) -> Schema:
        """What a name stands for."""
        if parts.definition:
            named = note(parts.definition, Named)
            assert named is not None
            return _said(Meaning(named.text, named.title)) | self._named(parts)
        return _said(shape_meaning(parts.core)) | self._mapping(parts.core)

    def _named(self, parts: Parts) -> Schema:
        if note(parts.definition, OpenKeys) is not None:
            return self._mapping(parts.core) | {"additionalProperties": True}
        several = members(parts.core)
        if several is None or not all(_is_mapping(member) for member in several):
            return self._limited(self._core(parts.core), parts.definition)
        return {
            "type": "object",
            "required": _always(parts.core),
            "oneOf": [self.use(member) for member in several],
        }

    def use(self, hint: Any) -> Schema:
        """HINT where it is used: a reference to its definition if it has a name."""
        parts = taken_apart(hint)
        meaning = note(parts.use, Meaning)
        said = _said(meaning) if meaning else {}
        elsewhere = note(parts.use, Elsewhere)
        if elsewhere is not None:
            return said | self._told_elsewhere(parts.core, elsewhere)
        if parts.name is None:
            return said | self._limited(self._core(parts.core), parts.use)
        name = kebab(parts.name)
        if name not in self.definitions:
            self.definitions[name] = {}  # a place for it, so that a shape may hold its like
            self.definitions[name] = self.definition(parts)
        return said | self._limited({"$ref": f"#/$defs/{name}"}, parts.use)

    def _core(self, core: Any) -> Schema:
        if core in _SCALARS:
            return dict(_SCALARS[core])
        if (values := choices(core)) is not None:
            return {"const": values[0]} if len(values) == 1 else {"enum": list(values)}
        if (several := members(core)) is not None:
            return self._union(several)
        if is_list(core):
            return {"type": "array", "items": self.use(core.__args__[0])}
        if is_mapping(core):
            key, value = core.__args__
            names = {} if key is str else {"propertyNames": self.use(key)}
            return {"type": "object", **names, "additionalProperties": self.use(value)}
        return self.use(core)

    def _union(self, several: tuple[Any, ...]) -> Schema:
        written = [self.use(member) for member in several]
        if all(set(each) == {"type"} for each in written):
            return {"type": [each["type"] for each in written]}
        if all(set(each) <= {"enum", "const"} or each == {"type": "null"} for each in written):
            values = [value for each in written for value in each.get("enum", [each.get("const")])]
            return {"enum": values}
        return {"anyOf": written}

    def _mapping(self, shape: Any) -> Schema:
        properties = {key: self.use(hint) for key, hint, _ in fields_of(shape)}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [key for key, _, always in fields_of(shape) if always],
            "properties": properties,
        }

    def _told_elsewhere(self, core: Any, elsewhere: Elsewhere) -> Schema:
        """A mapping that another schema describes; here stand the keys that tell which."""
        found: dict[str, list[Schema]] = {key: [] for key in elsewhere.keys}
        for shape in _shapes_in(core):
            for key, hint, _ in fields_of(shape):
                if key in found and (written := _plain(self.use(hint))) not in found[key]:
                    found[key].append(written)
        properties = {key: _either(written) for key, written in found.items()}
        return {"type": "object", "required": list(elsewhere.keys), "properties": properties}

    @staticmethod
    def _limited(schema: Schema, notes: tuple[object, ...]) -> Schema:
        limits: Schema = {}
        if (pattern := note(notes, Pattern)) is not None:
            limits |= {"format": pattern.format} if pattern.format else {}
            limits["pattern"] = pattern.regex
        if (within := note(notes, Within)) is not None:
            limits["minimum"] = within.least
            limits |= {} if within.most is None else {"maximum": within.most}
        if (items := note(notes, Items)) is not None:
            asked = {"minItems": items.least, "maxItems": items.most, "uniqueItems": items.unique or None}
            limits |= {key: value for key, value in asked.items() if value is not None}
        if (any_key := note(notes, AnyKey)) is not None:
            limits["anyOf"] = [{"required": [key]} for key in any_key.keys]
        return schema | limits


def _said(meaning: Meaning) -> Schema:
    said = {"title": meaning.title, "description": meaning.text}
    return {key: words for key, words in said.items() if words}


def _plain(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in ("title", "description")}


def _either(written: list[Schema]) -> Schema:
    if len(written) == 1:
        return written[0]
    return {"enum": [value for each in written for value in each.get("enum", [each.get("const")])]}


def _shapes_in(core: Any) -> list[Any]:
    """The `TypedDict`s that CORE, a union or one of them, comes down to."""
    core = taken_apart(core).core
    several = members(core)
    return [core] if several is None else [shape for member in several for shape in _shapes_in(member)]


def _is_mapping(hint: Any) -> bool:
    return all(is_typeddict(shape) for shape in _shapes_in(hint))


def _always(core: Any) -> list[str]:
    """The keys that every member of the union has."""
    first, *others = (dict.fromkeys(k for k, _, always in fields_of(s) if always) for s in _shapes_in(core))
    return [key for key in first if all(key in other for other in others)]
