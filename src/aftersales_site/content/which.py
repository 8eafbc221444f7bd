"""Which document fits whom (``which/1``): three questions, and what each document asks of the answers."""

from __future__ import annotations

from dataclasses import dataclass

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.model.reference import Reference, read_reference

_A_QUESTION = Text("questions 中的问题", "a question of this file")
_AN_ANSWER = Text("这个问题的回答", "an answer to the question")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WhichQuestion:
    """A question with its answers, and the discrepancy that is about it if there is one."""

    id: str
    ask: Text
    discrepancy: str | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a document states, and where."""

    text: Text
    source: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The answers to a question that a document takes, and why."""

    question: str
    answers: tuple[str, ...]
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """Whom a document (by the id of its source) is for, and the rubric that it is scored by."""

    document: str
    rubric: str | None
    whom: Stated
    asks: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    questions: tuple[WhichQuestion, ...]
    documents: tuple[Fitting, ...]


def read_which(mapping: object) -> Which:
    """The questions and what each document asks; raises `Refused` with all faults."""
    reader = Reader(mapping)
    reader.constant("format", "which/1")
    questions = tuple(_read_question(inner) for inner in reader.inners("questions"))
    answers = {each.id: {answer.id for answer in each.answers} for each in questions}
    documents = tuple(_read_fitting(inner, answers) for inner in reader.inners("documents"))
    reader.finish()
    return Which(questions=questions, documents=documents)


def _read_question(reader: Reader) -> WhichQuestion:
    question = WhichQuestion(
        id=reader.string("id"),
        ask=reader.text("ask"),
        discrepancy=reader.string("discrepancy", "") or None,
        answers=tuple(_read_answer(inner) for inner in reader.inners("answers")),
    )
    reader.close()
    return question


def _read_answer(reader: Reader) -> Answer:
    answer = Answer(id=reader.string("id"), label=reader.text("label"))
    reader.close()
    return answer


def _read_fitting(reader: Reader, answers: dict[str, set[str]]) -> Fitting:
    document, whom = reader.string("id"), reader.inner("for")
    fitting = Fitting(
        document=document,
        rubric=reader.string("rubric", "") or None,
        whom=_read_stated(whom, document),
        asks=tuple(_read_asked(inner, document, answers) for inner in reader.inners("asks")),
    )
    whom.close()
    reader.close()
    return fitting


def _read_asked(reader: Reader, document: str, answers: dict[str, set[str]]) -> Asked:
    question, taken = reader.string("question"), reader.placed_strings("answers")
    if question not in answers:
        reader.fault("question", question, _A_QUESTION)
    for place, answer in taken:
        if answer not in answers.get(question, {answer}):
            reader.fault(place, answer, _AN_ANSWER)
    asked = Asked(
        question=question,
        answers=tuple(answer for _, answer in taken),
        stated=_read_stated(reader, document),
    )
    reader.close()
    return asked


def _read_stated(reader: Reader, document: str) -> Stated:
    return Stated(text=reader.text("text"), source=read_reference(reader.inner("source"), document))
