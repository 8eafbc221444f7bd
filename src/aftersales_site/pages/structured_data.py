"""What pages say of themselves to machines: schema.org, as JSON-LD.

A document restated here is a data set in two forms; a clause or a discrepancy is a work with a number of its
own in a document with an issuer, an edition and a date; the glossary is a set of defined terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aftersales.foundation.text import Text
from aftersales.version import RELEASED, __version__
from aftersales_files.api import XLSX
from aftersales_site.addresses import GLOSSARY
from aftersales_site.content.sources import Source
from aftersales_site.published.files import PublishedFile
from aftersales_site.writing.language_site import LanguageSite

Structured = Mapping[str, object]

_FORMS = {"json": "application/json", "csv": "text/csv", "xlsx": XLSX}
_CONTEXT = "https://schema.org"


def of_document(site: LanguageSite, here: str, title: Text, summary: Text, source: Source) -> Structured:
    """A rubric or rule document: the data set of its clauses, with its files and their hashes."""
    return _work(site, here, "Dataset") | {
        "name": site.say(title),
        "description": site.say(summary),
        "version": __version__,
        "dateModified": RELEASED,
        "isAccessibleForFree": True,
        "isBasedOn": _source(site, source),
        "distribution": [
            _download(site, file) for file in site.downloads if file.name.startswith(f"{here[:-1]}.")
        ],
    }


def of_part(site: LanguageSite, here: str, number: str, title: Text, source: Source | None) -> Structured:
    """A clause or a discrepancy, by its NUMBER in what it is part of."""
    found = _work(site, here, "CreativeWork") | {"name": site.say(title), "dateModified": RELEASED}
    if source is None:
        return found | {"identifier": number}
    set_of = {
        "@type": "PropertyValue",
        "propertyID": source.number or site.short_title(source.id),
        "value": number,
    }
    return found | {"identifier": set_of, "isBasedOn": _source(site, source)}


def of_glossary(site: LanguageSite) -> Structured:
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"{site.public_address(GLOSSARY)}#{term.id}",
            "termCode": term.id,
            "name": site.say(term.label),
        }
        for term in site.content.terms
    ]
    return _work(site, GLOSSARY, "DefinedTermSet") | {
        "name": site.words["site"]["glossary"],
        "hasDefinedTerm": terms,
    }


def of_site(site: LanguageSite) -> Structured:
    return _work(site, "", "WebSite") | {
        "name": site.words["theme"]["site_name"],
        "description": site.words["home"]["lead"],
    }


def _work(site: LanguageSite, here: str, kind: str) -> dict[str, Any]:
    address = site.public_address(here)
    return {
        "@context": _CONTEXT,
        "@type": kind,
        "@id": address,
        "url": address,
        "inLanguage": "zh-CN" if site.language == "zh" else "en",
    }


def _source(site: LanguageSite, source: Source) -> dict[str, Any]:
    """The issuer's own document, in the edition that is restated here; nothing here takes its place.

    A day on which it takes effect is not one of publication, and whoever is not named is no organisation.
    """
    document = site.content.document_of(source.id)
    edition = site.content.edition_of(document) if document else None
    if edition is not None and edition.several:
        version, issued, first, last = edition.printed, None, edition.first, edition.last
        period = f"{first or '..'}/{last or '..'}" if first or last else None
    else:
        version, issued = source.edition, source.issued
        period = f"{source.effective}/.." if source.effective else None
    stated = {
        "identifier": source.number,
        "version": version,
        "datePublished": issued,
        "temporalCoverage": period,
    }
    publisher = {"@type": "Organization", "name": site.say(source.issuer.name)}
    return {
        "@type": "CreativeWork",
        "name": site.say(source.title),
        **{key: value for key, value in stated.items() if value},
        **({"publisher": publisher} if source.issuer.is_named else {}),
    }


def _download(site: LanguageSite, file: PublishedFile) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "encodingFormat": _FORMS[file.name.rpartition(".")[2]],
        "contentUrl": site.address + file.address,
        "sha256": file.sha256,
    }
