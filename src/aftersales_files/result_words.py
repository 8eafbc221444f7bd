"""What the result of an assessment that is complete is called in files that say it in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftersales.foundation.text import Text, with_minus

_SCORE = Text("得分：{final}（{level}）", "Score: {final} ({level})")
_VERDICT = Text("{level}　最终得分 {final}", "{level}, final score {final}")
_FIGURES = Text(
    "实得 {earned} 分，涉及项 {applicable} 分，调整前 {base}",
    "{earned} earned of {applicable} applicable, {base} before adjustments",
)


def score_line(result: Mapping[str, Any]) -> Text:
    """Score and level of RESULT, as README.txt of what is handed in says them."""
    final = with_minus(result["display"]["final"])
    return _SCORE.filled(final=final, level=Text(**result["level_label"]))


def verdict_line(result: Mapping[str, Any]) -> Text:
    """The first line of the sheet of RESULT in a form."""
    return _VERDICT.filled(level=Text(**result["level_label"]), final=result["display"]["final"])


def figures_line(result: Mapping[str, Any]) -> Text:
    """The second line of that sheet: the points that the score is worked out from."""
    return _FIGURES.filled(**result["display"])
