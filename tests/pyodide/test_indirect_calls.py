"""The interpreter that ships calls by its tables as the stock one does, by functions made for it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from aftersales_runtime.indirect_calls import without_guesses
from aftersales_runtime.places import INTERPRETER, STOCK
from aftersales_runtime.programs import Stopped
from aftersales_runtime.webassembly import (
    CALL,
    CALL_INDIRECT,
    CODE,
    FUNCTIONS,
    GET_LOCAL,
    HEAD,
    IMPORTS,
    TYPES,
    bodies,
    count_of_imported_functions,
    function_types,
    instructions,
    listed,
    number,
    numbers,
    sections,
    sized,
    written,
)

# (func (param i32 i32) (result i32)), (func (param i32 i32 i32) (result i32)), (func)
MADE_TYPES = bytes.fromhex("03 60027f7f017f 60037f7f7f017f 600000")
# (import "m" "f" (func (type 2))), (import "m" "g" (global i32)), (import "m" "n" (memory 1 2))
MADE_IMPORTS = bytes.fromhex("03 016d 0166 00 02 016d 0167 03 7f 00 016d 016e 02 01 01 02")
# (table 3 funcref) with the functions 1 to 3, and the function 4 for others to call, by the name of "call"
TABLE, NAMES, ELEMENTS = (
    bytes.fromhex(each) for each in ("01700003", "010463616c6c0004", "0100 4100 0b 03 010203")
)
SUM = bytes.fromhex("00 2000 2001 6a 0b")
DIFFERENCE = bytes.fromhex("00 2000 2001 6b 0b")
NOTHING = bytes.fromhex("00 0b")
# Around the call stands whatever else may stand in a function: a block and a loop that a table of labels
# leaves, numbers whose bytes look like a call (0x11), a number of 64 bits and one with a point.
CALLER = bytes.fromhex(
    "01 01 7e"  # (local i64)
    "02 40 03 40 2002 0e 02 00 01 01 0b 0b"  # (block (loop (br_table 0 1 1 (local.get 2))))
    "41 91a2c408 1a 42 91808080907e 2103"  # (drop (i32.const …)) (local.set 3 (i64.const …))
    "44 1111111111111111 1a"  # (drop (f64.const …))
    "2000 2001 2002 11 00 00"  # (call_indirect (type 0) (local.get 0) (local.get 1) (local.get 2))
    "0b"
)
ASKED = """
const bytes = Uint8Array.from(Buffer.from(process.argv[1], "hex"));
const n = new WebAssembly.Memory({ initial: 1, maximum: 2 });
const m = { f() {}, g: new WebAssembly.Global({ value: "i32" }, 1), n };
const { call } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { m }).exports;
const outcome = (...given) => { try { return call(...given); } catch (error) { return error.message; } };
console.log(JSON.stringify([[7, 5, 1], [7, 5, 2], [7, 5, 9]].map((given) => outcome(...given))));
"""


def made(caller: bytes = CALLER) -> bytes:
    code = listed([sized(each) for each in (SUM, DIFFERENCE, NOTHING, caller)])
    parts = [
        (TYPES, MADE_TYPES),
        (IMPORTS, MADE_IMPORTS),
        (FUNCTIONS, bytes.fromhex("04 00 00 02 01")),
        (4, TABLE),
        (7, NAMES),
    ]
    return HEAD + b"".join(
        bytes([kind]) + sized(each) for kind, each in [*parts, (9, ELEMENTS), (CODE, code)]
    )


def outcomes(module: bytes) -> list[object]:
    said = subprocess.run(["node", "-e", ASKED, module.hex()], check=True, capture_output=True, text=True)
    return list(json.loads(said.stdout))


def test_a_call_by_the_table_comes_to_the_same() -> None:
    # 7 - 5; what has another type; what is not in the table
    ours = outcomes(without_guesses(made()))
    assert ours[0] == 2
    assert "signature mismatch" in str(ours[1])
    assert "out of bounds" in str(ours[2])
    assert ours == outcomes(made())


def test_what_is_unknown_is_refused_and_not_guessed_at() -> None:
    with pytest.raises(Stopped, match="instruction fd0c"):
        without_guesses(made(bytes.fromhex("00 fd0c" + "00" * 16 + "0b")))  # v128.const
    with pytest.raises(Stopped, match="ends within an instruction"):
        without_guesses(made(bytes.fromhex("00 44 0000")))
    with pytest.raises(Stopped, match="no WebAssembly module"):
        without_guesses(b"PK\3\4")


def test_the_interpreter_is_the_stock_one_but_for_these_calls(runtime: Path) -> None:
    stock = sections((STOCK / INTERPRETER).read_bytes())
    ours = sections((runtime / INTERPRETER).read_bytes())
    changed = {TYPES, FUNCTIONS, CODE}
    assert [each for each in ours if each[0] not in changed] == [
        each for each in stock if each[0] not in changed
    ]
    before, after = dict(stock), dict(ours)
    own = len(bodies(before[CODE]))
    new = bodies(after[CODE])[own:]
    types, first = function_types(after[TYPES]), count_of_imported_functions(before[IMPORTS]) + own
    assert types[: -len(new)] == function_types(before[TYPES])
    assert numbers(after[FUNCTIONS])[:own] == numbers(before[FUNCTIONS])
    called = [only_call(body) for body in new]
    # Each takes what it calls does, and the index behind it.
    for (kind, _), own_kind in zip(called, numbers(after[FUNCTIONS])[own:], strict=True):
        assert types[own_kind].takes == types[kind].takes + b"\x7f"
        assert types[own_kind].gives == types[kind].gives
    # With the calls of the new functions put back in their places it is the stock one to the byte.
    put_back = [without_ways(body, first, called) for body in bodies(after[CODE])[:own]]
    assert put_back == bodies(before[CODE])
    assert not any(
        kind == CALL_INDIRECT for body in bodies(after[CODE])[:own] for kind, _, _ in instructions(body)
    )


def only_call(body: bytes) -> tuple[int, int]:
    """Type and table of the call that a new function makes, which passes on all that it was given."""
    (at,) = (begin for kind, begin, _ in instructions(body) if kind == CALL_INDIRECT)
    kind, after = number(body, at + 1)
    table, _ = number(body, after)
    given = [number(body, begin + 1)[0] for each, begin, _ in instructions(body) if each == GET_LOCAL]
    assert given == list(range(len(given)))
    return kind, table


def without_ways(body: bytes, first: int, called: list[tuple[int, int]]) -> bytes:
    pieces, kept = [], 0
    for kind, begin, end in instructions(body):
        function = number(body, begin + 1)[0] if kind == CALL else 0
        if function >= first:
            pieces += [
                body[kept:begin],
                bytes([CALL_INDIRECT]) + b"".join(map(written, called[function - first])),
            ]
            kept = end
    return b"".join([*pieces, body[kept:]])
