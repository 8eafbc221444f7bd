"""``python -m aftersales_yaml.check [FOLDER]``: report every fault of the data; exit 1 if there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from aftersales.foundation.faults import Fault, Refused
from aftersales.version import RELEASED
from aftersales_yaml.checks import CHECKS, Checked
from aftersales_yaml.checks.currency import overdue, taking_over
from aftersales_yaml.checks.translations import missing_translations
from aftersales_yaml.collection import Collection, read_collection
from aftersales_yaml.models import read_models


def faults_of(collection: Collection) -> Iterator[tuple[str, Fault]]:
    """Each fault of COLLECTION with the name of the check that found it."""
    yield from faults_in(Checked(collection=collection, models=read_models(collection)))


def faults_in(checked: Checked) -> Iterator[tuple[str, Fault]]:
    """The same for models that are read already, and used afterwards by whoever asks.

    Reading the models and holding the files against their schemas find much the same; what both
    find at one place is told once.
    """
    yield from (("model", fault) for fault in checked.models.faults)
    told = {fault.at for fault in checked.models.faults}
    for check in CHECKS:
        for fault in check.find(checked):
            if fault.at not in told:
                yield check.name, fault


def main(arguments: list[str]) -> int:
    try:
        collection = read_collection(Path(arguments[0]) if arguments else None)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    checked = Checked(collection=collection, models=read_models(collection))
    found = list(faults_in(checked))
    for name, fault in found:
        print(f"{fault}  [{name}]", file=sys.stderr)
    untranslated = missing_translations(collection)
    for place in untranslated:
        print(f"{place}: no English", file=sys.stderr)
    today = date.today()  # noqa: DTZ011 - the day on this wall
    for edition in taking_over(checked.models, date.fromisoformat(RELEASED), today):
        print(f"{edition} is in force: release anew, or build with --on", file=sys.stderr)
    for document in overdue(collection, today):
        print(f"{document} has passed: look for a newer edition, and set look_again anew", file=sys.stderr)
    print(f"{len(collection.files())} files: {len(found)} faults, {len(untranslated)} texts not translated")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
