"""What is said of a sample, statement by statement: 抽查12份, 3份不符合, 其余均符合."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from aftersales.foundation.late_pattern import LatePattern

Kind: TypeAlias = Literal["drawn", "but", "judged", "rest", "all", "none", "whole", "share", "bare", "alone"]
"""``whole`` and ``bare`` are numbers with and without 共, ``share`` is 3/12, ``alone`` is 符合 by itself."""

NO_UNIT = (
    r"\W\d_a-zA-Z抽中里有不合格符其无未没达共和与除均都"
    "年月日号时分秒周岁元十百千万亿半多余几来成倍星级度"
)
"""What is no measure word behind a number: part of it, of a date, or of what is said next."""
UNIT = f"[^{NO_UNIT}查检样选问题标]?"
_NO_THING = "检查|核查|查阅|全部|发现|估计|预计|比例|比率|基数|总体|母体|率(?=[:0-9])"
"""What follows a number in its place, and what makes another of it: part of a draw, or what it was out of."""
_DOUBTED = (
    "非|疑(?!难)|似|恐|或|曾|是否|(?<!模)拟|涉嫌|争议|申诉|免[于判]|豁免|初[判审步]|预[估判]|原(?=[先来不判])"
    "|应(?=[为判])|[待需](?=[判定查复核确])|上次|上年|去年|前次|整改[前后]|经整改"
)
"""What is said of those that do not conform for certain, or did not at another time."""
_THINGS = f"(?:合同|中心|(?!{_NO_THING})[^{NO_UNIT}]){{0,10}}"
"""A measure word and what was looked at, as in 12份, 12笔 or 12份维修记录; whichever it is."""
_THINGS_THAT_FAIL = f"(?:合同|中心|(?!{_NO_THING}|{_DOUBTED})[^{NO_UNIT}]){{0,10}}"
_ITSELF = f"{UNIT}(?:样本|样品|记录|档案|资料|文件|工单|报告)?"
N = "[0-9]++"
"""Digits are taken whole: of 抽查31份合格 the 3 would be drawn, and the 1 be what conforms."""
PASSED = "(?:符合|合格|达标)(?:要求|规定|标准)?(?:项|的)?"
FAILED = "(?:不符合?|不合格|不达标|未达标|有问题)(?:要求|规定|标准)?(?:项|的)?"
_VERDICT = f"(?:(?P<passed>{PASSED})|(?P<failed>{FAILED}))"
_ALL = "(?:(?:全部|均|都|皆|全)为?)"
_REST = "(?:其余|余下|剩余|剩下|其它|其他)的?"
BEFORE = "(?:其中|中|里|共|计|有|发现|仅|只)*"
_BEHIND = "(?:数量?|的?有|为)*:?"
_DRAW = "(?:抽[样查检取选看]?+|检查|核查|核对|查阅|查看|调阅|查|样本)了?+(?:总?数量?|量)?+"
_NOT_DRAWN = "(?!计划|要求|标准|目标|范围|条款|频[次率]|应(?![急收用聘])|比(?=[:0-9]))"
"""抽查计划12份 is what was to be drawn; of 抽查维修计划12份 the plans were looked at."""
_ITS_NUMBER = f"(?P<number>{N})(?P<unit>{_ITSELF})"
_OF_THINGS = f"(?P<number>{N})(?P<unit>{_THINGS})"
_OF_THINGS_THAT_FAIL = f"(?P<number>{N})(?P<unit>{_THINGS_THAT_FAIL})"
_SOME = f"(?P<rest>{_REST})?(?P<said>{BEFORE})"
_EACH = f"(?P<every>{_ALL})?"
_STATEMENTS: tuple[tuple[Kind, str], ...] = (
    ("drawn", f"(?:共|本次|此次|随机|现场)*{_DRAW}{_NOT_DRAWN}(?P<things>{_THINGS}):?{_OF_THINGS}"),
    ("but", f"除(?:了)?(?P<number>{N}){_THINGS}(?:之|以)?外,?"),
    ("judged", f"{_SOME}{_ITS_NUMBER}{_EACH}(?P<passed>{PASSED})"),
    ("judged", f"{_SOME}{_OF_THINGS_THAT_FAIL}{_EACH}(?P<failed>{FAILED})"),
    ("judged", f"{_SOME}{_VERDICT}{_BEHIND}(?P<number>{N})(?P<unit>{UNIT})"),
    ("rest", f"{_REST}{_ALL}?{_VERDICT}"),
    ("all", f"{_ALL}{_VERDICT}"),
    ("none", f"(?:均|都)?(?:没有一|无[一1]|无|没有|未发现|未见){UNIT}{_VERDICT}(?:情况|现象)?"),
    ("whole", f"从?(?:总数|总量|总计|总共|合计|共计|共有|共)(?:为|有|:)*{_OF_THINGS}"),
    ("share", f"(?P<number>{N}){UNIT}[/⁄∕](?P<of>{N}){UNIT}(?P<failed>{FAILED})?"),
    ("bare", f"从?{_OF_THINGS}"),
    ("alone", f"(?P<passed>{PASSED})"),
)
"""What may be said, tried in this order wherever the last statement has ended."""
_PATTERNS = tuple((kind, LatePattern(pattern)) for kind, pattern in _STATEMENTS)
_BETWEEN = LatePattern("(?:[,;、:()/。.]|其?中|里)*")
_SAME_UNIT = {"名": "人", "位": "人", "个": ""}
_TIMES = ("人次", "台次", "家次", "户次", "辆次")
"""Who came twice is two of these."""
_COUNTED_BY_PIECE = {
    "样本": LatePattern("样[本品]?|"),
    "记录": LatePattern(".*(?:记录|档案|资料|文件|工?单|报告|合同|发票|凭证|台账)"),
    "网点": LatePattern(".*(?:网点|[店站商]|站点|场所|中心|公司|企业|单位|铺)"),
    "人员": LatePattern(".*(?:[人员客工]|[客用]户|师傅?)"),
}
"""What 个 counts, by what is called so; 样本 may be any."""
_NAMED_AT_WILL = ("网点", "人员")
"""Of these one is called 门店 here and 网点 there; a contract is no invoice."""
_ANY_PAPER = LatePattern("(?:样[本品]|记录|档案|资料|文件|材料|单据|的)*$")
"""What papers of any kind are called, behind or in place of their name."""
_OTHER_UNITS = {"记录": "个份笔单条件张本例", "网点": "个家店站所间", "人员": "个人户家"}
"""How these are counted, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One of them: ``fails`` if it speaks of what does not conform, ``rest`` if of 其余."""

    kind: Kind
    number: int = 0
    of: int = 0
    fails: bool = False
    rest: bool = False
    unit: str = ""
    """What is counted: 份 or 人; for 个, what it counts by its name; empty where it may be any."""
    things: str = ""
    """What they are: 合同 of 12份合同; empty where that is not said."""
    every: bool = False
    """Whether it is said of each of the NUMBER."""
    behind: str = ""
    """What stands between it and the statement before."""


def statements_in(word: str) -> Iterator[Statement | None]:
    """The statements of which WORD consists; None for what is none, at the end."""
    at = 0
    while at < len(word):
        between = _BETWEEN.match(word, at)
        behind, at = (between[0], between.end()) if between else ("", at)
        if at == len(word):
            return
        found = next(
            ((kind, match) for kind, pattern in _PATTERNS if (match := pattern.match(word, at))), None
        )
        if found is None:
            yield None
            return
        kind, match = found
        said = match.groupdict()
        yield Statement(
            kind=kind,
            number=int(said.get("number") or 0),
            of=int(said.get("of") or 0),
            fails=bool(said.get("failed")),
            rest=bool(said.get("rest")),
            unit=_unit_of(kind, said),
            things=_things_of(said),
            every=bool(said.get("every")),
            behind=behind,
        )
        at = match.end()


def count_the_same(statements: Iterable[Statement]) -> bool:
    """Whether STATEMENTS may count the same.

    Of 12份, 3处 may be places in one, and 3份 may be of one of 12个网点. Of 12份合同, 3份发票 are others.
    """
    statements = tuple(statements)
    if not all(_alike(one.things, other.things) for one, other in combinations(statements, 2)):
        return False
    units = {each.unit for each in statements} - {""}
    named = units.intersection(_OTHER_UNITS)
    return len(units) < 2 or (len(named) == 1 and units - named <= set(_OTHER_UNITS[named.pop()]))


def _alike(one: str, other: str) -> bool:
    """Whether things that are called ONE and OTHER may be the same."""
    bare, bare_other = (_ANY_PAPER.sub("", each) for each in (one, other))
    return bare in bare_other or bare_other in bare or _sort_of(one) == _sort_of(other) != ""


def _sort_of(things: str) -> str:
    return next((name for name in _NAMED_AT_WILL if _COUNTED_BY_PIECE[name].fullmatch(things)), "")


def _things_of(said: Mapping[str, str | None]) -> str:
    return (said.get("unit") or "")[1:] or said.get("things") or ""


def _unit_of(kind: Kind, said: Mapping[str, str | None]) -> str:
    unit, things = (said.get("unit") or "")[:1], _things_of(said)
    if kind == "judged" and unit in ("", "个") and (said.get("failed") or "").endswith("项"):
        return "项"
    if unit + things[:1] in _TIMES:
        return unit + things[:1]
    if unit != "个":
        return _SAME_UNIT.get(unit, unit)
    name = next((name for name, pattern in _COUNTED_BY_PIECE.items() if pattern.fullmatch(things)), None)
    if name == "样本":  # 发现3个不符合 may be what was found in one of them
        return "个" if kind == "judged" and "发现" in (said.get("said") or "") else ""
    return name or (things if kind == "judged" else "")
