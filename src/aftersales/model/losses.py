"""An assessment in one line, to be sent in a message: ``5.1.1.2=3/12 5.1.2.2=N``.

Entries stand apart by spaces, commas or semicolons, each ``CLAUSE=FINDING``:

    Y        met                     N       not met
    3/12     3 of 12 do not conform  ?       not yet answered
    X"why"   does not apply          *=Y     whatever is not named (``*=?``: not yet answered)

Beside clauses: ``special-deduction=2``, ``special-bonus=1`` and ``certificate=ID``. What is not named is
met. Full-width forms, small letters and curly quotation marks, which telephones put in, are understood;
within quotation marks ``\\`` stands before one and before itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.text import Text
from aftersales.foundation.typed import plain, typed_name
from aftersales.model.assessment import Assessment, Finding
from aftersales.model.read_assessment import BONUS, DEDUCTION
from aftersales.model.rubric import Rubric

_CERTIFICATE = "certificate"
_REST = "*"
_ENTRY = re.compile(
    r"""([^\s,;，；、"“”=＝]+)\s*[=＝]\s*((?:[^\s,;，；、"“”]*)(?:["“](?:\\.|[^"”\\])*["”])?)"""
)
_BETWEEN = re.compile(r"[\s,;，；、]*")
_WHY = re.compile(r"""[^"“]*["“]((?:\\.|[^"”\\])*)["”]""", re.DOTALL)
_SAMPLED = re.compile(r"([0-9]{1,18})/([0-9]{1,18})", re.ASCII)
_TIMES = re.compile(r"[0-9]{1,4}", re.ASCII)

_ENTRIES = Text(
    '“条款=结论”，用空格隔开：N（不符合）、3/12（抽 12 不符合 3）、Y、?、X"理由"（不适用）',
    'CLAUSE=FINDING apart by spaces: N (not met), 3/12 (3 of 12), Y, ?, X"reason" (does not apply)',
)
_ONCE = Text("每个条款只写一次", "each clause once")
_REST_IS = Text("*=Y（其余符合）或 *=?（其余未评）", "*=Y (the rest is met) or *=? (the rest is open)")
_A_NUMBER = Text("个数，如 2", "how many, such as 2")
_A_CERTIFICATE = Text("证书的 id", "the id of a certificate")


@dataclass(slots=True)
class _Told:
    """What a line says, as far as it has been read."""

    findings: dict[str, object] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    rest: object = "met"
    beside: dict[str, object] = field(default_factory=dict)
    certificates: list[str] = field(default_factory=list)


def read_losses(line: str, rubric: Rubric) -> dict[str, object]:
    """The assessment by RUBRIC that LINE tells, as a mapping; raises `Refused`, a fault for each entry.

    Places of faults count entries: ``losses.0`` is the first. Whether a clause exists or may be deleted
    is left to whoever reads the assessment.
    """
    told, faults, seen = _Told(), [], set()
    for place, (name, value) in enumerate(_entries(line)):
        key = _key(name, rubric)
        fault = _ONCE if key in seen else _read_entry(told, key, value) if key else _ENTRIES
        seen |= {key} - {_CERTIFICATE}
        if fault is not None:
            found = shown(f"{name}={value}" if name else value)
            faults.append(Fault(at=f"losses.{place}", found=found, expected=fault))
    if faults:
        raise Refused(faults)
    return _assessment(told, rubric)


def _entries(line: str) -> Iterator[tuple[str, str]]:
    """The name and the value of every entry; what is no entry has no name."""
    at = _skip(line, 0)
    while at < len(line):
        match = _ENTRY.match(line, at)
        if match is None:
            end = next((i for i in range(at, len(line)) if _BETWEEN.fullmatch(line[i])), len(line))
            yield "", line[at : max(end, at + 1)]
            at = _skip(line, max(end, at + 1))
        else:
            yield plain(match[1]), match[2]
            at = _skip(line, match.end())


def _skip(line: str, at: int) -> int:
    match = _BETWEEN.match(line, at)
    return at if match is None else match.end()


def _key(name: str, rubric: Rubric) -> str:
    """NAME as the rubric writes that clause, whatever the case of its letters; others in small ones."""
    key = typed_name(name)
    return next((clause.id for clause in rubric.clauses if clause.id.casefold() == key), key)


def _read_entry(told: _Told, name: str, value: str) -> Text | None:
    """Note what NAME=VALUE says; what was expected instead if it says nothing."""
    reader = _BESIDE.get(name)
    if reader is not None:
        return reader(told, name, value)
    word = plain(value).casefold()
    if word == "?":
        told.open.add(name)
        return None
    finding = _finding(word, value)
    if finding is None:
        return _ENTRIES
    told.findings[name] = finding
    return None


def _finding(word: str, value: str) -> object | None:
    """What VALUE says of a clause, WORD being it without its looks; None if nothing."""
    if word in ("y", "n"):
        return "met" if word == "y" else "not_met"
    if match := _SAMPLED.fullmatch(word.replace(" ", "")):
        return {"sampled": match[2], "nonconforming": match[1]}
    why = _WHY.fullmatch(value)
    if why is None or not why[1].strip():
        return None
    kind = {"x": "not_applicable", "n": "not_met"}.get(plain(re.split('["“]', value)[0]).casefold())
    return None if kind is None else {kind: re.sub(r"\\(.)", r"\1", why[1], flags=re.DOTALL)}


def _rest(told: _Told, _: str, value: str) -> Text | None:
    told.rest = {"y": "met", "?": None}.get(plain(value).casefold(), _REST)
    return _REST_IS if told.rest == _REST else None


def _entries_beside(told: _Told, name: str, value: str) -> Text | None:
    times = plain(value)
    if not _TIMES.fullmatch(times) or (name == BONUS and int(times) > 1):
        return _A_NUMBER
    if name == DEDUCTION:
        told.beside["special_deductions"] = [{} for _ in range(int(times))]
    elif int(times):
        told.beside["special_bonus"] = {}
    return None


def _certificate(told: _Told, _: str, value: str) -> Text | None:
    told.certificates.append(typed_name(value))
    return None if plain(value) else _A_CERTIFICATE


_BESIDE: dict[str, Callable[[_Told, str, str], Text | None]] = {
    _REST: _rest,
    DEDUCTION: _entries_beside,
    BONUS: _entries_beside,
    _CERTIFICATE: _certificate,
}


def _assessment(told: _Told, rubric: Rubric) -> dict[str, object]:
    rest = {} if told.rest is None else {clause.id: told.rest for clause in rubric.clauses}
    findings = {key: value for key, value in (rest | told.findings).items() if key not in told.open}
    unknown = {key: "met" for key in told.open if key not in rubric.clause_by_id}
    found: dict[str, object] = {"format": "assessment/1", "rubric": rubric.id, "findings": findings | unknown}
    if told.certificates:
        found["certificates"] = told.certificates
    return found | told.beside


def write_losses(assessment: Assessment, rubric: Rubric) -> str:
    """ASSESSMENT in one line, which `read_losses` reads as the same findings, but for reasons of losses."""
    findings = {clause.id: assessment.findings.get(clause.id) for clause in rubric.clauses}
    open_clauses = sum(finding is None for finding in findings.values())
    met = sum(finding is not None and finding.kind == "met" for finding in findings.values())
    rest = "?" if open_clauses > met else "Y"
    written = {name: _written(finding) for name, finding in findings.items()}
    parts = [f"{_REST}=?"] if rest == "?" else []
    parts += [f"{name}={value}" for name, value in written.items() if value != rest]
    for name in (DEDUCTION, BONUS):
        if assessment.count(name):
            parts.append(f"{name}={assessment.count(name)}")
    parts += [f"{_CERTIFICATE}={name}" for name in sorted(assessment.certificates)]
    return " ".join(parts)


def _written(finding: Finding | None) -> str:
    if finding is None:
        return "?"
    if finding.kind == "sampled":
        return f"{finding.nonconforming}/{finding.sampled}"
    if finding.kind == "not_applicable":
        reason = re.sub(r'([\\"“”])', r"\\\1", " ".join((finding.reason or "").split()))
        return f'X"{reason}"'
    return "Y" if finding.kind == "met" else "N"


def left_out(assessment: Assessment, mapping: Mapping[str, object]) -> Iterator[str]:
    """The places of ASSESSMENT, read from MAPPING, that a line does not hold.

    These are reasons of losses and of special entries, what was found site by site, notes, and whatever else
    stands beside the score; and the day by whose edition it is scored, without which it may be another score.
    """
    for name, finding in assessment.findings.items():
        if (
            (finding.reason is not None and finding.kind != "not_applicable")
            or finding.sites
            or finding.extent
        ):
            yield f"findings.{name}"
    for key, name in (("special_deductions", DEDUCTION), ("special_bonus", BONUS)):
        if any(entry.reason or entry.clause or entry.action for entry in assessment.specials.get(name, ())):
            yield key
    for key, value in mapping.items():
        if key not in _HELD and isinstance(value, Mapping) and key != "period":
            yield from (f"{key}.{name}" for name in value)
        elif key not in _HELD:
            yield key


_HELD = ("format", "rubric", "findings", "special_deductions", "special_bonus", "certificates", "lineage")
"""What a line holds or says otherwise; its lineage is that of the file."""
