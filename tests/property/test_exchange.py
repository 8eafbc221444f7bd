"""Two people on three devices exchange one assessment by file, in any order, old copies too.

Whatever they do, no answer is lost: it stands in the assessment until a person who saw it replaced it,
took it back, or settled a conflict for the other side. And a conflict that was settled is not shown
again to anyone who knows of it.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aftersales.calculation.three_sides import Conflict, Side
from tests.examples import examples
from tests.exchange import BLANK, Books, answers, sides_of

DEVICES = st.sampled_from(("phone", "desk", "laptop"))
PLACES = st.sampled_from(
    (
        *(("findings", clause) for clause in ("5.1.1.1", "5.1.2.1", "5.1.2.2")),
        *(("notes", clause) for clause in ("5.1.1.1", "5.1.2.1")),
        ("organisation", "name"),
    )
)
CHOICES = st.lists(st.sampled_from(("mine", "theirs", "both")), min_size=1, max_size=3)
"""How conflicts are settled, one after another."""


class Exchange(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        """Someone sends an empty form to all."""
        self.books, self.numbers = Books(), count(1)
        start = self.books.add((), BLANK)
        self.heads = dict.fromkeys(("phone", "desk", "laptop"), start)
        self.files = [start]
        self.done: dict[str, list[tuple[str, str, Any, Any]]] = {device: [] for device in self.heads}

    @rule(device=DEVICES, place=PLACES)
    def answer(self, device: str, place: tuple[str, str]) -> None:
        top, key = place
        words = f"answer {next(self.numbers)} on {device}"
        value = {"not_met": words} if top == "findings" else words
        self._put(device, top, key, value)

    @rule(device=DEVICES, place=PLACES)
    def take_back(self, device: str, place: tuple[str, str]) -> None:
        if place[1] in self._content(device).get(place[0], {}):
            self._put(device, *place, None)

    @rule(device=DEVICES)
    def undo(self, device: str) -> None:
        """One's own last change, if nothing came after it at its place."""
        if self.done[device]:
            top, key, before, after = self.done[device].pop()
            if self._content(device).get(top, {}).get(key) == after:
                self._put(device, top, key, before)
                self.done[device].pop()

    @rule(device=DEVICES, how=st.sampled_from(("add", "reword", "strike out")), at=st.integers(0, 3))
    def special_deduction(self, device: str, how: str, at: int) -> None:
        entries = list(self._content(device).get("special_deductions", []))
        new = {"reason": f"answer {next(self.numbers)} on {device}"}
        if how == "add" or not entries:
            changed = [*entries, new]
        else:
            at %= len(entries)
            changed = entries[:at] + ([new] if how == "reword" else []) + entries[at + 1 :]
        self._save(device, {**self._content(device), "special_deductions": changed})

    @rule(device=DEVICES)
    def send(self, device: str) -> None:
        self.files.append(self.heads[device])

    @rule(device=DEVICES, which=st.integers(0, 30), sides=CHOICES)
    def take_in(self, device: str, which: int, sides: list[Side]) -> None:
        """A file, be it the latest or one that has lain about since."""
        self._take_in(device, self.files[-1 - which % len(self.files)], sides)

    @rule(device=DEVICES, other=DEVICES, sides=CHOICES)
    def take_in_what_another_has(self, device: str, other: str, sides: list[Side]) -> None:
        self._take_in(device, self.heads[other], sides)

    @rule(device=DEVICES, other=DEVICES, sides=CHOICES, others=CHOICES)
    def swap(self, device: str, other: str, sides: list[Side], others: list[Side]) -> None:
        """Each takes in what the other had, and settles the conflicts without asking him."""
        mine, theirs = self.heads[device], self.heads[other]
        self._take_in(device, theirs, sides)
        self._take_in(other, mine, others)

    def _take_in(self, device: str, theirs: int, sides: list[Side]) -> None:
        mine = self.heads[device]
        turns = count()

        def choose(conflict: Conflict) -> Side:
            side = sides[next(turns) % len(sides)]
            return side if side in conflict.choices else "mine"

        known = [
            each
            for number in self.books.history(mine) | self.books.history(theirs)
            for each in self.books.revisions[number].settled
        ]
        self.heads[device], shown = self.books.exchange(mine, theirs, choose)
        for conflict in shown:
            place, sides_answers = sides_of(conflict)
            before = {taken for sided, taken in known if sided == (place, sides_answers)}
            taken_back = frozenset() in sides_answers  # the answer taken back here may be another's there
            assert taken_back or len(before) != 1, f"{place} was settled already"
        assert self.books.exchange(self.heads[device], theirs, choose) == (self.heads[device], [])

    @invariant()
    def no_answer_is_lost(self) -> None:
        for head in self.heads.values():
            history = [self.books.revisions[number] for number in self.books.history(head)]
            given = {answer for revision in history for answer in revision.given}
            replaced = {answer for revision in history for answer in revision.replaced}
            assert given - replaced <= answers(self.books.revisions[head].content)

    def _content(self, device: str) -> dict[str, Any]:
        return self.books.revisions[self.heads[device]].content

    def _put(self, device: str, top: str, key: str, value: Any) -> None:
        content = self._content(device)
        part = dict(content.get(top, {}))
        before = part.pop(key, None)
        if value is not None:
            part[key] = value
        self.done[device].append((top, key, before, value))
        self._save(device, {**content, top: part})

    def _save(self, device: str, content: dict[str, Any]) -> None:
        before, after = answers(self._content(device)), answers(content)
        head = self.heads[device]
        self.heads[device] = self.books.add((head,), content, given=after - before, replaced=before - after)


Exchange.TestCase.settings = settings(examples(1000), stateful_step_count=25)
TestExchange = Exchange.TestCase
