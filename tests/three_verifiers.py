"""Three programs that know nothing of one another check the digests of genuine and altered records.

Ours, the library rfc8785 for Python, and Node with the package canonicalize. `make test` does it with some
hundreds; all 10,000 of either sort, for the figure in the docs:

    .venv/bin/python -m tests.three_verifiers --records 10000
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import rfc8785

from aftersales import Engine
from aftersales.foundation.faults import Refused
from aftersales.record import read_record
from aftersales_yaml.collection import read_collection
from tests.random_requests import KINDS, random_request, request

CANONICALIZE = Path(__file__).with_name("canonical.mjs")
BATCH = 500
# Characters that the two orders, or a careless escape, would part over.
ODD = 'é中€\u2028\x7f\x85\ue000\ufb33\uffff\U00010000😀𠮷"\\/\n\t\x01'
Record = dict[str, Any]
Leaf = tuple[Any, Any]
"""A mapping or list, and the key or index of something in it that holds nothing else."""


def genuine(count: int, seed: int = 0) -> Iterator[Record]:
    """COUNT records of requests of every kind, by makers with odd names."""
    engine, made, number = Engine(read_collection().bundle()), 0, seed
    while made < count:
        dice = random.Random(number)
        asked = random_request(KINDS[number % len(KINDS)], number)
        signed = {odd(dice): odd(dice) for _ in range(dice.randint(0, 4))}
        reply = json.loads(engine.reply(json.dumps(request("record", request=asked, signed=signed))))
        number += 1
        if reply["ok"]:
            made += 1
            yield reply["result"]


def odd(dice: random.Random) -> str:
    return "".join(dice.choices(ODD + "abz", k=dice.randint(1, 5)))


def altered(record: Record, dice: random.Random) -> Record:
    """A copy of RECORD in which one thing is another, its digest left as it is or itself changed."""
    changed = deepcopy(record)
    if dice.random() < 0.1:
        at = dice.randrange(64)
        other = dice.choice([digit for digit in "0123456789abcdef" if digit != record["digest"][at]])
        changed["digest"] = record["digest"][:at] + other + record["digest"][at + 1 :]
        return changed
    holder, key = dice.choice([leaf for leaf in leaves(changed) if leaf[1] not in ("digest", "format")])
    value = holder[key]
    if isinstance(value, bool) or value is None:
        holder[key] = "x" if value is None else not value
    elif isinstance(value, int):
        holder[key] = value + dice.choice((-1, 1))
    elif isinstance(holder, dict) and dice.random() < 0.2:
        holder[key + dice.choice(ODD)] = holder.pop(key)
    else:
        at = dice.randrange(len(value) + 1)
        holder[key] = value[:at] + dice.choice(ODD + "0 ") + value[at:]
    return changed


def leaves(value: Any) -> Iterator[Leaf]:
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, (dict, list)):
            yield from leaves(inner)
        else:
            yield value, key


def ours(record: Record) -> bool | None:
    """Whether the digest is right; None where it is not even looked at, because this is no record."""
    try:
        return read_record(record).digest_form == "rfc8785"
    except Refused:
        return None


def by_library(record: Record) -> bool:
    content = {key: value for key, value in record.items() if key != "digest"}
    return bool(hashlib.sha256(rfc8785.dumps(content)).hexdigest() == record["digest"])


def by_node(records: list[Record]) -> list[bool]:
    lines = "\n".join(map(json.dumps, records))
    ran = subprocess.run(["node", CANONICALIZE], input=lines, capture_output=True, text=True, check=True)
    return [verdict == "1" for verdict in ran.stdout]


def verdicts(records: list[Record]) -> Counter[tuple[bool | None, bool, bool]]:
    """How often which verdicts were given: ours, the library's, Node's."""
    return Counter(zip(map(ours, records), map(by_library, records), by_node(records), strict=True))


def count_both(count: int) -> tuple[Counter[Any], Counter[Any]]:
    """The verdicts on COUNT genuine records, and on as many altered ones."""
    dice, of_genuine, of_altered = random.Random("altered"), Counter[Any](), Counter[Any]()
    batch: list[Record] = []
    for record in genuine(count):
        batch.append(record)
        if len(batch) == BATCH or sum(of_genuine.values()) + len(batch) == count:
            of_genuine += verdicts(batch)
            of_altered += verdicts([altered(each, dice) for each in batch])
            batch = []
    return of_genuine, of_altered


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    for name, found in zip(("genuine", "altered"), count_both(parser.parse_args().records), strict=True):
        print(name, {"/".join(map(str, key)): times for key, times in found.items()}, flush=True)


if __name__ == "__main__":
    main()
