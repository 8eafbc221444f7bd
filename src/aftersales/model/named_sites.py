"""A list of service sites as rows by the name of the site, whichever way it was written."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from aftersales.foundation.faults import Refused
from aftersales.model.sameness import Nothing, is_mapping
from aftersales.model.site import Site, read_sites
from aftersales.model.site_rows import COLUMNS, Column

_HEADS: Mapping[Column, str] = {
    "name": "名称",
    "region": "地区",
    "type": "类型",
    "headcount": "人数",
    "last_visited": "上次审查",
}


def site_rows(value: object) -> Mapping[str, Mapping[str, object]] | None:
    """The sites of VALUE by name; none where there is no list.

    None if they cannot be told apart or put together again: a table with faults, with a column that is not
    read, or rows without names of their own.
    """
    if isinstance(value, Nothing) or value == "":
        return {}
    if isinstance(value, str):
        return _rows_of_text(value)
    if not isinstance(value, list):
        return None
    rows = [(row.get("name"), row) for row in value if is_mapping(row)]
    named = {" ".join(name.split()): row for name, row in rows if isinstance(name, str) and name.strip()}
    return named if len(named) == len(value) else None


def with_rows(like: object, rows: Sequence[object]) -> object:
    """ROWS written as LIKE is: as the text of a table or as a list."""
    if not isinstance(like, str):
        return list(rows)
    found = [row for row in rows if is_mapping(row)]
    if not found:
        return ""
    columns = [column for column in COLUMNS if any(column in row for row in found)]
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([_HEADS[column] for column in columns])
    table.writerows([row.get(column, "") for column in columns] for row in found)
    return text.getvalue()


def _rows_of_text(text: str) -> Mapping[str, Mapping[str, object]] | None:
    try:
        found = read_sites(text)
    except Refused:
        return None
    if found.ignored or any(each.why != "office" for each in found.left_out):
        return None
    return {site.name: _row(site) for site in found.listed}


def _row(site: Site) -> Mapping[str, object]:
    visited = None if site.last_visited is None else site.last_visited.isoformat()
    cells = (site.name, site.region, site.type, site.headcount, visited)
    return {column: cell for column, cell in zip(COLUMNS, cells, strict=True) if cell not in (None, "")}
