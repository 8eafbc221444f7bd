"""Putting the site together: both languages, the published data and the browser's Python runtime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aftersales.foundation.text import Language
from aftersales_site.finishing.offline import offline_files
from aftersales_site.finishing.security_policy import with_policy
from aftersales_site.finishing.style_sheets import with_whole_sheets
from aftersales_site.published.files import PublishedFile
from aftersales_site.staging import Staged, read_tree, stage

_UNUSED = ("assets/javascripts/lunr/",)
_UNUSED_ENDINGS = (".map", ".d.ts", "sitemap.xml", "sitemap.xml.gz", "objects.inv")
_SERVED_AT: dict[Language, str] = {"zh": "", "en": "en/"}


def assemble(
    *,
    out: Path,
    html: Path,
    published: Iterable[PublishedFile],
    runtime: Path | None,
    search: Mapping[str, bytes],
    offline: bool,
) -> Staged:
    """Fill OUT from the pages in HTML, the PUBLISHED files, the RUNTIME folder (None: there is none), the
    SEARCH files, and, if the site is kept for OFFLINE use, the service worker and its lists.
    """
    files: dict[str, bytes] = {}
    for language, prefix in _SERVED_AT.items():
        for path, content in with_whole_sheets(read_tree(html / language)).items():
            if not path.startswith(_UNUSED) and not path.endswith(_UNUSED_ENDINGS):
                files[prefix + path] = _finished(path, content)
    files.update(search)
    for file in published:
        files[file.address] = file.content
    if runtime is not None:
        files.update({f"runtime/{runtime.name}/{path}": raw for path, raw in read_tree(runtime).items()})
    if offline:
        files.update(offline_files(files))
    return stage(out, files)


def _finished(path: str, content: bytes) -> bytes:
    return with_policy(content.decode()).encode() if path.endswith(".html") else content
