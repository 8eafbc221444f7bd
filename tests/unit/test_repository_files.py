"""Files that others read about the project: they parse, and say what the code says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aftersales.version import RELEASED, __version__

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CITATION_KEYS = {
    *("cff-version", "message", "title", "authors"),  # required by the Citation File Format 1.2.0
    *("type", "abstract", "version", "date-released", "license", "keywords"),
}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def last_release() -> tuple[str, date]:
    """Version and day of the newest release in the changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, day = re.findall(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$", changelog, re.MULTILINE)[0]
    return version, date.fromisoformat(day)


def test_the_changelog_has_this_version_as_a_release() -> None:
    assert last_release() == (__version__, date.fromisoformat(RELEASED))


def test_the_citation_names_the_release() -> None:
    citation = read(ROOT / "CITATION.cff")
    assert set(citation) == CITATION_KEYS
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert (citation["version"], date.fromisoformat(citation["date-released"])) == last_release()
    assert citation["license"] == "MIT"
    assert citation["authors"]
    assert all(set(author) == {"name"} for author in citation["authors"])


def test_there_are_two_forms() -> None:
    assert [form.stem for form in FORMS] == ["figure-is-wrong", "source-has-changed"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_can_be_shown(path: Path) -> None:
    """The rules of issue forms: a name, a description, and elements of known types with ids of their own."""
    form = read(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 0
    for element in form["body"]:
        assert element["type"] in {"markdown", "input", "textarea", "checkboxes"}
        key = "value" if element["type"] == "markdown" else "label"
        assert element["attributes"][key]
    assert any(element.get("validations", {}).get("required") for element in form["body"])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_speaks_chinese_first_and_english_second(path: Path) -> None:
    form = read(path)
    told = [form["name"], form["description"]]
    for element in form["body"]:
        attributes = element["attributes"]
        told += [attributes[key] for key in ("label", "value", "description") if key in attributes]
        told += [option["label"] for option in attributes.get("options", ())]
    for text in told:
        assert CHINESE.search(text[:1]), text
        assert re.search(r"[a-z]{2,}[^\u4e00-\u9fff]*$", text), text


def test_the_hooks_before_a_commit_run_every_check() -> None:
    from scripts.run_checks import CHECKS

    (local,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    assert local["repo"] == "local"
    assert {hook["language"] for hook in local["hooks"]} == {"system"}
    words = [word for hook in local["hooks"] for word in hook["entry"].partition("run_checks.py ")[2].split()]
    assert [name for name in CHECKS if not any(word in name for word in words)] == []
    assert [word for word in words if not any(word in name for name in CHECKS)] == []
