"""What a calculator's page says in its head, so that nothing waits for what stands further down.

Python is started by a small module while the page is still being read: the head has the address of its
manifest, what stands in it, and the documents to answer from. Modules that others import are named too; a
browser would find them one after another, a round trip each time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath, relpath

START = "assets/engine/start.js"
_WORKER = "assets/engine/worker.js"
_LOADED = re.compile(rb"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)
_MARK = 'data-runtime="'


class _Calculator(HTMLParser):
    """Where the runtime and the library of a page's calculator are, and the modules that the page names."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runtime = ""
        self.library = ""
        self.modules: list[str] = []
        self.charset_ends: tuple[int, int] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "data-runtime" in attributes and not self.runtime:
            self.runtime, self.library = attributes["data-runtime"], attributes.get("data-library", "")
        elif tag == "script" and attributes.get("type") == "module" and "src" in attributes:
            self.modules.append(attributes["src"])
        elif tag == "meta" and "charset" in attributes and self.charset_ends is None:
            line, column = self.getpos()
            self.charset_ends = line, column + len(self.get_starttag_text() or "")


def with_early_start(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES of a site by path, with that head in every page that has a calculator and a runtime for it."""
    return {
        path: _started(path, content.decode(), files).encode()
        if path.endswith(".html") and _MARK.encode() in content
        else content
        for path, content in files.items()
    }


def _started(path: str, html: str, files: Mapping[str, bytes]) -> str:
    page = _Calculator(html)
    here = dirname(path)
    manifest = normpath(join(here, page.runtime))
    if not page.runtime or page.charset_ends is None or manifest not in files:
        return html
    home = "en/" if path.startswith("en/") else ""
    named = [normpath(join(here, source)) for source in page.modules]
    loaded = [home + START, *_loaded([home + START, *named], files)]
    head = "".join((_meta(page, files[manifest], _scripts(home, files)), *_elements(here, loaded)))
    lines = html.split("\n", page.charset_ends[0])
    line, column = page.charset_ends[0] - 1, page.charset_ends[1]
    lines[line] = lines[line][:column] + head + lines[line][column:]
    return "\n".join(lines)


def _meta(page: _Calculator, manifest: bytes, scripts: str) -> str:
    known = json.dumps(json.loads(manifest), separators=(",", ":"))
    return (
        f'<meta name="as-engine" content="{escape(page.runtime)}" data-library="{escape(page.library)}"'
        f' data-scripts="{scripts}" data-manifest="{escape(known)}">'
    )


def _scripts(home: str, files: Mapping[str, bytes]) -> str:
    """The start of a hash over all that the worker runs: pages share a worker of the same scripts."""
    digest = hashlib.sha256()
    for path in sorted({home + _WORKER, *_loaded([home + _WORKER], files)}):
        digest.update(files[path])
    return digest.hexdigest()[:12]


def _elements(here: str, loaded: list[str]) -> Iterator[str]:
    first, *others = (relpath(path, here or ".") for path in loaded)
    yield f'<script type="module" async blocking="render" src="{escape(first)}"></script>'
    for address in others:
        yield f'<link rel="modulepreload" href="{escape(address)}">'


def _loaded(first: list[str], files: Mapping[str, bytes]) -> list[str]:
    """Every module that the FIRST ones load, directly or by another one, in the order of their depth."""
    reached, waiting = list(dict.fromkeys(first)), list(first)
    while waiting:
        path = waiting.pop(0)
        for address in _LOADED.findall(files.get(path, b"")):
            there = normpath(join(dirname(path), address.decode()))
            if there not in reached:
                reached.append(there)
                waiting.append(there)
    return [path for path in reached if path not in first]
