"""Requests in, replies out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from aftersales.api.answer import Answer
from aftersales.api.around import ANSWERS_AROUND
from aftersales.api.as_text import expect_json, read_any, reply_to
from aftersales.api.library import Library, read_library
from aftersales.api.typed_request import strict_request
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import expect_mapping
from aftersales.foundation.text import Text
from aftersales.model.calculations import IN_FORCE_ON
from aftersales.model.formats import REQUEST_FORMAT

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.calculations import CalculationResult
    from aftersales.shapes.replies import Result

ANSWERS: Mapping[str, Answer] = {
    kind: Answer(kind)
    for kind in ("score", "forecast", "improve", "audit-time", "sites", "calendar", "managers")
}
"""How each of `aftersales.model.calculations.CALCULATIONS` is answered."""

ABOUT_OTHERS = ("record", "verify", "sign", "merge", "compare")
"""The kinds that calculate nothing by themselves: of records, and of two documents."""

_ANSWERS: Mapping[str, Answer] = {
    **ANSWERS,
    **ANSWERS_AROUND,
    "merge": Answer("merge"),
    "compare": Answer("compare"),
}
"""The kinds that are answered from the library alone."""

_OF_TWO = ("merge", "compare", "agreement")
"""The kinds that hold documents against each other: both by the rules of one day, which is the library's."""

_WHOLE = (*ABOUT_OTHERS, "agreement")
"""The kinds that take documents as they are, also what in them nobody reads."""

_MADE_ANEW = ("score", "forecast", "improve")
"""The kinds whose results hold nothing of a request: an archive asks for them thousands of times."""

_RECORD, _VERIFY, _SIGN = (
    Answer("record", "recording"),
    Answer("verify", "recording"),
    Answer("sign", "signing"),
)


class Engine:
    """Answers requests from one library of rubrics and rule documents.

    ``Engine({"rubrics": [...], "rules": [...], "in_force_on": "2026-12-01"})``: each document is a mapping
    as its YAML file has it; ``in_force_on`` says which of several editions counts, without it the latest.
    `aftersales_yaml.collection.read_collection` has the published ones in ``.bundle()``. A request is
    ``{"kind": "score", ...}``: the module of each kind in `aftersales.api` says what it holds, and
    ``schema/results`` what it may be and what is answered. Exact numbers are text there, ``"95"`` or
    ``"1235/13"``: points, person-days, sites or people; days are ``"2026-12-01"``. A step of a result names
    the document and clause that it rests on, if there is one.
    """

    def __init__(self, bundle: Mapping[str, object]) -> None:
        """From BUNDLE; raises `Refused` where a document in it is none, or stands twice in one edition."""
        self._library = read_library(bundle)

    @classmethod
    def from_json(cls, bundle: str) -> Engine:
        """The same from BUNDLE as JSON text; raises `Refused` if it is none."""
        return cls(read_any(bundle))

    def reply(self, request: str) -> str:
        """The reply to REQUEST, both as JSON text; a request that is refused has one too, with its faults."""
        return reply_to(request, REQUEST_FORMAT, self._result)

    @property
    def library(self) -> Library:
        """What the engine answers from."""
        return self._library

    def result(self, request: Mapping[str, object]) -> Result:
        """The result of REQUEST as a mapping; raises `Refused` with every fault.

        It is the caller's own: nothing in it is shared with REQUEST, with another result, or with another
        place in it, so that the part of one owner can be changed without that of another.
        """
        expect_mapping(request)
        if request.get("kind") in _WHOLE:
            expect_json(request)
        result = self._result(request)
        return result if request.get("kind") in _MADE_ANEW else _own(result)

    def _result(self, request: Mapping[str, object]) -> Result:
        """The result, with what REQUEST holds as it stands there: enough for what is written out at once."""
        kind = request.get("kind")
        result: Result
        if kind == "record":
            result = _RECORD.function(self._calculated, request)
        elif kind == "verify":
            result = _VERIFY.function(calculated, self._library, request)
        elif kind == "sign":
            result = _SIGN.function(request)
        elif isinstance(kind, str) and kind in _ANSWERS:
            result = answered(_ANSWERS[kind], self._library, request)
        else:
            raise _unknown(kind, (*ANSWERS, *ABOUT_OTHERS, *ANSWERS_AROUND))
        return result

    def _calculated(self, request: Mapping[str, object]) -> CalculationResult:
        return calculated(self._library, request)


def calculated(library: Library, request: Mapping[str, object]) -> CalculationResult:
    """The result of a calculation by LIBRARY, which every other kind of request is about."""
    kind = request.get("kind")
    if not isinstance(kind, str) or kind not in ANSWERS:
        raise _unknown(kind, ANSWERS)
    result: CalculationResult = answered(ANSWERS[kind], library, request)
    return result


def answered(answer: Answer, library: Library, request: Mapping[str, object]) -> Any:
    """The ANSWER to REQUEST, by the rules in force on the day that it names, if it names one."""
    return answer(*dated(library, strict_request(request)))


def dated(library: Library, request: Mapping[str, object]) -> tuple[Library, Mapping[str, object]]:
    """LIBRARY on the day that REQUEST or its assessment names, and what remains to be asked of it."""
    assessment = request.get("assessment")
    day = assessment.get(IN_FORCE_ON) if isinstance(assessment, Mapping) else None
    if (IN_FORCE_ON not in request and day is None) or request.get("kind") in _OF_TWO:
        return library, request
    asked = dict(request)
    day = asked.pop(IN_FORCE_ON, None) or day
    if day is not None:
        library = import_module("aftersales.api.in_force").library_on(library, day)
    return library, asked


def _own(value: Any) -> Any:
    """VALUE anew, down to the words in it, which cannot be changed."""
    if isinstance(value, dict):
        return {key: _own(each) for key, each in value.items()}
    return [_own(each) for each in value] if isinstance(value, list) else value


def _unknown(kind: object, kinds: Iterable[str]) -> Refused:
    known = " | ".join(kinds)
    expected = Text(f"以下之一：{known}", f"one of: {known}")
    return Refused([Fault(at="kind", found=shown(kind), expected=expected)])
