"""What a row of a certification body's form says of its clauses: a finding, a guess, or nothing that counts.

Such a form has a column for a word or a tick and one for points; people fill in the one, the other or both.
What the rules do not know (points between none and all of them, 部分符合) and what contradicts itself stays
open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from aftersales.foundation.exact import display_points
from aftersales.foundation.text import Text
from aftersales.foundation.typed import gives_reason
from aftersales_files import issuer_words
from aftersales_files.dated_samples import shown_day
from aftersales_files.finding_words import Kind, Written, counts_beside, sample_in
from aftersales_files.form_words import FINDING_WORDS
from aftersales_files.issuer_columns import COUNTED, MARKED, TICKED
from aftersales_files.issuer_marks import Mark, mark_in, may_be_written
from aftersales_files.issuer_table import Entry, IssuerTable
from aftersales_files.sample_words import (
    is_bare_share,
    is_drawn_first,
    one_unit,
    sample_count,
    tells_of_sample,
)
from aftersales_files.sheets import Place, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to be told of a cell before what was read takes the place of anything."""

    place: Place
    found: str
    said: Text
    guess: bool
    """Whether it was read all the same; what is no guess stayed open or was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The finding of an entry as an assessment holds it (None: open), its notices, and its note."""

    finding: object
    notices: tuple[Notice, ...]
    note: str
    marks: tuple[tuple[Place, str], ...]
    """The cells that say it, and what stands in each."""


def judge(table: IssuerTable, entry: Entry) -> Judged:
    """What the row of ENTRY says."""
    judging = _Judging(table, entry)
    finding = judging.finding()
    marks = tuple((mark.place, mark.found) for mark in judging.marks)
    kept = [mark.written.reason for mark in judging.marks if mark.written and mark.written.kind == "met"]
    notices, note = tuple(judging.notices), "\n".join(filter(None, [*kept, judging.text("evidence")]))
    return Judged(finding=finding, notices=notices, note=note, marks=marks)


class _Judging:
    def __init__(self, table: IssuerTable, entry: Entry) -> None:
        self.table, self.entry = table, entry
        self.notices: list[Notice] = []
        self.marks = list(self._marks())

    def text(self, name: str) -> str:
        found = [
            value.text for _, value in self.table.values(self.entry.rows, name) if value.kind != "formula"
        ]
        return "\n".join(found)

    def finding(self) -> object:
        """The finding that all marks agree on."""
        denied = [mark for mark in self.marks if mark.unclear]
        self.marks = [mark for mark in self.marks if not mark.unclear] or denied
        words = [mark for mark in self.marks if mark.written is not None]
        if any(not mark.denies for mark in words):
            words = [mark for mark in words if not mark.denies]
        scored = [mark for mark in self.marks if mark.points is not None]
        unknown = [mark for mark in self.marks if mark.written is None and mark.points is None]
        if unknown:
            said = issuer_words.NO_SAMPLE if tells_of_sample(unknown[0].found) else issuer_words.UNKNOWN
            return self._open(unknown[0], said)
        if not words and (not scored or self._is_counted()):
            return self._by_counts()
        kinds = {mark.written.kind for mark in words if mark.written}
        if "partial" in kinds:
            return self._open(words[0], issuer_words.PARTIAL_WORD)
        if len(kinds) > 1:
            return self._open(words[-1], issuer_words.CONTRADICTION)
        if not words and (unclear := [mark for mark in scored if mark.of_full]):
            return self._open(unclear[0], issuer_words.POINTS_OR_SAMPLE)
        return self._by_word(words, scored) if words else self._by_points(scored)

    def _by_word(self, words: list[Mark], scored: list[Mark]) -> object:
        mark = words[0]
        assert mark.written is not None
        kind = mark.written.kind
        if kind == "open":
            return None
        if kind in ("met", "not_met"):
            for each in scored:
                full = self._full(each.place)
                if full and each.points not in (full, 0):
                    return self._by_points([each])
                if full and (each.points == full) != (kind == "met"):
                    return self._open(each, issuer_words.CONTRADICTION)
        if mark.dated:
            counts = {"drawn": mark.written.sampled, "bad": mark.written.nonconforming}
            self._tell(mark, issuer_words.WAS_DATE.filled(**counts), guess=True)
        elif kind == "sampled" and not scored and (said := _as_read(mark.found)):
            counts = {"drawn": mark.written.sampled, "bad": mark.written.nonconforming}
            self._tell(mark, said.filled(**counts), guess=True)
        elif mark.written.likely:
            self._tell(mark, issuer_words.BY_MARK.filled(finding=FINDING_WORDS[kind]), guess=True)
        drawn, bad = self._counted_in_columns()
        texts = self.text("reason"), self.text("evidence"), f"{bad}/{drawn}"
        if (other := counts_beside(mark.written, texts)) is not None:
            counts = {"drawn": other.sampled, "bad": other.nonconforming}
            self._tell(
                mark, issuer_words.COUNTS_BESIDE.filled(finding=FINDING_WORDS[kind], **counts), guess=True
            )
        return self._written(mark, mark.written)

    def _by_counts(self) -> object:
        """A sample of which the counts alone are filled in."""
        filled = [each for name in COUNTED for each in self.table.values(self.entry.rows, name)]
        if not filled or self.notices:
            return None
        place, value = filled[0]
        mark = Mark(place=place, found=value.text, written=Written(kind="sampled"))
        self.marks = [mark, *self.marks]
        self._tell(mark, issuer_words.BY_COUNTS, guess=True)
        return self._written(mark, Written(kind="sampled"))

    def _is_counted(self) -> bool:
        return all(map(str.isdecimal, self._counted_in_columns()))

    def _counted_in_columns(self) -> tuple[str, str]:
        """How many were looked at and how many do not conform, by the columns for that; empty if not said."""
        drawn, bad, good = (sample_count(self.text(name)) for name in COUNTED)
        if drawn.isdecimal() and good.isdecimal():
            failed = str(max(int(drawn) - int(good), -1))
            bad = failed if bad in ("", failed) else f"{bad}/{failed}"  # the two do not add up
        same = one_unit(self.text(name) for name in COUNTED)
        return drawn, bad if same else self.text("nonconforming")

    def _by_points(self, scored: list[Mark]) -> object:
        mark = scored[0]
        full, points = self._full(mark.place), mark.points
        assert points is not None
        if len(scored) > 1 and any(each.points != points for each in scored):
            return self._open(mark, issuer_words.CONTRADICTION)
        shown = {"full": display_points(full), "points": display_points(points)}
        if points > full:
            return self._open(mark, issuer_words.TOO_MANY.filled(**shown))
        if 0 < points < full:
            return self._open(mark, issuer_words.PARTIAL.filled(**shown))
        kind: Kind = "met" if points == full else "not_met"
        self._tell(
            mark,
            issuer_words.BY_POINTS.filled(points=shown["points"], finding=FINDING_WORDS[kind]),
            guess=True,
        )
        return self._written(mark, Written(kind=kind))

    def _full(self, place: Place) -> Fraction:
        """The points of all clauses that the cell at PLACE stands beside."""
        rows = range(place[0], place[0] + self.table.rows_of(place))
        beside = [entry for entry in self.table.entries if any(row in rows for row in entry.rows)]
        return sum((clause.points for entry in beside for clause in entry.clauses), Fraction(0))

    def _written(self, mark: Mark, written: Written) -> object:
        if len(self.entry.clauses) > 1:
            self._tell(mark, issuer_words.TOGETHER, guess=True)
        reason = written.reason or self.text("reason")
        if written.kind == "sampled":
            return self._sampled(mark, written)
        if written.kind == "not_applicable":
            return self._deleted(mark, reason)
        if written.kind == "not_met" and reason:
            return {"not_met": reason}
        return written.kind

    def _sampled(self, mark: Mark, written: Written) -> object:
        in_columns = self._counted_in_columns()
        drawn, bad = written.sampled or in_columns[0], written.nonconforming or in_columns[1]
        pairs = zip(in_columns, (drawn, bad), strict=True)
        if any(a.isdecimal() and b.isdecimal() and int(a) != int(b) for a, b in pairs):
            return self._open(mark, issuer_words.CONTRADICTION)
        if not (drawn or bad) and (told := sample_in(self.text("reason"))) is not None:
            drawn, bad = told.sampled, told.nonconforming
        counts = [count for count in (drawn, bad) if count.isascii() and count.isdigit() and len(count) < 10]
        if len(counts) < 2 or not 0 < int(drawn) >= int(bad):
            return self._open(mark, issuer_words.NO_COUNTS)
        if (scored := self._scored_otherwise(int(drawn), int(bad))) is not None:
            return self._open(*scored)
        reason = written.reason or self.text("reason")
        return {"sampled": int(drawn), "nonconforming": int(bad)} | ({"reason": reason} if reason else {})

    def _scored_otherwise(self, drawn: int, bad: int) -> tuple[Mark, Text] | None:
        """The points beside a sample that are those of another one, and what is said of them.

        Of 9/12 and 3 of 4 points nine conform.
        """
        for each in self.marks:
            full = self._full(each.place)
            earned = full * (drawn - bad) / drawn
            if each.points is not None and not may_be_written(earned, each.points, each.found):
                figures = {"full": full, "earned": earned, "points": each.points}
                shown = {name: display_points(figure) for name, figure in figures.items()}
                return each, issuer_words.POINTS_OF_ANOTHER_SAMPLE.filled(drawn=drawn, bad=bad, **shown)
        return None

    def _deleted(self, mark: Mark, reason: str) -> object:
        if not all(clause.deletable for clause in self.entry.clauses):
            return self._open(mark, issuer_words.NOT_DELETABLE)
        if not gives_reason(reason):
            reason = self.text("evidence")
            if not gives_reason(reason):
                return self._open(mark, issuer_words.NO_REASON)
            self._tell(mark, issuer_words.BORROWED, guess=True)
        return {"not_applicable": reason}

    def _marks(self) -> Iterator[Mark]:
        for name in MARKED:
            for place, value in self.table.values(self.entry.rows, name):
                if value.kind in ("formula", "error"):
                    self.notices.append(
                        Notice(place=place, found=value.text, said=issuer_words.NO_VALUE, guess=False)
                    )
                elif name in TICKED and self.text("sampled") and sample_count(value.text).isdecimal():
                    yield Mark(place=place, found=value.text)  # how many of the sample, no tick
                elif (mark := mark_in(name, place, self._counted(value), self._full)) is not None:
                    yield mark

    def _counted(self, value: Value) -> Value:
        """VALUE with the day for a number of days that the workbook counts from 1904."""
        return replace(value, text=shown_day(value, from_1904=self.table.sheet.from_1904))

    def _open(self, mark: Mark, said: Text) -> object:
        """No finding, and why."""
        self.notices = [notice for notice in self.notices if not notice.guess]
        self._tell(mark, said, guess=False)
        return None

    def _tell(self, mark: Mark, said: Text, *, guess: bool) -> None:
        self.notices.append(Notice(place=mark.place, found=mark.found, said=said, guess=guess))


def _as_read(text: str) -> Text | None:
    """How counts are read of which no word says what they count; None where one does."""
    if is_bare_share(text):
        return issuer_words.BY_SHARE
    return issuer_words.BY_NUMBER_DRAWN if is_drawn_first(text) else None
