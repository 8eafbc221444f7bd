"""What the pages are made from is read once, and it is what the checks have seen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aftersales.foundation.faults import Refused
from aftersales_site.content.read_content import read_content
from aftersales_yaml import models, strict
from aftersales_yaml.collection import read_collection, rubrics_folder
from tests import made_up


def test_each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[str] = Counter()
    as_it_is = strict.read_text

    def counted(path: Path, *arguments: int) -> str:
        read[path.relative_to(rubrics_folder()).as_posix()] += 1
        return as_it_is(path, *arguments)

    monkeypatch.setattr(strict, "read_text", counted)
    read_content()
    assert set(read) == {
        path.relative_to(rubrics_folder()).as_posix() for path in rubrics_folder().rglob("*.yaml")
    }
    assert set(read.values()) == {1}


def test_each_model_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The models that the checks have held against their rules are the ones that pages are made from."""
    made: Counter[str] = Counter()
    as_it_is = models.read_rubric

    def counted(mapping: object) -> object:
        rubric = as_it_is(mapping)
        made[rubric.id] += 1
        return rubric

    monkeypatch.setattr(models, "read_rubric", counted)
    content = read_content()
    assert made == dict.fromkeys((rubric.id for rubric in content.rubrics), 1)


def test_documents_stand_in_the_order_of_the_sources() -> None:
    content = read_content()
    order = [source.id for source in content.sources]
    assert [document.document for document in content.documents] == [
        name for name in order if content.document_of(name) is not None
    ]


def test_a_file_of_words_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = made_up.write_folder(tmp_path / "rubrics")
    with pytest.raises(Refused) as refused:
        read_collection(folder).file("labels-that-are-not-there.yaml")
    assert [fault.at for fault in refused.value.faults] == ["labels-that-are-not-there.yaml:"]
