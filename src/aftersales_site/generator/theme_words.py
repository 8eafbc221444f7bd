"""What the theme's templates say by themselves: their words, and the documents that the footer names."""

from __future__ import annotations

from collections.abc import Mapping

from aftersales_site.markup.escaping import for_attribute
from aftersales_site.writing.language_site import LanguageSite


def theme_words(site: LanguageSite, *, offline: bool, integrity: str | None = None) -> Mapping[str, object]:
    """The theme's ``extra``: texts are escaped here, because the theme puts them into pages as they stand.

    OFFLINE marks the pages, so that their script starts the service worker, and has words for its note.
    INTEGRITY is what the footer has in place of the site's root hash until that is known; None: no such line.
    """
    return {
        "words": _escaped(site.words["theme"]),
        "offline": _escaped(site.words["offline"]) if offline else None,
        "integrity": integrity,
        "other_address": site.address + ("en/" if site.language == "zh" else ""),
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


def _escaped(words: Mapping[str, str]) -> Mapping[str, str]:
    return {key: for_attribute(text) for key, text in words.items()}
