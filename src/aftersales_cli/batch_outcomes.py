"""What is found of many things, in their order: of very many in several processes at once.

Processes are forked, as Linux can: they have the rubrics and the rows already. Where they had to begin anew
and be sent everything, a batch must be very large before that pays.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import cycle
from typing import TypeVar

Given = TypeVar("Given")
Outcome = TypeVar("Outcome")

FEWEST = 300
"""The fewest things for which a second process is worth its start."""
_CHUNK = 50


def each_outcome(
    given: Sequence[Given], judge: Callable[[Given], Outcome], *, processes: int | None = None
) -> Iterator[Outcome]:
    """What JUDGE finds of each of GIVEN; PROCESSES is by default one for each core that may be used."""
    if processes is None:
        processes = _cores() if len(given) >= FEWEST else 1
    if processes == 1:
        yield from map(judge, given)
        return
    chunks = [given[start : start + _CHUNK] for start in range(0, len(given), _CHUNK)]
    own, *others = (chunks[number::processes] for number in range(processes))
    with ExitStack() as forked:
        theirs = [forked.enter_context(_forked(judge, share)) for share in others]
        ours = (list(map(judge, chunk)) for chunk in own)
        for found, _ in zip(cycle([ours, *theirs]), chunks, strict=False):
            yield from next(found)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def _forked(
    judge: Callable[[Given], Outcome], chunks: Sequence[Sequence[Given]]
) -> Iterator[Iterator[list[Outcome]]]:
    """What JUDGE finds of CHUNKS, one after the other, in a process of their own."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        _judge_apart(judge, chunks, theirs)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as pipe:
            yield (pickle.load(pipe) for _ in chunks)  # noqa: S301 - written by this very program
    except EOFError:
        raise ChildProcessError("a process of the batch ended before its rows did") from None
    finally:
        os.waitpid(process, 0)


def _judge_apart(judge: Callable[[Given], Outcome], chunks: Sequence[Sequence[Given]], pipe: int) -> None:
    """In a forked process: write what JUDGE finds of CHUNKS into PIPE, and end. A fault is printed here."""
    try:
        with os.fdopen(pipe, "wb") as written:
            for chunk in chunks:
                pickle.dump(list(map(judge, chunk)), written)
                written.flush()
    except BrokenPipeError:  # nobody waits for it any longer
        pass
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)
