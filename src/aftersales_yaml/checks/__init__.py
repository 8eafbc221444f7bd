"""Checks of the data: each an object with a name, a sentence saying what it finds, and its own test."""

from aftersales_yaml.checks.check import Check, Checked
from aftersales_yaml.checks.errata import ERRATA_BOTH_WAYS, REGISTER_ONCE
from aftersales_yaml.checks.identity import UNIQUE_IDS
from aftersales_yaml.checks.points import SUMS
from aftersales_yaml.checks.references import KNOWN_SOURCES, REFERENCES_RESOLVE
from aftersales_yaml.checks.schema import SCHEMAS

CHECKS: tuple[Check, ...] = (
    SCHEMAS,
    SUMS,
    UNIQUE_IDS,
    KNOWN_SOURCES,
    REFERENCES_RESOLVE,
    ERRATA_BOTH_WAYS,
    REGISTER_ONCE,
)

__all__ = ["CHECKS", "Check", "Checked"]
