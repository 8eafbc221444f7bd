"""Write a list of what ships, in CycloneDX 1.6: names, versions, licences, hashes, and what asks for what.

Equal inputs give equal bytes: the list's number follows from what is in it, and its time is that of
the commit (or SOURCE_DATE_EPOCH).

    python scripts/sbom.py [--site site] [--out dist/aftersales-VERSION.cdx.json]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

import shipped
from aftersales.version import __version__
from console import Fault
from shipped import Shipped

ROOT = Path(__file__).resolve().parent.parent
LICENCES = LicenseFactory()


def main() -> int:
    parser = argparse.ArgumentParser(description="Write a list of what ships, in CycloneDX.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    default = ROOT / "dist" / f"{shipped.PROJECT}-{__version__}.cdx.json"
    parser.add_argument("--out", type=Path, default=default, help="the file to write")
    options = parser.parse_args()
    try:
        things = shipped.everything(options.site)
        text = written(things, commit_time())
    except Fault as fault:
        print(f"the list was not written: {fault}", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")
    print(f"{options.out}: {len(things)} components")
    return 0


def commit_time() -> datetime:
    """When this commit was made, or what SOURCE_DATE_EPOCH says; raises Fault where neither is known."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _ask_git()
    if not seconds.isdecimal():
        raise Fault("neither a commit nor SOURCE_DATE_EPOCH says what time to put on it.")
    return datetime.fromtimestamp(int(seconds), UTC)


def _ask_git() -> str:
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return told.stdout.strip()


def written(things: Iterable[Shipped], time: datetime) -> str:
    """The list as JSON, held against the schema of CycloneDX; raises Fault if it does not fit."""
    bom = listed(sorted(things, key=lambda thing: (thing.kind, thing.name)), time)
    bom.serial_number = uuid.UUID(int=0)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, JsonV1Dot6(bom).output_as_string())
    text = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise Fault(f"what was made is no valid CycloneDX: {fault}")
    return text


def listed(things: list[Shipped], time: datetime) -> Bom:
    project = Component(
        type=ComponentType.APPLICATION,
        name=shipped.PROJECT,
        version=__version__,
        bom_ref=shipped.PROJECT,
        licenses=[LICENCES.make_with_id("MIT")],
    )
    bom = Bom(metadata=BomMetaData(component=project, timestamp=time))
    components = {thing.name: component(thing) for thing in things}
    bom.components.update(components.values())
    asked_for = {name for thing in things for name in thing.asks_for}
    for thing in things:
        inner = [components[name] for name in thing.asks_for if name in components]
        bom.register_dependency(components[thing.name], inner)
    bom.register_dependency(project, [found for name, found in components.items() if name not in asked_for])
    return bom


def component(thing: Shipped) -> Component:
    purl = PackageURL(type=thing.kind, name=thing.name, version=thing.version)
    properties = [Property(name="aftersales:ships-in", value=place) for place in thing.where]
    properties += [Property(name="aftersales:accepted-sha256", value=value) for value in thing.accepted]
    if thing.unlisted:
        properties.append(Property(name="aftersales:not-listed", value=thing.unlisted))
    return Component(
        type=ComponentType.LIBRARY,
        name=thing.name,
        version=thing.version,
        purl=purl,
        bom_ref=purl.to_string(),
        licenses=[LICENCES.make_from_string(thing.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_512, content=thing.packed)] if thing.packed else [],
        properties=properties,
        components=[file(name, sha256) for name, sha256 in thing.files.items()],
    )


def file(name: str, sha256: str) -> Component:
    return Component(
        type=ComponentType.FILE,
        name=name,
        bom_ref=name,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)],
    )


if __name__ == "__main__":
    sys.exit(main())
