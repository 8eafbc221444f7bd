"""Signs that the code page of a terminal or a pipe lacks: by others that mean the same, else spelled out.

Chinese Windows writes what is redirected in cp936, which has no minus sign but the hyphen, and no ✓.
"""

from __future__ import annotations

import codecs
import json
import sys

HANDLER = "aftersales-signs"

_STAND_INS = {"−": "-", "✓": "√", "✗": "×", "☑": "√", "☒": "×", "•": "·"}


def register() -> None:
    """Make the handler known by its name."""
    codecs.register_error(HANDLER, _instead)


def _instead(error: UnicodeError) -> tuple[str | bytes, int]:
    """What stands for the signs that cannot be written: their stand-ins, or what Python writes of them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    sign = error.object[error.start]
    stand_in = _STAND_INS.get(sign)
    if stand_in is not None and _has(error.encoding, stand_in):
        return stand_in, error.start + 1
    one = UnicodeEncodeError(error.encoding, error.object, error.start, error.start + 1, error.reason)
    return codecs.backslashreplace_errors(one)


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def json_for_output(text: str) -> str:
    """TEXT, which is JSON, with what standard output has no signs for as JSON spells it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if _has(encoding, text):
        return text
    return "".join(sign if _has(encoding, sign) else json.dumps(sign)[1:-1] for sign in text)
