"""Regions and types of a list of sites: one for each however it is written, and those that are not said.

A draw takes every region and every type first, so that a region in two spellings would be visited as two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from aftersales.foundation.faults import Fault, shown
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.place_names import CITIES, Place, alike, place_key
from aftersales.model.site_columns import says_where
from aftersales.model.site_rows import Column, column_of, region_rank
from aftersales.model.site_table import Table

_CITY_ALONE = LatePattern(rf"({CITIES}|香港|澳门)(?:市|特别行政区|特区)?")
_PROVINCE, _LARGEST = 2, 1
"""What `region_rank` says of a column of provinces, and of 大区."""
_MOST_NAMED = 20
_EACH: Mapping[Place, Text] = {
    "region": Text(
        "“{head}”一列每行都填（第 {rows} 行空着）：抽定去哪几个时先让各地区都有，"
        "不填就不知道这家算哪里的；不按它抽，就清空整列",
        'column "{head}" filled in in every row (empty: {rows}): a draw takes every region first, and of '
        "these sites it is not known; leave the whole column empty to draw without it",
    ),
    "type": Text(
        "“{head}”一列每行都填（第 {rows} 行空着）：抽定去哪几个时先让各类型都有，"
        "不填就不知道这家算哪一类；不按它抽，就清空整列",
        'column "{head}" filled in in every row (empty: {rows}): a draw takes every type first, and of '
        "these sites it is not known; leave the whole column empty to draw without it",
    ),
}
"""Samples cover what is certified (ZPIC-WF-20 5.4): a stratum of what is not known would be one more."""
_ONE_OF_TWO: Mapping[Place, Text] = {
    "region": Text(
        "“{head}”一列同一个地区只用一种写法：{found}是一处就写成一样，不是就写全（如“海南省”和“海南州”）",
        'one spelling for one region in column "{head}": write {found} alike if they are one, '
        "and in full if they are two",
    ),
    "type": Text(
        "“{head}”一列同一个类型只用一种写法：{found}是一类就写成一样，"
        "不是就写得分得开（如“直营店”和“直营点”）",
        'one spelling for one type in column "{head}": write {found} alike if they are one, '
        "and so that they differ by more if they are two",
    ),
}
"""A draw takes every region and type first, and would take one in two spellings twice."""
PLACES: Final[tuple[Place, ...]] = ("region", "type")
_HEADS: Mapping[Place, str] = {"region": "地区", "type": "类型"}
_AND_MORE = "…"
_AS_ABOVE = frozenset(
    map(comparable, ("同上", "同前", "同上行", "〃", "″", '"', "''", "ditto", "same as above"))
)


def in_one_spelling(places: Sequence[str], kind: Place) -> list[str]:
    """PLACES with one spelling for those that are the same, whatever their order.

    Of several spellings that is the plain name (上海 of 沪 and 上海市), or else the shortest.
    """
    spellings: dict[str, str] = {}
    keys = {place: place_key(place, kind) for place in set(places)}
    for place in sorted(keys, key=lambda each: (each != keys[each].upper(), len(each), each)):
        spellings.setdefault(keys[place], place)
    return [spellings[keys[place]] for place in places]


def as_above(table: Table, is_site: Callable[[int], bool]) -> Table:
    """TABLE with the region or type of the site above where a cell of these says 同上; empty below none."""
    places = [at for at, head in enumerate(table.head) if column_of(head) in PLACES]
    last = dict.fromkeys(places, "")
    rows = []
    for number, row in table.rows:
        read = list(row)
        for at in places if is_site(number) else ():
            if at < len(read):
                read[at] = last[at] if comparable(read[at]) in _AS_ABOVE else read[at]
                last[at] = read[at]
        rows.append((number, read))
    return replace(table, rows=rows)


def with_regions(table: Table, columns: Sequence[Column | None], is_site: Callable[[int], bool]) -> Table:
    """TABLE with the regions that are certain where a site says none: by its city, which others have too.

    上海 is a province by itself. 地区 may be anything, and nothing is certain of it.
    """
    region = columns.index("region") if "region" in columns else -1
    rank = region_rank(table.head[region]) if region >= 0 else 0
    heads = list(enumerate(table.head))
    within = [at for at, head in heads if column_of(head) == "region" and region_rank(head) > rank]
    if rank < _LARGEST or not within:
        return table
    known: dict[tuple[int, str], set[str]] = {}
    for number, row in table.rows:
        for at in within if is_site(number) and _says(row, region) else ():
            if _says(row, at):
                known.setdefault((at, place_key(row[at], "region")), set()).add(row[region])

    def region_of(row: Sequence[str]) -> str:
        for at in (each for each in within if _says(row, each)):
            found = set(in_one_spelling(sorted(known.get((at, place_key(row[at], "region")), ())), "region"))
            if len(found) == 1:
                return found.pop()
            if rank == _PROVINCE and _CITY_ALONE.fullmatch(comparable(row[at])):
                return row[at]
        return ""

    rows = [
        (number, row if _says(row, region) or len(row) <= region else _with(row, region, region_of(row)))
        for number, row in table.rows
    ]
    return replace(table, rows=rows)


def _says(row: Sequence[str], at: int) -> bool:
    return at < len(row) and says_where(row[at])


def _with(row: Sequence[str], at: int, text: str) -> list[str]:
    return [*row[:at], text or row[at], *row[at + 1 :]]


def gaps_in(said: Sequence[tuple[int, Mapping[Place, str]]], heads: Mapping[Place, str]) -> Iterator[Fault]:
    """A fault for each of regions and types that some service sites have and others have not.

    SAID are the rows of the service sites with what they say, be it empty; a key that is not there is asked
    for by nobody. HEADS are what the columns are called.
    """
    for kind, expected in _EACH.items():
        empty = [row for row, places in said if places.get(kind) == ""]
        if empty and any(places.get(kind) for _, places in said):
            rows = [*map(str, empty[:_MOST_NAMED]), *([_AND_MORE] if len(empty) > _MOST_NAMED else [])]
            head = heads.get(kind, _HEADS[kind])
            told = Text("、".join(rows), ", ".join(rows))
            yield Fault(
                at=f"list.{empty[0]}.{kind}", found="–", expected=expected.filled(head=head, rows=told)
            )


def alike_in(said: Sequence[tuple[int, Mapping[Place, str]]], heads: Mapping[Place, str]) -> Iterator[Fault]:
    """A fault for each two regions or types in SAID that may be one, where the second one begins."""
    for kind, expected in _ONE_OF_TWO.items():
        rows: dict[str, int] = {}
        for row, places in said:
            rows.setdefault(places.get(kind, ""), row)
        head = heads.get(kind, _HEADS[kind])
        for one, other in alike(filter(None, rows), kind):
            found = Text(f"“{one}”和“{other}”", f'"{one}" and "{other}"')
            asked = expected.filled(head=head, found=found)
            yield Fault(at=f"list.{rows[other]}.{kind}", found=shown(other), expected=asked)
