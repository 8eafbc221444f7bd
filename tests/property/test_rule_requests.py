"""Whatever is asked, the engine replies: with a result, or with faults that say where, what and what else."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales import Engine
from aftersales_yaml.collection import read_collection

ENGINE = Engine(read_collection().bundle())
DATES = st.dates().map(str) | st.sampled_from(["2025-06-06", "2026-06-05", "2028-06-06", "2026-02-29"])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | DATES
    | st.sampled_from(["1", "10", "1/3", "initial", "surveillance", "name,region\nA,east\nB,west\n"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "region", "days", "initial", "planned", "language"]), inner
        )
    ),
    max_leaves=5,
)
KEYS = {
    "audit-time": ["headcount", "worksheet", "document"],
    "sites": ["sites", "list", "stage", "seed", "issued", "detection"],
    "calendar": [
        "issued",
        "surveillance",
        "today",
        "suspended",
        "correction_requested",
        "appeal_received",
        "appeal_accepted",
        "verified",
        "informed",
        "printed_expiry",
        "holidays",
        "workdays",
        "done",
        "skip",
    ],
    "managers": ["staff", "all_staff", "rubric"],
}


BLOCKS = {"audit-time": "audit_time", "sites": "sampling", "calendar": "lifecycle", "managers": "staffing"}
DISCREPANCIES = [
    discrepancy
    for document in (*read_collection().rules, *read_collection().rubrics)
    for discrepancy in document.content["discrepancies"]
]
CHOICES = {
    kind: st.fixed_dictionaries(
        {},
        optional={
            discrepancy["id"]: st.sampled_from([discrepancy["adopted"], *names])
            for discrepancy in DISCREPANCIES
            if (names := [n for n, r in discrepancy["readings"].items() if block in r.get("changes", {})])
        },
    )
    for kind, block in BLOCKS.items()
}


@st.composite
def requests(draw: Any) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(KEYS)))
    keys = draw(st.sets(st.sampled_from(KEYS[kind])))
    chosen = draw(CHOICES[kind] | VALUES) if draw(st.booleans()) else {}
    parts = {key: draw(VALUES) for key in sorted(keys)} | ({"readings": chosen} if chosen else {})
    return {"format": "request/1", "kind": kind} | parts


@given(requests())
def test_every_request_has_a_reply(request: dict[str, Any]) -> None:
    asked = json.dumps(request)
    reply = json.loads(ENGINE.reply(asked))
    assert ENGINE.reply(asked) == json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
    if reply["ok"]:
        assert reply["result"]["trace"]
        return
    assert reply["faults"]
    for fault in reply["faults"]:
        assert isinstance(fault["at"], str)
        assert fault["found"]
        assert fault["expected"]["zh"]
        assert fault["expected"]["en"]
