"""Strict reading: what stays text, and what is refused with its place."""

import json
from pathlib import Path

import pytest
import yaml

from aftersales.foundation.faults import Fault, Refused
from aftersales_yaml import strict
from aftersales_yaml.one_document import DEEPEST, MOST_FAULTS
from aftersales_yaml.strict import (
    LARGEST_FILE,
    read_file,
    read_json,
    read_text,
    read_yaml,
)

LOADERS = [yaml.BaseLoader] + ([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml where it is installed, and the parser in Python that takes its place elsewhere."""
    monkeypatch.setattr(strict, "_Loader", request.param)


def yaml_faults(text: str) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        read_yaml(text)
    return list(refused.value.faults)


def json_faults(text: str) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        read_json(text)
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


class TestJson:
    def test_values_keep_their_types(self) -> None:
        assert read_json('{"a": 1, "b": "2.10", "c": [true, null]}') == {
            "a": 1,
            "b": "2.10",
            "c": [True, None],
        }

    def test_duplicate_keys(self) -> None:
        (fault,) = json_faults('{"findings": {"5.1.1.1": "met", "5.1.1.1": "not_met"}}')
        assert (fault.at, fault.found) == ("5.1.1.1", '"5.1.1.1" x 2')

    def test_many_keys_of_which_one_repeats_are_read_in_no_time(self) -> None:
        keys = [f'"k{n}": 1' for n in range(60_000)]
        assert len(json_faults("{" + ", ".join([*keys, '"k0": 2']) + "}")) == 1

    @pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
    def test_numbers_that_are_none(self, word: str) -> None:
        (fault,) = json_faults(f'{{"sampled": {word}}}')
        assert fault.found == word

    def test_an_integer_of_thousands_of_digits(self) -> None:
        (fault,) = json_faults(f'{{"sampled": {"9" * 5000}}}')
        assert "number" in fault.expected.en

    @pytest.mark.parametrize(
        ("broken", "at"),
        [
            ('{"a": 1,\n "b" 2}', "line 2, column 6"),
            ("", "line 1, column 1"),
            ("{'a': 1}", "line 1, column 2"),
        ],
    )
    def test_broken_json_with_line_and_column(self, broken: str, at: str) -> None:
        (fault,) = json_faults(broken)
        assert fault.at == at

    @pytest.mark.parametrize("opening", ["[", '{"a": '])
    def test_nesting_too_deep(self, opening: str) -> None:
        closing = "]" if opening == "[" else "}"
        filling = "" if opening == "[" else "1"
        assert read_json(opening * DEEPEST + filling + closing * DEEPEST)
        for depth in (DEEPEST + 1, 100_000):
            (fault,) = json_faults(opening * depth + filling + closing * depth)
            assert "levels" in fault.expected.en


class TestFiles:
    def test_the_ending_decides(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_text('{"n": 1}', encoding="utf-8")
        (tmp_path / "a.yaml").write_text('{"n": 1}', encoding="utf-8")
        assert read_file(tmp_path / "a.json") == {"n": 1}
        assert read_file(tmp_path / "a.yaml") == {"n": "1"}

    @pytest.mark.parametrize("name", ["a.yaml", "a.json"])
    def test_a_byte_order_mark_is_accepted(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + json.dumps({"zh": "茶"}).encode())
        assert read_file(tmp_path / name) == {"zh": "茶"}

    def test_lines_may_end_as_on_windows(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_bytes(b"a: met\r\nb: not_met\r\n")
        assert read_file(tmp_path / "a.yaml") == {"a": "met", "b": "not_met"}

    @pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
    def test_another_encoding_is_refused(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.yaml").write_bytes("reason: 没有记录".encode(encoding))
        with pytest.raises(Refused) as refused:
            read_file(tmp_path / "a.yaml")
        (fault,) = refused.value.faults
        assert fault.at.startswith("byte ")
        assert "UTF-8" in fault.expected.zh

    def test_one_mebibyte_and_not_a_byte_more(self, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        file.write_bytes(b"#" * LARGEST_FILE)
        assert len(read_text(file)) == LARGEST_FILE
        file.write_bytes(b"#" * (LARGEST_FILE + 1))
        with pytest.raises(Refused, match="at most 1 MiB"):
            read_file(file)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="No such file"):
            read_file(tmp_path / "none.yaml")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="a file that can be read"):
            read_file(tmp_path)
