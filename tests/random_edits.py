"""Random edits of assessments and requests, as people make them between two exchanges of a file."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from aftersales import Engine
from aftersales_yaml.collection import read_collection
from tests.random_assessments import clauses_of, random_assessment
from tests.random_requests import KINDS, random_request, request, rubrics

Plain = dict[str, Any]
DOCUMENT_KINDS = ("merge", "compare")
WORDS = ("无记录", "已补", "see file 3", "二楼\n三楼", "12", "")


def valid_assessment(rubric: Mapping[str, Any], seed: int) -> Plain:
    """A random assessment of RUBRIC with notes and a head, and without the faults that one in twenty has."""
    dice, made = random.Random(f"valid {seed}"), random_assessment(rubric, seed)
    known = [clause for clause, _ in clauses_of(rubric)]
    made["findings"] = {key: value for key, value in made["findings"].items() if key in known}
    for clause in dice.sample(known, 5):
        made.setdefault("notes", {})[clause] = dice.choice(WORDS)
    if dice.random() < 0.5:
        made["organisation"] = {"name": "清风", "address": dice.choice(WORDS)}
    return made


def edited(assessment: Mapping[str, Any], rubric: Mapping[str, Any], seed: int, edits: int = 6) -> Plain:
    """ASSESSMENT after up to EDITS edits; it stays valid."""
    dice, made = random.Random(f"edited {seed}"), deepcopy(dict(assessment))
    for _ in range(dice.randint(0, edits)):
        dice.choice(_EDITS)(made, rubric, dice)
    return made


def _finding(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, deletable = dice.choice(clauses_of(rubric)[:8])
    kinds: list[Any] = ["met", "not_met", {"not_met": dice.choice(WORDS) or "x"}, None]
    kinds += [{"sampled": dice.randint(3, 5), "nonconforming": "2", "reason": dice.choice(WORDS) or "y"}]
    kinds += [{"not_applicable": dice.choice(WORDS) or "z"}] if deletable else []
    _put(made.setdefault("findings", {}), clause, dice.choice(kinds))


def _note(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:8])
    _put(made.setdefault("notes", {}), clause, dice.choice([*WORDS, None]))


def _head(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    _put(made.setdefault("organisation", {}), dice.choice(("name", "contact")), dice.choice([*WORDS, None]))


def _special(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    entries = made.setdefault("special_deductions", [])
    what = dice.choice(("add", "reword", "drop", "insert"))
    new = {"reason": f"{dice.choice(WORDS)} {dice.randint(1, 3)}"}
    if what in {"add", "insert"} or not entries:
        entries.insert(0 if what == "insert" else len(entries), new)
    elif what == "reword":
        entries[dice.randrange(len(entries))] = new
    else:
        del entries[dice.randrange(len(entries))]


def _bonus(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    _put(made, "special_bonus", dice.choice([None, {"reason": dice.choice(WORDS) or "x"}]))


def _certificate(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    offered = [certificate["id"] for certificate in rubric.get("certificates", [])]
    if offered:
        name, held = dice.choice(offered), made.setdefault("certificates", [])
        held.remove(name) if name in held else held.append(name)


def _drop_container(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    if dice.random() < 0.2:
        made.pop(dice.choice(("notes", "organisation", "special_deductions")), None)


def _put(mapping: Plain, key: str, value: Any) -> None:
    """VALUE under KEY; None takes the key out."""
    mapping.pop(key, None)
    if value is not None:
        mapping[key] = value


def _evidence(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:4])
    entry: Plain = {
        "state": dice.choice(("at-hand", "missing", "not-needed")),
        "note": dice.choice(WORDS) or "n",
    }
    if dice.random() < 0.5:
        entry["covers"] = {"from": "2026-01-01", "to": dice.choice(("2026-06-30", "2026-12-31"))}
        entry["valid_until"] = dice.choice(("2026-10-01", "2027-10-01"))
    entries = made.setdefault("evidence", {}).setdefault(clause, {})
    _put(entries, dice.choice(("服务制度", "合同 a.b")), dice.choice([entry, entry, None]))


def _owner(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:8])
    _put(made.setdefault("owners", {}), clause, dice.choice(["人事部", "客服部", None]))


def _action(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:6])
    action = made.setdefault("actions", {}).setdefault(clause, {})
    key, values = dice.choice(
        [
            ("what", ["补签协议", "x", None]),
            ("due", ["2026-12-10", "2027-01-15", None]),
            ("state", ["under-way", "done", None]),
            ("owner", ["客服部", None]),
        ]
    )
    _put(action, key, dice.choice(values))


def _by_site(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:4])
    before = made.setdefault("findings", {}).get(clause)
    sites = dict(before["by_site"]) if isinstance(before, dict) and "by_site" in before else {}
    sample = {"sampled": dice.randint(2, 4), "nonconforming": dice.randint(0, 2)}
    _put(sites, dice.choice(("甲店", "乙店", "丙店")), dice.choice([sample, sample, None]))
    _put(
        made["findings"],
        clause,
        {"by_site": sites, "extent": dice.choice(("isolated", "systemic"))} if sites else None,
    )


def _decision(made: Plain, rubric: Mapping[str, Any], dice: random.Random) -> None:
    clause, _ = dice.choice(clauses_of(rubric)[:8])
    decision = {"stands": dice.choice(("张三", "李四")), "reason": dice.choice(WORDS) or "看了原件"}
    _put(made.setdefault("decisions", {}), clause, dice.choice([decision, None]))
    made["as_of"] = dice.choice(("2026-12-01", "2026-11-30"))


_EDITS: tuple[Callable[[Plain, Mapping[str, Any], random.Random], None], ...] = (
    _finding,
    _finding,
    _finding,
    _note,
    _head,
    _special,
    _special,
    _bonus,
    _certificate,
    _drop_container,
    _evidence,
    _owner,
    _action,
    _by_site,
    _by_site,
    _decision,
)


def edited_request(request: Mapping[str, Any], seed: int) -> Plain:
    """REQUEST with some of its values, at whatever depth, changed, dropped or joined by others."""
    dice, made = random.Random(f"request {seed}"), deepcopy(dict(request))
    for _ in range(dice.randint(0, 4)):
        mapping = dice.choice(list(_mappings(made)))
        keys = [key for key in mapping if key not in {"format", "kind", "document", "rubric", "name"}]
        if not keys:
            continue
        key = dice.choice(keys)
        value = mapping[key]
        if isinstance(value, list) and value:
            dice.choice((value.pop, value.reverse))()
        elif isinstance(value, str):
            mapping[key] = dice.choice((value, "2026-01-05", "7"))
        elif dice.random() < 0.3:
            del mapping[key]
    return made


def _mappings(value: Any) -> list[Plain]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    found = [value] if isinstance(value, dict) else []
    return found + [mapping for each in inner for mapping in _mappings(each)]


def random_document_request(kind: str, seed: int) -> Plain:
    """A request of KIND about two documents, which is answered always."""
    dice = random.Random(f"{kind} {seed}")
    if kind == "compare":
        before, after = _grown(dice, seed, 2, of_request=False)
        return request(kind, before=_recorded(dice, before), after=_recorded(dice, after))
    base, mine, theirs = _grown(dice, seed, 3, of_request=dice.random() < 0.3)
    parts: Plain = {"mine": mine, "theirs": theirs}
    what = dice.choice(("related", "related", "unrelated", "crossed"))
    if what == "crossed":
        parts["base"] = {"base": base, "mine": mine, "theirs": theirs}
    elif what == "related":
        parts["base"] = base
    return request(kind, **parts)


def _grown(dice: random.Random, seed: int, count: int, *, of_request: bool) -> list[Plain]:
    """A document and COUNT - 1 that grew out of it."""
    if of_request:
        base = random_request(dice.choice(KINDS), seed)
        return [base, *(edited_request(base, dice.randrange(10**9)) for _ in range(count - 1))]
    rubric = dice.choice(rubrics())
    base = valid_assessment(rubric, seed)
    return [base, *(edited(base, rubric, dice.randrange(10**9)) for _ in range(count - 1))]


def _recorded(dice: random.Random, assessment: Plain) -> Plain:
    """ASSESSMENT, or now and then the record of its score."""
    if dice.random() < 0.7:
        return assessment
    asked = request("record", request=request("score", assessment=assessment), signed={"by": "张三"})
    reply = json.loads(_engine().reply(json.dumps(asked)))
    made: Plain = reply["result"]
    return made


@cache
def _engine() -> Engine:
    return Engine(read_collection().bundle())
