"""README.txt of a bundle: what is written into it, and whether it still says that of the record beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftersales.foundation.notice import NOTICE, NOTICES
from aftersales.foundation.text import Language, Text
from aftersales_files import bundle
from aftersales_files.api import LANGUAGES
from aftersales_files.bundle import Damage
from aftersales_files.bundle_differences import damage, plain_words
from aftersales_files.chosen_readings import chosen_readings
from aftersales_files.result_words import score_line

_FILES = Text(
    "form.xlsx 自评表；record.json 可复算的记录；assessment.json 评分；evidence.csv 证明材料清单；"
    "manifest.json 各文件的 SHA-256。\n核对：aftersales verify 这个压缩包",
    "form.xlsx: the form; record.json: a record to recompute; assessment.json: the assessment; "
    "evidence.csv: the list of evidence; manifest.json: the SHA-256 of each file.\n"
    "To check it: aftersales verify THIS-FILE",
)
_FILES_AS_SAID = [
    _FILES,
    Text(
        "form.xlsx 自评表；record.json 可复算的记录；evidence.csv 证明材料清单；"
        "manifest.json 各文件的 SHA-256。",
        "form.xlsx: the form; record.json: a record to recompute; evidence.csv: the list of evidence; "
        "manifest.json: the SHA-256 of each file.",
    ),
]
"""As it is said, and as releases of before said it: a bundle of theirs is as whole as it was."""
_BEGINS = ("得分", "score")
_OTHER_SCORE = Text("写的不是记录里的{score}", "it does not say what the record does: {score}")
_LACKS = Text("缺这一行：{line}", "this line is missing: {line}")
_STRANGE = Text("多出这一行：{line}", "a line that nobody packed into it: {line}")


def read_me(result: Mapping[str, Any], language: Language) -> bytes:
    """README.txt beside the record of RESULT, which is complete."""
    said = "\n".join(_said(result, language))
    stamp, files = (each.in_language(language) for each in (NOTICE, _FILES))
    return f"{stamp}\n\n{said}\n\n{files}\n".encode()


def read_me_differs(result: Mapping[str, Any], files: Mapping[str, bytes]) -> Damage | None:
    """Where README.txt does not say what RESULT comes to, or anything beside it that is not packed there.

    One that has no score is told of elsewhere.
    """
    try:
        score, readings = score_line(result), [chosen_readings(result, each) for each in LANGUAGES]
    except (KeyError, TypeError, AttributeError):
        return None
    lines = files[bundle.READ_ME].decode("utf-8-sig", errors="replace").splitlines()
    said = {plain_words(line): line for line in lines if plain_words(line)}
    scores = {line for line in said if line.startswith(_BEGINS)}
    known = {plain_words(line) for line in (score.zh, score.en)}
    if not scores or not scores <= known:
        return damage(bundle.READ_ME, _OTHER_SCORE.filled(score=score))
    return _line_differs(said, scores, [NOTICES, *([Text(*each)] for each in zip(*readings, strict=True))])


def _line_differs(said: Mapping[str, str], scores: set[str], wanted: list[list[Text]]) -> Damage | None:
    """The first line that is missing, or is too many; of each of WANTED one of its texts stands there."""
    told = [text.in_language(each) for text in _FILES_AS_SAID for each in LANGUAGES]
    known = scores | {plain_words(line) for text in told for line in text.splitlines()}
    for texts in wanted:
        writings = {plain_words(text.in_language(each)) for text in texts for each in LANGUAGES}
        if not writings & said.keys():
            return damage(bundle.READ_ME, _LACKS.filled(line=texts[0]))
        known |= writings
    strange = next((line for plain, line in said.items() if plain not in known), None)
    return None if strange is None else damage(bundle.READ_ME, _STRANGE.filled(line=strange.strip()))


def _said(result: Mapping[str, Any], language: Language) -> list[str]:
    return [score_line(result).in_language(language), *chosen_readings(result, language)]
