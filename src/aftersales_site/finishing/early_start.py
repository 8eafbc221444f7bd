"""What a calculator's page says in its head, so that nothing waits for what stands further down.

Python is started by a small program in the head itself while the page is still being read: the head has the
address of its worker, its manifest, what stands in it, and the documents to answer from. The modules that the
page itself loads are named too; a browser would find them one after another, a round trip each time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath, relpath

from aftersales_site.finishing.served_modules import EMBEDDED_START, READING, START, WORKER, ServedModules

_MARK = 'data-runtime="'


class _Calculator(HTMLParser):
    """Where the runtime and the library of a page's calculator are, under what its work is kept, and the
    modules that the page names.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runtime = ""
        self.work = ""
        self.library = ""
        self.embedded = False
        self.modules: list[str] = []
        self.documents: dict[str, None] = {}
        self.charset_ends: tuple[int, int] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.documents.update(dict.fromkeys(attributes.get("data-library", "").split()))
        if "data-runtime" in attributes and not self.runtime:
            self.runtime, self.library = attributes["data-runtime"], attributes.get("data-library", "")
            self.embedded = "data-embed" in attributes
            if "data-own-form" not in attributes:  # which rubric that is for, its address says
                self.work = attributes.get("data-rubric") or attributes.get("data-rule-calculator", "")
        elif tag == "script" and attributes.get("type") == "module" and "src" in attributes:
            self.modules.append(attributes["src"])
        elif tag == "meta" and "charset" in attributes and self.charset_ends is None:
            line, column = self.getpos()
            self.charset_ends = line, column + len(self.get_starttag_text() or "")


def with_early_start(files: Mapping[str, bytes], modules: ServedModules) -> dict[str, bytes]:
    """FILES of a site by path, with that head in every page that has a calculator and a runtime for it."""
    return {
        path: _started(path, content.decode(), files, modules).encode()
        if path.endswith(".html") and _MARK.encode() in content
        else content
        for path, content in files.items()
    }


def _started(path: str, html: str, files: Mapping[str, bytes], modules: ServedModules) -> str:
    page = _Calculator(html)
    here = dirname(path)
    manifest = normpath(join(here, page.runtime))
    if not page.runtime or page.charset_ends is None or manifest not in files:
        return html
    named = modules.loaded_with(normpath(join(here, source)) for source in page.modules)

    def from_here(paths: list[str]) -> list[str]:
        return [relpath(path, here or ".") for path in paths]

    said = f'<meta name="as-editions" data-editions="{escape(_editions(page.documents, here, files))}">'
    worker, reading = from_here([modules.at[WORKER], modules.at[READING]])
    if page.embedded:  # Python waits until somebody uses it
        preloads = (f'<link rel="modulepreload" href="{escape(path)}">' for path in from_here(named))
        meta = f'<meta name="as-worker" data-worker="{escape(worker)}">{said}'
        head = f"{meta}{_inline(EMBEDDED_START, modules)}{''.join(preloads)}"
    else:
        meta = _meta(page, files[manifest], worker, reading, from_here(named)) + said
        head = meta + _inline(START, modules)
    lines = html.split("\n", page.charset_ends[0])
    line, column = page.charset_ends[0] - 1, page.charset_ends[1]
    lines[line] = lines[line][:column] + head + lines[line][column:]
    return "\n".join(lines)


def _editions(documents: Iterable[str], here: str, files: Mapping[str, bytes]) -> str:
    """Which bytes a page in HERE means by the addresses of DOCUMENTS, as JSON: it is answered from no others,
    whatever its reader's browser, or a server that is half way to the next release, has at that address.
    """
    found = {address: files.get(normpath(join(here, address))) for address in documents}
    editions = {
        address: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for address, content in found.items()
        if content is not None
    }
    return json.dumps(editions, separators=(",", ":"))


def _meta(page: _Calculator, manifest: bytes, worker: str, reading: str, modules: list[str]) -> str:
    """What the start program reads.

    MODULES are the page's own: it names them to the browser once the WORKER runs, since a browser has few
    lines to a server and Python takes longest. What READING names it runs then: the page's own
    script finds what is kept of its work read.
    """
    known = json.dumps(json.loads(manifest), separators=(",", ":"))
    return (
        f'<meta name="as-engine" content="{escape(page.runtime)}" data-library="{escape(page.library)}"'
        f' data-worker="{escape(worker)}" data-reading="{escape(reading)}"'
        f' data-work="{escape(page.work)}"'
        f' data-modules="{escape(" ".join(modules))}"'
        f' data-manifest="{escape(known)}">'
    )


def _inline(name: str, modules: ServedModules) -> str:
    """The program NAME as it stands in a page; `ValueError` where the end of a script is part of it."""
    program = modules.programs[name]
    if "</script" in program.lower():
        raise ValueError(f"{name}: found </script, expected none in what stands in pages")
    return f"<script>{program}</script>"
