"""Worked examples: calculated as the site is built, each with a link to the calculator filled in."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from aftersales import Engine
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales_site.addresses import CALCULATORS
from aftersales_site.content.content import Content
from aftersales_site.content.examples import Example

_SCORE = Text("最终得分 {final}，{level}", "Final score {final}: {level}")
_MANAGERS = Text("需要 {managers} 人", "{managers} needed")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LINK_VERSION = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What an example assumes, the engine's steps, and what it comes to.

    ``calculator`` is the page of the calculator, ``fragment`` what fills it in.
    """

    text: Text
    steps: tuple[Text, ...]
    outcome: Text
    calculator: str
    fragment: str


def worked_examples(content: Content, rubric: Rubric) -> dict[str, Worked]:
    """The examples of RUBRIC, which is in force, by the anchor of the rule that each stands beside."""
    engine = _engine(json.dumps(content.mapping(rubric)))
    return {
        example.at: _worked(engine, rubric, example)
        for example in content.examples
        if example.document == rubric.id
    }


@cache
def _engine(rubric: str) -> Engine:
    return Engine({"rubrics": [json.loads(rubric)]})


def _worked(engine: Engine, rubric: Rubric, example: Example) -> Worked:
    result = engine.result(request_of(rubric, example))
    shown: Mapping[str, Any] = result
    calculator, fragment = _filled_in(rubric, example)
    return Worked(
        text=example.text,
        steps=tuple(Text(**step["text"]) for step in shown["trace"]),
        outcome=_outcome(shown),
        calculator=calculator,
        fragment=fragment,
    )


def request_of(rubric: Rubric, example: Example) -> dict[str, object]:
    """What the engine is asked for EXAMPLE."""
    asked: dict[str, object] = {"format": "request/1"}
    if example.staff is not None:
        return asked | {"kind": "managers", "rubric": rubric.id, "staff": example.staff}
    return asked | {"kind": "score", "assessment": example.assessment(rubric)}


def _outcome(result: Mapping[str, Any]) -> Text:
    if "managers" in result:
        return _MANAGERS.filled(managers=result["managers"])
    level = Text(**result["level_label"])
    return _SCORE.filled(final=result["display"]["final"], level=level)


def _filled_in(rubric: Rubric, example: Example) -> tuple[str, str]:
    if example.staff is not None:
        return f"{CALCULATORS}managers/", sealed(f"rubric={rubric.id}&staff={example.staff}")
    text = json.dumps(example.assessment(rubric), ensure_ascii=False, separators=(",", ":"))
    return f"{CALCULATORS}{rubric.id}/", sealed(packed(text))


def sealed(text: str) -> str:
    """TEXT as the fragment of a link, as ``docs/assets/foundation/link.js`` reads it."""
    return f"#a={_LINK_VERSION},{_checksum(f'{_LINK_VERSION},{text}')},{text}"


def packed(text: str) -> str:
    """TEXT as ``docs/assets/foundation/packing.js`` unpacks it."""
    deflating = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    content = deflating.compress(text.encode()) + deflating.flush()
    return urlsafe_b64encode(content).decode().rstrip("=")


def _checksum(text: str) -> str:
    rest, signs = zlib.crc32(text.encode()), ""
    while rest:
        rest, digit = divmod(rest, len(_DIGITS))
        signs = _DIGITS[digit] + signs
    return signs.rjust(7, "0")
