"""What is wrong with an input: where it stands, what was found, what is expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, TypedDict

from aftersales.foundation.described import Meaning
from aftersales.foundation.text import Text, TextJson

_LONGEST_SHOWN = 80


class FaultJson(TypedDict):
    """错误 · fault

    One reason to refuse the input.
    """

    at: Annotated[
        str,
        Meaning(
            'Dotted path; "" is the whole. In an assessment it starts at the assessment, elsewhere at the '
            "request.",
            title="位置 · place",
        ),
    ]
    found: Annotated[str, Meaning("What stands there; – where nothing does.", title="读到 · found")]
    expected: Annotated[TextJson, Meaning(title="应为 · expected")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One reason to refuse an input.

    ``at`` is a dotted path from the top of the input ("" is the whole of it), ``found`` what
    stands there, ``expected`` what the rules or the format ask for.
    """

    at: str
    found: str
    expected: Text

    def __str__(self) -> str:
        return f"{self.at or '(whole input)'}: found {self.found}; expected {self.expected.en}"

    def to_json(self) -> FaultJson:
        """The fault as replies have it, what is expected in both languages."""
        return {"at": self.at, "found": self.found, "expected": self.expected.to_json()}


class Refused(ValueError):
    """An input that is not used at all, with every fault that was found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown(value: object) -> str:
    """VALUE as a fault quotes it: short, on one line, in the notation of JSON."""
    words = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(_clipped(str(key)) for key in list(value)[:5])
            + (", …" if len(value) > 5 else "")
            + "}"
        )
    if isinstance(value, (list, tuple)):
        return f"[… {len(value)}]" if value else "[]"
    return _clipped(f'"{value}"' if isinstance(value, str) else str(value))


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
