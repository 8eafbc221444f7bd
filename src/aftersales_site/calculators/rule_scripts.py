"""What the scripts of the rule calculators need to know: words, and where clauses and discrepancies stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from markupsafe import Markup

from aftersales.calculation.audit_time import FIGURE_LABELS
from aftersales.calculation.sampling import AUDIT_LABELS
from aftersales.model.calculations import BY_KIND, Calculation, Rule
from aftersales.model.discrepancy import Discrepancy
from aftersales.model.lifecycle_rule import LifecycleRule
from aftersales.model.reference import Reference
from aftersales_own.reading_switches import Switch, switches
from aftersales_site.addresses import CALCULATORS, register_page, relative
from aftersales_site.calculators.script_words import FRAME, script_json
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.writing.language_site import LanguageSite


def rules_stated(content: Content, calculation: Calculation) -> list[tuple[Document, Rule]]:
    """The documents that state the rule of CALCULATION, with that rule, in the order of ``sources.yaml``."""
    found = []
    for document in content.documents:
        rule = calculation.rule_of(document)
        if rule is not None:
            found.append((document, rule))
    return found


def concerned_discrepancies(
    documents: Sequence[Document], rules: Sequence[Rule], kind: str
) -> list[Discrepancy]:
    """What a result of KIND may rely on: named by the rule, or placed at the calculation."""
    named = {name for rule in rules for name in _discrepancies_named(rule)}
    return [
        discrepancy
        for document in documents
        for discrepancy in document.discrepancies
        if discrepancy.id in named
        or any(place.kind == "calculation" and place.id == kind for place in discrepancy.at)
    ]


def references_in(value: object) -> Iterator[Reference]:
    """Every reference anywhere inside VALUE, a model."""
    if isinstance(value, Reference):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from references_in(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from references_in(each)


def _discrepancies_named(value: object) -> Iterator[str]:
    if is_dataclass(value):
        for each in fields(value):
            inner = getattr(value, each.name)
            yield from inner if each.name == "discrepancies" else _discrepancies_named(inner)
    elif isinstance(value, tuple):
        for each in value:
            yield from _discrepancies_named(each)


def told(
    site: LanguageSite,
    kind: str,
    documents: Sequence[Document],
    rules: Sequence[Rule],
    discrepancies: Sequence[Discrepancy],
) -> Mapping[str, Markup]:
    """The blocks of JSON of a page by name; DISCREPANCIES are those that it lists."""
    here = f"{CALCULATORS}{kind}/"
    titles = {
        discrepancy.id: {
            "title": f"{discrepancy.register} {site.say(discrepancy.title)}",
            "address": relative(here, register_page(discrepancy.id)),
        }
        for discrepancy in discrepancies
    }
    return {
        "words": script_json(_words(site)),
        "places": script_json(_places(site, here, references_in((*rules, *discrepancies)))),
        "titles": script_json(titles),
        "figures": script_json(_figures(site, kind, documents, rules)),
    }


def rule_switches(documents: Sequence[Document], kind: str) -> tuple[Switch, ...]:
    """The readings of DOCUMENTS under which a calculation of KIND comes to something else."""
    return tuple(
        switch
        for document in documents
        for switch in switches(document.id, document.discrepancies, BY_KIND[kind].block)
    )


def frame_words(site: LanguageSite) -> dict[str, str]:
    """The words of the frame and of the calculators of rules."""
    return {**site.words[FRAME], **site.words["rule_calculators"]}


def _words(site: LanguageSite) -> dict[str, str]:
    titles = {f"kind_{kind.replace('-', '_')}": text for kind, text in site.words["calculations"].items()}
    return {**titles, **frame_words(site)}


def _places(site: LanguageSite, here: str, references: Iterable[Reference]) -> dict[str, dict[str, str]]:
    """By "document clause", how a reference is shown and where it leads."""
    found = {}
    for reference in references:
        there = site.places.of(reference)
        if there is not None:
            label = f"{site.short_title(reference.document)} {site.clause_label(reference)}"
            place = {"label": label, "address": relative(here, there)}
            found[f"{reference.document} {reference.clause}"] = place
    return found


def _figures(
    site: LanguageSite, kind: str, documents: Sequence[Document], rules: Sequence[Rule]
) -> dict[str, str]:
    """What the figures of a result are called; dates have their names from the rule, a document its own."""
    words = site.words["rule_calculators"]
    if kind == "audit-time":
        return {name: site.say(label) for name, label in FIGURE_LABELS.items()}
    if kind == "sites":
        return {audit: site.say(label) for audit, label in AUDIT_LABELS.items()}
    if kind == "managers":
        return {"managers": words["managers_needed"]}
    events = {
        (f"{document.id} " if len(documents) > 1 else "") + event.id.replace("-", "_"): site.say(event.label)
        for document, rule in zip(documents, rules, strict=bool(rules))  # none on the page that verifies
        if isinstance(rule, LifecycleRule)
        for event in rule.events
    }
    return events | {"next_surveillance": words["next_surveillance"]}
