"""Samples told in words: ``抽查12份，3份不符合``, ``12份中有9份合格``, ``全部符合（12份）``, ``3 of 12``.

A text is taken apart into statements (how many were drawn, how many do not conform, 其余均符合) and is read
where nothing else stands in it and the statements say one thing. 约12份, 3份无签字 and counts that do not add
up are nobody's to guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aftersales.foundation.chinese_numerals import NUMERALS, read_numeral
from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable, typed_count
from aftersales_files.sample_statements import (
    BEFORE,
    FAILED,
    NO_UNIT,
    UNIT,
    N,
    Statement,
    count_the_same,
    statements_in,
)

LONGEST_SAMPLE = 120
"""Characters in which a sample is told; what is longer is a report."""
_VAGUE = LatePattern(
    "约(?=[0-9])|大约|大概|大致|左右|上下|以[上下内]|至少|至多|最[多少]|不[少多]于|不[到足超]|超过?(?=[0-9])|多于|少于"
    "|[近逾](?=[0-9])|部分|基本|大部|多数|少数|个别|几乎|可能|疑似|待定"
)
"""Words of a count that is none, or of what conforms in part."""
_AS_ONE = (
    LatePattern(r"(?P<bad>[0-9]++)(?:out)?of(?P<drawn>[0-9]++)(?P<failed>non-?conform\w*|notmet|failed)?"),
    LatePattern(r"(?P<good>[0-9]++)(?:out)?of(?P<drawn>[0-9]++)(?:conform(?:s|ing)?|compliant|passed|met)"),
    LatePattern(
        r"(?P<drawn>[0-9]++)(?:sampled|checked),?(?P<bad>[0-9]++)"
        r"(?:non-?conforming|notconforming|notmet|failed)"
    ),
    LatePattern(rf"(?P<drawn>{N})抽(?P<bad>{N}){FAILED}"),
    LatePattern(rf"(?P<drawn>{N}){UNIT}抽[样查]?(?P<bad>0|(?P=drawn)){UNIT}{FAILED}"),
)
"""What is said in one breath: ``3 of 12``.

12抽3不符 was offered here as a way to write three of twelve, and stays that. 12份抽3份不符 never was, and is
asked about: it may be three that were drawn out of twelve. 12份抽12份不符 comes to the same either way.
"""
_IN_WORDS = re.compile(f"(?<![第0-9])(?!一[批些部系定])[{NUMERALS}]+(?![0-9])")
"""Numbers in words; 一批, 一些 and 一部分 say that there were some."""
_RUN_TOGETHER = LatePattern(r"\d\s+\d|[¼-¾²³¹⁰-₉⅐-⅟①-⓿❶-➓]")
"""``12 3`` and ``①12`` would be one number without the space, and in plain digits."""
_COUNTED = LatePattern(rf"(.*?[0-9０-９])\s*{UNIT}\s*")
_WITH_UNIT = LatePattern(rf"[0-9]+({UNIT})")
_COUNT_ALONE = LatePattern(rf"(?:{BEFORE}{N}{UNIT}(?:[/⁄∕]{N}{UNIT})?|[0-9]+(?:\.[0-9]+)?%)[。.]?")
_BARE_SHARE = LatePattern(rf"{N}{UNIT}[/⁄∕]{N}{UNIT}")
_DRAWN_FIRST = LatePattern(rf"{N}抽{N}{FAILED}")
_NONE_FAILS = LatePattern(
    rf"(?:不符合|不合格)(?:项|数量?)?(?:有|为)?[:(]?0(?:[^{NO_UNIT}分])\)?|(?:不符合|不合格)(?:项|数量?)(?:有|为)?:?0"
    rf"|0(?:[^{NO_UNIT}分])(?:不符合|不合格)项?"
    r"|(?:均|都)?(?:无|没有?|未发现|未见|没有?发现|不存在)(?:任何|明显)?(?:不符合|不合格|不达标|问题|异常|缺陷)(?:项|情况|现象|事项)?"
)
"""不符合：0 is none of them: it may be points."""
_OF_A_SAMPLE = LatePattern(
    rf"抽[0-9{NUMERALS}样查检取选了]|[0-9{NUMERALS}][份个笔件单例次条家台户]|[0-9]/[0-9]|%"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many were sampled, and how many of them do not conform."""

    sampled: int
    nonconforming: int


def counts_in(text: str) -> Counts | None:
    """The counts that TEXT writes: ``3/12``, ``3 of 12``, ``抽12不符3``, ``抽查十二份，不符合三份``.

    Where it counts what conforms, the others do not; None where it counts both, and they are not all.
    """
    if len(text) > LONGEST_SAMPLE or _RUN_TOGETHER.search(text):
        return None
    word = comparable(text)
    return _counts(word) or (_counts(digits) if (digits := in_digits(word)) != word else None)


def is_count(text: str) -> bool:
    """Whether TEXT is a number of things and no more: ``3份``, ``3/12``, ``25%``."""
    return _COUNT_ALONE.fullmatch(in_digits(comparable(text))) is not None


def is_bare_share(text: str) -> bool:
    """Whether TEXT is ``9/12`` and no word tells whether nine conform."""
    return _BARE_SHARE.fullmatch(comparable(text)) is not None


def is_drawn_first(text: str) -> bool:
    """Whether TEXT is ``12抽3不符``, which elsewhere may be three that were drawn out of twelve."""
    return _DRAWN_FIRST.fullmatch(in_digits(comparable(text))) is not None


def tells_of_sample(text: str) -> bool:
    """Whether TEXT has something of a sample in it, understood or not."""
    return _OF_A_SAMPLE.search(comparable(text)) is not None


def sample_count(typed: str) -> str:
    """How many TYPED says were looked at: ``12份`` is 12; what is no count stays as it is."""
    counted = _COUNTED.fullmatch(typed)
    return typed_count(counted[1] if counted else typed)


def one_unit(texts: Iterable[str]) -> bool:
    """Whether TEXTS, counts with or without their units, may count the same: 12份 and 3处 may not."""
    found = (_WITH_UNIT.fullmatch(comparable(text)) for text in texts)
    return len({each[1] for each in found if each} - {"", "个"}) < 2


HOW_TO_WRITE = Text(
    "抽样写成“抽查12份，不符合3份”或 3/12（12 个里有 3 个不符合）",
    "a sample is written as 3 of 12 (12 sampled, 3 not conforming)",
)
"""What is told to who wrote of a sample in other words."""


def says_none_fails(text: str) -> bool:
    """Whether TEXT says that nothing does not conform, without a count of what was looked at."""
    return _NONE_FAILS.fullmatch(in_digits(comparable(text))) is not None


def _counts(word: str) -> Counts | None:
    if _VAGUE.search(word) or not any(map(str.isdecimal, word)):
        return None
    for pattern in _AS_ONE:
        if match := pattern.fullmatch(word):
            said, drawn = match.groupdict(), int(match["drawn"])
            bad = drawn - int(said["good"]) if said.get("good") else int(match["bad"])
            return Counts(sampled=drawn, nonconforming=bad) if bad >= 0 else None
    statements = list(statements_in(word))
    return None if None in statements else joined([each for each in statements if each is not None])


def joined(statements: Sequence[Statement]) -> Counts | None:
    """What STATEMENTS say together; None if it is not one thing."""
    said = [each for each in statements if each.kind in ("judged", "rest", "all", "none", "alone", "but")]
    if any(each.kind == "alone" and each is not statements[0] and not each.behind for each in said):
        return None  # 抽查12份合格 may be twelve, of more
    if [each.kind for each in statements] == ["share"]:
        return Counts(sampled=statements[0].of, nonconforming=statements[0].number)
    drawn = _drawn(statements, said)
    if drawn is None or not count_the_same(statements):
        return None
    bad = _nonconforming(drawn, said)
    return None if bad is None or not 0 <= bad <= drawn else Counts(sampled=drawn, nonconforming=bad)


def _drawn(statements: Sequence[Statement], said: Sequence[Statement]) -> int | None:
    """How many were looked at; None if that is not said, or said twice."""
    sizes = [each for each in statements if each not in said]
    drawn = [each for each in sizes if each.kind == "drawn"]
    others = [each for each in sizes if each.kind in ("whole", "bare")]
    if len(sizes) != len(drawn) + len(others) or len(drawn) > 1 or len(others) > 1:
        return None
    if drawn:
        (one,) = drawn
        around = all(each.kind == "whole" or statements[0] is each for each in others)
        return one.number if around and all(each.number >= one.number for each in others) else None
    if others:
        (size,) = others
        in_brackets = size.behind == "(" and all(each.kind in ("all", "none") for each in said)
        told = in_brackets or statements[0] is size or size.kind == "whole"
        return size.number if told and all(each.kind != "alone" for each in said) else None
    if len(said) == 1 and said[0].every and not (said[0].fails or said[0].rest):
        return said[0].number  # 12份均符合
    both = {each.fails for each in said if each.kind == "judged" and not each.rest}
    return sum(each.number for each in said) if len(said) == len(both) == 2 else None


def _nonconforming(drawn: int, said: Sequence[Statement]) -> int | None:
    """How many of DRAWN do not conform by what is SAID of them; None where it does not add up."""
    first = said[0] if said and not said[0].rest else None
    if first is None or len(said) > 2:
        return None
    if first.kind == "but":
        alone = first.number if len(said) == 2 and said[1].kind == "all" else None
        return alone if alone is None or not said[1].fails else drawn - alone
    if len(said) == 1:
        share = {"judged": first.number, "all": drawn, "alone": drawn, "none": 0}.get(first.kind)
    else:
        share = first.number if first.kind == "judged" and _goes_on(drawn, first, said[1]) else None
    return share if share is None or first.fails else drawn - share


def _goes_on(drawn: int, first: Statement, second: Statement) -> bool:
    """Whether SECOND says the other thing than FIRST of all others of DRAWN."""
    others = second.kind == "rest" or (second.kind == "judged" and first.number + second.number == drawn)
    return others and first.fails != second.fails


def in_digits(word: str) -> str:
    """WORD with each number that stands in it in Chinese words in digits."""

    def digits(found: re.Match[str]) -> str:
        number = 0 if found[0] == "零" else read_numeral(found[0])
        return found[0] if number is None else str(number)

    return _IN_WORDS.sub(digits, word)
