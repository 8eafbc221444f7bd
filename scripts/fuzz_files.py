"""Throw broken and hostile inputs at everything that reads files: no crash, nothing slow, no end of memory.

    python scripts/fuzz_files.py                     a million inputs, the same ones each time
    python scripts/fuzz_files.py 10000 7             so many, from another seed
    python scripts/fuzz_files.py 1000000 1 200000    so many in all, no more than 200,000 of them now

Inputs come in rounds of ten thousand, each from a seed of its own. What was done is kept after each round in
build/fuzz-SEED.json, so that a run that was stopped goes on where it was (anew where what reads has changed).
Prints per reader how many inputs it took, how many it refused, the slowest, and the memory at the end. What
is refused in words is right; any other exception, more than two seconds for one, and more than 500 MB fail.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import broken_inputs as broken
import broken_words
from aftersales import Engine
from aftersales.api.library import Library
from aftersales.foundation.faults import Refused
from aftersales.foundation.table_cells import harmless
from aftersales.model.site import read_sites
from aftersales_cli.batch_table import table_rows
from aftersales_files.dated_samples import is_date, sample_of_date
from aftersales_files.finding_words import understood
from aftersales_files.form_reader import read_form
from aftersales_files.site_list import read_site_list
from aftersales_files.table_text import text_in
from aftersales_files.workbook_reader import read_workbook
from aftersales_yaml.collection import read_collection
from aftersales_yaml.strict import read_json, read_yaml
from broken_words import SITES, WORDS

ROOT = Path(__file__).resolve().parent.parent
HERE = (Path(__file__), Path(broken.__file__), Path(broken_words.__file__))
MILLION, ROUND = 1_000_000, 10_000
DEFAULTS = (str(MILLION), "1", str(MILLION))
SLOWEST, MOST_MEMORY = 2.0, 500 * 1024
"""Seconds of computing for one input, and KiB for the whole run."""
SHARES = {
    "words": 5860,
    "table": 1500,
    "site list": 1000,
    "mapping": 580,
    "bytes": 400,
    "text": 100,
    "workbook": 300,
    "document": 150,
    "open sheet": 100,
    "old sheet": 10,
}
"""How many of ten thousand inputs each reader gets. One of the last starts a process of its own."""

Reader = Callable[[random.Random], object]


def main() -> int:
    count, seed, now = [int(word) for word in (*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :])]
    kept = ROOT / "build" / f"fuzz-{seed}.json"
    done = _begun(kept)
    for _ in range(min(now, count - done["rounds"] * ROUND) // ROUND):
        _round(done, seed)
        kept.parent.mkdir(exist_ok=True)
        kept.with_suffix(".new").write_text(json.dumps(done))
        kept.with_suffix(".new").replace(kept)
    for name, (taken, refused, slowest, bad) in done["readers"].items():
        print(f"{name:10} {taken:8} inputs, {refused:7} refused, slowest {slowest:.3f} s, {bad} failed")
    print(f"{done['rounds'] * ROUND} inputs in all, memory at most {done['memory'] // 1024} MB")
    failed = any(bad for *_, bad in done["readers"].values())
    return 1 if failed or done["memory"] > MOST_MEMORY else 0


def _begun(kept: Path) -> dict[str, Any]:
    """What was done before by the same readers; nothing if they have changed."""
    digest = hashlib.sha256()
    for path in sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "rubrics").rglob("*.yaml"), *HERE]):
        digest.update(path.read_bytes())
    known: dict[str, Any] = json.loads(kept.read_text()) if kept.is_file() else {}
    if known.get("of") == digest.hexdigest():
        return known
    return {
        "of": digest.hexdigest(),
        "rounds": 0,
        "memory": 0,
        "readers": {name: [0, 0, 0.0, 0] for name in SHARES},
    }


def _round(done: dict[str, Any], seed: int) -> None:
    """Ten thousand inputs more."""
    dice = random.Random(f"{seed}.{done['rounds']}")  # noqa: S311 - no secret
    for name, reader in readers().items():
        refused, slowest, bad = _try(reader, dice, SHARES[name])
        taken = done["readers"][name]
        taken[:] = taken[0] + SHARES[name], taken[1] + refused, max(taken[2], slowest), taken[3] + bad
    done["rounds"] += 1
    done["memory"] = max(done["memory"], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


@cache
def readers() -> Mapping[str, Reader]:
    """Everything that reads what people hand in, each with inputs of its kind."""
    engine = Engine(dict(read_collection().bundle()))
    library = engine.library

    def words(dice: random.Random) -> object:
        text = broken.some(dice, WORDS, 3)
        return understood(text), sample_of_date(text), is_date(text), harmless(text)

    def table(dice: random.Random) -> object:
        head = "名称,5.1.1.1,5.1.1.2\n" if dice.random() < 0.7 else ""
        return [read() for read in table_rows(head + broken.some(dice, WORDS, 20), None, library)]

    def sites(dice: random.Random) -> object:
        rows = [["名称", "人数", "地区"]] if dice.random() < 0.8 else []
        rows += [dice.choices(SITES, k=dice.randint(2, 4)) for _ in range(dice.randint(0, 9))]
        return read_sites("\n".join(dice.choice(",,,\t").join(row) for row in rows))

    def raw(dice: random.Random) -> object:
        return read_workbook(broken.damaged(dice, dice.choice(broken.GOOD)), "zh")

    def text(dice: random.Random) -> object:
        return text_in(broken.damaged(dice, dice.choice(broken.GOOD)), str)

    def mapping(dice: random.Random) -> object:
        text = broken.mapping(dice)
        content = read_json(text) if text.startswith("{") else read_yaml(text)
        reply = json.loads(engine.reply(json.dumps(_about(content))))
        if not reply["ok"]:
            raise Refused([])
        return reply

    def opened(made: Callable[[random.Random], bytes]) -> Reader:
        return lambda dice: _form_or_list(library, made(dice))

    return {
        "words": words,
        "table": table,
        "site list": sites,
        "mapping": mapping,
        "bytes": raw,
        "text": text,
        "workbook": opened(lambda dice: broken.workbook(broken.rows(dice), dice)),
        "document": opened(broken.document),
        "open sheet": opened(broken.open_document),
        "old sheet": opened(lambda dice: broken.damaged(dice, broken.OLD)),
    }


def _about(content: object) -> Mapping[str, object]:
    """What a page or a command asks about a file: whether a record holds, or what an assessment comes to."""
    record = isinstance(content, Mapping) and "digest" in content
    asked = {"kind": "verify", "record": content} if record else {"kind": "score", "assessment": content}
    return {"format": "request/1", **asked}


def _form_or_list(library: Library, content: bytes) -> object:
    sheets = read_workbook(content, "zh")
    try:
        return read_form(library, sheets)
    except Refused:
        return read_site_list(sheets)


def _spent() -> float:
    """Seconds of computing so far, other programs on the machine left out and children of this one not."""
    return sum(os.times()[:4])


def _try(reader: Reader, dice: random.Random, count: int) -> tuple[int, float, int]:
    """How many of COUNT inputs were refused, how long the slowest took, how many failed."""
    refused = failed = 0
    slowest = 0.0
    for _ in range(count):
        state, begin = dice.getstate(), _spent()
        try:
            reader(dice)
        except Refused:
            refused += 1
        except Exception as error:
            failed += 1
            print(f"  {type(error).__name__}: {error} (state {hash(state)})", file=sys.stderr)
        took = _spent() - begin
        slowest = max(slowest, took)
        failed += took > SLOWEST
    return refused, slowest, failed


if __name__ == "__main__":
    sys.exit(main())
