"""What stands in for parts of Pyodide gives what Pyodide asks of them, and stands where they stood."""

import json
import re
import zipfile

import pytest

from aftersales_runtime.places import LOCK, STDLIB, STOCK
from aftersales_runtime.stand_ins import STAND_INS

pytestmark = pytest.mark.once

NOT_ASKED = {"unpack_buffer", "get_install_dir"}
"""What the loader of packages has for those who load some."""


def test_each_stands_where_pyodide_has_the_same() -> None:
    with zipfile.ZipFile(STOCK / STDLIB) as stock:
        assert STAND_INS.keys() <= set(stock.namelist())


def test_the_loader_has_what_the_start_asks_of_it() -> None:
    made: dict[str, object] = {}
    exec(STAND_INS["pyodide/_package_loader.py"], made)
    asked = set(re.findall(r"package_loader\.(\w+)", (STOCK / "pyodide.asm.js").read_text(encoding="utf-8")))
    assert asked - NOT_ASKED == {"SITE_PACKAGES", "DSO_DIR", "init_loaded_packages"}
    assert asked - NOT_ASKED <= made.keys()
    version = json.loads((STOCK / LOCK).read_text(encoding="utf-8"))["info"]["python"]
    assert str(made["SITE_PACKAGES"]) == f"/lib/python{version.rpartition('.')[0]}/site-packages"


def test_the_loop_has_what_pyodide_imports_of_it() -> None:
    made: dict[str, object] = {}
    exec(STAND_INS["pyodide/webloop.py"], made)
    with zipfile.ZipFile(STOCK / STDLIB) as stock:
        names = [name for name in stock.namelist() if name.startswith(("pyodide/", "_pyodide/"))]
        text = "".join(stock.read(name).decode() for name in names)
    assert set(re.findall(r"from \.webloop import (\w+)", text)) == {"_initialize_event_loop"} <= made.keys()
