"""Records of earlier engines.

Those of 0.1 call a discrepancy an erratum, and write the finding of a loss with a dash; those of 0.2 up to
2026-11-29 write ``1 clauses``, and signs as keyboards have them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.typed import gives_reason

OLD_ENGINE = "0.1."
_FOLLOWING = frozenset({"points_attainable"})
"""Keys of results that were added after 0.2.0 and say what follows from keys that were there before."""
_A_TEXT = {"zh": "", "en": ""}
_FINDINGS_OF_OLD = {"not-met": "not_met", "not-applicable": "not_applicable"}


_STANDS_FOR = " (as recorded)"
"""What is put behind a sign that stood for a reason, while it is recomputed."""


def with_reasons(value: object) -> object:
    """A copy of VALUE, a request, in which signs that were taken for the reason of a deletion are reasons.

    Engines 0.1 and 0.2 took ``/`` and ``无``. A record that has them is what was computed then.
    """
    if isinstance(value, Mapping):
        return {
            key: _reason(each) if key == "not_applicable" else with_reasons(each)
            for key, each in value.items()
        }
    return [with_reasons(each) for each in value] if isinstance(value, list) else value


def _reason(value: object) -> object:
    is_sign = isinstance(value, str) and value.strip() and not gives_reason(value)
    return f"{value}{_STANDS_FOR}" if is_sign else value


def without_reasons(value: object) -> object:
    """A copy of VALUE, the result of such a request, with the signs as they were written."""
    if isinstance(value, Mapping):
        return {key: without_reasons(each) for key, each in value.items()}
    if isinstance(value, list):
        return [without_reasons(each) for each in value]
    return value.replace(_STANDS_FOR, "") if isinstance(value, str) else value


def follows(place: str) -> bool:
    """Whether what stands at PLACE of a result was added since, and follows from what was there before."""
    return place.rpartition(".")[2] in _FOLLOWING


def in_old_words(content: bytes) -> bytes:
    """CONTENT, the canonical JSON of a document, as engines 0.1 had it: `discrepancies` were `errata`."""
    return canonical(_renamed(json.loads(content), {"discrepancies": "errata"}))


def in_todays_words(result: Mapping[str, object]) -> Mapping[str, object]:
    """The RESULT of an engine 0.1 with the keys and findings as they are called today."""
    renamed = _renamed(result, {"errata": "discrepancies", "erratum": "discrepancy"})
    assert isinstance(renamed, dict)
    losses = renamed.get("losses")
    for loss in losses if isinstance(losses, list) else ():
        if isinstance(loss, dict) and loss.get("finding") in _FINDINGS_OF_OLD:
            loss["finding"] = _FINDINGS_OF_OLD[loss["finding"]]
    return renamed


_NAMES = frozenset({"label", "level_label", "title"})
"""Keys of what things are called: a level, a clause, a document. That is said today as it was in 0.1."""


def without_words(value: object) -> object:
    """A copy of VALUE with a mark in place of every text in two languages that is no name."""
    if isinstance(value, Mapping):
        if value.keys() == _A_TEXT.keys():
            return _A_TEXT
        return {k: v if k in _NAMES else without_words(v) for k, v in value.items()}
    return [without_words(inner) for inner in value] if isinstance(value, list) else value


_SIGNS = str.maketrans({"−": "-", "×": "x", "÷": "/", "→": "->"})
PLURALS = {
    "clause": "clauses",
    "point": "points",
    "certificate": "certificates",
    "day": "days",
    "month": "months",
    "year": "years",
    "site": "sites",
    "assessor": "assessors",
    "itself": "themselves",
    "is": "are",
    "its": "their",
    "does": "do",
}
"""The words that went with every number, by those that go with one."""
_SINGULAR = re.compile(rf"\b({'|'.join(PLURALS)})\b")


def in_words_of_then(value: object) -> object:
    """A copy of VALUE whose texts have the signs of earlier engines, and all their words in the plural."""
    if isinstance(value, Mapping):
        if value.keys() == _A_TEXT.keys() and all(isinstance(text, str) for text in value.values()):
            zh, en = (value[key].translate(_SIGNS) for key in ("zh", "en"))
            return {"zh": zh, "en": _SINGULAR.sub(lambda found: PLURALS[found[1]], en)}
        return {key: in_words_of_then(inner) for key, inner in value.items()}
    return [in_words_of_then(inner) for inner in value] if isinstance(value, list) else value


def _renamed(value: object, names: Mapping[str, str]) -> object:
    """A copy of VALUE with every key that NAMES gives another name called so."""
    if isinstance(value, Mapping):
        return {names.get(key, key): _renamed(inner, names) for key, inner in value.items()}
    return [_renamed(inner, names) for inner in value] if isinstance(value, list) else value
