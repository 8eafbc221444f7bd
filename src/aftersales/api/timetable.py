"""Requests of the kind ``timetable``: a score request with the team, the days and the places of an audit.

``{"days": ["2026-12-01"], "assessors": ["张三"], "office": "...", "sites": [...], "at_sites": [clauses],
"person_days": "2"}``. ``at_sites`` are the clauses that are looked at at every site; left out, those that the
assessment has by sample. ``person_days`` (as `audit-time` has them) says how much of the days is planned,
``hours`` how long a day is. ``changes`` are half days that somebody planned otherwise: ``{"on": "2026-12-01",
"part": "morning", "assessor": "张三", "site": "...", "clauses": [...]}``, without ``site`` where it is free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from aftersales.api.assessed import read_assessed
from aftersales.api.library import Library
from aftersales.api.request import open_request
from aftersales.calculation.scoring import Score
from aftersales.calculation.timetable import PARTS, Place, Slot, Team, places_of, timetable
from aftersales.calculation.timetable_changes import Change, uncovered, with_changes
from aftersales.foundation.dates import A_DATE, date_under, dates_under
from aftersales.foundation.exact import display_points, write_exact
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales.foundation.typed import comparable
from aftersales.model.rubric import Clause

if TYPE_CHECKING:  # the browser does not load them
    from aftersales.shapes.agreement import ClauseTitleJson
    from aftersales.shapes.timetable import SlotJson, TimetableDisplay, TimetableResult, UncoveredJson

MOST_DAYS, MOST_ASSESSORS = 60, 50
_ONCE = Text("每个只写一次", "each once")
_AT_LEAST_ONE = Text("至少一个，至多 {most} 个", "at least one, at most {most}")
_ABOVE_ZERO = Text("大于零", "above zero")
_A_CLAUSE = Text("本准则的条款", "a clause of the rubric")
_OF_THE_AUDIT = Text("本次审查的日期、审查员或场所", "a day, an assessor or a place of this audit")
_A_DAY = Text("大于 0、不超过 24 的小时数", "hours above 0 and at most 24")
_SOMETHING_THERE = Text("要在各场所看的条款，至少一条", "the clauses to look at at the sites, at least one")


def reply_timetable(library: Library, request: Mapping[str, object]) -> TimetableResult:
    """Half days by assessor and place, and what nobody looks at; raises `Refused` with every fault."""
    reader = open_request(request)
    assessed = read_assessed(library, reader)
    team = _read_team(reader)
    office, sites = reader.string("office"), _read_names(reader, "sites", 10_000)
    for index, site in enumerate(sites):
        if comparable(site) == comparable(office):
            reader.fault(f"sites.{index}", site, _ONCE)
    scored = assessed.score
    at_sites = frozenset() if scored is None else _read_at_sites(reader, scored, bool(sites))
    reader.raw("at_sites")
    changes = [] if scored is None else _read_changes(reader, team, (office, *sites), scored)
    reader.raw("changes")
    hours = _read_above_zero(reader, "hours", 24, _A_DAY)
    reader.finish()
    scored = assessed.sound()[1]
    places = places_of(scored.rubric.clauses, office, sites, at_sites)
    slots = with_changes(timetable(team, places), changes, team)
    planned = Fraction(len(slots), 2)
    return {
        **assessed.grounds(),
        "person_days": None if team.person_days is None else write_exact(team.person_days),
        "planned": write_exact(planned),
        "hours": None if hours is None else write_exact(hours * planned),
        "display": _display(planned, hours),
        "places": [{"site": place.name, "clauses": len(place.clauses)} for place in places],
        "slots": [_slot_json(slot) for slot in slots],
        "uncovered": [_uncovered_json(place) for place in uncovered(slots, places)],
    }


def _display(planned: Fraction, hours: Fraction | None) -> TimetableDisplay:
    """Half days make decimals that end; hours need not, and are cut."""
    shown: TimetableDisplay = {"planned": display_points(planned)}
    if hours is not None:
        shown["hours"] = display_points(hours * planned)
    return shown


def _read_team(reader: Reader) -> Team:
    days = dates_under(reader, "days")
    for index, day in enumerate(days):
        if day in days[:index]:
            reader.fault(f"days.{index}", day.isoformat(), _ONCE)
    _expect_some(reader, "days", len(days), MOST_DAYS)
    assessors = _read_names(reader, "assessors", MOST_ASSESSORS)
    _expect_some(reader, "assessors", len(assessors), MOST_ASSESSORS)
    person_days = _read_above_zero(reader, "person_days", None, _ABOVE_ZERO)
    return Team(days=_sorted(days), assessors=assessors, person_days=person_days)


def _sorted(days: tuple[date, ...]) -> tuple[date, ...]:
    return tuple(sorted(days))


def _read_above_zero(reader: Reader, key: str, most: int | None, expected: Text) -> Fraction | None:
    """The number under KEY, above zero and at most MOST; None where it is absent or null."""
    if not reader.has(key) or reader.raw(key) is None:
        reader.raw(key)
        return None
    found = reader.exact(key)
    if found <= 0 or (most is not None and found > most):
        reader.fault(key, reader.raw(key), expected)
    return found


def _expect_some(reader: Reader, key: str, count: int, most: int) -> None:
    if not 1 <= count <= most:
        reader.fault(key, count, _AT_LEAST_ONE.filled(most=str(most)))


def _read_names(reader: Reader, key: str, most: int) -> tuple[str, ...]:
    placed = reader.placed_strings(key)
    names: dict[str, str] = {}
    for place, name in placed[:most]:
        if comparable(name) in names:
            reader.fault(place, name, _ONCE)
        names.setdefault(comparable(name), name)
    if len(placed) > most:
        reader.fault(key, len(placed), _AT_LEAST_ONE.filled(most=str(most)))
    return tuple(names.values())


def _read_at_sites(reader: Reader, scored: Score, visited: bool) -> frozenset[str]:
    """The clauses to look at at the sites: as given, or those that SCORED has by sample."""
    if not reader.has("at_sites"):
        found = {mark.clause.id for mark in scored.marks if mark.finding and mark.finding.sampled}
    else:
        placed = reader.placed_strings("at_sites")
        found = {name for _, name in placed}
        for place, name in placed:
            if name not in scored.rubric.clause_by_id:
                reader.fault(place, name, _A_CLAUSE)
    if visited and not found:
        reader.fault("at_sites", 0, _SOMETHING_THERE)
    return frozenset(found)


def _read_changes(reader: Reader, team: Team, places: tuple[str, ...], scored: Score) -> list[Change]:
    known = scored.rubric.clause_by_id
    return [_read_change(inner, team, places, known) for inner in reader.inners("changes")]


def _read_change(reader: Reader, team: Team, places: tuple[str, ...], known: Mapping[str, Clause]) -> Change:
    on, part = date_under(reader, "on"), reader.choice("part", PARTS)
    assessor = _named(reader.string("assessor"), team.assessors)
    site = _named(reader.string("site", ""), places)
    if on is None:
        reader.missing("on", A_DATE)
    here = {"on": on in team.days, "assessor": assessor in team.assessors, "site": site in ("", *places)}
    for key, fits in here.items():
        if not fits:
            reader.fault(key, reader.raw(key), _OF_THE_AUDIT)
    placed = reader.placed_strings("clauses")
    for place, name in placed:
        if name not in known:
            reader.fault(place, name, _A_CLAUSE)
    reader.close()
    clauses = tuple(clause for name, clause in known.items() if name in {name for _, name in placed})
    return Change(on=on or date.min, part=part, assessor=assessor, site=site or None, clauses=clauses)


def _named(given: str, names: Sequence[str]) -> str:
    """The one of NAMES that is GIVEN, in whatever width and with whatever spaces; else GIVEN itself."""
    if given in names:
        return given
    alike = [name for name in names if comparable(name) == comparable(given)]
    return alike[0] if given and len(alike) == 1 else given


def _slot_json(slot: Slot) -> SlotJson:
    return {
        "on": slot.on.isoformat(),
        "part": slot.part,
        "part_label": PARTS[slot.part].to_json(),
        "assessor": slot.assessor,
        "site": slot.site,
        "clauses": _clauses_json(slot.clauses),
    }


def _uncovered_json(place: Place) -> UncoveredJson:
    return {"site": place.name, "clauses": _clauses_json(place.clauses)}


def _clauses_json(clauses: tuple[Clause, ...]) -> list[ClauseTitleJson]:
    return [{"clause": each.id, "title": each.title.to_json()} for each in clauses]
