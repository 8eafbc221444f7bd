"""Each word that a page's scripts say is among its words: no reader should ever see a key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.pages import html_files

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
WORDS = re.compile(r"<script[^>]*\bdata-words\b[^>]*>(.*?)</script>", re.DOTALL)
SERVED = re.compile(r'src="[^"]*modules/([\w/-]+)-[0-9a-f]{8}\.js"')
IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']""")
COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
SAID = re.compile(r"""\bsay\(\s*["']([\w-]+)["']""")

OTHER_WORDS = {"site/keys.js"}
"""These read their words from another place of the page."""

PARTLY = {""}
"""The home page shows a part of the shelf."""


def modules(entry: Path) -> Iterator[Path]:
    """ENTRY and every module that it imports, at once or later."""
    waiting, seen = [entry], set()
    while waiting:
        path = waiting.pop()
        if path in seen or not path.is_file():
            continue
        seen.add(path)
        yield path
        code = COMMENT.sub("", path.read_text(encoding="utf-8"))
        waiting += [(path.parent / name).resolve() for name in IMPORTED.findall(code)]


def said_on(page: str) -> dict[str, str]:
    """Every key that the scripts of PAGE say by name, with the module that does."""
    return {
        key: path.relative_to(ASSETS).as_posix()
        for name in SERVED.findall(page)
        for path in modules(ASSETS / f"{name}.js")
        if path.relative_to(ASSETS).as_posix() not in OTHER_WORDS
        for key in SAID.findall(path.read_text(encoding="utf-8"))
    }


def test_every_word_that_a_page_says_is_there(built_site: Path) -> None:
    missing, asked = {}, 0
    for file in html_files(built_site):
        place = file.parent.relative_to(built_site).as_posix()
        page = file.read_text(encoding="utf-8")
        words = WORDS.findall(page)  # a mould for a rubric of one's own brings its own
        if not words or re.sub(r"^(\.|en)(/|$)", "", place) in PARTLY:
            continue
        said, there = said_on(page), set().union(*map(json.loads, words))
        asked += len(said)
        missing |= {f"{place}: {key}": module for key, module in said.items() if key not in there}
    assert asked > 1_000  # the words are found at all
    assert missing == {}


@pytest.mark.parametrize(
    ("code", "keys"), [('page.say("a_b", {})', ["a_b"]), ("say(name)", []), ("sayer('a')", [])]
)
def test_what_counts_as_said(code: str, keys: list[str]) -> None:
    assert SAID.findall(code) == keys
