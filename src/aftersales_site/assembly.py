"""Putting the site together: both languages, the published data and the browser's Python runtime."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from aftersales.foundation.text import Language
from aftersales_site.published import PublishedFile
from aftersales_site.security_policy import with_policy
from aftersales_site.staging import Staged, read_tree, stage

_UNUSED = ("assets/javascripts/lunr/",)
_UNUSED_ENDINGS = (".map", "sitemap.xml", "sitemap.xml.gz", "objects.inv")
_SERVED_AT: dict[Language, str] = {"zh": "", "en": "en/"}


def assemble(*, out: Path, html: Path, published: Iterable[PublishedFile], runtime: Path | None) -> Staged:
    """Fill OUT from the pages in HTML, the PUBLISHED files and the RUNTIME folder (None: there is none)."""
    files: dict[str, bytes] = {}
    for language, prefix in _SERVED_AT.items():
        for path, content in read_tree(html / language).items():
            if not path.startswith(_UNUSED) and not path.endswith(_UNUSED_ENDINGS):
                files[prefix + path] = _finished(path, content)
    for file in published:
        files[file.address] = file.content
    if runtime is not None:
        files.update({f"runtime/{runtime.name}/{path}": raw for path, raw in read_tree(runtime).items()})
    return stage(out, files)


def find_runtime(work: Path) -> Path | None:
    """The browser runtime below WORK that its build named last, if there is one."""
    named = work / "runtime" / "current.json"
    if not named.is_file():
        return None
    folder = work / "runtime" / str(json.loads(named.read_text(encoding="utf-8"))["folder"])
    return folder if (folder / "manifest.json").is_file() else None


def _finished(path: str, content: bytes) -> bytes:
    return with_policy(content.decode()).encode() if path.endswith(".html") else content
