"""What the search finds: an entry for each place that a reader may mean, from the same models as the pages.

The theme's own index is cut out of finished pages at their headings; list entries, glossary terms and
clause numbers would be lost in it, and the whole-rubric pages would repeat every clause.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Text
from aftersales.model.node import Node
from aftersales.model.rubric import Clause, Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.addresses import COMPARISON, GLOSSARY, REGISTER, clause_page, is_number, register_page
from aftersales_site.references.gone import gone_clauses
from aftersales_site.writing.language_site import LanguageSite

_ENDS = ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place: its address, what it says as plain text, and which document it belongs to.

    ``numbers`` are the clause numbers it answers to; ``boost`` weighs places that say the same thing.
    """

    location: str
    title: str
    text: str = ""
    numbers: tuple[str, ...] = ()
    tag: str = ""
    boost: float = 1

    def to_json(self) -> dict[str, object]:
        """As the theme's index has it: texts are HTML, because the theme shows them as such."""
        entry: dict[str, object] = {
            "location": self.location,
            "title": html.escape(self.title, quote=False),
            "text": html.escape(self.text, quote=False),
        }
        if self.numbers:
            entry["numbers"] = list(self.numbers)
        if self.tag:
            entry["tags"] = [html.escape(self.tag, quote=False)]
        if self.boost != 1:
            entry["boost"] = self.boost
        return entry


def entries(site: LanguageSite) -> Iterator[Entry]:
    """Every place of one language, pages before the places on them."""
    for document in site.content.documents:
        yield from _rubric(site, document) if isinstance(document, Rubric) else _rules(site, document)
    yield from _register(site)
    yield from _glossary(site)
    yield from _comparison(site)


def _rubric(site: LanguageSite, rubric: Rubric) -> Iterator[Entry]:
    page, tag = f"{rubric.id}/", _tag(site, rubric.document)
    numbers = _document_number(site, rubric.document)
    yield Entry(
        location=page, title=site.say(rubric.title), text=site.say(rubric.summary), numbers=numbers, tag=tag
    )
    for section in rubric.sections:
        for indicator in section.indicators:
            yield from (_clause(site, rubric, clause, tag) for clause in indicator.clauses)
            yield Entry(
                location=f"{page}#{indicator.number}",
                title=f"{indicator.number} {site.say(indicator.title)}",
                text=site.words["site"]["list_comma"].join(site.say(c.title) for c in indicator.clauses),
                numbers=(indicator.number,),
                tag=tag,
                boost=0.8,
            )
        numbers = (section.number,)
        title = f"{section.number} {site.say(section.title)}"
        yield Entry(location=f"{page}#{section.number}", title=title, numbers=numbers, tag=tag, boost=0.8)
    yield from _rules_of_scoring(site, rubric, page, tag)
    yield from _chapters(site, rubric.chapters, page, tag)
    for _, clause in gone_clauses(site.content, site.content.edition_of(rubric)):
        yield replace(_clause(site, rubric, clause, tag), boost=0.5)


def _clause(site: LanguageSite, rubric: Rubric, clause: Clause, tag: str) -> Entry:
    texts: list[Text | None] = [clause.requirement, clause.applies_when, *clause.evidence]
    texts += [clause.marking_note, clause.explanation, clause.sample]
    for group in clause.guidance:
        texts += [group.title, group.text, *group.list]
    return Entry(
        location=clause_page(rubric.id, clause.id),
        title=f"{clause.id} {site.say(clause.title)}",
        text=_joined(site, texts),
        numbers=tuple(dict.fromkeys((clause.id, clause.printed))),
        tag=tag,
        boost=1.2,
    )


def _rules_of_scoring(site: LanguageSite, rubric: Rubric, page: str, tag: str) -> Iterator[Entry]:
    words = site.words["site"]
    if rubric.deletion:
        text = site.say(rubric.deletion.text)
        yield Entry(location=f"{page}#deletion", title=words["deletion"], text=text, tag=tag)
    for adjustment in rubric.adjustments:
        title, text = site.say(adjustment.label), site.say(adjustment.text)
        yield Entry(location=f"{page}#{adjustment.id}", title=title, text=text, tag=tag)
    for gate in rubric.gates:
        yield Entry(location=f"{page}#{gate.id}", title=words["gate"], text=site.say(gate.text), tag=tag)
    levels = [f"{site.say(level.label)} {display_points(level.at_least)}" for level in rubric.levels]
    text = words["list_comma"].join(levels)
    yield Entry(location=f"{page}#level-table", title=words["levels"], text=text, tag=tag)


def _rules(site: LanguageSite, document: RuleDocument) -> Iterator[Entry]:
    page, tag = f"{document.id}/", _tag(site, document.document)
    title = f"{site.short_title(document.document)} {site.say(document.title)}"
    numbers = _document_number(site, document.document)
    yield Entry(location=page, title=title, text=site.say(document.summary), numbers=numbers, tag=tag)
    yield from _chapters(site, document.chapters, page, tag)


def _chapters(site: LanguageSite, nodes: Iterable[Node], page: str, tag: str) -> Iterator[Entry]:
    for node in nodes:
        for inner in node.walk():
            yield Entry(
                location=f"{page}#{inner.id}",
                title=f"{inner.id if is_number(inner.id) else ''} {site.say(inner.title)}".strip()
                or inner.id,
                text=_joined(
                    site, [inner.text, inner.period, *_cells(inner), inner.explanation, inner.missing]
                ),
                numbers=(inner.id,),
                tag=tag,
            )


def _cells(node: Node) -> list[Text]:
    if node.table is None:
        return []
    return [*node.table.columns, *(cell for row in node.table.rows for cell in row)]


def _register(site: LanguageSite) -> Iterator[Entry]:
    words = site.words["site"]
    yield Entry(location=REGISTER, title=words["register"], text=words["register_text"])
    for registered in site.content.register:
        discrepancy = registered.discrepancy
        readings = [reading.text for reading in discrepancy.readings]
        yield Entry(
            location=register_page(discrepancy.id),
            title=f"{discrepancy.register} {site.say(discrepancy.title)}",
            text=_joined(site, [*readings, discrepancy.reason, discrepancy.effect]),
            numbers=(discrepancy.register,),
            tag=_tag(site, registered.about) if registered.about else words["between_documents"],
            boost=0.75,
        )


def _glossary(site: LanguageSite) -> Iterator[Entry]:
    words = site.words["site"]
    yield Entry(location=GLOSSARY, title=words["glossary"], text=words["glossary_text"])
    for term in site.content.terms:
        yield Entry(
            location=f"{GLOSSARY}#{term.id}",
            title=site.say(term.label),
            text=site.say(term.definition),
            tag=words["glossary"],
            boost=0.9,
        )


def _comparison(site: LanguageSite) -> Iterator[Entry]:
    words = site.words["site"]
    yield Entry(location=COMPARISON, title=words["comparison"], text=words["comparison_text"])
    for topic in site.content.comparison.topics:
        yield Entry(
            location=f"{COMPARISON}#{topic.id}",
            title=site.say(topic.title),
            text=_joined(site, [cell.text for cell in topic.cells.values()]),
            tag=words["comparison"],
            boost=0.85,
        )


def _document_number(site: LanguageSite, source: str) -> tuple[str, ...]:
    number = site.content.source(source).number
    return (number,) if number else ()


def _tag(site: LanguageSite, source: str) -> str:
    return f"{site.say(site.content.source(source).issuer.short)} {site.short_title(source)}"


def _joined(site: LanguageSite, texts: Iterable[Text | None]) -> str:
    """The TEXTS as one: sentences after one another, what is no sentence set off."""
    said = [words for text in texts if (words := site.say(text))]
    after, between = ("", "；") if site.language == "zh" else (" ", "; ")
    return "".join(each + (after if each.endswith(_ENDS) else between) for each in said).rstrip("；; ")
