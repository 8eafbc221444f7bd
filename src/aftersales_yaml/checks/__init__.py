"""Checks of the data: each an object with a name, a sentence saying what it finds, and its own test."""

from aftersales_yaml.checks.blanks import BLANKS
from aftersales_yaml.checks.changes import CHANGES
from aftersales_yaml.checks.check import Check, Checked
from aftersales_yaml.checks.discrepancies import (
    DISCREPANCIES_BOTH_WAYS,
    DISCREPANCIES_KNOWN,
    DISCREPANCIES_PLACES,
    REGISTER_ONCE,
)
from aftersales_yaml.checks.editions import EDITIONS
from aftersales_yaml.checks.identity import NAMED_BY_ID, UNIQUE_IDS
from aftersales_yaml.checks.points import FIGURES, LEVELS_REACHABLE, SUMS
from aftersales_yaml.checks.references import KNOWN_SOURCES, REFERENCES_RESOLVE
from aftersales_yaml.checks.schema import SCHEMAS

CHECKS: tuple[Check, ...] = (
    SCHEMAS,
    SUMS,
    LEVELS_REACHABLE,
    FIGURES,
    UNIQUE_IDS,
    NAMED_BY_ID,
    EDITIONS,
    KNOWN_SOURCES,
    REFERENCES_RESOLVE,
    DISCREPANCIES_KNOWN,
    DISCREPANCIES_BOTH_WAYS,
    DISCREPANCIES_PLACES,
    CHANGES,
    REGISTER_ONCE,
    BLANKS,
)

__all__ = ["CHECKS", "Check", "Checked"]
