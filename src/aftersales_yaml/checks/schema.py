"""The files held against their JSON Schemas, which editors use too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from aftersales.foundation.faults import Fault
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.schema_faults import faults_of, schema_for
from aftersales_yaml.schema_keywords import Breach

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

__all__ = ["SCHEMAS", "faults_by_schema", "schema_for"]

_FORMAT = ("schema 中有对应的格式", "a format with a file in schema")


@cache
def _validator(tag: str) -> Draft202012Validator:
    """Imported only now: who checks a rubric of their own, in a browser even, does without the library."""
    made: Draft202012Validator = import_module("jsonschema").Draft202012Validator(schema_for(tag))
    return made


def faults_by_schema(content: Mapping[str, object]) -> Iterator[Fault]:
    """What the schema of CONTENT's format finds wrong in it; raises `KeyError` if there is no such schema."""
    yield from _faults(json.dumps(content))


@lru_cache(maxsize=64)
def _faults(raw: str) -> tuple[Fault, ...]:
    """Whoever edits one file has the others looked at again and again: they are remembered by their text."""
    content = json.loads(raw)
    tag = str(content.get("format", ""))
    schema, errors = schema_for(tag), _validator(tag).iter_errors(content)
    return tuple(faults_of(content, [_breach(error) for error in errors], schema["$defs"]))


def _breach(error: ValidationError) -> Breach:
    return Breach(
        path=tuple(error.absolute_path),
        instance=error.instance,
        keyword=str(error.validator),
        schema=error.schema if isinstance(error.schema, Mapping) else {},
        in_name="propertyNames" in error.absolute_schema_path,
    )


def _schemas(checked: Checked) -> Iterator[Fault]:
    for file in checked.collection.files():
        try:
            for found in faults_by_schema(file.content):
                yield Fault(at=f"{file.path}: {found.at}", found=found.found, expected=found.expected)
        except KeyError:
            yield fault(file.path, "format", file.content.get("format"), *_FORMAT)


SCHEMAS = Check(name="schemas", finds="files that do not keep to their JSON Schema", find=_schemas)
