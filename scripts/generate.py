"""Write what is generated: schemas and front-end types from the shapes of the API, words from YAML.

python scripts/generate.py            write them
python scripts/generate.py --check    write nothing; name each file that is not what it should be, and fail
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

from aftersales.shapes.replies import Reply, Request, Results
from shapes.schema import schema_of
from shapes.typescript import typescript_of
from word_tables import word_tables

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schema" / "results"
TYPES = ROOT / "docs" / "assets" / "engine" / "api.d.ts"
_HEADING = "Requests and replies of the engine: written by `make generate` from src/aftersales/shapes."


def generated() -> Iterator[tuple[Path, str]]:
    """Every generated file with what it holds."""
    results = get_type_hints(Results, include_extras=True)
    for kind, shape in {"request": Request, "reply": Reply, **results}.items():
        schema = json.dumps(schema_of(shape), ensure_ascii=False, indent=2)
        yield SCHEMAS / f"{kind}-1.json", schema + "\n"
    shapes = [("Request", Request), ("Reply", Reply), ("Results", Results)]
    yield TYPES, typescript_of(shapes, _HEADING)
    for module, source in word_tables():
        yield ROOT / "src" / module, source


def main(arguments: list[str]) -> int:
    files = dict(generated())
    left = [path for path in SCHEMAS.glob("*") if path not in files]
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in [*stale, *left]:
        print(f"{'stale' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
    if "--check" in arguments:
        return 1 if stale or left else 0
    for path in stale:
        path.write_text(files[path], encoding="utf-8", newline="\n")
    for path in left:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
