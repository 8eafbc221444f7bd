"""Where worked examples stand: beside the rule, and beside every clause that this rule rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from aftersales.model.reference import Reference
from aftersales.model.rubric import Adjustment, Gate, Rubric, Rule
from aftersales_site.calculators.examples import Worked, worked_examples
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document


def examples_beside(content: Content, document: Document) -> Mapping[str, tuple[Worked, ...]]:
    """The examples of the pages of DOCUMENT, which is in force, by the anchor of the place they stand beside.

    A clause of a rule document by which a rubric scores has the examples of that rubric's rules.
    """
    found: defaultdict[str, list[Worked]] = defaultdict(list)
    for anchor, worked in worked_examples(content, document).items():
        found[anchor].append(worked)
    for rubric in content.rubrics:
        worked_of = worked_examples(content, rubric)
        for rule, source in scoring_rules(rubric):
            if source.document == document.document and rule in worked_of:
                found[source.clause].append(worked_of[rule])
        for example in content.examples:
            clauses = [place.clause for place in example.beside if place.document == document.document]
            if example.document == rubric.id:
                for clause in clauses:
                    found[clause].append(worked_of[example.at])
    return {anchor: tuple(several) for anchor, several in found.items()}


def scoring_rules(rubric: Rubric) -> Iterator[tuple[str, Reference]]:
    """Every rule by which RUBRIC scores: its anchor on the rubric's page, and the clause it rests on."""
    yield "scoring", rubric.scoring.source
    rules: tuple[Rule | Adjustment | Gate, ...] = (*rubric.marking, *rubric.adjustments, *rubric.gates)
    for rule in rules:
        yield rule.id, rule.source
    if rubric.deletion:
        yield "deletion", rubric.deletion.source
    if rubric.staffing:
        yield "staffing", rubric.staffing.source
    for level in rubric.levels:
        yield f"level-{level.id}", level.source
    yield "below-levels", rubric.below_levels.source
    for source in dict.fromkeys(certificate.source for certificate in rubric.certificates):
        yield "certificates", source
