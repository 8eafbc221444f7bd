"""The head of the index says a number once and sets the words of a list apart by one sign."""

from __future__ import annotations

import pytest

from aftersales_site.search.packing import joined, packed_entries, packed_lists, whole_locations


def test_a_number_that_the_address_ends_with_is_not_said_again() -> None:
    rows = [
        {"location": "a/", "title": "甲"},
        {"location": "a/1.1/", "title": "1.1 乙", "numbers": ["1.1"], "boost": 1.2},
        {"location": "a/#2-b", "title": "丙", "numbers": ["2-b"], "tags": ["丁"]},
        {"location": "register/x/", "title": "C-1 戊", "numbers": ["C-1"]},
        {"location": "a/2.1a/", "title": "2.1a 己", "numbers": ["2.1a", "2.1"]},
    ]
    assert packed_entries(rows) == {
        "location": ["a/", "a/1.1/", "a/#2-b", "register/x/", "a/2.1a/"],
        "title": ["甲", " 乙", "丙", " 戊", " 己"],
        "numbers": [0, 1, 1, ["C-1"], ["2.1a", "2.1"]],
        "tags": [0, 0, ["丁"], 0, 0],
        "boost": [0, 1.2, 0, 0, 0],
    }


def test_a_place_on_the_page_before_it_has_its_anchor_alone() -> None:
    whole = ["", "#home", "a/#1", "a/#2", "a/1/", "a/1/#x", "b/", "b/#2", "a/#3"]
    column = packed_entries([{"location": each, "title": each} for each in whole])["location"]
    assert column == ["", "#home", "a/#1", "#2", "a/1/", "#x", "b/", "#2", "a/#3"]
    assert whole_locations(column) == whole


def test_a_place_of_the_home_page_behind_another_page_is_refused() -> None:
    with pytest.raises(ValueError, match="home page"):
        packed_entries([{"location": "a/", "title": "甲"}, {"location": "#home", "title": "乙"}])


def test_words_of_a_list_travel_in_one_string() -> None:
    questions = [{"phrases": ["几天", "多少天"], "at": [3, 1]}, {"phrases": [], "at": []}]
    assert packed_lists(questions, ("phrases",)) == {"phrases": ["几天|多少天", ""], "at": [[3, 1], []]}


def test_a_word_with_the_sign_between_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no word may hold it"):
        joined(["审查", "几天|多少天"])
