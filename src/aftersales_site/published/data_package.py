"""``datapackage.json``: the tables below ``/data/`` as a Data Package (Frictionless Data, version 2)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping

from aftersales.version import RELEASED, __version__

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TITLES = {
    "register": "Discrepancies in the documents, with every reading",
    "terms": "Terms of the trade in Chinese and English",
}


def data_package(tables: Mapping[str, bytes], titles: Mapping[str, str]) -> bytes:
    """The package of TABLES by their path below it; TITLES are those of documents by name."""
    content = {
        "$schema": PROFILE,
        "name": "aftersales",
        "title": "售后服务认证规则 After-sales certification rules",
        "version": __version__,
        "created": f"{RELEASED}T00:00:00Z",
        "licenses": [{"name": "MIT"}],
        "resources": [_resource(path, content, titles) for path, content in sorted(tables.items())],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: str, content: bytes, titles: Mapping[str, str]) -> Mapping[str, object]:
    name = path.rpartition("/")[2].removesuffix(".csv")
    return {
        "name": name.replace("@", "-").lower(),
        "title": titles.get(name) or _TITLES[name],
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": [{"name": head, "type": "string"} for head in _heads(content)]},
    }


def _heads(content: bytes) -> Iterable[str]:
    return next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
