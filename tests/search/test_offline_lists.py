"""What the service worker is told to keep."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from aftersales_site.content.read_content import read_content
from aftersales_site.finishing.offline import offline_files
from aftersales_site.generator.theme_words import theme_words
from aftersales_site.site import make_sites
from tests.site.pages import parse, themed_files

WORDS = {"saving": 'a "{percent}"', "ready": "b", "unfinished": "c"}
FILES = {
    "index.html": b"home",
    "a/index.html": b"a",
    "assets/x.js": b"x",
    "assets/x.d.ts": b"types",
    "en/index.html": b"english",
    "data/index.html": b"page about data",
    "data/rubrics/r.json": b"{}",
    "runtime/1/python.wasm": b"wasm",
}


def parts(files: Mapping[str, bytes], language: str = "zh") -> dict[str, Any]:
    listed = json.loads(offline_files(files, "worker")[f"offline/{language}.json"])
    return {part["name"]: part for part in listed["parts"]}


def test_pages_are_listed_by_the_address_that_is_visited() -> None:
    kept = {path: size for path, _, size in parts(FILES)["zh"]["files"]}
    assert kept == {"": 4, "a/": 1, "assets/x.js": 1, "data/": 15}


def test_each_language_keeps_its_own_pages_and_what_both_share() -> None:
    english = parts(FILES, "en")
    assert [path for path, *_ in english["en"]["files"]] == ["en/"]
    assert [path for path, *_ in english["data"]["files"]] == ["data/rubrics/r.json"]
    assert english["runtime"] == parts(FILES)["runtime"]


def test_a_change_of_one_file_changes_its_hash_and_the_version_of_its_part_alone() -> None:
    before, after = parts(FILES), parts({**FILES, "a/index.html": b"A"})
    changed = [
        old[0] for old, new in zip(before["zh"]["files"], after["zh"]["files"], strict=True) if old != new
    ]
    assert changed == ["a/"]
    assert before["zh"]["version"] != after["zh"]["version"]
    assert before["data"] == after["data"]


def test_the_worker_stands_at_the_root_and_keeps_not_itself() -> None:
    assert offline_files(FILES, "worker")["sw.js"] == b"worker"


def test_pages_name_the_worker_from_where_they_stand(built_site: Path) -> None:
    """From every depth of either language to the one worker at the root."""
    for path in themed_files(built_site):
        if path.name == "404.html":
            continue
        (mark,) = (e for e in parse(path).of("meta") if e.attributes.get("name") == "as-offline")
        named = path.parent / mark.attributes["content"]
        assert Path(os.path.normpath(named)) == built_site / "sw.js", path


def test_pages_have_the_words_of_the_note_escaped() -> None:
    sites = make_sites(read_content(), "https://site.example/", None)
    for site in sites:
        site.words["offline"] = WORDS
        assert theme_words(site, offline=True)["offline"] == {
            "saving": "a &quot;{percent}&quot;",
            "ready": "b",
            "unfinished": "c",
        }
        assert theme_words(site, offline=False)["offline"] is None


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_pages_say_in_their_language_how_far_the_site_is_kept(built_site: Path, prefix: str) -> None:
    page = parse(built_site / prefix / "gbt-27922-2011/5.1.1.1/index.html")
    (mark,) = (e for e in page.of("meta") if e.attributes.get("name") == "as-offline")
    words = read_content().words.in_language("en" if prefix else "zh")["offline"]
    assert {state: mark.attributes[f"data-{state}"] for state in words} == words


def test_the_built_site_lists_every_page_and_nothing_that_is_not_there(built_site: Path) -> None:
    kept = set()
    for language in ("zh", "en"):
        for part in json.loads((built_site / f"offline/{language}.json").read_bytes())["parts"]:
            kept |= {path for path, *_ in part["files"]}
    for path in kept:
        file = built_site / path
        assert (file / "index.html" if path.endswith("/") or not path else file).is_file(), path
    themed = [path for path in themed_files(built_site) if path.name == "index.html"]
    pages = {path.parent.relative_to(built_site).as_posix() for path in themed}
    assert {"" if page == "." else f"{page}/" for page in pages} <= kept


def test_every_page_but_the_one_for_missing_addresses_is_marked(built_site: Path) -> None:
    for path in themed_files(built_site):
        marks = [e for e in parse(path).of("meta") if e.attributes.get("name") == "as-offline"]
        assert len(marks) == (0 if path.name == "404.html" else 1), path
