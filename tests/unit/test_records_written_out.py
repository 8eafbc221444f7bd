"""Dataclasses as the browser gets them: what `dataclasses` makes of the same source, but quicker to make."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import pytest

from aftersales_runtime.dataclass_methods import written_out as helper
from aftersales_runtime.dataclass_methods.writing_out import HELPER, written_out
from aftersales_runtime.programs import Stopped
from aftersales_runtime.slimming import is_shipped

pytestmark = pytest.mark.once

SOURCES = Path(__file__).resolve().parents[2] / "src"
MODULES = sorted(
    path
    for path in (SOURCES / "aftersales").rglob("*.py")
    if is_shipped(path.relative_to(SOURCES).as_posix()) and "@dataclass(" in path.read_text(encoding="utf-8")
)
HEAD = "from __future__ import annotations\nfrom dataclasses import dataclass, field, replace\n"


@pytest.fixture(autouse=True)
def _shipped_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    name = HELPER.removesuffix(".py").replace("/", ".")
    monkeypatch.setitem(sys.modules, name, helper)


def classes_of(tree: ast.Module, name: str) -> Mapping[str, type]:
    """The classes that TREE makes as a module by NAME."""
    module = ModuleType(name)
    with patch.dict(sys.modules, {name: module}):
        exec(compile(tree, name, "exec", dont_inherit=True), module.__dict__)
    return {
        key: each for key, each in vars(module).items() if isinstance(each, type) and each.__module__ == name
    }


def pairs(source: str, name: str = "sample") -> Iterator[tuple[Any, Any]]:
    """Each dataclass of SOURCE as `dataclasses` makes it, and as it is written out."""
    made, written = classes_of(ast.parse(source), name), classes_of(written_out(ast.parse(source)), name)
    for key, each in made.items():
        if dataclasses.is_dataclass(each):
            yield each, written[key]


class Value:
    """A value of no kind, with an equal one for the same word."""

    def __init__(self, word: str) -> None:
        self.word = word

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and other.word == self.word

    def __hash__(self) -> int:
        return len(self.word)

    def __repr__(self) -> str:
        return f"<{self.word}>"


def told(kind: Any) -> object:
    fields = [(f.name, f.type, f.init, f.compare, f.repr, f.kw_only) for f in dataclasses.fields(kind)]
    taken = [(p.name, p.kind, p.default is p.empty) for p in inspect.signature(kind).parameters.values()]
    return fields, taken, kind.__match_args__, kind.__slots__


@pytest.mark.parametrize("path", MODULES, ids=[path.stem for path in MODULES])
def test_each_class_of_the_engine_has_the_same_fields_and_takes_the_same(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
    for made, written in pairs(path.read_text(encoding="utf-8"), name):
        assert told(made) == told(written), made


@pytest.mark.parametrize("path", MODULES, ids=[path.stem for path in MODULES])
def test_each_class_of_the_engine_compares_shows_and_refuses_alike(path: Path) -> None:
    name = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
    for made, written in pairs(path.read_text(encoding="utf-8"), name):
        if hasattr(made, "__post_init__") or not made.__dataclass_params__.frozen:
            continue  # what follows from a Value is nothing; the classes of the samples below have one
        values = {field.name: Value(field.name) for field in dataclasses.fields(made)}
        one, other = made(**values), written(**values)
        assert repr(one) == repr(other)
        assert hash(one) == hash(other)
        for each in (one, other):
            assert each == copy.copy(each) == dataclasses.replace(each)
            assert each != "another"
            for field in values:
                assert dataclasses.replace(each, **{field: Value("another one")}) != each
                with pytest.raises(
                    dataclasses.FrozenInstanceError, match=f"cannot assign to field '{field}'"
                ):
                    setattr(each, field, 1)
                with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot delete field '{field}'"):
                    delattr(each, field)


def test_defaults_what_is_made_anew_and_what_follows() -> None:
    source = HEAD + (
        "@dataclass(frozen=True, slots=True)\n"
        "class Sum:\n"
        '    """A sum."""\n'
        "    parts: tuple[int, ...] = (1, 2)\n"
        "    notes: list[str] = field(default_factory=list)\n"
        "    total: int = field(init=False, repr=False, compare=False)\n"
        "    def __post_init__(self) -> None:\n"
        '        object.__setattr__(self, "total", sum(self.parts))\n'
        "    @property\n"
        "    def double(self) -> int:\n"
        "        return 2 * self.total\n"
    )
    for kind in next(pairs(source)):
        one, other = kind(), kind((1, 2))
        assert one == other
        assert one.notes == []
        assert one.notes is not other.notes  # each has its own
        assert (
            repr(kind((4,), ["n"])) == "Sum(parts=(4,), notes=['n'])"
        )  # the total follows, and is not shown
        assert (one.total, one.double, dataclasses.replace(one, parts=(5,)).total) == (3, 6, 5)
        assert kind.__match_args__ == ("parts", "notes")
        with pytest.raises(TypeError):
            kind(total=3)


def test_a_class_keeps_the_methods_that_it_has() -> None:
    source = HEAD + (
        "@dataclass(frozen=True, slots=True, kw_only=True)\n"
        "class Word:\n"
        "    text: str\n"
        "    def __eq__(self, other: object) -> bool:\n"
        "        return isinstance(other, Word) and other.text.lower() == self.text.lower()\n"
        "    def __repr__(self) -> str:\n"
        "        return self.text\n"
    )
    for kind in next(pairs(source)):
        assert kind(text="A") == kind(text="a")
        assert repr(kind(text="A")) == "A"
        assert hash(kind(text="A")) == hash(("A",))
        with pytest.raises(TypeError):
            kind("A")


@pytest.mark.parametrize(
    "decorated",
    [
        "@dataclass(slots=True)\nclass Other:\n    a: int\n",  # it can be changed
        "@dataclass(frozen=True)\nclass Other:\n    a: int\n",  # it has a dictionary
        "@dataclass(frozen=True, slots=True, order=True)\nclass Other:\n    a: int\n",
        "@dataclass(frozen=True, slots=True)\nclass Other(dict):\n    a: int\n",
        "@other\n@dataclass(frozen=True, slots=True)\nclass Other:\n    a: int\n",
    ],
)
def test_other_classes_stay_as_they_are(decorated: str) -> None:
    assert ast.unparse(written_out(ast.parse(decorated))) == ast.unparse(ast.parse(decorated))


def test_a_field_of_another_kind_stops_the_build() -> None:
    source = "@dataclass(frozen=True, slots=True)\nclass Other:\n    a: int = field(compare=False)\n"
    with pytest.raises(Stopped, match=r"Other\.a"):
        written_out(ast.parse(source))
