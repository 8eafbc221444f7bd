"""The commands, each imported when it is asked for: nobody waits for the libraries of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click

PLACES: Mapping[str, str] = {
    "score": "score:score",
    "forecast": "forecast:forecast",
    "next": "next_clause:next_clause",
    "improve": "improve:improve",
    "losses": "losses:losses",
    "evidence": "evidence:evidence",
    "owners": "owners:owners",
    "actions": "actions:actions",
    "by-site": "by_site:by_site",
    "batch": "batch:batch",
    "merge": "merge:merge",
    "compare": "compare:compare",
    "timetable": "timetable:timetable",
    "agree": "agree:agree",
    "carry-over": "carry_over:carry_over",
    "deletions": "deletions:deletions",
    "hand-in": "hand_in:hand_in",
    "audit-time": "audit_time:audit_time",
    "sites": "sites:sites",
    "calendar": "calendar:calendar",
    "managers": "managers:managers",
    "key": "sign:key",
    "sign": "sign:sign",
    "form": "form:form",
    "read-form": "read_form:read_form",
    "clause": "clause:clause",
    "impact": "impact:impact",
    "verify": "verify:verify",
    "verify-site": "verify_site:verify_site",
    "rubric": "rubric:rubric",
}
"""Where each command stands: ``module:name``, below this package."""


class Commands(MutableMapping[str, click.Command]):
    """The commands by name, as `click.Group` keeps them."""

    def __init__(self) -> None:
        self._known: dict[str, click.Command | None] = dict.fromkeys(PLACES)

    def __getitem__(self, name: str) -> click.Command:
        command = self._known[name]
        if command is None:
            module, _, within = PLACES[name].partition(":")
            command = getattr(import_module(f"aftersales_cli.{module}"), within)
            self._known[name] = command
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, name: object) -> bool:
        return name in self._known
