"""As much of the binary format of WebAssembly as rewriting calls takes: sections, functions, instructions.

The format: https://webassembly.github.io/spec/core/binary/, and for `try` the proposal of exceptions as it
was first shipped, which is what Pyodide is compiled to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from aftersales_runtime.programs import Stopped

HEAD = b"\0asm\1\0\0\0"
TYPES, IMPORTS, FUNCTIONS, CODE = 1, 2, 3, 10
"""Numbers of sections."""

GET_LOCAL, CALL, CALL_INDIRECT, RETURN, NOTHING, END = 0x20, 0x10, 0x11, 0x0F, 0x01, 0x0B
"""Numbers of instructions."""

Item = TypeVar("Item")

_FUNCTION_TYPE = 0x60
_TYPES_OF_ONE_BYTE = frozenset((0x6F, 0x70, *range(0x7B, 0x80)))
_TABLE, _MEMORY, _GLOBAL, _TAG = 1, 2, 3, 4

# What follows an instruction, by its number. n: a number, of any sign, or a type; *: as many numbers as the
# first says; 4 and 8: so many bytes.
_FOLLOWING: dict[int, str] = {
    **dict.fromkeys((0x00, 0x01, 0x05, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1), ""),
    **dict.fromkeys((0x02, 0x03, 0x04, 0x06), "n"),  # blocks, with their type
    **dict.fromkeys((0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x18), "n"),
    0x0E: "*n",  # br_table
    0x11: "nn",
    0x1C: "*",  # select, with its type
    **dict.fromkeys(range(0x20, 0x27), "n"),  # variables and tables
    **dict.fromkeys(range(0x28, 0x3F), "nn"),  # loads and stores
    **dict.fromkeys((0x3F, 0x40, 0x41, 0x42), "n"),  # size of memory, whole numbers
    0x43: "4",
    0x44: "8",
    **dict.fromkeys(range(0x45, 0xC5), ""),
    **dict.fromkeys((0xD0, 0xD2), "n"),
}
_MORE = 0xFC  # the number that follows says which instruction it is
_FOLLOWING_MORE: dict[int, str] = {
    **dict.fromkeys(range(8), ""),
    **dict.fromkeys((8, 10, 12, 14), "nn"),
    **dict.fromkeys((9, 11, 13, 15, 16, 17), "n"),
}


@dataclass(frozen=True, slots=True)
class FunctionType:
    """Types of what a function takes and gives, a byte each."""

    takes: bytes
    gives: bytes

    def written(self) -> bytes:
        return bytes([_FUNCTION_TYPE]) + sized(self.takes) + sized(self.gives)


def number(data: bytes, at: int) -> tuple[int, int]:
    """The number without a sign that stands in DATA at AT, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def written(value: int) -> bytes:
    """VALUE, which has no sign, in as few bytes as it takes."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def sized(data: bytes) -> bytes:
    """DATA behind its length."""
    return written(len(data)) + data


def listed(items: list[bytes]) -> bytes:
    """ITEMS behind their count."""
    return written(len(items)) + b"".join(items)


def sections(module: bytes) -> list[tuple[int, bytes]]:
    """Number and content of each section, in their order. Raises `Stopped` where MODULE is none."""
    if not module.startswith(HEAD):
        raise Stopped("This is no WebAssembly module.")
    found: list[tuple[int, bytes]] = []
    at = len(HEAD)
    while at < len(module):
        kind = module[at]
        size, at = number(module, at + 1)
        found.append((kind, module[at : at + size]))
        at += size
    return found


def put_together(parts: list[tuple[int, bytes]]) -> bytes:
    """The module of these sections."""
    return HEAD + b"".join(bytes([kind]) + sized(content) for kind, content in parts)


def function_types(section: bytes) -> list[FunctionType]:
    """The types of a section of types. Raises `Stopped` where one is of another kind."""
    count, at = number(section, 0)
    found: list[FunctionType] = []
    for _ in range(count):
        if section[at] != _FUNCTION_TYPE:
            raise Stopped(f"Type {len(found)} of the WebAssembly module is of kind {section[at]:#x}.")
        takes, at = _sized(section, at + 1)
        gives, at = _sized(section, at)
        if not _TYPES_OF_ONE_BYTE.issuperset(takes + gives):
            raise Stopped(f"Type {len(found)} of the WebAssembly module takes or gives what is unknown here.")
        found.append(FunctionType(takes, gives))
    return found


def count_of_imported_functions(section: bytes) -> int:
    """How many functions a section of imports brings: the module's own are numbered after them."""
    count, at = number(section, 0)
    functions = 0
    for _ in range(count):
        for _name in range(2):
            _, at = _sized(section, at)
        kind = section[at]
        at += 1
        functions += kind == 0
        at += kind in (_TABLE, _GLOBAL, _TAG)  # a type of one byte stands first
        if kind in (_TABLE, _MEMORY):
            bounded, at = number(section, at)
            _, at = number(section, at)
            at = number(section, at)[1] if bounded & 1 else at
        else:
            _, at = number(section, at)
    return functions


def numbers(section: bytes) -> list[int]:
    """The numbers of a section that lists such."""
    return _each(section, number)


def bodies(section: bytes) -> list[bytes]:
    """The functions of a section of code, each with its variables."""
    return _each(section, _sized)


def instructions(body: bytes) -> Iterator[tuple[int, int, int]]:
    """Number, begin and end of each instruction of a function's BODY.

    Raises `Stopped` at one that is not known here: where it ends is not known either.
    """
    groups, at = number(body, 0)
    for _ in range(2 * groups):
        _, at = number(body, at)
    while at < len(body):
        begin = at
        kind = body[at]
        at += 1
        following = _FOLLOWING.get(kind)
        if kind == _MORE:
            more, at = number(body, at)
            following = _FOLLOWING_MORE.get(more)
        if following is None:
            raise Stopped(
                f"The WebAssembly module has an instruction {body[begin : begin + 2].hex()}, unknown here."
            )
        for what in following:
            at = _behind(body, at, what)
        yield kind, begin, at
    if at != len(body):
        raise Stopped("A function of the WebAssembly module ends within an instruction.")


def _behind(body: bytes, at: int, what: str) -> int:
    if what in "48":
        return at + int(what)
    many, after = number(body, at)
    if what == "*":
        for _ in range(many):
            _, after = number(body, after)
    return after


def _each(section: bytes, read: Callable[[bytes, int], tuple[Item, int]]) -> list[Item]:
    """What a SECTION lists, each item as READ gives it, with where it ends."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        item, at = read(section, at)
        found.append(item)
    return found


def _sized(data: bytes, at: int) -> tuple[bytes, int]:
    size, at = number(data, at)
    return data[at : at + size], at + size
