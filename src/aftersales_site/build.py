"""The whole build, step by step: content, pages, MkDocs, assembly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from aftersales.foundation.text import Language
from aftersales_site.content.content import Content, read_content
from aftersales_site.finishing.assembly import assemble, find_runtime
from aftersales_site.generator.mkdocs_run import run_mkdocs, write_configuration
from aftersales_site.generator.navigation import navigation, unlisted
from aftersales_site.generator.vendor import vendored
from aftersales_site.markup.clause_links import ClauseLinks
from aftersales_site.markup.escaping import for_attribute
from aftersales_site.markup.glossary_marks import GlossaryMarks
from aftersales_site.pages import make_pages
from aftersales_site.pages.written_pages import written_pages
from aftersales_site.progress import step
from aftersales_site.published.files import published_files
from aftersales_site.references.cross_references import find_cross_references
from aftersales_site.references.places import find_places
from aftersales_site.search.index import search_of
from aftersales_site.staging import read_tree, stage
from aftersales_site.writing.language_site import LanguageSite, make_environment
from aftersales_site.writing.page import Page

LANGUAGES: Sequence[Language] = get_args(Language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are: the checkout, the data, the working folder, the result, and the public address."""

    root: Path
    rubrics: Path | None
    work: Path
    out: Path
    address: str
    offline: bool = True


def build(settings: Settings) -> None:
    """Make the site; raises `Refused` for faulty data and `BuildFailed` for faulty pages."""
    with step("data") as remarks:
        content = read_content(settings.rubrics)
        remarks.append(f"{len(content.documents)} documents, {len(content.register())} discrepancies")
    runtime = find_runtime(settings.work)
    sites = make_sites(content, settings.address, runtime.name if runtime else None)
    with step("pages") as remarks:
        configurations = [_stage_language(settings, site, remarks) for site in sites]
    for reference in sorted({(r.document, r.clause) for site in sites for r in site.dangling}):
        print(f"  no such place: {' '.join(reference)}", flush=True)
    with step("MkDocs, zh and en"):
        run_mkdocs(configurations)
    with step("site") as remarks:
        published = published_files(content)
        html = settings.work / "html"
        staged = assemble(
            out=settings.out,
            html=html,
            published=published,
            runtime=runtime,
            search=search_of(sites, html),
            offline={s.language: s.words["offline"] for s in sites} if settings.offline else None,
        )
        remarks.append(f"{staged.files} files, {staged.changed} changed")
        if runtime is None:
            remarks.append("without the browser runtime")


def make_sites(content: Content, address: str, runtime: str | None) -> Sequence[LanguageSite]:
    """Both languages, around the same content."""
    places, cross = find_places(content), find_cross_references(content)
    return [
        LanguageSite(
            language=language,
            content=content,
            words=content.words.in_language(language),
            environment=make_environment(),
            places=places,
            cross=cross,
            marks=GlossaryMarks(content.terms, language),
            clause_links=ClauseLinks(places.clauses),
            address=address,
            runtime=runtime,
        )
        for language in LANGUAGES
    ]


def _stage_language(settings: Settings, site: LanguageSite, remarks: list[str]) -> Path:
    pages = [*make_pages(site), *written_pages(settings.root / "docs", site.language)]
    staged = stage(settings.work / "pages" / site.language, _files(settings.root, pages))
    remarks.append(f"{site.language}: {len(pages)}, {staged.changed} files changed")
    return write_configuration(
        root=settings.root,
        work=settings.work,
        language=site.language,
        nav=navigation(site, pages),
        not_in_nav=unlisted(pages),
        extra=_extra(site),
        address=site.public_address(""),
    )


def _files(root: Path, pages: Iterable[Page]) -> Mapping[str, bytes]:
    assets = read_tree(root / "docs" / "assets")
    files = {f"assets/{path}": content for path, content in assets.items()}
    files.update(vendored(root / "node_modules"))
    files.update({page.file: page.to_markdown().encode() for page in pages})
    return files


def _extra(site: LanguageSite) -> Mapping[str, object]:
    """What the theme's templates need to know: words, and the documents that the footer names."""
    return {
        "words": {key: for_attribute(text) for key, text in site.words["theme"].items()},
        "documents": [
            {
                "title": for_attribute(site.short_title(source.id)),
                "issuer": for_attribute(site.say(source.issuer.short)),
                "edition": for_attribute(source.edition or site.words["site"]["no_edition"]),
                "page": f"{document.id}/",
            }
            for source in site.content.sources
            if (document := site.content.document_of(source.id)) is not None
        ],
    }
