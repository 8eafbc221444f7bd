"""The words of the search are data: held against their schema, and refused with the place of a fault."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from aftersales.foundation.faults import Refused
from aftersales_site.content.questions import read_questions
from aftersales_site.content.synonyms import read_search_words
from aftersales_yaml.collection import rubrics_folder, schema_folder
from aftersales_yaml.strict import read_file


@pytest.mark.parametrize("name", ["synonyms", "questions"])
def test_the_file_keeps_to_its_schema(name: str) -> None:
    schema = json.loads((schema_folder() / f"{name}-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(read_file(rubrics_folder() / f"search/{name}.yaml"))


def test_a_word_stands_for_one_thing_only() -> None:
    words = read_search_words(read_file(rubrics_folder() / "search/synonyms.yaml"))
    for language in ("zh", "en"):
        same = words.in_language(language).same_words
        said = [*same, *(other for others in same.values() for other in others)]
        assert len(said) == len(set(said))


def test_no_phrase_leads_to_two_groups_of_places() -> None:
    """The same words in two groups would lead to the first of either, by chance."""
    for language in ("zh", "en"):
        questions = read_questions(read_file(rubrics_folder() / "search/questions.yaml"))
        said = [phrase for asked in questions for phrase in asked.phrases[language]]
        assert [phrase for phrase in said if said.count(phrase) > 1] == []


def test_no_word_is_both_dropped_and_kept() -> None:
    words = read_search_words(read_file(rubrics_folder() / "search/synonyms.yaml"))
    for language in ("zh", "en"):
        wording = words.in_language(language)
        assert set(wording.function_words) & set(wording.kept_words) == set()


def test_kept_words_are_those_that_would_be_taken_apart() -> None:
    wording = read_search_words(read_file(rubrics_folder() / "search/synonyms.yaml")).in_language("zh")
    useless = [
        word for word in wording.kept_words if not any(part in word for part in wording.function_words)
    ]
    assert useless == []


def test_a_fault_is_named_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.yaml"
    file.write_text(
        "format: synonyms/1\nzh: {function_words: [了], more: x}\nen: {function_words: [the]}\n",
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        read_search_words(read_file(file))
    assert "zh.more" in str(refused.value)
