"""What is said where two documents that are put together may be of two cases, or be one file twice."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aftersales import Engine
from tests.golden.test_in_force import bundle_with_second_editions
from tests.second_editions import GBT

MINE = {"5.1.1.1": "met", "5.1.2.1": "met"}
THEIRS = {"5.1.1.1": "met", "5.1.1.2": "not_met"}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The rubric has an edition from 2022-10-07, and a made-up one from 2027-01-01; today is not known."""
    return Engine(
        bundle_with_second_editions(tmp_path_factory.mktemp("editions")) | {"in_force_on": "2026-12-01"}
    )


def assessment(findings: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"format": "assessment/1", "rubric": GBT, "findings": findings, **more}


def merged(engine: Engine, mine: Any, theirs: Any, **more: Any) -> Any:
    return _reply(engine, kind="merge", mine=mine, theirs=theirs, **more)


def agreed(engine: Engine, first: Any, second: Any) -> Any:
    sides = {"first": {"by": "张三", "assessment": first}, "second": {"by": "李四", "assessment": second}}
    return _reply(engine, kind="agreement", **sides)


def _reply(engine: Engine, **asked: Any) -> Any:
    return json.loads(engine.reply(json.dumps({"format": "request/1", **asked})))


def _said(reply: Any) -> list[str]:
    assert reply["ok"], reply
    return [each["zh"] for each in reply["result"]["warnings"]]


@pytest.mark.parametrize("ask", [merged, agreed])
def test_two_companies_are_named(engine: Engine, ask: Any) -> None:
    """A score of 甲公司's findings and 乙公司's is that of neither: both names are said."""
    one = assessment(MINE, organisation={"name": "甲公司"})
    other = assessment(THEIRS, organisation={"name": "乙公司"})
    (said,) = _said(ask(engine, one, other))
    assert "甲公司；乙公司" in said
    assert "不属于任何一家" in said


@pytest.mark.parametrize("other", ["甲公司（北京）", " 甲公司(北京) ", "", None])
@pytest.mark.parametrize("ask", [merged, agreed])
def test_one_company_in_other_widths_or_unnamed_is_no_other(
    engine: Engine, ask: Any, other: str | None
) -> None:
    named = {} if other is None else {"organisation": {"name": other}}
    one = assessment(MINE, organisation={"name": "甲公司（北京）"})
    assert _said(ask(engine, one, assessment(THEIRS, **named))) == []


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("上海某某（集团）有限公司", "上海某某[集团]有限公司", False),
        ("上海某·某有限公司", "上海某•某有限公司。", False),
        ("Foo Co., Ltd.", "FOO Co Ltd", False),
        ("上海新名有限公司（原上海某某有限公司）", "上海某某有限公司", False),
        ("上海新名有限公司（曾用名：上海某某有限公司）", "上海新名有限公司", False),
        ("Foo Ltd (formerly Bar Ltd)", "Bar Ltd", False),
        ("甲公司（盖章）", "甲公司", False),
        ("甲公司", "甲公司北京分公司", True),
        ("甲公司", "甲公司（北京）", True),  # one of its companies, for all that anybody can tell
        ("甲公司（原料分公司）", "甲公司", True),
        ("乙公司（原甲公司）", "丙公司（原丁公司）", True),
        ("。", "甲公司", False),  # no name
    ],
)
def test_one_company_in_two_writings_is_no_other(engine: Engine, one: str, other: str, is_told: bool) -> None:
    """A branch is another organisation; brackets, stops and the former name beside the name make none."""
    sides = [assessment(MINE, organisation={"name": name}) for name in (one, other)]
    for first, second in (sides, reversed(sides)):
        assert bool(_said(merged(engine, first, second))) is is_told


def test_so_are_those_of_what_calculators_were_asked(engine: Engine) -> None:
    """A worksheet of audit time, a form of a page, and an assessment inside of a request have names too."""
    worksheets = [
        {"format": "request/1", "kind": "audit-time", "headcount": 20, "worksheet": {"organisation": name}}
        for name in ("甲公司", "乙公司")
    ]
    forms = [{"format": "form/1", "fields": {"organisation": name}} for name in ("甲公司", "乙公司")]
    scores = [
        {"format": "request/1", "kind": "score", "assessment": assessment(MINE, organisation={"name": name})}
        for name in ("甲公司", "乙公司")
    ]
    for one, other in (worksheets, forms, scores):
        assert "甲公司；乙公司" in _said(merged(engine, one, other))[0]


def test_a_company_that_was_named_anew_since_is_said(engine: Engine) -> None:
    """Also where no conflict shows it: the form of one company may have been used again for another."""
    one = assessment(MINE, organisation={"name": "甲公司"})
    other = assessment(THEIRS, organisation={"name": "乙公司"})
    assert len(_said(merged(engine, one, other, base=one))) == 1


def test_two_that_are_scored_by_two_editions(engine: Engine) -> None:
    """Undated, mine is by the edition in force on 2026-12-01; theirs names a day of the one from 2027 on.

    Without a common ancestor the day of theirs comes in, and all of it is scored by the edition of 2027.
    """
    (said,) = _said(merged(engine, assessment(MINE), assessment(THEIRS, in_force_on="2027-03-01")))
    assert "2022-10-07 版；2027 版" in said
    assert "合并后按 2027 版算" in said
    same = merged(engine, assessment(MINE), assessment(THEIRS, in_force_on="2026-03-01"))
    assert _said(same) == []


def test_a_day_of_no_edition_or_none_at_all_breaks_no_merge(engine: Engine) -> None:
    for day in ("1999-01-01", "soon", 7):
        assert _said(merged(engine, assessment(MINE), assessment(THEIRS, in_force_on=day))) == []


def test_one_file_given_twice_says_nothing_of_two_people(engine: Engine) -> None:
    """100 % and AC1 1.00 of a file with itself; its lineage makes it no other."""
    twice = agreed(engine, assessment(MINE), assessment(MINE))
    assert twice["result"]["display"]["agreement"] == "100%"
    (said,) = _said(twice)
    assert "可能是同一份用了两次" in said
    assert _said(agreed(engine, assessment(MINE), assessment(MINE, notes={"5.1.1.1": "看了"}))) == []


def test_a_day_or_a_period_of_one_alone_is_told_with_whose_it_is(engine: Engine) -> None:
    """The consensus has it, and is scored by it; of two that differ the first's stands, among the rest."""
    days = {"in_force_on": "2026-01-01", "as_of": "2026-12-01"}
    period = {"from": "2025-01-01", "to": "2025-12-31"}
    reply = agreed(engine, assessment(MINE), assessment(THEIRS, period=period, **days))
    assert _said(reply) == [
        "按哪天的版本：2026-01-01，只有李四写了，商定的评分也照此。",
        "基准日：2026-12-01，只有李四写了，商定的评分也照此。",
        "期间：2025-01-01 至 2025-12-31，只有李四写了，商定的评分也照此。",
    ]
    made = reply["result"]["consensus"]["assessment"]
    assert {key: made[key] for key in (*days, "period")} == {**days, "period": period}
    both = agreed(
        engine,
        assessment(MINE, **days),
        assessment(THEIRS, as_of="2026-12-31", in_force_on=days["in_force_on"]),
    )
    assert _said(both) == []
    assert [each["place"] for each in both["result"]["beside"]] == ["as_of"]


@pytest.mark.parametrize("form", ["record", "reply"])
def test_a_record_is_called_one(engine: Engine, form: str) -> None:
    """On either side, as the ancestor, and in place of an assessor's: never by the name of a format alone."""
    other, mine = {"format": f"{form}/1"}, assessment(MINE)
    sides = [
        (merged(engine, mine, other), "theirs"),
        (merged(engine, other, mine), "mine"),
        (merged(engine, mine, mine, base=other), "base"),
        (agreed(engine, mine, other), "second.assessment"),
        (agreed(engine, other, mine), "first.assessment"),
    ]
    for reply, at in sides:
        (fault,) = reply["faults"]
        assert fault["at"] == at
        assert fault["expected"]["zh"].startswith("这是一份")


def test_fields_in_the_head_of_a_form_are_called_as_there(engine: Engine) -> None:
    heads = [{"name": "甲", "level": "五星", "联系人": "王"}, {"name": "乙", "level": "四星", "联系人": "李"}]
    one, other = (assessment(MINE, organisation=head) for head in heads)
    labels = {
        each["place"]: each["label"]["zh"] for each in merged(engine, one, other)["result"]["conflicts"]
    }
    assert labels == {
        "organisation.name": "组织名称",
        "organisation.level": "申报级别",
        "organisation.联系人": "组织：联系人",
    }


def test_a_place_of_an_edition_of_before_is_called_by_its_name(engine: Engine) -> None:
    """Its names are those of the edition that mine is by; a day of none leaves those of today."""
    for day, edition in (("2026-03-01", "2022-10-07"), ("1999-01-01", "2022-10-07"), ("2027-03-01", "2027")):
        sides = (assessment({"5.1.1.1": found}, in_force_on=day) for found in ("met", "not_met"))
        result = merged(engine, *sides)["result"]
        (conflict,) = result["conflicts"]
        assert conflict["label"]["zh"].startswith("5.1.1.1 ")
        assert result["rubric"]["edition"] == edition
