"""One language of the site while its pages are made: content, words, templates, links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import jinja2
from markupsafe import Markup

from aftersales.foundation.text import Language, Text
from aftersales.model.node import Node
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric
from aftersales.model.rule_document import RuleDocument
from aftersales_site.addresses import GLOSSARY, from_site_root, is_number, relative
from aftersales_site.content.content import Content
from aftersales_site.markup.clause_links import ClauseLinks
from aftersales_site.markup.glossary_marks import GlossaryMarks
from aftersales_site.markup.nodes import number_of
from aftersales_site.published.files import PublishedFile
from aftersales_site.references.cross_references import CrossReferences
from aftersales_site.references.places import Places
from aftersales_site.writing.citation import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSite:
    """What every page of one language is made with; ``address`` is the site's own, ending in ``/``.

    ``made`` grows by the address of every page, ``dangling`` by every reference that leads nowhere.
    """

    language: Language
    content: Content
    words: dict[str, dict[str, str]]
    environment: jinja2.Environment
    places: Places
    cross: CrossReferences
    marks: GlossaryMarks
    clause_links: ClauseLinks
    address: str
    downloads: Sequence[PublishedFile]
    runtime: str | None = None
    made: set[str] = field(default_factory=set)
    dangling: set[Reference] = field(default_factory=set)

    def say(self, text: Text | None) -> str:
        """TEXT in the page's language; the Chinese where a translation is missing."""
        if text is None:
            return ""
        return text.in_language(self.language) or text.zh

    def short_title(self, source: str) -> str:
        """How references name a document: by its number, else by the short title in the labels."""
        known = self.words["short-titles"].get(source)
        document = self.content.source(source)
        return known or document.number or self.say(document.title)

    def rules_title(self, document: RuleDocument) -> str:
        """How navigation names a rule document: by its title where its source gives a rubric too."""
        files = [each for each in self.content.documents if each.document == document.document]
        return self.say(document.title) if len(files) > 1 else self.short_title(document.document)

    def rubric_title(self, rubric: Rubric) -> str:
        """How navigation and calculators name a rubric."""
        return self.words["short-titles"].get(rubric.id) or self.short_title(rubric.document)

    def clause_label(self, reference: Reference) -> str:
        """The printed number; where the source prints none, the title of the place, or what it is called."""
        if is_number(reference.clause):
            return reference.clause
        title = self.places.titles.get((reference.document, reference.clause))
        return self.say(title) or self.words["printed-places"].get(reference.clause) or reference.clause

    def public_address(self, page: str) -> str:
        """The whole address of PAGE in this language, as it is printed and put into QR codes."""
        return self.address + ("" if self.language == "zh" else "en/") + page

    def render(self, template: str, here: str, **values: object) -> str:
        """The text of TEMPLATE for the page HERE."""
        seen: set[str] = set()
        glossary = relative(here, GLOSSARY)

        def with_links(words: str) -> Markup:
            return self.clause_links.link(words, here)

        def linked(text: Text | None) -> Markup:
            return with_links(self.say(text))

        def marked(text: Text | None) -> Markup:
            return self.marks.mark(self.say(text), glossary, seen, with_links)

        context: dict[str, object] = {
            "site": self,
            "content": self.content,
            "words": self.words,
            "w": self.words["site"],
            "here": here,
            "t": self.say,
            "heading_of": self.heading_of,
            "linked": linked,
            "marked": marked,
            "link": partial(relative, here),
            "root": partial(from_site_root, self.language, here),
            "resolve": self._resolver(here),
            "cite": partial(self._citation, here),
            **values,
        }
        return self.environment.get_template(template).render(context)

    def _citation(self, here: str, title: str) -> Citation:
        return Citation(
            key="-".join(
                ["aftersales", *here.strip("/").split("/"), *([] if self.language == "zh" else ["en"])]
            ),
            title=title,
            container=self.words["theme"]["site_name"],
            address=self.public_address(here),
            language=self.language,
        )

    def heading_of(self, node: Node) -> str:
        """Number and title of NODE, as far as it has them."""
        return " ".join(part for part in (number_of(node), self.say(node.title)) if part) or node.id

    def _resolver(self, here: str) -> Callable[[Reference], str | None]:
        def resolve(reference: Reference) -> str | None:
            there = self.places.of(reference)
            if there is None:
                self.dangling.add(reference)
                return None
            return relative(here, there)

        return resolve
