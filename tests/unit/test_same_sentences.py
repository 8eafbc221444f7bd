"""What page and terminal both say is said alike: labels are the page's, the terminal does not load them."""

from __future__ import annotations

from importlib import import_module

import pytest

from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file

_PAIRS = (
    ("forecast", "_ASSUMED", "outlook.assumed"),
    ("impact_grounds", "_EDITION", "impact.impact_by_edition"),
    ("refusal", "FAULT_IN_A_LINE", "frame.file_fault"),
    ("rubric_changes", "_NONE", "site.no_changes"),
    ("verify", "_SAME_DOCUMENTS", "rule_calculators.verdict_same_documents"),
)


@pytest.mark.parametrize(("module", "name", "label"), _PAIRS)
def test_the_terminal_says_what_the_page_says(module: str, name: str, label: str) -> None:
    found: object = read_file(rubrics_folder() / "labels.yaml")
    for key in ("labels", *label.split(".")):
        assert isinstance(found, dict)
        found = found[key]
    said = getattr(import_module(f"aftersales_cli.{module}"), name)
    assert found == said.to_json()
