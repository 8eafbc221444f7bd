"""Strict reading of YAML: what stays text, and what is refused with its place; by each of the parsers."""

import pytest
import yaml

from aftersales.foundation.faults import Fault, Refused
from aftersales_yaml import strict
from aftersales_yaml.one_document import DEEPEST, MOST_FAULTS
from aftersales_yaml.strict import read_yaml

LOADERS = [yaml.BaseLoader] + ([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml where it is installed, and the parser in Python that takes its place elsewhere."""
    monkeypatch.setattr(strict, "_Loader", request.param)


def yaml_faults(text: str) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        read_yaml(text)
    return list(refused.value.faults)


@pytest.mark.usefixtures("_each_parser")
class TestYamlStaysText:
    @pytest.mark.parametrize(
        "written",
        [
            "2.10",
            "4.4",
            "yes",
            "no",
            "on",
            "null",
            "~",
            "true",
            "1e3",
            "0x10",
            "010",
            "2025-06-06",
            ".nan",
            "1_000",
        ],
    )
    def test_plain_scalars(self, written: str) -> None:
        assert read_yaml(f"clause: {written}\n{written}: [{written}]") == {
            "clause": written,
            written: [written],
        }

    def test_an_empty_value_is_an_empty_text(self) -> None:
        assert read_yaml("findings:\nnotes: ''") == {"findings": "", "notes": ""}

    def test_keys_and_values_in_chinese(self) -> None:
        assert read_yaml("要求: {zh: 设专门部门。}") == {"要求": {"zh": "设专门部门。"}}

    def test_an_empty_file_holds_nothing(self) -> None:
        assert read_yaml("# only a comment\n") is None

    def test_a_merge_key_is_a_key_like_any_other(self) -> None:
        assert read_yaml("<<: {a: 1}") == {"<<": {"a": "1"}}


@pytest.mark.usefixtures("_each_parser")
class TestYamlRefused:
    def test_duplicate_keys_with_path_and_line(self) -> None:
        (fault,) = yaml_faults("findings:\n  5.1.1.1: met\n  5.1.1.2: met\n  5.1.1.1: not_met\n")
        assert fault.at == "findings.5.1.1.1 (line 4)"
        assert fault.found == '"5.1.1.1"'

    def test_every_duplicate_at_once(self) -> None:
        assert [f.at for f in yaml_faults("a: 1\na: 2\nb:\n- {c: 1, c: 2}")] == [
            "a (line 2)",
            "b.0.c (line 4)",
        ]

    def test_a_key_without_a_letter_that_stands_twice(self) -> None:
        assert [f.at for f in yaml_faults("'': 1\n'': 2")] == ["(line 2)"]

    def test_of_a_key_that_is_no_text_nothing_below_is_told(self) -> None:
        faults = yaml_faults("a:\n  ? {b: 1, b: 2}\n  : {c: 1, c: 2}\n  d: 1\n  d: 2\n")
        assert [(f.at, f.found) for f in faults] == [("a (line 2)", "…"), ("a.d (line 5)", '"d"')]

    def test_what_no_file_may_hold_is_told_before_keys_in_disorder(self) -> None:
        assert [f.at for f in yaml_faults("a: 1\na: 2\n[c]: d\nb: &x 1\n")] == ["line 4"]

    @pytest.mark.parametrize("tag", ["!!str", "!!python/object/apply:os.system", "!Ref", "!", "!<tag:x,1:y>"])
    @pytest.mark.parametrize("value", ["x", "[x]", "{x: y}"])
    def test_tags(self, tag: str, value: str) -> None:
        (fault,) = yaml_faults(f"a: 1\nb: {tag} {value}\n")
        assert fault.at == "line 2"
        assert "tag" in fault.expected.en

    def test_anchors_and_aliases(self) -> None:
        faults = yaml_faults("a: &x {b: 1}\nc: *x\n")
        assert [(f.at, f.found) for f in faults] == [("line 1", "&x"), ("line 2", "*x")]

    def test_a_billion_laughs_is_refused_unexpanded(self) -> None:
        # Ten levels of ten aliases each would be 10^10 texts.
        lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
        faults = yaml_faults("\n".join(lines))
        assert len(faults) == MOST_FAULTS
        assert faults[0].found == "&a0"

    def test_a_file_full_of_faults_is_given_up_after_a_hundred(self) -> None:
        assert len(yaml_faults("a: 1\n" * 5000)) == MOST_FAULTS

    def test_two_documents(self) -> None:
        (fault,) = yaml_faults("a: 1\n---\nb: 2\n")
        assert fault.expected.en == "one document in the file"
        assert fault.at.startswith("line 2")

    @pytest.mark.parametrize(
        ("broken", "line"),
        [
            ("a: [1, 2\nb: 3\n", 2),
            ("a: 1\n b: 2\n", 2),
            ("a: 'open\n", 2),
            ("a:\n\t- b\n", 2),
            ("ok: 1\n}\n", 2),
        ],
    )
    def test_broken_yaml_with_line_and_column(self, broken: str, line: int) -> None:
        (fault,) = yaml_faults(broken)
        assert fault.at.startswith(f"line {line}, column ")
        assert fault.found

    def test_a_control_character_with_line_and_column(self) -> None:
        (fault,) = yaml_faults("a: 1\nb: x\x07y\n")
        assert (fault.at, fault.found) == ("line 2, column 5", "U+0007")

    @pytest.mark.parametrize("opening", ["[", "{a: "])
    def test_nesting_too_deep(self, opening: str) -> None:
        closing = "]" if opening == "[" else "}"
        assert read_yaml(opening * DEEPEST + closing * DEEPEST) is not None
        too_deep = DEEPEST + 1
        (fault,) = yaml_faults(opening * too_deep + closing * too_deep)
        assert "levels" in fault.expected.en

    def test_nesting_that_would_exhaust_the_stack(self) -> None:
        assert yaml_faults("[" * 100_000)
        assert yaml_faults("- " * 100_000)

    def test_a_key_that_is_no_text(self) -> None:
        (fault,) = yaml_faults("a: 1\n? [x, y]\n: z\n")
        assert fault.expected.en == "a plain text as key"
