"""Calls through a table, each by way of one function for its type, so that no browser builds a guess in.

Chromium guesses from the first calls of a place which function it calls, builds that one into the caller,
and throws the whole caller away when another is called. Python calls by tables everywhere. Its evaluation
loop, the largest function there is, was compiled three or four times in the first second of a visit, on the
core that the page needs. See docs/decisions/0061-interpreter-without-guesses.md.
"""

from __future__ import annotations

from aftersales_runtime.webassembly import (
    CALL,
    CALL_INDIRECT,
    CODE,
    END,
    FUNCTIONS,
    GET_LOCAL,
    IMPORTS,
    NOTHING,
    RETURN,
    TYPES,
    FunctionType,
    bodies,
    count_of_imported_functions,
    function_types,
    instructions,
    listed,
    number,
    numbers,
    put_together,
    sections,
    sized,
    written,
)

_INDEX = b"\x7f"  # the type of an index into a table: a whole number of 32 bits
_TOO_LONG = 600
"""Bytes of a function that is built into no caller; the most that Chromium builds in is 500."""


def without_guesses(module: bytes) -> bytes:
    """MODULE, whose functions call through tables only by way of new functions behind its own.

    Each has the type of what it calls and takes the index beside. What is called, with what, and what happens
    where an index or a type is wrong stays the same. Raises `Stopped` where MODULE has what is unknown here.
    """
    found = sections(module)
    content = dict(found)
    types = function_types(content[TYPES])
    kinds = numbers(content[FUNCTIONS])
    code = bodies(content[CODE])
    first = count_of_imported_functions(content.get(IMPORTS, listed([]))) + len(code)
    ways = _Ways(types, first)
    code = [_by_ways(body, ways) for body in code]
    changed = {
        TYPES: listed([each.written() for each in [*types, *ways.types]]),
        FUNCTIONS: listed(
            [written(kind) for kind in [*kinds, *range(len(types), len(types) + len(ways.types))]]
        ),
        CODE: listed([sized(body) for body in [*code, *ways.code]]),
    }
    return put_together([(kind, changed.get(kind, same)) for kind, same in found])


class _Ways:
    """The new functions, made as they are asked for; FIRST is the number of the first of them."""

    def __init__(self, types: list[FunctionType], first: int) -> None:
        self._types = types
        self._first = first
        self._known: dict[tuple[int, int], int] = {}
        self.types: list[FunctionType] = []
        self.code: list[bytes] = []

    def to(self, kind: int, table: int) -> int:
        """The number of the function that calls what has type KIND through TABLE."""
        if (kind, table) not in self._known:
            called = self._types[kind]
            self._known[kind, table] = self._first + len(self.code)
            self.types.append(FunctionType(called.takes + _INDEX, called.gives))
            given = b"".join(bytes([GET_LOCAL]) + written(place) for place in range(len(called.takes) + 1))
            call = bytes([CALL_INDIRECT]) + written(kind) + written(table)
            never = bytes([RETURN]) + bytes([NOTHING]) * _TOO_LONG
            self.code.append(listed([]) + given + call + never + bytes([END]))
        return self._known[kind, table]


def _by_ways(body: bytes, ways: _Ways) -> bytes:
    pieces = []
    kept = 0
    for instruction, begin, end in instructions(body):
        if instruction == CALL_INDIRECT:
            kind, at = number(body, begin + 1)
            table, _ = number(body, at)
            pieces += [body[kept:begin], bytes([CALL]) + written(ways.to(kind, table))]
            kept = end
    return b"".join([*pieces, body[kept:]])
