"""Short Chinese words in GB18030 whose bytes are UTF-8 by accident, and other words there.

学校, 医院 and 缺失 are ѧУ, ҽԺ and ȱʧ in UTF-8. Of two characters of GB2312 one pair in twenty-five is such.
"""

from __future__ import annotations

import re
from typing import Final

_ALL: Final = re.compile(rb"(?:[\x00-\x7f]|[\xc2-\xd7][\xa1-\xbf])*")
"""What is UTF-8 in two bytes a sign at most, each of them an often used character of GB2312 too."""
_RUN: Final = re.compile(rb"(?:[\xc2-\xd7][\xa1-\xbf])+")
_SCRIPT: Final = re.compile(rb"[\xc8-\xcd\xcf-\xd7]")
"""Of signs in UTF-8 the first byte of phonetic ones, of marks to combine, Cyrillic, Hebrew and their like."""
_LETTERS: Final = re.compile(
    rb"(?:\xc2[\xa1-\xbf])+|(?:\xc3[\xa1-\xbf])+|(?:\xce[\xa1-\xbf])+|(..)\1+", re.DOTALL
)
"""What stands side by side in UTF-8: signs such as ²·, accented letters, Greek ones, one sign again."""


def is_utf_8_by_accident(content: bytes) -> bool:
    """Whether CONTENT, which is UTF-8, is GB18030 by what it says: nobody writes such a row of signs.

    Where everything might be either (a lone é, °, μ) it is UTF-8.
    """
    if _ALL.fullmatch(content) is None:
        return False
    return not all(map(_may_be, _RUN.findall(content)))


def _may_be(run: bytes) -> bool:
    """Whether RUN may be what somebody writes in UTF-8."""
    has_script = any(_SCRIPT.match(run, at) for at in range(0, len(run), 2))
    return not has_script and (len(run) == 2 or _LETTERS.fullmatch(run) is not None)
