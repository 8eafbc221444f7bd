"""The score in README.txt of a bundle, held against the result of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftersales.foundation.text import Text
from aftersales_files import bundle
from aftersales_files.bundle import Damage
from aftersales_files.bundle_differences import damage, plain_words
from aftersales_files.result_words import score_line

_BEGINS = ("得分", "score")
_OTHER_SCORE = Text("写的不是记录里的{score}", "it does not say what the record does: {score}")


def score_differs(result: Mapping[str, Any], files: Mapping[str, bytes]) -> Damage | None:
    """Where README.txt does not say what RESULT comes to; one that has no score is told of elsewhere."""
    try:
        lines = score_line(result)
    except (KeyError, TypeError, AttributeError):
        return None
    known = {plain_words(line) for line in (lines.zh, lines.en)}
    said = map(plain_words, files[bundle.READ_ME].decode(errors="replace").splitlines())
    scores = {line for line in said if line.startswith(_BEGINS)}
    return None if scores and scores <= known else damage(bundle.READ_ME, _OTHER_SCORE.filled(score=lines))
