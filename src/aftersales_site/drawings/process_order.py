"""The order in which a process is drawn: the main line straight down, what branches off beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aftersales.model.rule_document import Process, ProcessStep


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, how far it is set in, and the step it hangs from (None for a beginning)."""

    step: ProcessStep
    indent: int
    parent: str | None


def order_steps(process: Process) -> Sequence[Placed]:
    """Every step once. Of several next steps the one with the longest way to go continues the main line."""
    return _Walk(process).placed


class _Walk:
    def __init__(self, process: Process) -> None:
        self.placed: list[Placed] = []
        self._steps = {step.id: step for step in process.steps}
        self._done: set[str] = set()
        followers = {name for step in process.steps for name in step.next}
        self._beginnings = [step for step in process.steps if step.id not in followers]
        for beginning in self._beginnings:
            self._place(beginning, 1 if self._joined(beginning) else 0, None)
        for step in process.steps:
            self._place(step, 0, None)

    def _joined(self, beginning: ProcessStep) -> bool:
        """Whether another beginning leads to the same step: neither of them is then the main line."""
        others = [each for each in self._beginnings if each is not beginning]
        return any(name in other.next for other in others for name in beginning.next)

    def _place(self, step: ProcessStep, indent: int, parent: str | None) -> None:
        if step.id in self._done:
            return
        self._done.add(step.id)
        for beginning in self._beginnings:
            if self.placed and step.id in beginning.next:
                self._place(beginning, 1, None)
        self.placed.append(Placed(step, indent, parent))
        followers = [self._steps[name] for name in step.next if name not in self._done]
        main = max(followers, key=lambda each: self._length(each, set(self._done)), default=None)
        for follower in followers:
            if follower is not main:
                self._place(follower, indent + 1, step.id)
        if main is None:
            return
        if step in self._beginnings and self._joined(step):
            self._place(main, 0, None)
        else:
            self._place(main, indent, step.id)

    def _length(self, step: ProcessStep, passed: set[str]) -> int:
        passed = passed | {step.id}
        onward = (self._steps[name] for name in step.next if name not in passed)
        return 1 + max((self._length(each, passed) for each in onward), default=0)
