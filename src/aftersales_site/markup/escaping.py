"""From texts to what may stand in a Markdown page: escaped for HTML, and for Markdown where that reads it.

A page is a Markdown file of headings and blocks of HTML. Markdown reads headings, so every character that
means something to it is written there as a numeric entity; it leaves a block of HTML alone as long as
the block has no empty line, so a block is put on one line. Blocks come from our own templates, in which no
element keeps its line breaks (``pre``), so breaks may go wherever they stand.
"""

from __future__ import annotations

import html
import re

from markupsafe import Markup

_MEANS_SOMETHING = re.compile(r"[!-/:-@\[-`{-~]")
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def for_heading(text: str) -> Markup:
    """TEXT for a Markdown heading: on one line, all ASCII punctuation as numeric entities."""
    line = " ".join(str(text).split())
    return Markup(_MEANS_SOMETHING.sub(lambda found: f"&#{ord(found[0])};", line))  # noqa: S704


def on_one_line(block: str) -> Markup:
    """A block of HTML on one line, so that Markdown passes it through untouched."""
    line = _BETWEEN_TAGS.sub("><", str(block).strip())
    return Markup(_LINE_BREAK.sub(" ", line))  # noqa: S704 - a rendered template, escaped already


def for_attribute(text: str) -> str:
    """TEXT escaped once, for titles that MkDocs and the theme put into pages as they stand."""
    return html.escape(" ".join(text.split()), quote=True)
