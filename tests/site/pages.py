"""Reading a built site: its pages, their links, ids, scripts and attributes. Standard library only."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src", "form": "action"}


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Parsed(HTMLParser):
    """All elements of a page in order; scripts, styles and titles with the text they hold."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._inside: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag in ("script", "style", "title"):
            self._inside = element

    def handle_endtag(self, tag: str) -> None:
        if self._inside is not None and self._inside.tag == tag:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside.text += data

    def of(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]


def parse(path: Path) -> Parsed:
    """The page in the file at PATH, which many tests read: parsed anew only when it was written anew."""
    return _parsed(path, path.stat().st_mtime_ns)


@cache
def _parsed(path: Path, _: int) -> Parsed:
    page = Parsed()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def html_files(site: Path) -> list[Path]:
    """Every page; the address of a folder is its ``index.html``."""
    return sorted(site.rglob("*.html"))


def is_framed(site: Path, path: Path) -> bool:
    """Whether PATH is a calculator for frames in pages of others, which has no theme."""
    return path.relative_to(site).as_posix().removeprefix("en/").startswith("embed/")


def themed_files(site: Path) -> list[Path]:
    """Every page that one visits: in the theme, with navigation, search and the way to the other language."""
    return [path for path in html_files(site) if not is_framed(site, path)]


def framed_files(site: Path) -> list[Path]:
    """Every calculator for frames."""
    return [path for path in html_files(site) if is_framed(site, path)]


def addresses(site: Path) -> set[str]:
    """The addresses of all pages, relative to the root: ``""``, ``"register/"``, ``"en/"``."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return {name.removesuffix("index.html") for name in found}


def links(page: Parsed) -> Iterator[tuple[Element, str]]:
    """Every element that refers to another address, with the address as it is written.

    But for the addresses under which the page itself will stand: nothing is loaded from there.
    """
    for element in page.elements:
        name = LINKING.get(element.tag)
        own = element.tag == "link" and element.attributes.get("rel", "").strip() in (
            "canonical",
            "alternate",
        )
        if name is not None and name in element.attributes and not own:
            yield element, element.attributes[name]


def target(site: Path, page: Path, link: str) -> tuple[Path, str]:
    """The file that LINK on PAGE leads to, and the anchor in it."""
    parts = urlsplit(link)
    here = page.relative_to(site).as_posix()
    if parts.path.startswith("/"):
        path = parts.path[1:]
    elif parts.path:
        path = posixpath.join(posixpath.dirname(here), unquote(parts.path))
    else:
        path = here
    file = site / posixpath.normpath(path)
    if parts.path.endswith("/") or file.is_dir():
        file = file / "index.html"
    return file, unquote(parts.fragment)


OWN_ANCHORS = ("__", "a=")  # the theme's own switches, and what a link fills a calculator in with


def broken_links(site: Path) -> list[str]:
    """Each link of SITE that leads to no file, or to an anchor that its page does not have."""
    pages = {path: parse(path) for path in html_files(site)}

    @cache
    def ids(file: Path) -> frozenset[str]:
        return frozenset(pages[file].ids) if file in pages else frozenset()

    broken = []
    for path, page in pages.items():
        for _, link in links(page):
            if urlsplit(link).scheme in ("data", "mailto"):
                continue
            file, anchor = target(site, path, link)
            lost = anchor and file.suffix == ".html" and anchor not in ids(file)
            if not file.is_file() or (lost and not anchor.startswith(OWN_ANCHORS)):
                broken.append(f"{path.relative_to(site)}: {link}")
    return broken
