"""Every page once more as plain Markdown, ``index.md`` beside ``index.html``: for machines that read."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import BeautifulSoup
from markdownify import MarkdownConverter

NAME = "index.md"
_PAGE = "index.html"
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


def markdown_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The Markdown of every page in FILES that is visited by its folder."""
    return {
        path.removesuffix(_PAGE) + NAME: _markdown(content)
        for path, content in files.items()
        if path == _PAGE or path.endswith(f"/{_PAGE}")
    }


def _markdown(page: bytes) -> bytes:
    html = page.decode()
    # The rest of the page, most of it navigation, need not be read.
    article = BeautifulSoup(html[html.find("<article") : html.rfind("</article>")], "html.parser")
    for passed_over in article.select(", ".join(_PASSED_OVER)):
        passed_over.decompose()
    text = MarkdownConverter(heading_style="ATX", bullets="-").convert_soup(article)
    lines = [line.rstrip() for line in text.strip().split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return ("\n".join(kept) + "\n").encode()
