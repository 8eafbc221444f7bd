"""What Pyodide imports when it starts and no page uses, in the little that is asked of it then.

A page calls the engine and gets its answer at once: nothing is awaited in Python, and no package is ever
fetched. So the event loop and the loader of packages, and all that they import, stay away.
See docs/decisions/0026-starting-python.md.
"""

from __future__ import annotations

_LOOP = """\
def _initialize_event_loop():
    pass
"""

_LOADER = """\
class _Place:
    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Place("/lib/python3.13/site-packages")
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages():
    pass
"""

STAND_INS = {
    "asyncio/__init__.py": b"",  # imported by name for what may await JavaScript
    "pyodide/webloop.py": _LOOP.encode(),
    "pyodide/_package_loader.py": _LOADER.encode(),
}
"""Sources by their path in the standard library, in whose place they stand."""
