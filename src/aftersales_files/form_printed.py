"""What a form has printed in it of its rubric: one place for who writes it and who checks it later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Language, Text
from aftersales.model.rubric import Certificate, Clause, Indicator, Rubric
from aftersales_files import form_words as words

HOW = Text(
    "在「自评」表的浅黄格里填：结论从下拉框里选；抽样的填抽样数和不符合数；不适用的写理由；没评的留空。"
    "填好后在网页上打开本文件，或用命令行计算。表里没有公式。",
    'Fill in the shaded cells of "Assessment": choose each finding from the list; give both numbers of a '
    "sample, and the reason why a clause does not apply; leave open clauses empty. Then open the file on "
    "the website or with the command line. It holds no formulas.",
)
MADE = Text("制表日期", "Made on")
_RUBRIC = Text("评分准则", "Rubric")
_NAMED = Text("{title}（{id}）", "{title} ({id})")
_DELETION = Text("删减", "Deletion")
_SAMPLE = Text("（{sample}可抽样）", "({sample} may be sampled)")
_DELETABLE = Text("（可删减：{when}）", "(may be deleted: {when})")
_DELETABLE_BARE = Text("（确实不涉及时可删减）", "(may be deleted where it truly does not apply)")
_ONE_FACT = Text(
    "每个事实写一行，空行不算；相关条款可以不填。",
    "One fact a line; empty lines do not count, the clause is optional.",
)
_RULE = Text("{label}：{text}", "{label}: {text}")


def about(rubric: Rubric, language: Language) -> Iterator[tuple[Text, str]]:
    """The lines of the first sheet that say what it is a form of, each with its label."""
    yield _RUBRIC, _NAMED.filled(title=rubric.title, id=rubric.id).in_language(language)
    yield words.EDITION, words.edition_line(rubric)
    yield words.FULL_MARKS, display_points(rubric.full_marks)


def rules(rubric: Rubric) -> Iterator[tuple[Text, Text]]:
    """How clauses are marked and deleted: the last lines of the first sheet."""
    for rule in rubric.marking:
        yield rule.label or Text("", ""), rule.text
    if rubric.deletion is not None:
        yield rubric.deletion.label or _DELETION, rubric.deletion.text


def of_clause(indicator: Indicator, clause: Clause, language: Language) -> Mapping[str, str]:
    """What the form says of CLAUSE, and what one must know to choose the finding, by its columns."""
    allowed = [] if clause.sample is None else [_SAMPLE.filled(sample=clause.sample)]
    if clause.deletable:
        when = clause.applies_when
        allowed.append(_DELETABLE.filled(when=when) if when else _DELETABLE_BARE)
    return {
        "clause": clause.id,
        "indicator": f"{indicator.number} {indicator.title.in_language(language)}",
        "title": clause.title.in_language(language),
        "requirement": "\n".join(each.in_language(language) for each in (clause.requirement, *allowed)),
        "evidence": "\n".join(f"· {each.in_language(language)}" for each in clause.evidence),
        "points": display_points(clause.points),
    }


def below_specials(rubric: Rubric) -> list[Text]:
    """The rules of the adjustments, under the table of special entries."""
    lines = [_ONE_FACT]
    lines += [_RULE.filled(label=each.label, text=each.text) for each in rubric.adjustments if each.text]
    lines += [gate.text for gate in rubric.gates if gate.text]
    return lines


def of_certificate(certificate: Certificate, language: Language) -> Mapping[str, str]:
    """What the form says of CERTIFICATE, by its columns."""
    source = f"{certificate.source.document} {certificate.source.clause}"
    return {"certificate": certificate.label.in_language(language), "source": source}
