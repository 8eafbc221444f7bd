"""Calculators for frames in pages of others: what stands in them, and that nothing else counts them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from aftersales_site.cli import LOCAL_ADDRESS
from aftersales_site.finishing.security_policy import inline_scripts
from tests.site.pages import Parsed, framed_files, parse, target

KINDS = {"audit-time", "sites", "calendar", "managers", "gbt-27922-2011", "zhht-completeness"}


@pytest.fixture(scope="module")
def pages(every_site: Path) -> dict[Path, Parsed]:
    return {path: parse(path) for path in framed_files(every_site)}


def test_each_calculator_has_one_in_both_languages(every_site: Path, pages: dict[Path, Parsed]) -> None:
    found = {path.parent.relative_to(every_site).as_posix() for path in pages}
    assert found == {f"{home}embed/{kind}" for home in ("", "en/") for kind in KINDS}


def test_each_says_which_page_it_is_of_and_asks_not_to_be_listed(
    every_site: Path, pages: dict[Path, Parsed]
) -> None:
    for path, page in pages.items():
        whole = path.parent.relative_to(every_site).as_posix().replace("embed/", "calculators/") + "/"
        (canonical,) = (e.attributes for e in page.of("link") if e.attributes.get("rel") == "canonical")
        assert canonical["href"] == LOCAL_ADDRESS + whole
        named = {e.attributes.get("name"): e.attributes.get("content") for e in page.of("meta")}
        assert (named["robots"], named["referrer"]) == ("noindex", "no-referrer")
        (link,) = (e.attributes for e in page.of("a") if "data-whole" in e.attributes)
        assert target(every_site, path, link["href"])[0] == every_site / whole / "index.html"
        assert link["rel"] == "noopener noreferrer"


def test_python_does_not_start_by_itself_and_is_found(every_site: Path, pages: dict[Path, Parsed]) -> None:
    for path, page in pages.items():
        named = {e.attributes.get("name"): e.attributes for e in page.of("meta")}
        assert "as-engine" not in named
        assert target(every_site, path, named["as-worker"]["data-worker"])[0].is_file()
        (root,) = (e.attributes for e in page.elements if "data-runtime" in e.attributes)
        for address in (root["data-runtime"], *root["data-library"].split()):
            assert target(every_site, path, address)[0].is_file(), address


def test_before_its_own_scripts_a_program_watches_whether_they_arrive(
    every_site: Path, pages: dict[Path, Parsed]
) -> None:
    """It says so in a place and in words that the page has, of scripts that are marked as its own."""
    for path, page in pages.items():
        html = path.read_text("utf-8")
        (program,) = inline_scripts(html)
        assert "data-of-page" in program, path
        assert "data-banners" in program, path
        modules = [e.attributes for e in page.of("script") if e.attributes.get("type") == "module"]
        assert modules, path
        assert all("data-of-page" in attributes for attributes in modules), path
        assert html.index(program) < html.index('type="module"'), path
        assert [e for e in page.elements if "data-banners" in e.attributes], path
        words = json.loads(re.search(r"data-words>(.*?)</script>", html, re.DOTALL)[1])  # type: ignore[index]
        assert words.keys() >= {"lost", "retry", "failed_download", "failed_offline", "failed_file"}, path
        loaded = [e.attributes["href"] for e in page.of("link") if e.attributes.get("rel") == "modulepreload"]
        assert all(target(every_site, path, address)[0].is_file() for address in loaded), path
        assert {attributes["src"] for attributes in modules} <= set(loaded), path


def test_nothing_of_the_theme_is_in_it_and_it_is_small(pages: dict[Path, Parsed]) -> None:
    """The theme's sheets and scripts are 200 kB; a frame needs none of them."""
    for path, page in pages.items():
        sources = [e.attributes["src"] for e in page.of("script") if "src" in e.attributes]
        sheets = [e.attributes["href"] for e in page.of("link") if e.attributes.get("rel") == "stylesheet"]
        assert [source for source in sources if "modules/embed/" not in source] == []
        assert [sheet for sheet in sheets if "modules/embed" not in sheet] == []
        assert path.stat().st_size < 180_000


def test_no_list_of_the_site_counts_them(every_site: Path) -> None:
    for name in ("sitemap.xml", "llms.txt", "search/entries.json", "offline/zh.json", "offline/en.json"):
        assert "embed/" not in (every_site / name).read_text(encoding="utf-8"), name


def test_the_line_to_paste_names_an_address_that_is_there(every_site: Path) -> None:
    for home in ("", "en/"):
        page = parse(every_site / home / "embedding" / "index.html")
        text = (every_site / home / "embedding" / "index.html").read_text(encoding="utf-8")
        addresses = [part.split("&#34;")[0].split("&quot;")[0] for part in text.split("iframe src=")[1:]]
        buttons = [e for e in page.of("button") if "data-copy-code" in e.attributes]
        assert len(addresses) == len(buttons) == len(KINDS)
        assert {e.attributes["data-copy-code"] for e in buttons} <= set(page.ids)
        for kind in KINDS:
            assert f"{LOCAL_ADDRESS}{home}embed/{kind}/" in text


def test_the_words_of_a_frame_are_the_words_of_its_page(every_site: Path) -> None:
    """What scripts are told is the same, links included: the addresses are equally deep."""
    for kind in KINDS:
        embedded, whole = (
            {
                name: json.loads(e.text)
                for e in parse(every_site / folder / kind / "index.html").of("script")
                for name in e.attributes
                if name in ("data-words", "data-places", "data-titles", "data-figures")
            }
            for folder in ("embed", "calculators")
        )
        assert embedded == whole
