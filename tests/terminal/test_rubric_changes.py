"""What another edition of a rubric changes, told by the terminal, against made-up editions."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aftersales_yaml.collection import read_rubrics
from aftersales_yaml.writing import write_yaml
from tests.terminal.conftest import Run

GBT, COMPLETENESS = "gbt-27922-2011", "zhht-completeness"
Rubric = dict[str, Any]


def published(name: str = GBT) -> Rubric:
    (content,) = (each.content for each in read_rubrics() if each.content["id"] == name)
    return copy.deepcopy(dict(content))


def written(rubric: Rubric, file: Path) -> Path:
    file.write_text(write_yaml(rubric), encoding="utf-8")
    return file


def indicators(rubric: Rubric) -> list[Rubric]:
    return [each for section in rubric["sections"] for each in section["indicators"]]


def clause(rubric: Rubric, name: str) -> Rubric:
    (found,) = (each for group in indicators(rubric) for each in group["clauses"] if each["id"] == name)
    return found


def changes(run: Run, *arguments: object) -> list[dict[str, Any]]:
    result = run("rubric", "changes", *arguments, "--json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["changes"]
    return found


def brief(found: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    return [(each["kind"], each["name"], each["decides"], each["before"], each["after"]) for each in found]


def test_the_published_edition_differs_in_nothing_from_itself(run: Run, tmp_path: Path) -> None:
    file = written(published(), tmp_path / "same.yaml")
    assert changes(run, file) == []
    assert "都没有变" in run("rubric", "changes", file).output


def more_points(rubric: Rubric) -> None:
    clause(rubric, "5.1.1.1")["points"] = "3/2"


def higher_threshold(rubric: Rubric) -> None:
    rubric["levels"][-1]["at_least"] = "98"


def silent_below_levels(rubric: Rubric) -> None:
    rubric["below_levels"]["passed"] = "unstated"


def another_clause(rubric: Rubric) -> None:
    added = copy.deepcopy(clause(rubric, "5.1.1.1")) | {"id": "5.1.1.9", "row": "99", "points": "1/2"}
    indicators(rubric)[0]["clauses"].append(added)


def moved(rubric: Rubric) -> None:
    clauses = indicators(rubric)[0]["clauses"]
    indicators(rubric)[1]["clauses"].append(clauses.pop(1))


def retitled(rubric: Rubric) -> None:
    clause(rubric, "5.1.1.1")["title"] = {"zh": "部门与岗位", "en": "Department and posts"}


def translated_anew(rubric: Rubric) -> None:
    clause(rubric, "5.1.1.1")["title"]["en"] = "A department of its own"


def stricter(rubric: Rubric) -> None:
    clause(rubric, "5.1.1.1")["requirement"] = {"zh": "两个部门", "en": "Two departments"}
    clause(rubric, "5.1.1.1")["evidence"].append({"zh": "任命书", "en": "Letter of appointment"})


def explained_anew(rubric: Rubric) -> None:
    """The explanation is this site's alone: no edition changes it."""
    clause(rubric, "5.1.1.1")["explanation"] = {"zh": "另一种说明", "en": "Another explanation"}


def renamed_level(rubric: Rubric) -> None:
    rubric["levels"][-1]["label"] = {"zh": "五星级（卓越）"}


# Of GB/T 27922: 5.1.1.1 is worth 1 and five-star begins at 95. Under 70 is stated as a fail.
CHANGED: list[tuple[Callable[[Rubric], None], list[tuple[object, ...]]]] = [
    (more_points, [("clause", "5.1.1.1", True, "1", "3/2")]),
    (higher_threshold, [("level", "five-star", True, "95", "98")]),
    (silent_below_levels, [("rule", "below_levels", True, None, None)]),
    (another_clause, [("clause", "5.1.1.9", True, None, "1/2")]),
    (
        retitled,
        [
            (
                *("title", "5.1.1.1", False),
                {"zh": "专门部门与岗位分工", "en": "Dedicated department and duties"},
                {"zh": "部门与岗位", "en": "Department and posts"},
            )
        ],
    ),
    (translated_anew, []),
    (stricter, [("wording", "5.1.1.1", False, None, None)]),
    (explained_anew, []),
    (
        renamed_level,
        [
            (
                *("title", "five-star", False),
                {"zh": "五星级", "en": "Five-star"},
                {"zh": "五星级（卓越）", "en": "五星级（卓越）"},
            )
        ],
    ),
]


@pytest.mark.parametrize(("change", "expected"), CHANGED, ids=lambda value: getattr(value, "__name__", ""))
def test_each_change_of_an_edition_is_told_alone(
    run: Run, tmp_path: Path, change: Callable[[Rubric], None], expected: list[tuple[object, ...]]
) -> None:
    edition = published()
    change(edition)
    assert brief(changes(run, written(edition, tmp_path / "new.yaml"))) == expected


def test_what_a_new_edition_adds_is_gone_the_other_way_round(run: Run, tmp_path: Path) -> None:
    edition = published()
    another_clause(edition)
    new, old = written(edition, tmp_path / "new.yaml"), written(published(), tmp_path / "old.yaml")
    (back,) = changes(run, old, "--from", new)
    assert (back["before"], back["after"]) == ("1/2", None)
    assert back["text"]["zh"] == "条款 5.1.1.9（0.5 分）已取消"


def test_what_a_clause_asks_for_is_told_where_it_is_worded_otherwise(run: Run, tmp_path: Path) -> None:
    """The answer was that nothing had changed."""
    edition = published()
    stricter(edition)
    (change,) = changes(run, written(edition, tmp_path / "new.yaml"))
    assert change["text"]["zh"] == "条款 5.1.1.1：要求、证明材料写得不同了"
    assert change["text"]["en"] == "clause 5.1.1.1: requirement, evidence worded otherwise"


def test_a_clause_that_is_moved_and_worth_more_and_asks_for_more(run: Run, tmp_path: Path) -> None:
    edition = published()
    clause(edition, "5.1.1.2")["points"] = "4"
    clause(edition, "5.1.1.2")["requirement"] = {"zh": "更多", "en": "more"}
    moved(edition)
    found = changes(run, written(edition, tmp_path / "new.yaml"))
    assert [(each["kind"], each["decides"]) for each in found] == [
        ("clause", True),
        ("moved", False),
        ("wording", False),
    ]


def test_a_clause_under_another_indicator_is_moved_and_decides_nothing(run: Run, tmp_path: Path) -> None:
    edition = published()
    moved(edition)
    (change,) = changes(run, written(edition, tmp_path / "new.yaml"))
    assert (change["kind"], change["name"], change["decides"]) == ("moved", "5.1.1.2", False)
    assert change["before"]["zh"].startswith("5.1.1 ")
    assert change["after"]["zh"].startswith("5.1.2 ")


def test_what_decides_stands_first_and_is_counted(run: Run, tmp_path: Path) -> None:
    edition = published()
    retitled(edition)
    higher_threshold(edition)
    output = run("rubric", "changes", written(edition, tmp_path / "new.yaml")).output
    assert output.index("95 分起改为 98 分起") < output.index("改称")
    assert "2 处不同，其中 1 处影响得分或级别。" in output


def test_two_rubrics_are_no_editions_of_one_another(run: Run, tmp_path: Path) -> None:
    one, other = (written(published(name), tmp_path / f"{name}.yaml") for name in (GBT, COMPLETENESS))
    result = run("rubric", "changes", one, "--from", other)
    assert result.exit_code == 2
    assert "同一准则的另一版" in result.output


def test_a_rubric_of_ones_own_needs_its_former_edition(run: Run, tmp_path: Path) -> None:
    own = written(published() | {"id": "acme"}, tmp_path / "acme.yaml")
    result = run("rubric", "changes", own)
    assert result.exit_code == 2
    assert "--from" in result.output
    assert changes(run, own, "--from", own) == []
