"""Every entry of the index leads to a place that exists, and the pages use this search and no other."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from aftersales.foundation.text import Language
from aftersales_site.content.read_content import read_content
from aftersales_site.search.packing import whole_locations
from tests.site.pages import parse, themed_files

MOST_BYTES_FIRST = 64_000  # gzipped, a language; loaded when a reader turns to the search box
MOST_BYTES_OF_PHRASES = 60_000  # that the head has no room for; loaded behind it, while the reader types
MOST_BYTES_OF_VECTORS = 215_000  # loaded last, and no answer waits for them
MOST_BYTES = 220_000  # with phrases and all texts, without vectors; a question needs a few of the texts
MOST_BYTES_A_PAGE = 1_000


def read(site: Path, path: str) -> Any:
    return json.loads((site / path).read_bytes())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_entry_leads_to_a_place(built_site: Path, prefix: str) -> None:
    entries = read(built_site, f"{prefix}search/entries.json")["entries"]
    locations = whole_locations(entries["location"])
    assert {len(column) for column in entries.values()} == {len(locations)}
    assert len(locations) == len(set(locations))
    ids: dict[str, set[str]] = {}
    for location in locations:
        page, _, anchor = location.partition("#")
        if page not in ids:
            ids[page] = set(parse(built_site / prefix / page / "index.html").ids)
        assert not anchor or anchor in ids[page], location
    assert all(entries["title"])


def test_both_languages_have_the_same_places(built_site: Path) -> None:
    chinese, english = (
        set(whole_locations(read(built_site, f"{prefix}search/entries.json")["entries"]["location"]))
        for prefix in ("", "en/")
    )
    assert chinese == english


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_page_of_the_site_can_be_found(built_site: Path, prefix: str) -> None:
    entries = read(built_site, f"{prefix}search/entries.json")["entries"]
    found = {location.partition("#")[0] for location in whole_locations(entries["location"])}
    home = built_site / prefix
    pages = {path.parent.relative_to(home).as_posix() for path in home.rglob("index.html")}
    if not prefix:
        pages = {page for page in pages if page != "en" and not page.startswith("en/")}
    pages = {page for page in pages if "editions" not in page.split("/")}  # they say again what others say
    pages = {page for page in pages if not page.startswith("embed/")}  # so do calculators for frames
    assert {"" if page == "." else f"{page}/" for page in pages} == found


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_entry_has_its_text_in_the_part_that_it_names(built_site: Path, prefix: str) -> None:
    """ZPIC-WF-20 8.1.2 says how long a certificate is valid: its text stands in the part of that document."""
    head = read(built_site, f"{prefix}search/entries.json")
    there = {path.stem for path in (built_site / prefix / "search/texts").glob("*.json")}
    names = [name for name, _ in head["parts"]]
    locations = whole_locations(head["entries"]["location"])
    assert {*names, head["further"], head["vectors"]} == there
    for at, (name, size) in enumerate(head["parts"]):
        texts = read(built_site, f"{prefix}search/texts/{name}.json")
        placed = [here for here, part in enumerate(head["entries"]["part"]) if part == at]
        assert len(texts) == len(placed)
        assert 0 < size < 20_000
        if name == "zpic-wf-20":
            own = [locations[here] for here in placed]
            text = texts[own.index("zpic-wf-20/#8.1.2")]
            assert ("3 年" if not prefix else "3 years") in text


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_everyday_questions_lead_to_places_that_are_there(built_site: Path, prefix: str) -> None:
    known = whole_locations(read(built_site, f"{prefix}search/entries.json")["entries"]["location"])
    assert [at for asked in read_content().questions for at in asked.at if at not in known] == []


@pytest.mark.parametrize(("prefix", "language"), [("", "zh"), ("en/", "en")])
def test_each_phrase_travels_once_in_the_head_or_behind_it(
    built_site: Path, prefix: str, language: Language
) -> None:
    head = read(built_site, f"{prefix}search/entries.json")
    behind = read(built_site, f"{prefix}search/texts/{head['further']}.json")
    parts = zip(head["questions"]["phrases"], behind, strict=True)
    travelled = [phrase for both in parts for part in both for phrase in part.split("|") if phrase]
    questions = read_content().questions
    assert travelled == [p for asked in questions if asked.at for p in asked.phrases[language]]
    # What the site has no answer to is of use together with what words mean.
    *_, elsewhere = read(built_site, f"{prefix}search/texts/{head['vectors']}.json")
    assert elsewhere.split("|") == [p for asked in questions if not asked.at for p in asked.phrases[language]]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_index_is_small_and_does_not_come_with_every_page(built_site: Path, prefix: str) -> None:
    entries = (built_site / prefix / "search/entries.json").read_bytes()
    parts = {path.stem: path.read_bytes() for path in (built_site / prefix / "search/texts").glob("*.json")}
    vectors, phrases = parts.pop("vectors"), parts["phrases"]
    assert len(gzip.compress(entries, 6)) < MOST_BYTES_FIRST
    assert len(gzip.compress(phrases, 6)) < MOST_BYTES_OF_PHRASES
    assert len(gzip.compress(vectors, 6)) < MOST_BYTES_OF_VECTORS
    assert sum(len(gzip.compress(part, 6)) for part in (entries, *parts.values())) < MOST_BYTES
    with_each_page = (built_site / prefix / "search/search_index.json").read_bytes()
    assert len(with_each_page) < MOST_BYTES_A_PAGE
    assert json.loads(with_each_page)["config"]["separator"]


def test_the_search_worker_of_the_theme_is_replaced_on_every_page(built_site: Path) -> None:
    seen = 0
    for path in themed_files(built_site):
        for script in parse(path).of("script"):
            if script.attributes.get("id") == "__config":
                config = json.loads(script.text)
                address = urljoin(f"/{path.relative_to(built_site).as_posix()}", config["search"])
                assert address.endswith("/assets/search/worker.js"), path
                seen += 1
                if path.name == "index.html":
                    assert (built_site / address.lstrip("/")).is_file()
    assert seen == len(themed_files(built_site))


def test_libraries_come_with_their_licence(built_site: Path) -> None:
    text = (built_site / "assets/vendor/minisearch.js").read_text(encoding="utf-8")
    assert text.startswith("/*! minisearch 7.2.0")
    assert "Permission is hereby granted" in text
    assert "sourceMappingURL" not in text
