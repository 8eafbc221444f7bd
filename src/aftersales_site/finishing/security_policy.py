"""A Content-Security-Policy for each page: scripts of this site, and the theme's inline ones by hash.

The policy is the one thing that is put into finished pages: it holds the hashes of the inline scripts that
the theme wrote into that very page, which nobody knows before. Pages are read by the standard library's
parser, which knows an attribute from a text and a script from what only looks like one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser


class _Page(HTMLParser):
    """The programs that stand in a page itself, and where its character set is declared."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.programs: list[str] = []
        self.after_charset: tuple[int, int] | None = None
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and _is_program(dict(attrs)):
            self._inside = True
            self.programs.append("")
        elif tag == "meta" and self.after_charset is None and "charset" in dict(attrs):
            line, column = self.getpos()
            self.after_charset = line, column + len(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.programs[-1] += data


def _is_program(attributes: Mapping[str, str | None]) -> bool:
    """Whether a script element holds a program itself: one from a file has none, and JSON is none."""
    return "src" not in attributes and "json" not in (attributes.get("type") or "")


def inline_scripts(html: str) -> Sequence[str]:
    """The programs that stand in HTML itself; JSON for scripts is none."""
    return _Page(html).programs


def policy(programs: Iterable[str]) -> str:
    """The policy of a page with PROGRAMS. Styles may stand inline: the theme sets some from its script."""
    hashes = sorted({_hash(program) for program in programs})
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def with_policy(html: str) -> str:
    """HTML with its policy right after the character set, before anything that it governs.

    Raises `ValueError` for a page that declares no character set.
    """
    page = _Page(html)
    if page.after_charset is None:
        raise ValueError("a page without a character set")
    line, column = page.after_charset
    lines = html.split("\n", line)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page.programs)}">'
    lines[line - 1] = lines[line - 1][:column] + meta + lines[line - 1][column:]
    return "\n".join(lines)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
