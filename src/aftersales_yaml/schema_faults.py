"""Breaches of a JSON Schema as faults, in the words of the engine's reader."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pkgutil import get_data

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import A_KNOWN_KEY, A_LIST, A_MAPPING, A_STRING
from aftersales.foundation.text import Text
from aftersales_yaml.checks.walk import dotted, join
from aftersales_yaml.collection import schema_folder
from aftersales_yaml.schema_keywords import Breach, Schema, breaches


@cache
def schema_for(tag: str) -> Schema:
    """The schema of a format tag such as ``rubric/1``; raises `KeyError` if there is none."""
    name = f"{tag.replace('/', '-')}.json"
    path = schema_folder() / name
    if tag.count("/") != 1:
        raise KeyError(tag)
    text = path.read_bytes() if path.is_file() else _packed(name)
    if text is None:
        raise KeyError(tag)
    schema: Schema = json.loads(text)
    return schema


def _packed(name: str) -> bytes | None:
    """The schema NAME beside this module in an archive, as the browser has it."""
    try:
        return get_data(__name__, f"schema/{name}")
    except OSError:
        return None


def faults_by_keywords(content: Mapping[str, object]) -> Iterator[Fault]:
    """What the schema of CONTENT's format finds wrong in it; raises `KeyError` if there is no such schema."""
    schema = schema_for(str(content.get("format", "")))
    return faults_of(content, breaches(content, schema), schema["$defs"])


def faults_of(content: object, found: Iterable[Breach], definitions: Schema) -> Iterator[Fault]:
    """What is FOUND wrong in CONTENT, in the order of the places, each once."""
    seen: set[tuple[str, str]] = set()
    for breach in sorted(found, key=lambda each: [str(part) for part in each.path]):
        for fault in _faults(content, breach, definitions):
            if (fault.at, fault.expected.en) not in seen:
                seen.add((fault.at, fault.expected.en))
                yield fault


def _faults(content: object, breach: Breach, definitions: Schema) -> Iterator[Fault]:
    """BREACH in the words of the engine's reader, at the path that the reader gives."""
    at, schema, instance = dotted(content, breach.path), breach.schema, breach.instance
    if breach.keyword == "required":
        for name in (name for name in schema["required"] if name not in instance):
            expected = _described(schema["properties"][name], definitions)
            yield Fault(at=join(at, name), found="–", expected=expected)
    elif breach.keyword == "additionalProperties":
        known = ", ".join(sorted(schema["properties"]))
        for name in (name for name in instance if name not in schema["properties"]):
            yield Fault(at=join(at, name), found=shown(name), expected=A_KNOWN_KEY.filled(known=known))
    else:
        at = join(at, instance) if breach.in_name else at
        yield Fault(at=at, found=shown(instance), expected=_expected(breach, definitions))


def _expected(breach: Breach, definitions: Schema) -> Text:
    schema, word = breach.schema, breach.keyword
    if word == "enum":
        listed = " | ".join(str(value) for value in schema[word] if not isinstance(value, bool))
        return Text(f"以下之一：{listed}", f"one of: {listed}")
    if word == "type":
        return {"object": A_MAPPING, "array": A_LIST}.get(str(schema[word]), A_STRING)
    if word in ("minItems", "minProperties"):
        return Text(f"至少 {schema[word]} 项", f"at least {schema[word]}")
    if word == "uniqueItems":
        return Text("每项只出现一次", "each entry once")
    return _described(schema, definitions)


def _described(schema: Schema, definitions: Schema) -> Text:
    """The hover text of SCHEMA: the Chinese, a space, the English."""
    if "description" not in schema and "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    zh, _, en = str(schema.get("description", "")).partition("。 ")
    if en:
        return Text(zh, en.removesuffix("."))
    written = str(schema.get("pattern", schema.get("const", A_STRING.en)))
    return Text(written, written)
