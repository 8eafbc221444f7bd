"""The page of cases names every page that keeps documents, and the first page leads to it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from aftersales_site.addresses import HOME, WORKSPACE
from aftersales_site.calculators.workspace import kept_under, workspace
from aftersales_site.content.read_content import read_content
from aftersales_site.pages import make_pages
from aftersales_site.pages.workspace import pages
from aftersales_site.site import make_sites
from aftersales_site.writing.language_site import LanguageSite
from tests.conftest import ROOT

SITES = make_sites(read_content(), "https://site.example/", "1.0-made-up")
EACH_SITE = pytest.mark.parametrize("site", SITES, ids=lambda site: site.language)


@EACH_SITE
def test_every_page_that_keeps_something_is_named_and_linked(site: LanguageSite) -> None:
    made = {
        page.address for page in make_pages(site) if page.kind in ("calculator", "outlook", "rule-calculator")
    }
    # What is done with a rubric of one's own is found by the rubric, which the site does not know.
    made = {address for address in made if "/verify/" not in address and "/own/" not in address}
    for here, up in ((WORKSPACE, "../"), (HOME, "./")):
        known = dict(kept_under(site, here))
        addresses = {each["address"] for each in known.values()}
        assert addresses == {f"{up if up != './' else ''}{address}" for address in made}
        assert all(each["title"].strip() for each in known.values())


def test_the_keys_are_those_that_the_pages_scripts_keep_under() -> None:
    """A page keeps its document under `aftersales.` and this key: see `Writing` in docs/assets."""
    content = read_content()
    rubrics = [rubric.id for rubric in content.rubrics]
    keys = {key for key, _ in kept_under(SITES[0], HOME)}
    views = {
        f"{rubric}.{view}"
        for rubric in rubrics
        for view in ("forecast", "improve", "actions", "visits", "timetable", "agree", "evidence", "hand-in")
    }
    assert keys == {*rubrics, *views, "audit-time", "sites", "calendar", "managers"}


@EACH_SITE
def test_scripts_find_what_they_fill_in(site: LanguageSite) -> None:
    (page,) = pages(site)
    for part in (
        "data-cases",
        "data-engine",
        "data-storage",
        "data-backup-file",
        "data-banners",
        "data-toast",
        "data-dialogs",
    ):
        assert page.body.count(f" {part}") == 1, part
    for action in ("back-up", "restore", "persist", "remove-everything"):
        assert page.body.count(f'data-action="{action}"') == 1
    for file in (*page.scripts, *page.style_sheets):
        assert (ROOT / "docs" / file).is_file()


@EACH_SITE
def test_every_word_that_a_script_says_is_there(site: LanguageSite) -> None:
    told: Any = json.loads(workspace(site).told["words"])
    for script in (ROOT / "docs" / "assets" / "cases").glob("*.js"):
        if script.name != "continuing.js":  # which the first page tells its words
            said = re.findall(r'\bsay\("([a-z_]+)"', script.read_text(encoding="utf-8"))
            assert set(said) <= set(told), script.name


@EACH_SITE
def test_the_first_page_says_nothing_to_whoever_has_nothing(site: LanguageSite) -> None:
    home = next(page for page in make_pages(site) if page.address == HOME)
    own = re.search(r"<div[^>]* data-own[^>]*>", home.body)
    assert own is not None
    assert " hidden>" in own[0]
    assert f'data-workspace="{WORKSPACE}"' in own[0]
    assert home.scripts == ("assets/cases/home.js", "assets/rules/which.js")
