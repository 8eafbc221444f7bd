"""For whoever does not know `make`: the hooks by which plain MkDocs builds and serves one language.

``mkdocs build`` fills ``site/`` and ``mkdocs build -f mkdocs.en.yml`` then ``site/en/``. The calculators work
if the browser's Python was built before (`make build`); there is no offline use. While serving, a page has no
security policy, since it would keep out the script by which MkDocs reloads the page.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.config.config_options import PathSpec
from mkdocs.exceptions import PluginError

from aftersales.foundation.faults import Refused
from aftersales.foundation.text import Language
from aftersales_runtime.current import find_runtime
from aftersales_site.build import pages_of, stage_language
from aftersales_site.calculators.embed import embedded_pages
from aftersales_site.cli import LOCAL_ADDRESS, ROOT
from aftersales_site.content.read_content import read_content
from aftersales_site.finishing.assembly import finished_files, finished_pages, runtime_files
from aftersales_site.search.builder_index import read_builder_index
from aftersales_site.search.index import search_files
from aftersales_site.site import make_sites
from aftersales_site.staging import read_tree, stage
from aftersales_site.writing.language_site import LanguageSite

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

WORK = ROOT / "build"
WATCHED = ("rubrics", "docs")


@dataclass(slots=True)
class _Run:
    """What one hook of a run leaves for the next."""

    serving: bool = False
    site: LanguageSite | None = None


_RUN = _Run()


def on_startup(command: str, **_: object) -> None:
    """Note whether MkDocs builds or serves."""
    _RUN.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stage the pages, where they differ, and fill in what follows from the data."""
    language = cast(Language, config.theme["language"])
    try:
        site = _RUN.site = _site(language)
        folder = WORK / "pages" / language
        from_data, _ = stage_language(ROOT, folder, site, pages_of(ROOT, site), offline=False)
    except (Refused, FileNotFoundError) as fault:
        hint = " (`npm ci` brings it)" if "node_modules" in str(fault) else ""
        raise PluginError(f"{fault}{hint}") from fault
    config.docs_dir = str(folder)
    config.nav = list(from_data.nav)
    config.not_in_nav = PathSpec().run_validation("\n".join(from_data.not_in_nav))
    config.extra.update(from_data.extra)
    return config


def on_post_build(config: MkDocsConfig) -> None:
    """Add what the publisher adds to built pages: search, data files, the browser's Python, the policy."""
    site = _RUN.site
    assert site is not None  # MkDocs calls on_config first
    folder = Path(config.site_dir)
    stage(folder, {**_pages(folder), **_beside_pages(site, folder)})


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Watch what the pages are made from, and not the pages: a change would build twice."""
    server.unwatch(config.docs_dir)
    for name in WATCHED:
        server.watch(str(ROOT / name))
    return server


def _site(language: Language) -> LanguageSite:
    runtime = find_runtime()
    address = os.environ.get("SITE_ADDRESS", LOCAL_ADDRESS).rstrip("/") + "/"
    sites = make_sites(read_content(), address, runtime.name if runtime else None)
    return next(site for site in sites if site.language == language)


def _pages(folder: Path) -> Mapping[str, bytes]:
    built = read_tree(folder)
    return built if _RUN.serving else finished_files(built, "")


def _beside_pages(site: LanguageSite, folder: Path) -> Mapping[str, bytes]:
    """The search of SITE; the Chinese site stands at the root and has what both languages share."""
    files = dict(search_files(site, read_builder_index(folder)))
    embedded = finished_pages(embedded_pages([site]))
    files.update({path.removeprefix("en/"): content for path, content in embedded.items()})
    if site.language == "zh":
        files.update({file.address: file.content for file in site.downloads})
        runtime = find_runtime()
        if runtime is not None:
            files.update(runtime_files(runtime))
    return files
