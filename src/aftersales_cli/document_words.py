"""What stands at a place of an assessment or request, in words for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales.model.assessment import FINDING_LABELS, FindingKind
from aftersales.model.site_samples import summed
from aftersales_cli.words import filled, told

_NOTHING = Text("（无）", "(nothing)")
_CHANGES: Mapping[str, Text] = {
    "added": Text("新增：{after}", "added: {after}"),
    "removed": Text("去掉：{before}", "taken out: {before}"),
    "changed": Text("{before} → {after}", "{before} -> {after}"),
}
_WITH_REASON = Text("{finding}：{reason}", "{finding}: {reason}")
CHANGE_HEADS = {"zh": ("位置", "内容", "变动"), "en": ("Place", "What it is", "Change")}


def value_words(value: Any, language: Language) -> str:
    """VALUE as people say it: a finding by its name, an entry by its words, else JSON; null is nothing."""
    if value is None:
        return told(_NOTHING, language)
    found = _finding_words(value, language)
    if found is not None:
        return found
    if isinstance(value, Mapping) and value and set(value) <= {"clause", "reason"}:
        return " ".join(str(value[key]) for key in ("clause", "reason") if key in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def change_rows(changes: Iterable[Mapping[str, Any]], language: Language) -> list[tuple[str, str, str]]:
    """A row for each change of a result: its place, what that is, and what became of it."""
    rows = []
    for change in changes:
        sides = {key: value_words(change[key], language) for key in ("before", "after")}
        words = filled(_CHANGES[change["change"]], language, **sides)
        rows.append((change["place"], told(change["label"], language), words))
    return rows


def _finding_words(value: Any, language: Language) -> str | None:
    """VALUE as a finding; None if it is none."""
    value = summed(value)
    kinds: tuple[FindingKind, ...] = ("met", "not_met", "sampled", "not_applicable")
    for kind in kinds:
        label = told(FINDING_LABELS[kind], language)
        if value == kind:
            return label
        if isinstance(value, Mapping) and kind in value:
            if kind == "sampled":
                label += f" {value.get('nonconforming')}/{value['sampled']}"
            reason = value.get("reason") if kind == "sampled" else value[kind]
            return filled(_WITH_REASON, language, finding=label, reason=reason) if reason else label
    return None
