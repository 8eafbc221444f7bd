"""What is generated from the shapes of the API: up to date, and in both notations what the shapes say."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NotRequired, TypeAlias, TypedDict

import pytest
from jsonschema import Draft202012Validator

from aftersales.foundation.described import AnyKey, Elsewhere, Items, Meaning, Named, Pattern, Within
from aftersales.foundation.text import Text
from scripts import generate
from scripts.shapes.schema import schema_of
from scripts.shapes.typescript import typescript_of
from scripts.word_tables import WordTable, source_of

# What writes the files is a tool of the checkout, which runs on the Python that the site is built with.
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(sys.version_info < (3, 12), reason="typing says less of a TypedDict's bases"),
]

ROOT = Path(__file__).resolve().parent.parent.parent


Name: TypeAlias = Annotated[str, Named("Name", "A name.", "名 · name"), Pattern("^[a-z]+$")]


class Shown(TypedDict):
    """显示 · shown

    What to show.
    """


class ShownPoint(Shown):
    x: str


class PointJson(TypedDict):
    """点 · point

    A place on paper.
    """

    x: Annotated[int, Meaning("Across.", title="横 · across"), Within(least=0, most=9)]
    name: NotRequired[Name | None]
    display: ShownPoint


class Found(TypedDict):
    found: Literal[True]
    points: Annotated[list[PointJson], Meaning("All of them."), Items(least=1, most=2, unique=True)]


class Lost(TypedDict):
    found: Literal[False]
    by_name: Mapping[Name, Literal["gone", "never"] | None]
    origin: Annotated[PointJson, Meaning("See point.json."), Elsewhere(("x",))]


Search: TypeAlias = Annotated[Found | Lost, Named("Search", "A search.", "查 · search")]
Dated: TypeAlias = Annotated[Lost, Named("Dated", "Dated.", "日 · dated"), AnyKey(("found", "by_name"))]

FOUND = {"found": True, "points": [{"x": 3, "display": {"x": "3"}}]}
LOST: dict[str, Any] = {
    "found": False,
    "by_name": {"a": "gone", "b": None},
    "origin": {"x": 1, "whatever": 2},
}


class TestSchema:
    @pytest.mark.parametrize("instance", [FOUND, LOST])
    def test_takes_what_the_shape_is(self, instance: Any) -> None:
        schema = schema_of(Search)
        Draft202012Validator.check_schema(schema)
        assert [e.message for e in Draft202012Validator(schema).iter_errors(instance)] == []

    @pytest.mark.parametrize(
        "wrong",
        [
            {},
            FOUND | {"found": False},
            FOUND | {"more": 1},
            FOUND | {"points": []},
            FOUND | {"points": FOUND["points"] * 2},
            FOUND | {"points": [{"x": 10, "display": {"x": ""}}]},
            FOUND | {"points": [{"x": 1, "display": {}}]},
            FOUND | {"points": [{"x": 1, "name": "A", "display": {"x": ""}}]},
            LOST | {"by_name": {"A": "gone"}},
            LOST | {"by_name": {"a": "here"}},
            LOST | {"origin": {"whatever": 2}},
            LOST | {"origin": {"x": 10}},
        ],
    )
    def test_refuses_what_it_is_not(self, wrong: Any) -> None:
        assert not Draft202012Validator(schema_of(Search)).is_valid(wrong)

    def test_titles_meanings_and_what_is_always_there(self) -> None:
        schema = schema_of(Search)
        assert (schema["title"], schema["description"]) == ("查 · search", "A search.")
        assert schema["required"] == ["found"]
        point = schema["$defs"]["point"]
        assert (point["title"], point["description"]) == ("点 · point", "A place on paper.")
        assert point["properties"]["x"]["title"] == "横 · across"
        assert schema["$defs"]["shown-point"]["description"] == "What to show."

    def test_a_key_of_several(self) -> None:
        assert schema_of(Dated)["anyOf"] == [{"required": ["found"]}, {"required": ["by_name"]}]


def test_typescript() -> None:
    assert typescript_of([("Search", Search)], "Of a test.") == "\n\n".join(
        [
            "/** Of a test. */",
            "export interface Found {\n  found: true;\n  /** All of them. */\n  points: Point[];\n}",
            "export interface Lost {\n  found: false;\n"
            '  by_name: { [key: string]: "gone" | "never" | null };\n'
            "  /** See point.json. */\n  origin: Point;\n}",
            "/** A name. */\nexport type Name = string;",
            "/** A place on paper. */\nexport interface Point {\n  /** Across. */\n  x: number;\n"
            "  name?: Name | null;\n  display: ShownPoint;\n}",
            "/** A search. */\nexport type Search = Found | Lost;",
            "/** What to show. */\nexport interface ShownPoint {\n  x: string;\n}\n",
        ]
    )


def test_words_of_a_table_are_there_as_they_were_given() -> None:
    words = {"kept_until": Text("保存至“某日”", 'kept "until"'), "by": Text("由\\谁", "by")}
    table = WordTable(group="made_up", module="made_up.py", name="MADE_UP", meaning="What is made up.")
    module: dict[str, Any] = {}
    exec(compile(source_of(table, words), table.module, "exec"), module)
    assert module["MADE_UP"] == words
    assert list(module["MADE_UP"]) == ["kept_until", "by"]
    assert "``made_up`` in ``rubrics/key_words.yaml``" in module["__doc__"]


def test_nothing_generated_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    assert (generate.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_every_schema_of_a_result_stands_in_the_front_ends_types() -> None:
    types = (ROOT / "docs" / "assets" / "engine" / "api.d.ts").read_text(encoding="utf-8")
    for file in (ROOT / "schema" / "results").glob("*.json"):
        for name in json.loads(file.read_text(encoding="utf-8"))["$defs"]:
            declared = "".join(part.capitalize() for part in name.split("-"))
            assert f"export interface {declared} " in types or f"export type {declared} " in types
