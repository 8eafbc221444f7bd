"""What stands beside the counts of a sample: whether it goes with them.

3/12（其余符合） and 3/12（25%） do. The first of 9/12 may be those that conform, and 12/180 the
sample and all of which it was drawn; then the words beside them tell: 9/12（3份不符合）, 12/180，不符合3份.
"""

from __future__ import annotations

import re
from fractions import Fraction

from aftersales.foundation.late_pattern import LatePattern
from aftersales.foundation.typed import comparable
from aftersales_files.sample_statements import Statement, statements_in
from aftersales_files.sample_words import LONGEST_SAMPLE, Counts, counts_in, in_digits, joined

_SHARE = LatePattern(
    "(?:占比?|即|约|为|[:=≈]){0,3}(?:(?P<good>符合|合格|达标)|(?P<bad>不符合?|不合格|不达标))?(?:率|的?比例|占比)?"
    r"(?:约|为|是|占|[:=≈]){0,3}(?P<percent>[0-9]{1,3}(?:\.(?P<places>[0-9]{1,4}))?)%"
    "(?:(?P<conforms>符合|合格|达标)|(?P<fails>不符合?|不合格|不达标))?[。.]?"
)
_VERDICT = LatePattern("符合|合格|达标|不符")
_CONFORM = LatePattern(
    "(?<!不)(?<!未)(?:符合|合格|达标|通过)|(?<!not)(?<!non)(?<!non-)(?:pass|conform|compliant|met|ok)"
)
_FAIL = LatePattern("不符合?|不合格|不达标|fail|not|non-?conform")
_COUNT = LatePattern(
    "(?<![第0-9.])([0-9]++)(?=[份个笔件单例条家台户人名张次]|fail|not|non|pass|conform|compliant|met|ok)"
)


def is_share(text: str) -> bool:
    """Whether TEXT is a share and no more: ``25%``, ``不符合率25%``."""
    return _SHARE.fullmatch(comparable(text)) is not None


def agrees(counts: Counts, text: str, said: str) -> bool:
    """Whether what TEXT says goes with COUNTS, as it was SAID before it."""
    word = in_digits(comparable(text[:LONGEST_SAMPLE]))
    if (share := _SHARE.fullmatch(word)) is not None:
        return _is_share_of(counts, share, tells_what_conforms=_CONFORM.search(comparable(said)) is not None)
    if (other := counts_in(text)) is not None and other != counts:
        return False  # 3/12；2/10
    statements = list(statements_in(word)) if _VERDICT.search(word) else [None]
    known = [each for each in statements if each is not None]
    if len(known) == len(statements):
        return _say(counts, known)
    return _counts_go_with(counts, word)


def _is_share_of(counts: Counts, share: re.Match[str], *, tells_what_conforms: bool) -> bool:
    """Whether the percentage, rounded or cut off at its last place, is that of COUNTS.

    Behind what TELLS WHAT CONFORMS (合格9份（75%）) a share without a word may be that of it.
    """
    if not counts.sampled:
        return False
    good, bad = share["good"] or share["conforms"], share["bad"] or share["fails"]
    parts = [] if good else [counts.nonconforming]
    if good or (tells_what_conforms and not bad):
        parts.append(counts.sampled - counts.nonconforming)
    unit = 10 ** len(share["places"] or "")
    exact = [Fraction(part * 100 * unit, counts.sampled) for part in parts]
    said = Fraction(share["percent"]) * unit
    return not (good and bad) and any(said in (int(each), int(each + Fraction(1, 2))) for each in exact)


def _say(counts: Counts, statements: list[Statement]) -> bool:
    """Whether STATEMENTS say the same of a sample as COUNTS, or name its parts that do not conform."""
    drawn = Statement(kind="drawn", number=counts.sampled)
    bad = Statement(kind="judged", number=counts.nonconforming, fails=True)
    if statements[0].kind == "rest" or statements[0].rest:
        statements = [bad, *statements]
    failing = [each.number for each in statements if each.kind == "judged" and each.fails]
    parts = len(failing) == len(statements) and sum(failing) == counts.nonconforming
    return parts or joined([drawn, *statements]) == counts


def _counts_go_with(counts: Counts, word: str) -> bool:
    """Whether the numbers in a WORD that is no statement may be of those that do not conform."""
    numbers = [int(each[1]) for each in _COUNT.finditer(word)]
    bad, good = counts.nonconforming, counts.sampled - counts.nonconforming
    if not numbers or sum(numbers) == bad:
        return not (numbers and _CONFORM.search(word))
    if _FAIL.search(word) or _CONFORM.search(word):
        return bad in numbers and not _CONFORM.search(word)
    return sum(numbers) != good
