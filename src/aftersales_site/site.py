"""The whole site before it is written: both languages around the same content."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from aftersales.foundation.text import Language
from aftersales_site.content.content import Content
from aftersales_site.markup.clause_links import ClauseLinks
from aftersales_site.markup.glossary_marks import GlossaryMarks
from aftersales_site.published.files import published_files
from aftersales_site.references.cross_references import find_cross_references
from aftersales_site.references.places import find_places
from aftersales_site.writing.environment import make_environment
from aftersales_site.writing.language_site import LanguageSite

LANGUAGES: Sequence[Language] = get_args(Language)


def make_sites(
    content: Content, address: str, runtime: str | None, *, compiled: Path | None = None
) -> Sequence[LanguageSite]:
    """The site in each language. ADDRESS is where it will stand; RUNTIME names the folder below
    ``/runtime/`` with the browser's Python, or is None where there is none. COMPILED is a folder that
    keeps compiled templates for the next build.
    """
    environment, downloads = make_environment(compiled), published_files(content)
    places, cross = find_places(content), find_cross_references(content)
    return [
        LanguageSite(
            language=language,
            content=content,
            words=content.words.in_language(language),
            environment=environment,
            places=places,
            cross=cross,
            marks=GlossaryMarks(content.terms, language),
            clause_links=ClauseLinks(places.clauses),
            address=address,
            downloads=downloads,
            runtime=runtime,
        )
        for language in LANGUAGES
    ]
