"""The calculations of Chinese after-sales service certification, exact and explained.

Pure Python on the standard library alone: the same wheel runs in CPython and, in the reader's
browser, in Pyodide. Start with `aftersales.api.Engine` (JSON in, JSON out), or with the functions
in `aftersales.calculation` on the classes in `aftersales.model`.
"""

__version__ = "0.1.0"
