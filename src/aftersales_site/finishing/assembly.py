"""Putting the site together: both languages, the published data and the browser's Python runtime."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from aftersales.foundation.text import Language
from aftersales_site.finishing.early_start import with_early_start
from aftersales_site.finishing.integrity import integrity_file, with_root
from aftersales_site.finishing.lasting_sheets import with_lasting_sheets
from aftersales_site.finishing.lean_pages import without_empty_lines
from aftersales_site.finishing.lean_sheets import with_lean_sheets
from aftersales_site.finishing.offline import offline_files, with_megabytes
from aftersales_site.finishing.plain_markdown import markdown_pages
from aftersales_site.finishing.security_policy import with_policy
from aftersales_site.finishing.served_modules import SERVICE_WORKER, with_served_modules
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
    kept: Path,
    packages: Path,
    published: Iterable[PublishedFile],
    runtime: Path | None,
    search: Mapping[str, bytes],
    discovery: Mapping[str, bytes],
    embedded: Mapping[str, bytes],
    offline: bool,
) -> Staged:
    """Fill OUT from the pages in HTML, the npm PACKAGES, the PUBLISHED files, the RUNTIME folder (None: there
    is none), the SEARCH files, those of DISCOVERY, the EMBEDDED calculators, and, if the site is kept for
    OFFLINE use, the worker and its lists. KEPT is a folder for what the next build need not make again.
    """
    files: dict[str, bytes] = {}
    for language, prefix in _SERVED_AT.items():
        files.update(site_files(_of_language(language, read_tree(html / language)), prefix))
    files.update(markdown_pages(files, kept))
    files.update(search)
    files.update(discovery)
    files.update(embedded)
    for file in published:
        files[file.address] = file.content
    if runtime is not None:
        files.update(runtime_files(runtime))
    files, modules = with_served_modules(files, packages)
    files = with_lasting_sheets(with_lean_sheets(files, packages))
    files = finished_pages(with_early_start(files, modules))
    files = with_root(files)
    if offline:
        files = with_megabytes(files)
        files.update(offline_files(files, modules.programs[SERVICE_WORKER]))
    files.update(integrity_file(files))
    return stage(out, files)


def _of_language(language: Language, tree: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """TREE without pictures of another language."""
    others = tuple(f".{other}.png" for other in _SERVED_AT if other != language)
    return {path: content for path, content in tree.items() if not path.endswith(others)}


def site_files(tree: Mapping[str, bytes], prefix: str) -> Mapping[str, bytes]:
    """What a builder made of one language and is published below PREFIX, in one style sheet each."""
    return {
        prefix + path: content
        for path, content in with_whole_sheets(tree).items()
        if not path.startswith(_UNUSED) and not path.endswith(_UNUSED_ENDINGS)
    }


def finished_files(tree: Mapping[str, bytes], prefix: str) -> Mapping[str, bytes]:
    """What a builder made of one language, as it is published below PREFIX by itself."""
    return finished_pages(site_files(tree, prefix))


def runtime_files(runtime: Path) -> Mapping[str, bytes]:
    """The browser's Python by its path on the site, from the folder that was built for it."""
    return {f"runtime/{runtime.name}/{path}": content for path, content in read_tree(runtime).items()}


def finished_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """FILES with every page as it is published: without empty lines, and with a policy, which goes last, by
    what stands there.
    """
    return {
        path: with_policy(without_empty_lines(content.decode())).encode()
        if path.endswith(".html")
        else content
        for path, content in files.items()
    }
