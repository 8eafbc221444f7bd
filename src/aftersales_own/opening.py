"""Requests that open a rubric of one's own, from YAML, JSON or a table in a workbook.

``{"kind": "read-rubric", "name": "acme.yaml"}`` checks the file that comes beside it. A table needs what it
does not say itself: ``"id"``, ``"title"`` and ``"levels"``, a mapping of names to the lowest score of each.
The result has the rubric as it is calculated with, its digest, its form, and what is left to fill in; a table
gives the YAML that it became too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from aftersales import Engine
from aftersales.foundation.canonical_json import canonical
from aftersales.foundation.exact import read_exact
from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import typed_amount
from aftersales.model.read_rubric import read_rubric
from aftersales_files.api import Files, language_of
from aftersales_files.rubric_skeleton import BLANK, Named, blanks_in, skeleton_of
from aftersales_files.rubric_table import read_rubric_table
from aftersales_files.workbook_reader import read_workbook
from aftersales_own.fault_places import placed_in_words, refused_in_words, sound
from aftersales_own.form import form_of
from aftersales_own.impacts import calculate_impact, read_edition
from aftersales_yaml.strict import decoded, read_json, read_yaml
from aftersales_yaml.writing import write_yaml

AN_ID = Text(
    "小写字母、数字和连字符，如 acme-service", "small letters, digits and dashes, such as acme-service"
)
_A_SCORE = Text("最低分，如 80", "the lowest score, such as 80")
_TEXT_FILES = (".yaml", ".yml", ".json")


def open_files(engine: Engine) -> Files:
    """The API of rubrics of one's own, for which ENGINE needs to know none, and of `impacts`."""
    reads = {"read-rubric": read_own, "read-edition": read_edition, "impact": calculate_impact()}
    return Files(engine=engine, makes={}, reads=reads)


def read_own(_engine: Engine, reader: Reader, content: bytes) -> Mapping[str, object]:
    """The rubric in CONTENT; raises `Refused` with every fault of the request or of the rubric."""
    language, name = language_of(reader), reader.string("name")
    is_table = not name.lower().endswith(_TEXT_FILES)
    named = _named(reader) if is_table else None
    with placed_in_words({}, language, ""):
        reader.finish()
    if named is not None:
        begun = skeleton_of(read_rubric_table(read_workbook(content, language)), named)
        sound(begun.rubric, language, cells=begun.cells)
        return _opened(begun.rubric, begun.remarks) | {"yaml": write_yaml(begun.rubric)}
    with refused_in_words(language):
        text = decoded(content)
        rubric = read_json(text) if name.lower().endswith(".json") else read_yaml(text)
    return _opened(sound(rubric, language, text), ())


def _named(reader: Reader) -> Named:
    """What the request says of the table."""
    name = reader.string("id")
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name):
        reader.faults.append(Fault(at="id", found=shown(name), expected=AN_ID))
    levels = _levels(reader)
    title = reader.string("title", "")
    return Named(id=name, document=name, edition="1", title=title, levels=levels)


def _levels(reader: Reader) -> list[tuple[Fraction, str]]:
    given = reader.raw("levels")
    levels = []
    for label, typed in given.items() if isinstance(given, Mapping) else ():
        score = read_exact(typed_amount(str(typed)))
        if score is None:
            reader.faults.append(Fault(at=f"levels.{label}", found=shown(typed), expected=_A_SCORE))
        else:
            levels.append((score, str(label)))
    return levels


def _opened(content: Mapping[str, object], remarks: tuple[Text, ...]) -> dict[str, Any]:
    rubric, written = read_rubric(content), canonical(content)
    return {
        "id": rubric.id,
        "rubric": written.decode(),
        "sha256": hashlib.sha256(written).hexdigest(),
        "form": form_of(rubric),
        "blank": BLANK,
        "blanks": blanks_in(content),
        "remarks": [remark.to_json() for remark in remarks],
    }
