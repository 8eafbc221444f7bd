"""What another edition of a rule document changes: figures by what they are, places by what they say."""

import copy
from collections.abc import Callable
from typing import Any, get_args

import pytest

from aftersales.foundation.exact import ROUNDINGS
from aftersales.model.audit_time_rule import OnSiteOf, SharesOf
from aftersales.model.lifecycle_rule import (
    ANCHORS,
    EXCEPTED_YEARS,
    ONCE_PER,
    PERIODS_END,
    TERMS,
    WORKING_DAYS,
    Unit,
)
from aftersales.model.sampling_rule import COUNTED, Always
from aftersales_editions.rule_editions import rule_editions_compared
from aftersales_editions.value_words import VALUE_WORDS
from aftersales_yaml.collection import read_collection

RULES: Any = read_collection().bundle()["rules"]
ZPIC: dict[str, Any] = next(dict(each) for each in RULES if each["id"] == "zpic-wf-20")
Document = dict[str, Any]


def changes(edit: Callable[[Document], object]) -> list[dict[str, Any]]:
    edition = copy.deepcopy(ZPIC)
    edit(edition)
    return [dict(each) for each in rule_editions_compared(ZPIC, edition)["changes"]]


def said(edit: Callable[[Document], object]) -> list[str]:
    return [each["text"]["zh"] for each in changes(edit)]


def place(document: Document, name: str) -> Document:
    def within(nodes: list[Document]) -> Document | None:
        for node in nodes:
            found = node if node["id"] == name else within(node.get("clauses", []))
            if found is not None:
                return found
        return None

    found = within(document["chapters"])
    assert found is not None
    return found


def split_band(document: Document) -> None:
    """66 to 275 becomes 66 to 100 and 101 to 275, both of two days as before."""
    bands = document["audit_time"]["bands"]
    bands[1]["to"] = "100"
    bands.insert(2, {"from": "101", "to": "275", "days": "2"})


def test_a_band_that_is_put_between_others_changes_none_of_them() -> None:
    """276 people took 3 days and still do: they were said to take 2, and so with every band after it."""
    assert said(split_band) == [
        "审查时间，有效人数 101 起，天数：– 改为 2",
        "审查时间，有效人数 101 起，止：– 改为 275",
        "审查时间，有效人数 66 起，止：275 改为 100",
    ]


def test_a_band_that_is_gone_is_told_by_its_figures() -> None:
    def last_gone(document: Document) -> None:
        document["audit_time"]["bands"].pop()

    assert said(last_gone) == [
        "审查时间，有效人数 3451 起，天数：6 改为 –",
        "审查时间，有效人数 3451 起，止：10700 改为 –",
    ]


def test_the_days_of_a_band() -> None:
    def more(document: Document) -> None:
        document["audit_time"]["bands"][0]["days"] = "3"

    (change,) = changes(more)
    assert (change["name"], change["before"], change["after"]) == ("audit_time.bands.1.days", "2", "3")
    assert change["text"]["zh"] == "审查时间，有效人数 1 起，天数：2 改为 3"


def test_words_of_the_vocabulary_are_said_in_words() -> None:
    """They stood there as keys of the file: round: up 改为 down."""

    def otherwise(document: Document) -> None:
        document["sampling"]["counted"] = "with-central-office"
        document["lifecycle"]["periods_end"] = "day-before"
        del document["sampling"]["always"]

    assert sorted(said(otherwise)) == [
        "多场所抽样，必去的场所：中心办公室 改为 –",
        "多场所抽样，计数的场所：只计服务场所 改为 连同中心办公室",
        "证书周期，期限的末日：满期的同一日 改为 满期的前一日",
    ]


def test_every_word_of_the_vocabulary_has_words() -> None:
    known: set[str] = set()
    for words in (ANCHORS, ONCE_PER, EXCEPTED_YEARS, TERMS, PERIODS_END, WORKING_DAYS, COUNTED, ROUNDINGS):
        known |= set(words)
    known |= {*get_args(OnSiteOf), *get_args(SharesOf), *get_args(Unit), *get_args(Always), "person-day"}
    assert known == set(VALUE_WORDS)


def test_a_rule_that_is_gone_is_told_figure_by_figure() -> None:
    """It was shown as a line of JSON and null."""

    def gone(document: Document) -> None:
        del document["sampling"]

    found = said(gone)
    assert "多场所抽样，√x 的倍数，监督：3/5 改为 –" in found
    assert not [each for each in found if "{" in each or "null" in each]


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (
            "period",
            {"zh": "60 个工作日", "en": "60 working days"},
            ("period", "9.2 时限：60 日内 改为 60 个工作日"),
        ),
        ("text", {"zh": "另一种规定", "en": "another rule"}, ("wording", "9.2：文字写得不同了")),
        ("actor", "authority", ("wording", "9.2：由谁做写得不同了")),
    ],
)
def test_what_a_place_says_is_told_where_it_says_something_else(
    key: str, value: object, expected: tuple[str, str]
) -> None:
    """The time limit of an appeal could change while the page said that nothing had."""

    def otherwise(document: Document) -> None:
        place(document, "9.2")[key] = value

    (change,) = changes(otherwise)
    assert (change["kind"], change["text"]["zh"]) == expected
    assert change["decides"] is False


def test_the_english_of_this_site_may_be_worded_better() -> None:
    def translated(document: Document) -> None:
        place(document, "9.2")["text"]["en"] = "another translation"

    assert changes(translated) == []


def test_what_is_unclear_no_longer_or_is_read_in_another_way() -> None:
    """C-001-13 of the register is on 9.2: from receipt, from acceptance, or in working days."""

    def clear(document: Document) -> None:
        kept = [each for each in document["discrepancies"] if each["id"] != "appeal-sixty-days"]
        document["discrepancies"] = kept
        place(document, "9.2")["discrepancies"] = []

    (gone,) = changes(clear)
    assert (gone["kind"], gone["name"], gone["decides"]) == ("reading", "appeal-sixty-days", False)
    assert gone["text"]["zh"].startswith("存疑 C-001-13 没有了：申诉、投诉的 60 日从哪天算起")

    def otherwise(document: Document) -> None:
        (found,) = (each for each in document["discrepancies"] if each["id"] == "appeal-sixty-days")
        found["adopted"] = next(name for name in found["readings"] if name != found["adopted"])

    (read,) = changes(otherwise)
    assert read["text"]["zh"] == "存疑 C-001-13 改取另一种读法：从接受（受理）之日起算。"
