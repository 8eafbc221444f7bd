"""Lines inside a list of sites that head those below them: ``一、华北区``, ``【华东】``.

Such a line would be a site of its own, and one more to choose from. It is passed over where its form says so
and nothing but a title stands in it, while the rows around it are filled in; where one of the two is
missing, it is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aftersales.foundation.exact import read_count
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import says_something, typed_count
from aftersales.foundation.typed_people import typed_people
from aftersales.model.place_names import CITIES
from aftersales.model.table_lines import as_words, is_framed, is_numbered, is_numeral

_IN_BRACKETS = LatePattern(r"\([^)]+\)")
"""A title, or a site that has been closed."""
_NUMBER_BEFORE = LatePattern(r"^\(?(?:[一二三四五六七八九十]{1,3}|[ivx]{1,4})[)、.,:]+")
_PLACE_OR_KIND = LatePattern(
    r"(?:.{0,4}(?:东北|华北|华东|华南|华中|西北|西南)|[东南西北中]部?)(?:大区|片区|地区|区域|区)?(?:[(].*[)])?"
    rf"|.{{1,6}}(?:大区|片区|地区|区域|自治区)(?:[(].*[)])?|.{{2,3}}省|(?:{CITIES})市?"
    r"|(?:直营|自营|自有|加盟|授权|特约|经销|合作|外包)(?:门?店|网点|服务[站商点]|[站商类])?(?:[(].*[)])?"
)
"""What titles say without a number or a frame; a site may be called so, too."""
_PART_OR_KIND = LatePattern(
    r".{0,4}(?:东北|华北|华东|华南|华中|华西|西北|西南)(?:大区|片区|地区|区域|区)?(?:[(].*[)])?|.{1,6}(?:大区|片区)(?:[(].*[)])?"
    r"|(?:直营|自营|自有|加盟|授权|特约|经销|合作|外包)(?:门?店|网点|服务[站商点]|[站商类])?(?:[(].*[)])?"
)
"""Those of them that hardly any site is called, beside sites that are called otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The numbers of the rows that are titles of groups, and of those that may be titles or sites."""

    titles: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    words: str
    """What stands below the head of names; what stands alone in the row, if nothing does there."""
    running: str
    is_filled: bool
    """Whether anything stands beside the name and the running number."""
    is_told: bool
    """Whether anything stands there that titles have not: no number of people, which may be a sum."""
    is_described: bool
    """Whether more than a day stands there: that of the last visit is empty where nobody was."""
    count: int | None
    """The number of people, if one is said."""

    @property
    def is_counted(self) -> bool:
        return typed_count(self.running).isdecimal()

    @property
    def is_marked(self) -> bool:
        return self.is_numbered or is_framed(self.words)

    @property
    def may_be_marked(self) -> bool:
        return (
            _IN_BRACKETS.fullmatch(self.words) is not None or _PLACE_OR_KIND.fullmatch(self.words) is not None
        )

    @property
    def is_a_site(self) -> bool:
        """Whether a number before the name, as titles have it, numbers a site all the same."""
        bare = _NUMBER_BEFORE.sub("", self.words)
        return self.is_told and bare != self.words and _PLACE_OR_KIND.fullmatch(bare) is None

    @property
    def is_numbered(self) -> bool:
        return is_numeral(self.running) or is_numbered(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The column of names, and those of running numbers, of days of visits and of numbers of people."""

    name: int
    running: frozenset[int]
    visits: frozenset[int]
    counts: frozenset[int]


def groups_in(rows: Sequence[tuple[int, Sequence[str]]], columns: Columns) -> Groups:
    """Which of ROWS, whose COLUMNS are those, head the rows below them.

    Where every row has a number such as ``一、``, it numbers the sites.
    """
    lines = [_line(number, cells, columns) for number, cells in rows]
    marked = [line for line in lines if line.is_marked]
    others = [line for line in lines if not line.is_marked]
    if not others:
        return Groups()
    told_apart = any(line.is_filled for line in others) or all(line.is_counted for line in others)
    titles = {line.number for line in marked if told_apart and not (line.is_filled or line.is_counted)}
    asked = {
        line.number
        for line in marked
        if line.number not in titles and (line.is_numbered or not line.is_filled) and not line.is_a_site
    }
    described = [line for line in others if line.is_described]
    if described and all(line.is_described or line.may_be_marked for line in others):
        asked |= {line.number for line in others if not (line.is_filled or line.is_counted)}
    parts = [line for line in others if _PART_OR_KIND.fullmatch(line.words) is not None]
    numbers = {line.number for line in parts}
    sites = [line for line in others if line.number not in numbers]
    names_alone = not any(line.is_filled or line.is_counted for line in lines)
    without_number = all(line.is_counted for line in sites) and not any(
        line.is_filled or line.is_counted for line in parts
    )
    if sites and (names_alone or without_number or _are_sums(lines, parts)):
        asked |= {line.number for line in parts}
    return Groups(titles=frozenset(titles), asked=frozenset(asked))


def _are_sums(lines: Sequence[_Line], parts: Sequence[_Line]) -> bool:
    """Whether each of PARTS has as many people as the LINES below it together, up to the next of them."""
    sums: dict[int, list[int | None]] = {}
    numbers = {line.number for line in parts}
    for line in lines:
        if line.number in numbers:
            sums[line.number] = []
        elif sums:
            sums[next(reversed(sums))].append(line.count)
    said = [(line.count, [count or 0 for count in sums[line.number]]) for line in parts]
    return bool(said) and all(count and counts and count == sum(counts) for count, counts in said)


def _line(number: int, cells: Sequence[str], columns: Columns) -> _Line:
    said = [index for index, cell in enumerate(cells) if says_something(cell)]
    name = columns.name
    words = cells[name] if name in said else cells[said[0]] if len(said) == 1 else ""
    beside = [index for index in said if index != name and index not in columns.running]
    if name not in said and len(said) == 1:
        beside = []
    running = next((cells[index] for index in said if index != name and index in columns.running), "")
    return _Line(
        number=number,
        words=as_words(words),
        running=as_words(running),
        is_filled=bool(beside),
        is_told=not columns.visits.union(columns.counts).issuperset(beside),
        is_described=not columns.visits.issuperset(beside),
        count=next((count for at in said if at in columns.counts and (count := _people(cells[at]))), None),
    )


def _people(cell: str) -> int | None:
    return read_count(typed_people(cell))
