"""Worked examples: calculated as the site is built, each with a link to the calculator filled in."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from aftersales import Engine
from aftersales.calculation.audit_time import FIGURE_LABELS
from aftersales.calculation.sampling import AUDIT_LABELS
from aftersales.foundation.text import Text
from aftersales.model.rubric import Rubric
from aftersales_site.addresses import CALCULATORS
from aftersales_site.calculators.rules import calculations
from aftersales_site.content.content import Content
from aftersales_site.content.editions import Document
from aftersales_site.content.examples import Example

_SCORE = Text("最终得分 {final}，{level}", "Final score {final}: {level}")
_MANAGERS = Text("需要 {managers} 人", "{managers} needed")
_FIGURE = Text("{label} {value}", "{label} {value}")
_DAYS = Text("{days} 人日", "{days} person-days")
_SITES = Text("{sites} 个", "{sites} sites")
_SPAN = Text("{earliest} 至 {latest}", "{earliest} to {latest}")
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


def worked_examples(content: Content, document: Document) -> dict[str, Worked]:
    """The examples of DOCUMENT, which is in force, by the anchor of the rule that each stands beside."""
    kind = "rubrics" if isinstance(document, Rubric) else "rules"
    mapping = json.dumps(content.mapping(document))
    several = {each.kind for each in calculations(content) if each.several}
    return {
        example.at: _worked(kind, mapping, document, example, several)
        for example in content.examples
        if example.document == document.id
    }


@lru_cache(maxsize=256)
def _result(kind: str, document: str, request: str) -> Mapping[str, Any]:
    """What the engine answers to REQUEST by DOCUMENT; both languages and several pages ask for the same."""
    return _engine(kind, document).result(json.loads(request))


@lru_cache(maxsize=16)
def _engine(kind: str, document: str) -> Engine:
    return Engine({kind: [json.loads(document)]})


def _worked(kind: str, mapping: str, document: Document, example: Example, several: Iterable[str]) -> Worked:
    result = _result(kind, mapping, json.dumps(request_of(document, example)))
    calculator, fragment = _filled_in(document, example, several)
    return Worked(
        text=example.text,
        steps=tuple(Text(**step["text"]) for step in _steps(result, example)),
        outcome=_outcome(result, example),
        calculator=calculator,
        fragment=fragment,
    )


def request_of(document: Document, example: Example) -> dict[str, object]:
    """What the engine is asked for EXAMPLE."""
    asked: dict[str, object] = {"format": "request/1"}
    if example.request is not None:
        return {**asked, _named(document): document.id, **example.request}
    assert isinstance(document, Rubric)  # a rule document has no assessments
    return asked | {"kind": "score", "assessment": example.assessment(document)}


def _named(document: Document) -> str:
    """The key under which a request names DOCUMENT."""
    return "rubric" if isinstance(document, Rubric) else "document"


def _steps(result: Mapping[str, Any], example: Example) -> list[Mapping[str, Any]]:
    """The steps of RESULT; where a calculation rests on several clauses, those of the example's own."""
    own = [step for step in result["trace"] if (step["source"] or {}).get("clause") == example.at]
    return own or list(result["trace"])


def _outcome(result: Mapping[str, Any], example: Example) -> Text:
    if "managers" in result:
        return _MANAGERS.filled(managers=result["managers"])
    if "level_label" in result:
        level = Text(**result["level_label"])
        return _SCORE.filled(final=result["display"]["final"], level=level)
    return _joined(list(_figures(result, example)))


def _figures(result: Mapping[str, Any], example: Example) -> Iterator[Text]:
    """The figures of audit time or sites, or the dates that the example's clause sets."""
    if "timeline" in result:
        for entry in result["timeline"]:
            if entry["source"]["clause"] == example.at and entry["status"] != "took-place":
                yield _FIGURE.filled(label=Text(**entry["label"]), value=_date(entry))
        return
    labels, unit = (FIGURE_LABELS, _DAYS) if "headcount" in result else (AUDIT_LABELS, _SITES)
    for name, value in result["display"].items():
        filled = unit.filled(days=value) if unit is _DAYS else unit.filled(sites=value)
        yield _FIGURE.filled(label=labels[name], value=filled)


def _date(entry: Mapping[str, Any]) -> Text:
    if entry["earliest"]:
        return _SPAN.filled(earliest=entry["earliest"], latest=entry["latest"])
    return Text(entry["latest"], entry["latest"])


def _joined(texts: list[Text]) -> Text:
    return Text("；".join(text.zh for text in texts), "; ".join(text.en for text in texts))


def _filled_in(document: Document, example: Example, several: Iterable[str]) -> tuple[str, str]:
    """The page of the calculator, and the fragment that fills it in."""
    if example.request is not None:
        kind, fields = str(example.request["kind"]), dict(_fields(example.request))
        if kind in several:
            fields = {_named(document): document.id, **fields}
        return f"{CALCULATORS}{kind}/", sealed(urlencode(fields))
    assert isinstance(document, Rubric)
    text = json.dumps(example.assessment(document), ensure_ascii=False, separators=(",", ":"))
    return f"{CALCULATORS}{document.id}/", sealed(packed(text))


def _fields(request: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The fields of the form that REQUEST is asked in, but for those that are true only now."""
    for name, value in request.items():
        if isinstance(value, list):
            yield from ((f"{name}.{number}", str(each)) for number, each in enumerate(value))
        elif name not in ("kind", "today"):
            yield name, str(value)


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
