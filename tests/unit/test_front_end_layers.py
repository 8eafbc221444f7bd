"""The layers of the front end: a folder of docs/assets imports only what stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
IMPORTED = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*["'](\.[^"']+)["']""")
LOADED = re.compile(r"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["'];""", re.MULTILINE)

OUTLOOKS = [
    path
    for path in sorted((ASSETS / "outlook").glob("*.js"))
    if "void openOutlook(" in path.read_text("utf-8")
]
"""The scripts of pages that look at an assessment from another side."""

LAYERS = (
    ("foundation",),
    ("engine",),
    ("workspace",),
    ("frame",),
    ("score", "outlook", "rules", "cases"),
    ("own", "embed", "impact"),
)
"""From the lowest to the highest; what stands side by side does not import one another."""

BORROWING = {"workspace", "frame"}
"""Layers that load a library of others."""

BELOW: dict[str, set[str]] = {
    "vendor": set(),
    "site": {"foundation", "workspace"},  # loaded with the first click on what needs them
    "offline": {"foundation"},
    "search": {"foundation", "vendor"},
    **{
        folder: {each for low in LAYERS[:height] for each in low}
        | ({"vendor"} if folder in BORROWING else set())
        for height, layer in enumerate(LAYERS)
        for folder in layer
    },
}


def imports_of(folder: str) -> Iterator[tuple[Path, str]]:
    """Each script of FOLDER with the folder of each module that it imports, types included."""
    for script in sorted((ASSETS / folder).rglob("*.js")):
        for address in IMPORTED.findall(script.read_text(encoding="utf-8")):
            yield script, (script.parent / address).resolve().relative_to(ASSETS).parts[0]


def test_every_folder_of_scripts_has_its_layer() -> None:
    assert {script.relative_to(ASSETS).parts[0] for script in ASSETS.rglob("*.js")} <= set(BELOW)


@pytest.mark.parametrize("folder", BELOW)
def test_nothing_from_above_is_imported(folder: str) -> None:
    above = [
        f"{script.relative_to(ASSETS)} imports from {imported}"
        for script, imported in imports_of(folder)
        if imported != folder and imported not in BELOW[folder]
    ]
    assert above == []


def test_the_frame_knows_no_assessment() -> None:
    """What score and outlook share of an assessment stands in a folder of the frame, above the rest of it."""
    own = ASSETS / "frame" / "assessment"
    inward = [
        f"{script.relative_to(ASSETS)} imports {address}"
        for script in sorted((ASSETS / "frame").glob("*.js"))
        for address in IMPORTED.findall(script.read_text(encoding="utf-8"))
        if (script.parent / address).resolve().is_relative_to(own)
    ]
    assert inward == []


@pytest.mark.parametrize(
    "page",
    [
        "score/main.js",
        *(f"outlook/{path.name}" for path in OUTLOOKS),
        "rules/calculator.js",
    ],
)
def test_every_calculator_stands_in_the_one_frame(page: str) -> None:
    assert ASSETS / "frame" / "frame.js" in reached_from(ASSETS / page)


def reached_from(script: Path) -> set[Path]:
    """Every module that SCRIPT loads, directly or by another one."""
    reached, waiting = set(), [script]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            if current.parent.name == "vendor":
                continue  # the build puts it there
            for address in LOADED.findall(current.read_text(encoding="utf-8")):
                waiting.append((current.parent / address).resolve())
    return reached


COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
KEEPING = re.compile(
    r"localStorage|sessionStorage|indexedDB|\bcaches\b|document\.cookie|BroadcastChannel|serviceWorker|sendBeacon"
    r"|\bhistory\.(?:push|replace)State|location\.(?:hash|href|search) *=|location\.(?:assign|replace)"
    r"|window\.(?:parent|top|opener|name)\b|\b(?:parent|top|opener)\.postMessage"
)
"""What would keep something, or tell the page around."""


@pytest.mark.parametrize("page", ["embed/rule.js", "embed/score.js"])
def test_an_embedded_calculator_loads_nothing_that_keeps_or_tells(page: str) -> None:
    code = {
        script.relative_to(ASSETS).as_posix(): COMMENT.sub("", script.read_text(encoding="utf-8"))
        for script in reached_from(ASSETS / page)
    }
    assert len(code) > 15  # they are followed at all
    assert {script: KEEPING.findall(text) for script, text in code.items() if KEEPING.search(text)} == {}
    # What is loaded later would not have been looked at.
    assert [script for script, text in code.items() if re.search(r"\bimport\(", text)] == []


def test_what_keeps_or_tells_is_seen_at_all() -> None:
    own = [path for path in reached_from(ASSETS / "score" / "main.js") if path.parent.name != "vendor"]
    assert [path for path in own if KEEPING.search(path.read_text(encoding="utf-8"))]
    assert KEEPING.search("parent.postMessage(answers, '*')")


def test_imports_are_seen_at_all() -> None:
    assert {imported for _, imported in imports_of("score")} == {
        "score",
        "foundation",
        "engine",
        "workspace",
        "frame",
    }
