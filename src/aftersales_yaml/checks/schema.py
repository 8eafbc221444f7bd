"""The files held against their JSON Schemas, which editors use too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache

from jsonschema import Draft202012Validator

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales_yaml.checks.check import Check, Checked, fault
from aftersales_yaml.collection import rubrics_folder


def schema_for(tag: str) -> Mapping[str, object]:
    """The schema of a format tag such as ``rubric/1``; raises `KeyError` if there is none."""
    path = rubrics_folder() / "schema" / f"{tag.replace('/', '-')}.json"
    if "/" not in tag or not path.is_file():
        raise KeyError(tag)
    schema: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def _validator(tag: str) -> Draft202012Validator:
    return Draft202012Validator(schema_for(tag))


def _schemas(checked: Checked) -> Iterator[Fault]:
    for file in checked.collection.files():
        tag = str(file.content.get("format", ""))
        try:
            validator = _validator(tag)
        except KeyError:
            yield fault(
                file.path,
                "format",
                tag,
                "rubrics/schema 中有对应的格式",
                "a format with a file in rubrics/schema",
            )
            continue
        for error in sorted(validator.iter_errors(file.content), key=lambda error: list(error.absolute_path)):
            at = ".".join(str(part) for part in error.absolute_path)
            expected = f"{error.validator}: {shown(error.validator_value)}"
            yield Fault(
                at=f"{file.path}: {at}", found=shown(error.instance), expected=Text(expected, expected)
            )


SCHEMAS = Check(name="schemas", finds="files that do not keep to their JSON Schema", find=_schemas)
