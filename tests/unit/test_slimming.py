"""What is left out of the browser's archives, and what stays as it was."""

import ast
import zipfile
from pathlib import Path

from aftersales_runtime.library import engine_imports
from aftersales_runtime.places import ENGINE
from aftersales_runtime.slimming import UNSHIPPED, is_shipped, slim, without_prose

SOURCE = '''"""A module.

On three lines."""

from x import y


class Kept:
    """Of a class."""

    said = """no docstring"""

    def told(self) -> str:
        """负数：of a function,

        long."""
        raise ValueError("""told
        here""")


def bare(): """On the line of its function."""
'''


def test_docstrings_are_a_dot_and_every_line_of_code_stays_where_it_was() -> None:
    shortened = without_prose(SOURCE)
    before, after = ast.parse(SOURCE), ast.parse(shortened)
    assert shortened.splitlines()[:5] == ['"."', "", "", "", "from x import y"]
    assert ast.get_docstring(after.body[2]) == "."  # type: ignore[arg-type]
    assert 'said = """no docstring"""' in shortened
    assert "负数" not in shortened
    assert ast.get_docstring(after.body[3]) == "On the line of its function."  # type: ignore[arg-type]
    lines = [
        [node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt)] for tree in (before, after)
    ]
    assert lines[0] == lines[1]


def test_what_the_terminal_alone_uses_is_not_in_the_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "made.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in ENGINE.rglob("*.py"):
            archive.write(path, path.relative_to(ENGINE.parent).as_posix())
    slim(wheel)
    left = set(zipfile.ZipFile(wheel).namelist())
    assert {"aftersales/__init__.py", "aftersales/api/score.py", "aftersales/record.py"} <= left
    assert not [name for name in left if name.startswith(UNSHIPPED)]


def test_nothing_that_is_shipped_asks_for_what_is_not() -> None:
    """Types are asked for by a checker alone; anything else would fail in the browser, on some rare click."""
    unshipped = {
        ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts)
        for path in ENGINE.rglob("*.py")
        if not is_shipped(path.relative_to(ENGINE.parent).as_posix())
    }
    asked = set(engine_imports())
    assert "aftersales.shapes.score" in unshipped
    assert "aftersales.api.score" in asked
    assert not asked & unshipped


def test_every_name_that_is_left_out_is_there_to_be_left_out() -> None:
    assert [name for name in UNSHIPPED if not (ENGINE.parent / name).exists()] == []
