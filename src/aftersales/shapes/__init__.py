"""The shapes of requests, results, records and replies as JSON, one `TypedDict` each.

Nothing here runs: the API is checked against these types, and `make generate` writes from them the
schemas in ``schema/results`` and ``docs/assets/engine/api.d.ts``. What a class is called in Python it
is called there, less the ending ``Json``.

The docstring of a class is its title in Chinese and English, and what it is; ``Annotated`` says the same
of a field. No annotation is put off (``from __future__``): a `TypedDict` finds out only from annotations
that are evaluated which of its keys may be left out.
"""
