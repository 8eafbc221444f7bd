"""The files held against their JSON Schemas, which editors use too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import A_LIST, A_MAPPING, A_STRING
from aftersales.foundation.text import Text
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.checks.walk import dotted, join
from aftersales_yaml.collection import schema_folder

_Schema: TypeAlias = Mapping[str, Any]

_FORMAT = ("schema 中有对应的格式", "a format with a file in schema")


@cache
def schema_for(tag: str) -> _Schema:
    """The schema of a format tag such as ``rubric/1``; raises `KeyError` if there is none."""
    path = schema_folder() / f"{tag.replace('/', '-')}.json"
    if tag.count("/") != 1 or not path.is_file():
        raise KeyError(tag)
    schema: _Schema = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def _validator(tag: str) -> Draft202012Validator:
    return Draft202012Validator(schema_for(tag))


def faults_by_schema(content: Mapping[str, object]) -> Iterator[Fault]:
    """What the schema of CONTENT's format finds wrong in it; raises `KeyError` if there is no such schema."""
    tag = str(content.get("format", ""))
    definitions, validator = schema_for(tag)["$defs"], _validator(tag)
    errors = sorted(validator.iter_errors(content), key=lambda error: [str(p) for p in error.absolute_path])
    seen: set[tuple[str, str]] = set()
    for error in errors:
        for found in _faults(content, error, definitions):
            if (found.at, found.expected.en) not in seen:
                seen.add((found.at, found.expected.en))
                yield found


def _faults(content: object, error: ValidationError, definitions: _Schema) -> Iterator[Fault]:
    """ERROR in the words of the engine's reader, at the path that the reader gives."""
    at, schema = dotted(content, error.absolute_path), _schema(error)
    instance: Any = error.instance
    if error.validator == "required":
        for name in (name for name in schema["required"] if name not in instance):
            expected = _described(schema["properties"][name], definitions)
            yield Fault(at=join(at, name), found="–", expected=expected)
    elif error.validator == "additionalProperties":
        known = ", ".join(sorted(schema["properties"]))
        for name in (name for name in instance if name not in schema["properties"]):
            expected = Text(f"已知的键：{known}", f"a known key: {known}")
            yield Fault(at=join(at, name), found=shown(name), expected=expected)
    else:
        if "propertyNames" in error.absolute_schema_path:
            at = join(at, instance)
        yield Fault(at=at, found=shown(instance), expected=_expected(error, definitions))


def _schema(error: ValidationError) -> _Schema:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _expected(error: ValidationError, definitions: _Schema) -> Text:
    schema, word = _schema(error), str(error.validator)
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


def _described(schema: _Schema, definitions: _Schema) -> Text:
    """The hover text of SCHEMA: the Chinese, a space, the English."""
    if "description" not in schema and "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    zh, _, en = str(schema.get("description", "")).partition("。 ")
    if en:
        return Text(zh, en.removesuffix("."))
    written = str(schema.get("pattern", schema.get("const", A_STRING.en)))
    return Text(written, written)


def _schemas(checked: Checked) -> Iterator[Fault]:
    for file in checked.collection.files():
        try:
            for found in faults_by_schema(file.content):
                yield Fault(at=f"{file.path}: {found.at}", found=found.found, expected=found.expected)
        except KeyError:
            yield fault(file.path, "format", file.content.get("format"), *_FORMAT)


SCHEMAS = Check(name="schemas", finds="files that do not keep to their JSON Schema", find=_schemas)
