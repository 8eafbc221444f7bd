"""How what is missing in a rubric, or is no mapping, is written, for whoever writes the file by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aftersales.foundation.text import Text
from aftersales_editions.key_words import KEY_WORDS
from aftersales_yaml.schema_faults import schema_for

_ADD: Final = Text("补上{what}：{form}", "add “{what}”: {form}")
_WRITE: Final = Text("{what}：{form}", "“{what}”: {form}")
_BOTH: Final = Text("中文，有英文也写上", "Chinese, and English where there is any")
_WRITTEN: Final = Text("写成 {zh: 中文, en: 英文}", "written as {zh: Chinese, en: English}")
_LIST: Final = Text("一个列表，每项前面加“- ”", "a list, “- ” before each entry")
_PARTS: Final = Text("其中写明{listed}", "with {listed} in it")
_DETAIL: Final = Text("{form}；{detail}", "{form}; {detail}")


def expected_at(steps: Sequence[str | int], key: str, *, missing: bool) -> Text | None:
    """What is expected under KEY of what STEPS lead to, where it is MISSING or is something else.

    None where the words of the reader of the model say it already.
    """
    schema = schema_for("rubric/1")
    definitions: Mapping[str, Any] = schema["$defs"]
    here = schema
    for step in (*steps, key):
        here = _inside(_resolved(here, definitions), step)
        if not here:
            return None
    form = _form(here, definitions)
    if form is None:
        return None
    what = KEY_WORDS.get(key, Text(key, key))
    detail = _description(here)
    if detail:
        form = _DETAIL.filled(form=form, detail=detail)
    return (_ADD if missing else _WRITE).filled(what=what, form=form)


def _inside(schema: Mapping[str, Any], step: str | int) -> Mapping[str, Any]:
    inner = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
    return inner or {}


def _resolved(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    return schema


def _form(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Text | None:
    """How what SCHEMA describes is written; None of numbers and words, which say so themselves."""
    if schema.get("$ref") == "#/$defs/text":
        return Text(f"{_BOTH.zh}，{_WRITTEN.zh}", f"{_BOTH.en}, {_WRITTEN.en}")
    whole = _resolved(schema, definitions)
    if whole.get("type") == "array":
        return _LIST
    if whole.get("type") == "object":
        return _PARTS.filled(listed=_listed(whole.get("required", ())))
    return None


def _listed(keys: Sequence[str]) -> Text:
    named = [KEY_WORDS.get(key, Text(key, key)) for key in keys]
    zh = "、".join(f"{words.zh} {key}" for words, key in zip(named, keys, strict=True))
    return Text(zh, ", ".join(keys))


def _description(schema: Mapping[str, Any]) -> Text | None:
    """The hover text of SCHEMA itself: the Chinese, a space, the English."""
    zh, _, en = str(schema.get("description", "")).partition("。 ")
    return Text(zh, f"{en[:1].lower()}{en[1:]}".removesuffix(".")) if en else None
