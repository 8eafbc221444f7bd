"""The processes of the rule documents, drawn."""

from __future__ import annotations

from collections.abc import Iterator

from aftersales_site.addresses import PROCESSES
from aftersales_site.drawings.diagram import Drawing, draw
from aftersales_site.writing.language_site import LanguageSite
from aftersales_site.writing.page import Page

_WIDTHS = {"narrow": 340, "wide": 700}


def pages(site: LanguageSite) -> Iterator[Page]:
    words = site.words["site"]
    documents = [document for document in site.content.rules if document.processes]
    if not documents:
        return
    drawings: dict[str, list[Drawing]] = {}
    for document in documents:
        for process in document.processes:
            name = f"{document.id}--{process.id}"
            drawings[name] = [
                draw(process, site, PROCESSES, width=width, name=f"{name}-{kind}", kind=kind)
                for kind, width in _WIDTHS.items()
            ]
    yield Page(
        address=PROCESSES,
        title=words["processes"],
        description=words["processes_text"],
        kind="processes",
        body=site.render("pages/processes.md.jinja", PROCESSES, documents=documents, drawings=drawings),
    )
