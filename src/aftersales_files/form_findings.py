"""The sheet of findings of our own form: one row a clause, found by its head and its clause number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, plain, says_nothing
from aftersales.model.rubric import Rubric
from aftersales.model.table_lines import is_remark, is_total
from aftersales_files import form_words as words
from aftersales_files.dated_samples import sample_of_date, shown_day
from aftersales_files.finding_words import Written, counts_beside, sample_in, understood
from aftersales_files.form_parts import COUNTS, FormParts
from aftersales_files.form_tables import Row, rows_of_table
from aftersales_files.issuer_table import numbers_in
from aftersales_files.sample_words import HOW_TO_WRITE, one_unit, sample_count, tells_of_sample
from aftersales_files.sheets import Sheet, Value

_CLAUSE = Text("本准则的条款编号", "a clause of this rubric")
_CLAUSE_TEXT = Text(
    "文字格式的条款编号（5.10 存成数字会变成 5.1）",
    "the clause as text (as a number, 5.10 would become 5.1)",
)
_NO_CLAUSE = Text("{at} {found}：不是条款的行，没有读", "{at} {found}: a row without a clause, not read")
_CLAUSE_MISSING = Text("这一行的条款编号", "the clause of this row")
_ONCE = Text("每个条款只占一行", "each clause in one row")
_WORDS = Text("{words}，或留空", "{words}, or empty")
_WORDS_OR_SAMPLE = Text("{words}，或留空；{how}", "{words}, or empty; {how}")
_NO_PARTIAL = Text(
    "{words}，或留空。规则里没有部分符合：抽样的选“抽样”，填抽样数和不符合数",
    "{words}, or empty. The rules know no part of a finding but by sample, with its two counts",
)
_ONLY_SAMPLED = Text("空；结论为“抽样”时才填数", 'empty; a number belongs to the finding "by sample" alone')
_ONE_TEXT = Text(
    "空；符合或未评的说明请写在备注里", "empty; remarks on a met or open clause belong into the notes"
)
_WAS_DATE = Text(
    "{at}（{clause}）{found} 是表格程序改成的日期，按抽 {drawn}、不符合 {bad} 读",
    "{at} ({clause}) {found} is a date made by a spreadsheet, read as {bad} of {drawn} not conforming",
)
_COUNTS_BESIDE = Text(
    "{at}（{clause}）写着抽 {drawn} 不符合 {bad}，结论是{finding}：按整条{finding}读；"
    "要按抽样算，结论改成“抽样”并填两个数",
    "{at} ({clause}) tells of {bad} nonconforming of {drawn}, the finding is {finding}: the whole clause is "
    "read as {finding}; to score it by sample, make the finding by sample and fill in both numbers",
)
_LIKELY = Text("{at}（{clause}）“{found}”按{finding}读", '{at} ({clause}) "{found}" is read as {finding}')


def read_findings(rubric: Rubric, sheet: Sheet, parts: FormParts) -> None:
    """Add to PARTS what SHEET says of the clauses of RUBRIC."""
    clauses = {comparable(clause.id): clause.id for clause in rubric.clauses}
    seen: set[str] = set()

    def passed_over(row: Row) -> bool:
        """Whether ROW is a total or a line of signatures below the table; it is told of.

        One with a finding is none: its clause may have become a date (1.1.1), and it is asked about.
        """
        named, word = row.text("clause"), row.text("finding")
        if not (is_total(named) or is_remark(named)) or understood(word) is not None:
            return False
        parts.remarks.append(_NO_CLAUSE.filled(at=row.place("clause"), found=shown(named)))
        return True

    listed = rows_of_table(sheet, words.HEADS, words.READ, parts.faults, words.LATER, passed_over=passed_over)
    for row in listed:
        clause = _clause_of(row, clauses, parts.faults)
        if clause is None:
            continue
        if clause in seen:
            parts.faults.append(row.fault("clause", _ONCE))
        seen.add(clause)
        if "listed" in row.columns:
            parts.listed[clause] = row
        _read_clause(row, clause, parts)


def _clause_of(row: Row, clauses: Mapping[str, str], faults: list[Fault]) -> str | None:
    """The clause that a row is about; None for a row that says nothing about any."""
    cell = row.value("clause")
    says = any(row.value(name) for name in words.READ if name != "clause")
    expected = _CLAUSE
    if cell is None:
        expected = _CLAUSE_MISSING
    elif cell.kind != "text":
        expected = _CLAUSE_TEXT
    else:
        clause = clauses.get(comparable(cell.text))
        if clause is None and len(begun := numbers_in(cell.text)) == 1:  # "5.1.1.1 服务文化"
            clause = clauses.get(comparable(begun[0]))
        if clause is not None:
            return clause
    if says or expected is _CLAUSE_TEXT:
        faults.append(row.fault("clause", expected))
    return None


def _read_clause(row: Row, clause: str, parts: FormParts) -> None:
    _note_places(row, clause, parts)
    word = row.value("finding")
    written = Written(kind="open") if word is None else understood(word.text)
    if written is None and word is not None and (written := _dated(row, word)) is not None:
        parts.guessed.add(clause)
        found = {"at": row.place("finding"), "clause": clause, "found": word.text.strip()}
        counts = {"drawn": written.sampled, "bad": written.nonconforming}
        parts.remarks.append(_WAS_DATE.filled(**found, **counts))
    if written is None or written.kind == "partial":
        listed = words.listed(words.FINDING_WORDS.values())
        told = _WORDS_OR_SAMPLE if word is not None and tells_of_sample(word.text) else _WORDS
        expected = (told if written is None else _NO_PARTIAL).filled(words=listed, how=HOW_TO_WRITE)
        parts.fault_at(row, "finding", clause, expected)
        return
    if written.kind != "sampled" or written.sampled:
        for name in COUNTS:
            if row.value(name) and not _is_filler(row.text(name)):
                parts.fault_at(row, name, clause, _ONLY_SAMPLED)
    if written.likely and word is not None:
        finding, at = words.FINDING_WORDS[written.kind], row.place("finding")
        parts.guessed.add(clause)
        parts.remarks.append(_LIKELY.filled(at=at, clause=clause, found=word.text.strip(), finding=finding))
    written = _with_counts(row, clause, written, parts)
    reason, note = _texts(row, clause, written, parts)
    if note:
        parts.assessment.setdefault("notes", {})[clause] = note
    if written.kind != "open":
        parts.assessment["findings"][clause] = _finding(row, written, reason)


def _with_counts(row: Row, clause: str, written: Written, parts: FormParts) -> Written:
    """WRITTEN with the counts that the row tells in words; where they contradict it, that is told."""
    texts = row.text("reason"), row.text("note")
    if written.kind == "sampled" and not (written.sampled or any(row.value(name) for name in COUNTS)):
        told = sample_in(texts[0])
        return replace(written, sampled=told.sampled, nonconforming=told.nonconforming) if told else written
    if (other := counts_beside(written, texts)) is not None:
        at = row.place("reason" if sample_in(texts[0]) else "note")
        counts = {"drawn": other.sampled, "bad": other.nonconforming}
        finding = words.FINDING_WORDS[written.kind]
        parts.guessed.add(clause)
        parts.remarks.append(_COUNTS_BESIDE.filled(at=at, clause=clause, finding=finding, **counts))
    return written


def _dated(row: Row, word: Value) -> Written | None:
    return sample_of_date(shown_day(word, from_1904=row.sheet.from_1904))


def _texts(row: Row, clause: str, written: Written, parts: FormParts) -> tuple[str, str]:
    """The reason and the note; a reason that the finding has no room for becomes the note."""
    reason, note = row.text("reason"), row.text("note")
    if _is_filler(reason) and (written.kind != "not_applicable" or written.reason):
        reason = ""
    if written.reason:
        reason = f"{written.reason}\n{reason}".strip()
    if written.kind not in ("met", "open") or not reason:
        return reason, note
    if note:
        parts.fault_at(row, "reason", clause, _ONE_TEXT)
    return "", note or reason


def _is_filler(text: str) -> bool:
    """Whether TEXT is what people put into every cell that is to stay empty; a 0 is a figure."""
    return says_nothing(text) and plain(text) != "0"


def _note_places(row: Row, clause: str, parts: FormParts) -> None:
    under = f"findings.{clause}"
    parts.note(under, row, "finding", clause)
    parts.note(f"notes.{clause}", row, "note", clause)
    for name in (*COUNTS, "reason"):
        parts.note(f"{under}.{name}", row, name, clause)
    for name in ("not_met", "not_applicable"):
        parts.note(f"{under}.{name}", row, "reason", clause)


def _finding(row: Row, written: Written, reason: str) -> object:
    kind = written.kind
    if kind == "sampled":
        said = {name: getattr(written, name) or row.text(name) for name in COUNTS}
        alike = one_unit(said.values())  # of 12份, 3处 may be places in one
        counts = {name: _count(text) if alike else text for name, text in said.items()}
        return counts | ({"reason": reason} if reason else {})
    if kind == "not_applicable":
        return {kind: reason}
    return {kind: reason} if kind == "not_met" and reason else kind


def _count(text: str) -> object:
    """A count as the engine takes it: an integer where the cell has its digits, else what stands there."""
    digits = sample_count(text.strip())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else digits
