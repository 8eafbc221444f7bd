"""What stands at a place of an assessment or request, in words for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from aftersales.foundation.text import Language, Text
from aftersales.model.actions import PROGRESS
from aftersales.model.assessment import FINDING_LABELS, FindingKind
from aftersales.model.evidence import STATES
from aftersales.model.site_samples import summed
from aftersales_cli.words import filled, told

_NOTHING = Text("（无）", "(nothing)")
_CHANGES: Mapping[str, Text] = {
    "added": Text("新增：{after}", "added: {after}"),
    "removed": Text("去掉：{before}", "taken out: {before}"),
    "changed": Text("{before} → {after}", "{before} -> {after}"),
}
_WITH_REASON = Text("{finding}：{reason}", "{finding}: {reason}")
_KEYS: Mapping[str, Text] = {
    "covers": Text("覆盖期间", "covers"),
    "date": Text("日期", "dated"),
    "document": Text("文件", "document"),
    "due": Text("完成期限", "due"),
    "evidence": Text("整改证据", "evidence of it"),
    "extent": Text("性质", "extent"),
    "file": Text("文件名", "file"),
    "from": Text("自", "from"),
    "note": Text("备注", "note"),
    "owner": Text("责任人", "owner"),
    "reason": Text("理由", "reason"),
    "sha256": Text("SHA-256", "SHA-256"),
    "stands": Text("采用", "stands"),
    "state": Text("现状", "state"),
    "to": Text("至", "to"),
    "valid_until": Text("有效期至", "valid until"),
    "what": Text("整改措施", "what is done"),
}
_STATES: Mapping[str, Text] = {str(state): words for state, words in (*STATES.items(), *PROGRESS.items())}
_KEYED = Text("{key}：{words}", "{key}: {words}")
CHANGE_HEADS = {"zh": ("位置", "内容", "变动"), "en": ("Place", "What it is", "Change")}


def value_words(value: Any, language: Language) -> str:
    """VALUE as people say it: a finding by its name, an entry by its words; null is nothing.

    A piece of evidence, an action or a period is said key by key.
    """
    if value is None:
        return told(_NOTHING, language)
    found = _finding_words(value, language)
    if found is not None:
        return found
    if isinstance(value, Mapping) and value and set(value) <= {"clause", "reason"}:
        return " ".join(str(value[key]) for key in ("clause", "reason") if key in value)
    if isinstance(value, Mapping) and value:
        said = (_keyed(str(key), inner, language) for key, inner in value.items() if inner != "")
        return _comma(language).join(said)
    if isinstance(value, list) and value:
        return _comma(language).join(value_words(each, language) for each in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _keyed(key: str, inner: Any, language: Language) -> str:
    """What stands under KEY; what somebody typed as a key, such as the name of a site, stands for itself."""
    name = told(_KEYS[key], language) if key in _KEYS else key
    state = _STATES.get(inner) if key == "state" and isinstance(inner, str) else None
    words = told(state, language) if state else value_words(inner, language)
    return filled(_KEYED, language, key=name, words=words)


def _comma(language: Language) -> str:
    return "、" if language == "zh" else ", "


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
