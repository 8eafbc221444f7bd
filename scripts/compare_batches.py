"""Hold what `aftersales batch` writes against what an older commit writes, on random tables.

    PYTHONPATH=. python scripts/compare_batches.py [--base COMMIT] [--rows 20000] [--tables 10] [--first 0]

Each rubric is given ROWS rows in TABLES tables, plain and hostile ones (`tests/random_tables.py`), written in
either form and language. What is written, what is said and the exit code are the same byte for byte; else the
table is named, and the exit code is 1. Each commit reads its own rubrics: compare commits whose rubrics are
the same.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from aftersales.model.read_rubric import read_rubric
from aftersales.model.rubric import Rubric
from aftersales_yaml.collection import read_rubrics
from compare_engines import ROOT, unpack
from tests.random_tables import random_table


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--base", default="main", help="the older commit (default: %(default)s)")
    parser.add_argument("--rows", type=int, default=20_000, help="of each rubric (default: %(default)s)")
    parser.add_argument("--tables", type=int, default=10, help="into which they go (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        unpack(options.base, Path(made))
        numbers = range(options.first, options.first + options.tables)
        rubrics = [read_rubric(file.content) for file in read_rubrics()]
        differ = [_differing(each, numbers, options.rows // options.tables, Path(made)) for each in rubrics]
    return 1 if any(differ) else 0


def _differing(rubric: Rubric, numbers: range, rows: int, before: Path) -> int:
    """How many of the tables of these NUMBERS come to something else than BEFORE; each of them is named."""
    clauses, table = [clause.id for clause in rubric.clauses], before / "table.csv"
    differ = judged = 0
    for number in numbers:
        table.write_text(random_table(clauses, rows, number), encoding="utf-8")
        form, language = ("csv", "jsonl")[number % 2], ("zh", "en")[number // 2 % 2]
        asked = [str(table), "--rubric", rubric.id, "--format", form, "--lang", language]
        old, new = _batch(before / "src", asked), _batch(ROOT / "src", asked)
        judged += sum(new[1].count(words) for words in (b",true,true,", b'"complete": true'))
        if old != new:
            differ += 1
            print(f"{rubric.id}, table {number} ({form}, {language}) differs")
    told = f"{rows * len(numbers):,} rows in {len(numbers)} tables, {judged:,} of them complete"
    print(f"  {rubric.id:<20} {told}; {differ} tables differ", flush=True)
    return differ


def _batch(source: Path, asked: list[str]) -> tuple[int, bytes, bytes]:
    """The exit code of a batch by the packages in SOURCE, what it wrote and what it said."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "aftersales", "batch", *asked]
    ran = subprocess.run(command, env=environment, cwd=source, capture_output=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


if __name__ == "__main__":
    sys.exit(main())
