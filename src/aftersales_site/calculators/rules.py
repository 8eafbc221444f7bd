"""The calculators of audit time, sites, dates and managers, and the page that verifies records.

Which of them there are follows from the data: each needs a document that states its rule. The forms are
whole HTML with the rule's table in it, so that they serve on paper too; the scripts in
``docs/assets/rules`` put the results in, and get every figure from the engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from aftersales.calculation.audit_time import FIGURE_LABELS, ON_SITE_OF_LATER_AUDITS
from aftersales.calculation.calendar_trace import period_label
from aftersales.foundation.exact import write_exact
from aftersales.model.audit_time_rule import AuditTimeRule
from aftersales.model.calculations import OF_RULES, Rule
from aftersales.model.lifecycle_rule import Anchor, Event
from aftersales.model.reference import Reference
from aftersales.model.rubric import Rubric, Staffing
from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.frame import Calculator, library_of
from aftersales_site.calculators.rule_scripts import (
    concerned_discrepancies,
    frame_words,
    rule_switches,
    rules_stated,
    told,
)
from aftersales_site.calculators.rule_tables import duties_by_anchor, site_rows, staff_rows
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.content.sources import Source
from aftersales_site.writing.language_site import LanguageSite

VERIFY = "verify"
_EXCEPTED = {"year-of-expiry": "period_not_expiry", "year-of-recertification": "period_not_recertification"}
_VISITS = 6
"""More surveillance audits than a cycle of three years can hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """One calculator: ``documents`` are those it calculates from, ``rules`` what each states."""

    kind: str
    documents: tuple[Document, ...]
    rules: tuple[Rule, ...]

    @property
    def stated(self) -> tuple[tuple[Document, Rule], ...]:
        return tuple(zip(self.documents, self.rules, strict=True))

    @property
    def several(self) -> bool:
        """Whether it has to be said which document to calculate by."""
        return len(self.rules) > 1

    @property
    def alike(self) -> bool:
        """Whether all documents say the same, so that the engine answers without being told which."""
        return self.kind == "managers" and len({_demand(rule) for rule in self.rules}) == 1

    @property
    def chosen(self) -> Document | None:
        """The one of several documents that is chosen beforehand, if any."""
        return self.documents[0] if self.several and self.alike else None

    @property
    def address(self) -> str:
        return f"{CALCULATORS}{self.kind}/"

    @property
    def key(self) -> str:
        """The kind as it stands in the keys of labels."""
        return self.kind.replace("-", "_")


def _demand(rule: Rule) -> object:
    """What a rule on managers asks for."""
    return (rule.share, rule.of, rule.round) if isinstance(rule, Staffing) else rule


def calculations(content: Content) -> tuple[Calculation, ...]:
    """Every calculator that CONTENT has a rule for; verifying comes last."""
    found = []
    for each in OF_RULES:
        stated = rules_stated(content, each)
        if stated:
            documents, rules = zip(*stated, strict=True)
            found.append(Calculation(kind=each.page, documents=documents, rules=rules))
    return (*found, Calculation(kind=VERIFY, documents=content.documents, rules=()))


def rule_calculators(site: LanguageSite) -> Iterator[Calculator]:
    """The calculators of the rules, and the page that verifies records."""
    for calculation in calculations(site.content):
        yield _calculator(site, calculation)


def title_of(site: LanguageSite, calculation: Calculation) -> str:
    if calculation.kind == VERIFY:
        return site.words["rule_calculators"]["title_verify"]
    return site.words["calculations"][calculation.kind]


def _calculator(site: LanguageSite, calculation: Calculation) -> Calculator:
    kind, rules, documents = calculation.kind, calculation.rules, calculation.documents
    words = frame_words(site)
    discrepancies = concerned_discrepancies(documents, rules, kind) if rules else []
    return Calculator(
        kind="rule-calculator",
        address=calculation.address,
        title=title_of(site, calculation),
        description=words[f"lead_{calculation.key}"],
        sources=_shown_sources(site, calculation),
        sources_of=documents if calculation.several else (),
        source_chosen=calculation.chosen,
        template=f"calculators/rules/{kind}.html.jinja",
        classes=("rule", f"rule--{kind}"),
        marks={"rule-calculator": kind},
        told=told(site, kind, documents, rules, discrepancies),
        library=tuple(library_of(site.content, documents)),
        scripts=(f"assets/rules/{kind}.js",),
        style_sheets=("assets/stylesheets/rule-calculators.css",),
        values={
            "calculation": calculation,
            "labels": words,
            "rw": words,
            "discrepancies": discrepancies,
            "switches": rule_switches(documents, kind) if rules else (),
            "figure_labels": FIGURE_LABELS,
            "only_under_another_reading": _only_under_another_reading,
            "exact": write_exact,
            "percent": _percent,
            "visits": range(_VISITS),
            "source_of": _source_of,
            "counting_from": _counting_from,
            "duties_by_anchor": duties_by_anchor,
            "site_rows": site_rows,
            "staff_rows": staff_rows,
            "period_words": lambda event: _period_words(site, event),
        },
    )


def _shown_sources(site: LanguageSite, calculation: Calculation) -> list[Source]:
    """The sources named at the head; a record may stand on any document, so verifying names none."""
    if calculation.kind == VERIFY:
        return []
    return [site.content.source(document.document) for document in calculation.documents]


def _only_under_another_reading(rules: Sequence[AuditTimeRule]) -> tuple[str, ...]:
    """The figures that none of RULES has as it is adopted."""
    return () if any(rule.on_site.of == "every-audit" for rule in rules) else ON_SITE_OF_LATER_AUDITS


def _source_of(rule: AuditTimeRule, figure: str) -> Reference:
    """The clause that FIGURE of the worksheet rests on."""
    if figure == "initial":
        return rule.source
    return rule.on_site.source if figure.endswith("on_site_minimum") else rule.shares_source


def _counting_from(calculation: Calculation, anchors: Collection[Anchor]) -> list[Document]:
    """The documents that count something from one of ANCHORS, by any reading."""
    return [document for document in calculation.documents if _anchors_of(document) & set(anchors)]


def _anchors_of(document: Document) -> set[Anchor]:
    if isinstance(document, Rubric) or document.lifecycle is None:
        return set()
    found = {event.anchor for event in document.lifecycle.events}
    readings = (reading for discrepancy in document.discrepancies for reading in discrepancy.readings)
    changed = (reading.changes.lifecycle.events for reading in readings if reading.changes)
    return found | {changes.anchor for events in changed for _, changes in events if changes.anchor}


def _percent(share: Fraction) -> str:
    """A share as people write it: 80 %, or the fraction where it is no whole number of percent."""
    hundredths = share * 100
    return f"{hundredths}%" if hundredths.denominator == 1 else write_exact(share)


def _period_words(site: LanguageSite, event: Event) -> str:
    """How long, and what else restricts EVENT, in the site's language."""
    words: Mapping[str, str] = site.words["rule_calculators"]
    length = words["period_before" if event.direction == "before" else "period_within"]
    parts = [length.replace("{period}", site.say(period_label(event.period)))]
    if event.once_per == "calendar-year":
        parts.append(words["period_once"])
    if event.not_in != "none":
        parts.append(words[_EXCEPTED[event.not_in]])
    return words["list_comma"].join(parts)
