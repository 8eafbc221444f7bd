"""What changed between the documents of two libraries, each document worked out once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from aftersales.api.library import Library
from aftersales_editions.edition_changes import EditionChange, edition_changes
from aftersales_editions.editions import EditionChangeJson
from aftersales_editions.rule_editions import rule_editions_compared


@dataclass(frozen=True, kw_only=True)
class LibraryChanges:
    """The documents BEFORE and AFTER; a document that only one of them has did not change."""

    before: Library
    after: Library

    @cached_property
    def of_rubrics(self) -> dict[str, tuple[EditionChange, ...]]:
        """What changed in each rubric, by its id."""
        found = {}
        for name, new in self.after.rubrics.items():
            old = self.before.rubrics.get(name)
            is_other = old is not None and old.sha256 != new.sha256
            found[name] = edition_changes(old.rubric, new.rubric) if old and is_other else ()
        return found

    @cached_property
    def of_rules(self) -> dict[str, list[EditionChangeJson]]:
        """What changed of each rule document that is not the same, as far as it decides a figure."""
        found = {}
        for name, rules in self.after.rules.items():
            old = self.before.rules.get(name)
            if old is not None and old.sha256 != rules.sha256:
                compared = rule_editions_compared(json.loads(old.content), json.loads(rules.content))
                found[name] = [each for each in compared["changes"] if each["decides"]]
        return found
