"""The whole build, step by step: content, pages, HTML, assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aftersales_runtime.current import find_runtime
from aftersales_runtime.progress import step
from aftersales_site.calculators.embed import embedded_pages
from aftersales_site.content.read_content import read_content
from aftersales_site.finishing.assembly import assemble
from aftersales_site.finishing.discovery import discovery_files
from aftersales_site.finishing.installation import manifests
from aftersales_site.finishing.integrity import MARK
from aftersales_site.generator.builders import BUILDERS, run_builder
from aftersales_site.generator.configuration import FromData, write_configuration
from aftersales_site.generator.navigation import navigation, unlisted
from aftersales_site.generator.theme_words import theme_words
from aftersales_site.generator.tree import staged_files
from aftersales_site.pages import make_pages
from aftersales_site.pages.speed import speed_pages
from aftersales_site.pages.written_pages import written_pages
from aftersales_site.search.index import search_of
from aftersales_site.site import make_sites
from aftersales_site.staging import Staged, stage
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are: the checkout, the data, the working folder, the result, and the public address.

    ``builder`` is a name of `BUILDERS`: the program that makes HTML of the pages. ``on`` is the day by whose
    editions the pages are made, by default the day of release.
    """

    root: Path
    rubrics: Path | None
    work: Path
    out: Path
    address: str
    offline: bool = True
    builder: str = "mkdocs"
    on: date | None = None


def build(settings: Settings) -> None:
    """Make the site; raises `Refused` for faulty data and `BuildFailed` for faulty pages."""
    with step("data") as remarks:
        content = read_content(settings.rubrics, settings.on)
        remarks.append(f"{len(content.documents)} documents, {len(content.register)} discrepancies")
    runtime = find_runtime(settings.work / "runtime")
    sites = make_sites(
        content,
        settings.address,
        runtime.name if runtime else None,
        compiled=settings.work / "templates",
    )
    with step("pages") as remarks:
        pages = [pages_of(settings.root, site) for site in sites]
        configurations = [
            _configure(settings, site, made, remarks) for site, made in zip(sites, pages, strict=True)
        ]
    for reference in sorted({(r.document, r.clause) for site in sites for r in site.dangling}):
        print(f"  no such place: {' '.join(reference)}", flush=True)
    html = settings.work / "html"
    with step(f"{settings.builder}, zh and en"):
        run_builder(BUILDERS[settings.builder], settings.root, configurations, html)
    with step("site") as remarks:
        staged = assemble(
            out=settings.out,
            html=html,
            kept=settings.work / "markdown",
            packages=settings.root / "node_modules",
            published=sites[0].downloads,
            runtime=runtime,
            search=search_of(sites, html),
            discovery={**discovery_files(sites, pages), **manifests(sites, pages)},
            embedded=embedded_pages(sites),
            offline=settings.offline,
        )
        remarks.append(f"{staged.files} files, {staged.changed} changed")
        if runtime is None:
            remarks.append("without the browser runtime")


def pages_of(root: Path, site: LanguageSite) -> Sequence[Page]:
    """Every page of one language."""
    return [*make_pages(site), *written_pages(root / "docs", site.language), *speed_pages(root, site)]


def stage_language(
    root: Path,
    folder: Path,
    site: LanguageSite,
    pages: Sequence[Page],
    *,
    offline: bool,
    integrity: str | None = None,
) -> tuple[FromData, Staged]:
    """Write the PAGES of one language and all that they load into FOLDER, where they differ."""
    staged = stage(folder, staged_files(root, pages))
    nav = navigation(site, pages)
    extra = theme_words(site, offline=offline, integrity=integrity)
    return FromData(nav=nav, not_in_nav=unlisted(pages), extra=extra), staged


def _configure(settings: Settings, site: LanguageSite, pages: Sequence[Page], remarks: list[str]) -> Path:
    folder = settings.work / "pages" / site.language
    from_data, staged = stage_language(
        settings.root, folder, site, pages, offline=settings.offline, integrity=MARK
    )
    remarks.append(f"{site.language}: {staged.files} files, {staged.changed} changed")
    return write_configuration(
        from_data,
        root=settings.root,
        work=settings.work,
        language=site.language,
        address=site.public_address(""),
    )
