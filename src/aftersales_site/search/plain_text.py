"""The words of a piece of HTML, without its tags; what stands there as an entity stays one."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser


def plain(html: str) -> str:
    """HTML without its tags, on one line."""
    return _on_one_line(_Words(html).words)


def paragraphs(html: str) -> Sequence[str]:
    """The paragraphs of HTML, each without its tags and on one line."""
    return [_on_one_line(words) for words in _Words(html).paragraphs]


def _on_one_line(words: Sequence[str]) -> str:
    return " ".join("".join(words).split())


class _Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []
        self.paragraphs: list[list[str]] = []
        self._in_paragraph = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._add(" ")
        if tag == "p":
            self._in_paragraph = True
            self.paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        self._add(" ")
        if tag == "p":
            self._in_paragraph = False

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, words: str) -> None:
        self.words.append(words)
        if self._in_paragraph:
            self.paragraphs[-1].append(words)
