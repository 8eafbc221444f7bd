"""The list of what ships: valid CycloneDX, whole, and the same whenever it is written."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import sbom, shipped

TIME = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def text(built_site: Path) -> str:
    return sbom.written(shipped.everything(built_site), TIME)


@pytest.fixture(scope="module")
def components(text: str) -> dict[str, dict[str, Any]]:
    return {component["name"]: component for component in json.loads(text)["components"]}


def ships_in(component: dict[str, Any]) -> set[str]:
    return {p["value"] for p in component["properties"] if p["name"] == "aftersales:ships-in"}


def test_it_fits_the_schema(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_same_things_give_the_same_bytes(text: str, built_site: Path) -> None:
    assert sbom.written(reversed(shipped.everything(built_site)), TIME) == text
    other = sbom.written(shipped.everything(built_site), TIME.replace(hour=13))
    assert json.loads(other)["serialNumber"] != json.loads(text)["serialNumber"]


def test_its_time_is_that_of_the_commit_or_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    assert sbom.commit_time() == datetime(2000, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(sbom.Fault, match="SOURCE_DATE_EPOCH"):
        sbom.commit_time()


def test_every_library_that_the_wheel_asks_for_is_there(components: dict[str, dict[str, Any]]) -> None:
    """The seven of pyproject.toml, and what those ask for, each in the version that is pinned."""
    direct = {"click", "defusedxml", "icalendar", "jsonschema", "openpyxl", "pyyaml", "rich"}
    second = {"et-xmlfile", "python-dateutil", "referencing", "rpds-py", "markdown-it-py"}
    for name in direct | second:
        assert "wheel" in ships_in(components[name])
        assert components[name]["version"] == importlib.metadata.version(name)
    assert not {"pytest", "mkdocs", "hypothesis"} & set(components)


def test_what_the_site_carries_of_others_is_there(components: dict[str, dict[str, Any]]) -> None:
    """Pyodide and its Python, the search, the theme, and those of spreadsheets, calendars and YAML."""
    carried = {name for name, component in components.items() if "site" in ships_in(component)}
    libraries = {"openpyxl", "et-xmlfile", "defusedxml", "icalendar", "python-dateutil", "pyyaml"}
    assert carried == {"pyodide", "cpython", "idb", "lean-qr", "minisearch", "mkdocs-material"} | libraries
    assert all(components[name]["components"] for name in carried - libraries)


def test_files_have_their_hashes(components: dict[str, dict[str, Any]], built_site: Path) -> None:
    files = [file for component in components.values() for file in component.get("components", [])]
    assert len(files) >= 8
    for file in files:
        digest = hashlib.sha256((built_site / file["name"]).read_bytes()).hexdigest()
        assert file["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_everything_has_a_licence_and_python_the_hashes_of_the_lock(
    components: dict[str, dict[str, Any]],
) -> None:
    for component in components.values():
        (licence,) = component["licenses"]
        assert "id" in licence["license"], component["name"]
        if component["purl"].startswith("pkg:pypi/"):
            names = [p["name"] for p in component["properties"]]
            assert "aftersales:accepted-sha256" in names, component["name"]
