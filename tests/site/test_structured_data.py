"""What a page tells search engines of itself (JSON-LD) is in the words of schema.org, checked by TypeScript.

`schema-dts` has the vocabulary as types: a property that its type does not have, a type that there is not, a
text where a thing is meant, are refused. Not so what stands in a text, a day that is none for one.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.places import TESTS

ROOT = TESTS.parent
MODULES = ROOT / "node_modules"
SCRIPT = re.compile(r'<script[^>]*type="?application/ld\+json"?[^>]*>(.*?)</script>', re.DOTALL)
OPTIONS = {
    "noEmit": True,
    "strict": True,
    "skipLibCheck": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "types": [],
}
SOUND: Mapping[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Dataset",
    "name": "x",
    "publisher": {"@type": "Organization", "name": "y"},
    "distribution": [{"@type": "DataDownload", "contentUrl": "https://example.org/z"}],
}


def shape(told: Any) -> object:
    """TOLD without its texts: pages of one kind say the same of themselves."""
    if isinstance(told, dict):
        return tuple((key, inner if key == "@type" else shape(inner)) for key, inner in sorted(told.items()))
    return frozenset(map(shape, told)) if isinstance(told, list) else type(told)


def faults_of(every: Mapping[str, Any], folder: Path) -> set[str]:
    """The names in EVERY of what is not in the words of schema.org."""
    (folder / "node_modules").symlink_to(MODULES, target_is_directory=True)
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": ["told.ts"]}))
    # A fault is told by its line: what a page tells is on one line.
    lines = [
        f"export const told{number}: WithContext<Thing> = {json.dumps(told)};"
        for number, told in enumerate(every.values())
    ]
    head = 'import type { Thing, WithContext } from "schema-dts";'
    (folder / "told.ts").write_text("\n".join([head, *lines]))
    found = subprocess.run(
        [MODULES / ".bin" / "tsc", "--project", "tsconfig.json", "--pretty", "false"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    numbers = {int(line) - 2 for line in re.findall(r"^told\.ts\((\d+),", found.stdout, re.MULTILINE)}
    assert bool(numbers) is bool(found.returncode), found.stdout
    return {list(every)[number] for number in numbers}


def test_every_kind_of_page_speaks_as_schema_org_does(every_site: Path, tmp_path: Path) -> None:
    """330 pages, of nine kinds: the start, documents, clauses with and without a date, the glossary."""
    told: dict[object, tuple[str, Any]] = {}
    for page in sorted(every_site.rglob("*.html")):
        for text in SCRIPT.findall(page.read_text(encoding="utf-8")):
            content = json.loads(text)
            told.setdefault(shape(content), (page.relative_to(every_site).as_posix(), content))
    every = dict(told.values())
    assert {content["@type"] for content in every.values()} >= {
        "CreativeWork",
        "Dataset",
        "DefinedTermSet",
        "WebSite",
    }
    assert faults_of(every, tmp_path) == set()


def test_mistakes_are_found(tmp_path: Path) -> None:
    mistakes: Mapping[str, Any] = {
        "a property that there is not": {"datModified": "2026-11-28"},
        "one of another type": {"contentUrl": "https://example.org/z"},
        "one within that there is not": {"distribution": [{"@type": "DataDownload", "contentURL": "z"}]},
        "a type that there is not": {"@type": "DataSet"},
        "a number for a text": {"name": 5},
        "a text for a thing": {"distribution": "https://example.org/z"},
        "another thing": {"publisher": {"@type": "DataDownload", "contentUrl": "z"}},
        "another vocabulary": {"@context": "https://example.org"},
    }
    every = {"sound": SOUND} | {name: {**SOUND, **mistake} for name, mistake in mistakes.items()}
    assert faults_of(every, tmp_path) == set(mistakes)
