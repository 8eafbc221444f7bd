"""The rubrics that a command calculates by: the published ones, and those that it was given besides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click

from aftersales.api.library import Library, read_library
from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.read_rubric import read_rubric
from aftersales_cli.refusal import refuse, running_language
from aftersales_own.checking import faults_of
from aftersales_yaml.collection import read_rubrics
from aftersales_yaml.strict import read_file

_AN_ID_OF_ITS_OWN = Text("别的准则没有用过的标识", "an id that no other rubric has")


def rubrics() -> Library:
    """The rubrics alone, opened once: what is only scored needs no rule documents and no whole engine."""
    return rubrics_with(own_files(), in_force_on())


@cache
def rubrics_with(own: tuple[Path, ...], day: str) -> Library:
    """The same, for rubrics in the files OWN and the editions in force on DAY."""
    published = {"rubrics": [file.content for file in read_rubrics()], IN_FORCE_ON: day}
    return read_library(with_own(published, own))


def in_force_on() -> str:
    """The day by whose editions the command calculates: the one that it was given, else today."""
    running = click.get_current_context(silent=True)
    given = running.meta.get(IN_FORCE_ON) if running else None
    return str(given or today())


def today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the day on this wall


def own_files() -> tuple[Path, ...]:
    """The files of rubrics that the command was given besides."""
    running = click.get_current_context(silent=True)
    own: tuple[Path, ...] = running.find_root().params.get("own", ()) if running else ()
    return own


def with_own(bundle: dict[str, Any], own: tuple[Path, ...]) -> dict[str, Any]:
    """BUNDLE with the rubrics in the files OWN; a file that is refused ends the program."""
    for path in own:
        try:
            bundle = _with(bundle, read_file(path))
        except Refused as refused:
            refuse([fault.to_json() for fault in refused.faults], running_language(), str(path))
    return bundle


def _with(bundle: Mapping[str, Any], rubric: Any) -> dict[str, Any]:
    """BUNDLE with RUBRIC besides; raises `Refused` where it does not pass `rubric check`, as in the browser,
    or takes the id of another."""
    if faults := faults_of(rubric):
        raise Refused(faults)
    added = read_rubric(rubric)
    if any(each["id"] == added.id for each in bundle["rubrics"]):
        raise Refused([Fault(at="id", found=added.id, expected=_AN_ID_OF_ITS_OWN)])
    return {**bundle, "rubrics": [*bundle["rubrics"], rubric]}
