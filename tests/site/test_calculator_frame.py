"""Every calculator stands in the same frame, whatever it calculates: scripts find the same parts in each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import pytest

from aftersales.model.calculations import OF_RULES
from aftersales_site.calculators.frame import Calculator, page_of, render_form
from aftersales_site.calculators.outlook import outlook_calculators
from aftersales_site.calculators.rules import calculations, rule_calculators
from aftersales_site.calculators.score import score_calculator
from aftersales_site.content.read_content import read_content
from aftersales_site.site import make_sites
from aftersales_site.writing.language_site import LanguageSite
from tests.conftest import ROOT
from tests.site.pages import Parsed

PARTS = ("data-static", "data-banners", "data-form", "data-engine", "data-switched", "data-result")
WORK_PARTS = ("data-work", "data-kept", "data-case", "data-ask", "data-looking-at", "data-conflicts")
"""Beside every result that is worked on; a record that is verified is not."""

LAST_PARTS = ("data-announce", "data-toast", "data-dialogs")
WORK_ACTIONS = ("undo", "redo", "versions")
"""What can be done with what is worked on; each version offers the rest (compare, restore, name …)."""

THE_FRAME = ("frame", "keeping", "work-line", "undoing", "history", "versions", "conflicts", "lasting")
IMPORTED = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']""")
RUNTIME = "1.0-made-up"


def calculators(site: LanguageSite) -> list[Calculator]:
    rubrics = site.content.rubrics
    scores = [score_calculator(site, rubric) for rubric in rubrics]
    return [
        *scores,
        *(each for rubric in rubrics for each in outlook_calculators(site, rubric)),
        *rule_calculators(site),
    ]


CASES = [
    pytest.param(site, calculator, id=f"{site.language}-{calculator.address}")
    for site in make_sites(read_content(), "https://site.example/", RUNTIME)
    for calculator in calculators(site)
]


def parsed(html: str) -> Parsed:
    page = Parsed()
    page.feed(html)
    page.close()
    return page


def test_every_rule_that_is_stated_has_its_calculator() -> None:
    pages = [each.kind for each in calculations(read_content())]
    assert pages == [*(each.page for each in OF_RULES), "verify"]


@pytest.mark.parametrize(("site", "calculator"), CASES)
def test_the_root_tells_scripts_where_they_are(site: LanguageSite, calculator: Calculator) -> None:
    root = parsed(render_form(site, calculator)).elements[0]
    up = "../" * calculator.address.count("/")
    to_the_top = up if site.language == "zh" else f"{up}../"
    assert root.attributes["class"].split()[0] == "calc"
    assert root.attributes["data-language"] == site.language
    assert root.attributes["data-root"] == up
    assert root.attributes["data-runtime"] == f"{to_the_top}runtime/{RUNTIME}/manifest.json"
    known = {file.address for file in site.downloads}
    for address in root.attributes["data-library"].split():
        assert address.removeprefix(to_the_top) in known
    for name, value in calculator.marks.items():
        assert root.attributes[f"data-{name}"] == value


@pytest.mark.parametrize(("site", "calculator"), CASES)
def test_every_part_of_the_frame_is_there_once(site: LanguageSite, calculator: Calculator) -> None:
    elements = parsed(render_form(site, calculator)).elements
    works = () if calculator.address.endswith("verify/") else WORK_PARTS
    for part in (*PARTS, *works, *LAST_PARTS):
        assert sum(part in element.attributes for element in elements) == 1, part
    last = [element for element in elements if any(part in element.attributes for part in LAST_PARTS)]
    assert elements[-3:] == last
    told = [element for element in elements if element.tag == "script"]
    assert [name for each in told for name in each.attributes if name.startswith("data-")] == [
        f"data-{name}" for name in calculator.told
    ]


@pytest.mark.parametrize(("site", "calculator"), CASES)
def test_each_says_which_case_and_version_it_is_and_has_undo_redo_and_versions(
    site: LanguageSite, calculator: Calculator
) -> None:
    """On every calculator alike: all of it stands in the frame, and each page's script opens that frame."""
    if calculator.address.endswith("verify/"):  # a record is not worked on
        return
    elements = parsed(render_form(site, calculator)).elements
    for part in ("data-case", "data-kept", "data-conflicts", "data-looking-at"):
        assert sum(part in element.attributes for element in elements) == 1, part
    offered = [element.attributes.get("data-action") for element in elements if element.tag == "button"]
    for action in WORK_ACTIONS:
        assert offered.count(action) == 1, action
    loaded = modules_of(page_of(site, calculator).scripts)
    frame = ROOT / "docs" / "assets" / "frame"
    assert {frame / f"{name}.js" for name in THE_FRAME} <= loaded


def test_no_calculator_is_missing_among_them() -> None:
    marks = [cast("Calculator", case.values[1]).marks for case in CASES]
    kinds = {each.get("outlook") or each.get("rule-calculator") or "score" for each in marks}
    assert kinds >= {
        *("score", "audit-time", "sites", "calendar", "managers"),
        *("forecast", "improve", "evidence", "actions", "visits", "timetable", "hand-in", "agree"),
    }


def modules_of(scripts: Iterable[str]) -> set[Path]:
    """The modules that SCRIPTS load, at once or later."""
    found: set[Path] = set()
    waiting = [ROOT / "docs" / script for script in scripts]
    while waiting:
        script = waiting.pop()
        if script in found or not script.is_file():  # what the build copies is not there
            continue
        found.add(script)
        waiting += [(script.parent / name).resolve() for name in IMPORTED.findall(script.read_text("utf-8"))]
    return found


@pytest.mark.parametrize(("site", "calculator"), CASES)
def test_a_page_names_what_it_loads_and_nothing_else_loads_it(
    site: LanguageSite, calculator: Calculator
) -> None:
    page = page_of(site, calculator)
    assert page.scripts
    assert page.style_sheets
    for file in (*page.scripts, *page.style_sheets):
        assert (ROOT / "docs" / file).is_file()
        assert file in page.to_markdown().partition("\n---\n")[0]
        assert file not in page.body
