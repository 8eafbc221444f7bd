"""Every page once more as plain Markdown, ``index.md`` beside ``index.html``: for machines that read.

Reading a page and writing it again takes as long as all else in a build. So what an article became is kept,
under a name made of the article and of all that turned it into Markdown, for the next build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from aftersales_site.staging import write_if_changed

NAME = "index.md"
_PAGE = "index.html"
_WHOLE = b"\0"
# What a reader clicks on, or what says the same once more: nothing to read.
_PASSED_OVER = (
    ".headerlink",
    ".as-turn",
    ".as-qr",
    ".as-cite",
    ".live-only",
    "button",
    "form",
    "nav",
    "script",
    "style",
    "svg",
    "template",
)
_LIVE = "live-only"
_IN_A_LINE = ("a", "span", "strong", "b")


def markdown_pages(files: Mapping[str, bytes], kept: Path | None = None) -> dict[str, bytes]:
    """The Markdown of every page in FILES that is visited by its folder. KEPT is a folder that remembers what
    articles became; what is no longer asked for leaves it.
    """
    made, used = {}, set()
    for path, content in files.items():
        if path == _PAGE or path.endswith(f"/{_PAGE}"):
            article = _article(content)
            name = hashlib.sha256(_written_by() + article.encode()).hexdigest()
            used.add(name)
            made[path.removesuffix(_PAGE) + NAME] = (
                _remembered(kept / name, article) if kept else _markdown(article)
            )
    for file in kept.iterdir() if kept and kept.is_dir() else ():
        if file.name not in used:
            file.unlink(missing_ok=True)
    return made


@cache
def _written_by() -> bytes:
    """What the Markdown of an article depends on beside the article."""
    libraries = [version(name) for name in ("beautifulsoup4", "markdownify")]
    return b"\0".join((Path(__file__).read_bytes(), *map(str.encode, libraries), b""))


def _article(page: bytes) -> str:
    """The rest of the page, most of it navigation, need not be read."""
    html = page.decode()
    return html[html.find("<article") : html.rfind("</article>")]


def _remembered(file: Path, article: str) -> bytes:
    """A file that is not whole, since a build was ended while writing it, is written again."""
    known = file.read_bytes() if file.is_file() else b""
    if known.endswith(_WHOLE):
        return known.removesuffix(_WHOLE)
    made = _markdown(article)
    write_if_changed(file, made + _WHOLE)
    return made


def _markdown(html: str) -> bytes:
    article = BeautifulSoup(html, "html.parser")
    _keep_tables(article)
    for passed_over in article.select(", ".join(_PASSED_OVER)):
        passed_over.decompose()
    _part(article)
    text = MarkdownConverter(heading_style="ATX", bullets="-").convert_soup(article)
    lines = [line.rstrip() for line in text.strip().split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return ("\n".join(kept) + "\n").encode()


def _keep_tables(article: BeautifulSoup) -> None:
    """A table of figures among the fields of a form is to be read like any other; its last rows are rows."""
    for form in article.select("form"):
        for table in form.select("table"):
            if not table.select("input, output, select, textarea") and not table.find_parent(class_=_LIVE):
                form.insert_before(table.extract())
    for foot in article.select("tfoot"):
        body = foot.find_previous_sibling("tbody")
        if body is not None:
            body.extend(foot.find_all("tr", recursive=False))
            foot.decompose()


def _part(article: BeautifulSoup) -> None:
    """A space where style alone keeps words apart: ``说明1 至 10700`` is no note of the number 1."""
    for element in article.select(", ".join(_IN_A_LINE)):
        after = element.next_sibling
        touches = isinstance(after, Tag) and after.name in _IN_A_LINE
        if touches or (after is not None and "as-explanation__word" in (element.get("class") or ())):
            element.insert_after(" ")
