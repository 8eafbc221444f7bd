"""MkDocs and its theme come to their end: the same pages must build with maintained successors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftersales_site.search.packing import whole_locations
from tests.conftest import WORK, build_site
from tests.site.pages import Element, Parsed, addresses, parse, target, themed_files

OUR_WORKER = "assets/search/worker.js"


def test_properdocs_builds_the_same_pages(built_site: Path, tmp_path: Path) -> None:
    """Strictly, in both languages, and to the byte."""
    build_site(out=tmp_path / "site", work=tmp_path / "work", builder="properdocs")
    for language in ("zh", "en"):
        theirs, ours = tmp_path / "work" / "html" / language, WORK / "work" / "html" / language
        assert pages_in(theirs) == pages_in(ours)


def pages_in(folder: Path) -> dict[str, bytes]:
    """Each page by its address. The sites are to differ in nothing that a reader gets."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


@pytest.mark.zensical
def test_zensical_gives_every_page_the_same_address(zensical_site: Path, built_site: Path) -> None:
    assert addresses(zensical_site) == addresses(built_site)


@pytest.mark.zensical
def test_zensical_makes_the_same_articles(zensical_site: Path, built_site: Path) -> None:
    """Element by element: what stands in the pages, and where each of its links leads."""
    for path in themed_files(built_site):
        if path.name != "404.html":
            here = path.relative_to(built_site)
            assert article(zensical_site, zensical_site / here) == article(built_site, path), here


def article(site: Path, path: Path) -> list[tuple[str, dict[str, str], str]]:
    """The elements from the mark at the head of the article to the footer, links as files they name."""
    elements = list(within(parse(path)))
    assert elements, path
    return [(each.tag, resolved(site, path, each), each.text) for each in elements]


def within(page: Parsed) -> Iterator[Element]:
    inside = False
    for element in page.elements:
        inside = (inside or element.tag == "article") and element.tag != "footer"
        # The theme's own: the place to skip to, and a dialog after the article.
        if inside and element.attributes.get("id") not in ("__skip", "__toc"):
            yield element


def resolved(site: Path, path: Path, element: Element) -> dict[str, str]:
    attributes = dict(element.attributes)
    for name in {"href", "src"} & attributes.keys():
        file, anchor = target(site, path, attributes[name])
        attributes[name] = f"{file.relative_to(site)}#{anchor}"
    return attributes


@pytest.mark.zensical
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_our_search_stands_behind_zensicals_box(zensical_site: Path, built_site: Path, prefix: str) -> None:
    """The box names places by their position in its own file, the worker by that among the entries."""
    name = prefix + "search/entries.json"
    head = json.loads((zensical_site / name).read_bytes())
    entries = head["entries"]
    texts = {
        at: iter(json.loads((zensical_site / prefix / f"search/texts/{part}.json").read_bytes()))
        for at, (part, _) in enumerate(head["parts"])
    }
    shown = json.loads((zensical_site / prefix / "search.json").read_bytes())["items"]
    assert [each["location"] for each in shown] == whole_locations(entries["location"])
    # a title in the head leaves its number to the column of numbers
    for each, title in zip(shown, entries["title"], strict=True):
        assert each["title"].endswith(title)
    assert [each["text"] for each in shown] == [next(texts[part]) for part in entries["part"]]
    of_material = json.loads((built_site / name).read_bytes())["entries"]["location"]
    assert set(whole_locations(entries["location"])) == set(whole_locations(of_material))


def test_the_search_of_every_page_is_ours(every_site: Path) -> None:
    for path in themed_files(every_site):
        config = next(e for e in parse(path).of("script") if e.attributes.get("id") == "__config")
        worker = json.loads(config.text)["search"]
        english = "en/" if path.relative_to(every_site).parts[0] == "en" else ""
        if path.name == "404.html":  # stands at no depth of its own: its addresses begin at the root
            assert worker.endswith(OUR_WORKER)
        else:
            assert target(every_site, path, worker)[0] == every_site / english / OUR_WORKER


def test_every_page_but_that_for_missing_addresses_says_where_the_service_worker_is(every_site: Path) -> None:
    """Zensical knows a page there too, and the way to the root from it would be the name of a host."""
    for path in themed_files(every_site):
        workers = [
            e.attributes["content"]
            for e in parse(path).of("meta")
            if e.attributes.get("name") == "as-offline"
        ]
        if path.name == "404.html":
            assert workers == []
        else:
            assert [target(every_site, path, worker)[0] for worker in workers] == [every_site / "sw.js"]
