"""The words of the self-assessment workbook, by which it is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from aftersales.api.place_labels import ORGANISATION
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, known_word, names_none
from aftersales.model.rubric import Rubric
from aftersales_files.finding_words import understood

FORMAT = "assessment-workbook/1"

OVERVIEW = Text("概况", "Overview")
FINDINGS = Text("自评", "Assessment")
SPECIALS = Text("特别项", "Special entries")
CERTIFICATES = Text("证书", "Certificates")
RESULT = Text("结果", "Result")
SHEETS = (OVERVIEW, FINDINGS, SPECIALS, CERTIFICATES, RESULT)

EDITION, FULL_MARKS = Text("版本", "Edition"), Text("满分", "Full marks")
"""Lines of the first sheet, below those of the organisation."""

HEADS: Mapping[str, Text] = {
    "clause": Text("条款", "Clause"),
    "indicator": Text("指标", "Indicator"),
    "title": Text("名称", "Title"),
    "requirement": Text("要求", "Requirement"),
    "evidence": Text("证明材料", "Evidence"),
    "points": Text("分值", "Points"),
    "finding": Text("结论", "Finding"),
    "sampled": Text("抽样数", "Sampled"),
    "nonconforming": Text("不符合数", "Not conforming"),
    "reason": Text("问题或不适用理由", "What was found, or why not applicable"),
    "note": Text("备注", "Notes"),
    "listed": Text("证明材料清单", "Evidence list"),
}
TYPED = ("finding", "sampled", "nonconforming", "reason", "note", "listed")
"""The columns that people fill in; the others are printed."""
LATER = ("listed",)
"""Columns that forms made before do not have."""
READ = ("clause", "finding", "sampled", "nonconforming", "reason", "note")
"""The columns that are read again; all of them must be there, in whatever order."""

FINDING_WORDS: Mapping[str, Text] = {
    "met": Text("符合", "Met"),
    "not_met": Text("不符合", "Not met"),
    "sampled": Text("抽样", "By sample"),
    "not_applicable": Text("不适用", "Not applicable"),
    "open": Text("未评", "Open"),
}

SPECIAL_HEADS = {
    "kind": Text("类别", "Kind"),
    "number": Text("序号", "No."),
    "clause": Text("相关条款", "Clause"),
    "reason": Text("事实与依据", "What was found"),
}
UNTOLD = Text("（未写明）", "(not stated)")
_WRITTEN_SO = re.compile("(?:（原文）|\\(as written\\)) ?(.*)", re.DOTALL)
AS_WRITTEN = Text("（原文）{text}", "(as written) {text}")
"""Before a fact that says 无 or a stroke: bare, it would read as an empty line and be lost."""


def fact_written(text: str) -> str:
    """The fact that a cell says in TEXT: that of a special entry."""
    so = _WRITTEN_SO.fullmatch(text)
    return so[1] if so is not None and names_none(so[1], "special") else text


"""Stands for the fact of an entry that has none: an empty line is no entry."""
SPECIAL_KINDS: Mapping[str, Text] = {
    "special_deductions": Text("特别扣分", "Deduction"),
    "special_bonus": Text("特别加分", "Bonus"),
}
"""The kinds of special entries, by their key in an assessment."""

CERTIFICATE_HEADS = {
    "certificate": Text("证书", "Certificate"),
    "held": Text("持有", "Held"),
    "source": Text("依据", "Source"),
}
HELD: Mapping[str, Text] = {"held": Text("有", "Yes"), "not": Text("没有", "No")}


_ALSO_HELD: Mapping[str, str] = {
    **dict.fromkeys(("持有", "具有", "已有", "已取得", "已获证", "held", "true"), "held"),
    **dict.fromkeys(("无", "未持有", "未取得", "none", "false"), "not"),
}


def held_or_not(typed: str) -> str | None:
    """Whether TYPED says that a certificate is ``held`` or ``not``, in words or by a tick; else None."""
    if (word := known_word(HELD, typed) or _ALSO_HELD.get(comparable(typed))) is not None:
        return word
    if names_none(typed, "certificate"):
        return "not"
    written = understood(typed)
    if written is None or written.likely or written.reason:
        return None
    return {"met": "held", "not_met": "not", "not_applicable": "not"}.get(written.kind)


def edition_line(rubric: Rubric) -> str:
    """What stands beside `EDITION`."""
    return f"{rubric.document} {rubric.edition}"


def names(text: Text, found: str) -> bool:
    """Whether FOUND is TEXT in either language."""
    return comparable(found) in (comparable(text.zh), comparable(text.en))


def listed(texts: Iterable[Text]) -> Text:
    """TEXTS in a row, in each language."""
    several = list(texts)
    return Text("、".join(text.zh for text in several), ", ".join(text.en for text in several))


_ALSO: Mapping[str, str] = {
    "name": "企业名称 公司名称 单位名称 机构名称 申请组织 申请组织名称 申请单位 申请企业 受审核方 受评价组织",
    "level": "申请级别 申报等级 申请等级 申报星级 申请星级",
    "date": "自评日期 自评时间 评价日期 评价时间 评估日期 填表日期",
    "assessors": "自评人员 评价人员 评估人员 自评部门 填表人",
}
"""How certification bodies call in their forms what ours calls otherwise."""
ALSO_ORGANISATION: Mapping[str, str] = {word: key for key, words in _ALSO.items() for word in words.split()}


def organisation_key(label: str) -> str | None:
    """What of the head of a form LABEL names, in whatever words; None if it is nothing of it."""
    return known_word(ORGANISATION, label) or ALSO_ORGANISATION.get(comparable(label).partition("(")[0])
