"""Score and level as a record has them, beside those of today, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from aftersales.api.library import Library
from aftersales.foundation.exact import display, read_exact
from aftersales.foundation.faults import shown
from aftersales.foundation.text import Text

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.records import RecordedVerdict, VerdictComparisonJson, VerdictFigures

_VERDICT = Text("{level}，{final} 分", "{level}, {final}")
_OPEN = Text("还有条款未评", "clauses are open")
_OPEN_BETWEEN = Text("{worst} ～ {best} 分，还有条款未评", "{worst} to {best}, clauses are open")


def used_documents(result: Mapping[str, object]) -> list[Mapping[str, str]]:
    """What a result names as the document that it stands on."""
    named = (result.get("rubric"), result.get("document"))
    return [document for document in named if isinstance(document, Mapping)]


def verdict_comparison(
    library: Library, recorded: Mapping[str, object], recomputed: Mapping[str, object]
) -> VerdictComparisonJson | None:
    """The score and level then and now; None for a calculation that has none."""
    if "final" not in recorded:
        return None
    labels = _level_labels(library, recomputed)
    before, after = _figures(recorded, labels), _figures(recomputed, labels)
    return {"recorded": before, "recomputed": cast("VerdictFigures", after), "changed": before != after}


def _level_labels(library: Library, result: Mapping[str, object]) -> Mapping[str | None, Text]:
    """What the levels of the rubric of RESULT are called, by their ids; None: what is below all of them."""
    labels: dict[str | None, Text] = {}
    for used in used_documents(result):
        if published := library.rubrics.get(used["id"]):
            labels |= {level.id: level.label for level in published.rubric.levels}
            labels[None] = published.rubric.below_levels.label
    return labels


def _figures(result: Mapping[str, object], labels: Mapping[str | None, Text]) -> RecordedVerdict:
    """As they stand in RESULT, and in words; a record may hold anything in their places, which is quoted."""
    figures = {key: result.get(key) for key in ("final", "level", "passed")}
    final, level = figures["final"], figures["level"]
    label = labels.get(level) if level is None or isinstance(level, str) else None
    words = (
        _while_open(result.get("range"))
        if final is None
        else _VERDICT.filled(level=label or shown(level), final=_score(final))
    )
    return cast("RecordedVerdict", {**figures, "words": words.to_json()})


def _while_open(between: object) -> Text:
    """What stands in the place of a verdict while clauses are open: BETWEEN what the score may lie."""
    if not isinstance(between, Mapping) or not {"worst", "best"} <= between.keys():
        return _OPEN
    return _OPEN_BETWEEN.filled(worst=_score(between["worst"]), best=_score(between["best"]))


def _score(value: object) -> str:
    exact = read_exact(value)
    return shown(value) if exact is None else display(exact)
