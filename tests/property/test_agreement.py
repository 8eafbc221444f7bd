"""Two assessors, and two rubrics: each test quotes the rule that it holds the engine to."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales import Engine
from aftersales.calculation.agreement import agreement
from aftersales.calculation.carrying import suggestions
from aftersales.calculation.scoring import Score, score
from aftersales.model.read_assessment import read_assessment
from aftersales_yaml.collection import read_collection
from tests.examples import examples
from tests.property.test_scoring import GBT, MODELS, RUBRICS, SEEDS
from tests.random_edits import edited, valid_assessment

ENGINE = Engine(read_collection().bundle())
NAMES = st.sampled_from(sorted(MODELS))


def two(name: str, one: int, other: int) -> tuple[dict[str, Any], dict[str, Any]]:
    base = valid_assessment(RUBRICS[name], one)
    return edited(base, RUBRICS[name], one, edits=12), edited(base, RUBRICS[name], other, edits=12)


def asked(**parts: Any) -> Any:
    return json.loads(ENGINE.reply(json.dumps({"format": "request/1", **parts})))


@given(name=NAMES, one=SEEDS, other=SEEDS)
@examples(50)
def test_who_is_first_makes_no_difference_to_what_they_differ_by(name: str, one: int, other: int) -> None:
    model = MODELS[name]
    a, b = (score(model, read_assessment(each, model)) for each in two(name, one, other))
    there, back = agreement(a, b), agreement(b, a)
    assert (there.both, there.same, there.spread, there.share, there.ac1) == (
        back.both,
        back.same,
        back.spread,
        back.share,
        back.ac1,
    )
    assert there.ac1 is None or Fraction(-1) <= there.ac1 <= 1
    assert there.both == there.same + len(there.different)
    alone = agreement(a, a)
    assert alone.share in (None, 1)
    assert alone.ac1 in (None, 1)
    assert alone.spread == 0


@given(name=NAMES, one=SEEDS, other=SEEDS)
@examples(40)
def test_the_consensus_has_the_finding_that_stands_and_nothing_unsettled(
    name: str, one: int, other: int
) -> None:
    first, second = two(name, one, other)
    sides = {
        "first": {"by": "张三", "assessment": first},
        "second": {"by": "李四", "assessment": second},
    }
    open_reply = asked(kind="agreement", **sides)
    assert open_reply["ok"], open_reply
    unsettled = open_reply["result"]["unsettled"]
    assert not set(unsettled) & set(open_reply["result"]["consensus"]["assessment"]["findings"])
    settled = {clause: {"stands": "李四", "reason": "x"} for clause in unsettled}
    closed = asked(kind="agreement", **sides, settled=settled)["result"]
    found = closed["consensus"]["assessment"]
    assert closed["unsettled"] == []
    for clause in unsettled:
        assert found["findings"][clause] == second["findings"][clause]
        assert found["decisions"][clause] == {"stands": "李四", "reason": "x"}
    assert set(found["findings"]) == set(first["findings"]) | set(second["findings"])


@given(seed=SEEDS, there=st.booleans())
@examples(40)
def test_nothing_is_carried_over_that_is_not_confirmed(seed: int, there: bool) -> None:
    names = sorted(MODELS)
    source, target = names if there else names[::-1]
    assessment = valid_assessment(RUBRICS[source], seed)
    result = asked(kind="carry-over", assessment=assessment, to=target)["result"]
    assert result["carried"]["assessment"]["findings"] == {}
    ready = [each["clause"] for each in result["suggestions"] if each["suggested"] is not None]
    taken = asked(kind="carry-over", assessment=assessment, to=target, confirmed=ready)["result"]
    findings = taken["carried"]["assessment"]["findings"]
    assert sorted(findings) == sorted(ready)
    for each in taken["suggestions"]:
        if each["suggested"] is not None:
            assert findings[each["clause"]] == each["suggested"]
            assert each["suggested"] in [assessment["findings"][o["clause"]] for o in each["origins"]]


def test_the_crosswalk_is_read_from_either_side() -> None:
    """Where a clause names its counterpart, that has a suggestion from it, whichever file says so."""
    other = next(name for name in MODELS if name != GBT)
    for source, target in ((GBT, other), (other, GBT)):
        scored = score(
            MODELS[source],
            read_assessment({"format": "assessment/1", "rubric": source}, MODELS[source]),
        )
        found = {
            (o.mark.clause.id, s.clause.id) for s in suggestions(scored, MODELS[target]) for o in s.origins
        }
        back = score(
            MODELS[target],
            read_assessment({"format": "assessment/1", "rubric": target}, MODELS[target]),
        )
        again = {
            (s.clause.id, o.mark.clause.id) for s in suggestions(back, MODELS[source]) for o in s.origins
        }
        assert found == again
        assert found


def test_partly_met_to_another_share_is_no_agreement_beyond_chance_either() -> None:
    """All are 1 of 10 nonconforming by one, 9 of 10 by the other: a = 0; all are partly met, so e = 0."""
    model = MODELS[GBT]

    def sampled(nonconforming: str) -> Score:
        finding = {"sampled": "10", "nonconforming": nonconforming}
        findings = {clause.id: finding for clause in model.clauses}
        asked = {"format": "assessment/1", "rubric": GBT, "findings": findings}
        return score(model, read_assessment(asked, model))

    found = agreement(sampled("1"), sampled("9"))
    # 80 of 100 points apart: (9/10 - 1/10) x 100.
    assert found.spread == 80
    assert found.share == 0
    assert found.ac1 == 0
