"""What is left out of the browser's archives, and what stays as it was."""

import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from aftersales_runtime.compiling import byte_code, compiled
from aftersales_runtime.library import engine_imports
from aftersales_runtime.places import ENGINE
from aftersales_runtime.slimming import UNSHIPPED, is_shipped

pytestmark = pytest.mark.once

SOURCE = '''"""A module.

On three lines."""


class Kept:
    """Of a class."""

    said = """no docstring"""

    def told(self) -> str:
        """负数：of a function,

        long."""
        number = 1
        assert number == 2, """told
        here"""


def bare(): """On the line of its function."""
'''


def run() -> dict[str, object]:
    """What the byte code of SOURCE defines, as Python finds it behind the head of a file."""
    import marshal

    made: dict[str, object] = {}
    exec(marshal.loads(byte_code("made.py", SOURCE.encode())[16:]), made)
    return made


def test_functions_have_no_docstrings_and_a_class_has_its_name() -> None:
    made = run()
    kept = made["Kept"]
    assert made.get("__doc__") is None
    assert (kept.__doc__, kept.said) == ("Kept", "no docstring")  # type: ignore[attr-defined]
    assert kept.told.__doc__ is None  # type: ignore[attr-defined]
    assert (made["bare"].__doc__, made["bare"]()) == (None, None)  # type: ignore[operator]
    assert "负数".encode() not in byte_code("made.py", SOURCE.encode())


def test_an_assertion_stays_and_its_traceback_says_where_the_function_begins() -> None:
    """``def told`` is the eleventh line."""
    with pytest.raises(AssertionError) as raised:
        run()["Kept"]().told()  # type: ignore[operator]
    assert str(raised.value).split() == ["told", "here"]
    last = traceback.extract_tb(raised.value.__traceback__)[-1]
    assert (last.filename, last.name, last.lineno) == ("made.py", "told", 11)


def test_byte_code_takes_the_place_of_sources_and_licences_stay() -> None:
    files = {"a.py": SOURCE.encode(), "LICENCE": b"as it was"}
    assert compiled(files) == {"a.pyc": byte_code("a.py", SOURCE.encode()), "LICENCE": b"as it was"}


def test_equal_sources_give_equal_bytes_in_whatever_program() -> None:
    """The program here has loaded hundreds of modules, the other one next to nothing."""
    asked = "from aftersales_runtime.compiling import byte_code; from pathlib import Path; import sys\n"
    asked += "for path in sys.argv[1:]: sys.stdout.buffer.write(byte_code(path, Path(path).read_bytes()))"
    paths = [str(path) for path in sorted((ENGINE / "model").glob("*.py"))]
    there = subprocess.run([sys.executable, "-c", asked, *paths], capture_output=True, check=True).stdout
    assert there == b"".join(byte_code(path, Path(path).read_bytes()) for path in paths)


def test_nothing_that_is_shipped_asks_for_what_is_not() -> None:
    """Types are asked for by a checker alone; anything else would fail in the browser, on some rare click."""
    unshipped = {
        ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts)
        for path in ENGINE.rglob("*.py")
        if not is_shipped(path.relative_to(ENGINE.parent).as_posix())
    }
    asked = set(engine_imports())
    assert "aftersales.shapes.score" in unshipped
    assert "aftersales.api.assessed" in asked
    assert not asked & unshipped


def test_every_name_that_is_left_out_is_there_to_be_left_out() -> None:
    assert [name for name in UNSHIPPED if not (ENGINE.parent / name).exists()] == []
