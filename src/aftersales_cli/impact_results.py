"""The results of a long run in a file, a line each: a run that was stopped goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aftersales.foundation.faults import Fault, Refused
from aftersales.foundation.text import Text
from aftersales_cli.batch_row import Row, Skipped
from aftersales_cli.impact_run import Change, Outcome, content_of
from aftersales_cli.output_files import take_name
from aftersales_yaml.system_errors import THERE, in_both

_THIS_RUN = Text(
    "同一次比较没写完的结果；改名或删掉它再算",
    "the unfinished results of this comparison; move it away first",
)

_ANOTHER_NAME = Text(
    "尚不存在的文件；这次的结果全在 {part}，改名即可",
    "a file that does not exist yet; all results of this run are in {part}: give it another name",
)
_HALVES = "backslashreplace"
"""Half of a character, as JSON may hold one, has no bytes in UTF-8: it is written as JSON escapes it."""


class Results:
    """The outcomes of CHANGE that are written beside OUT until all of them are there; then OUT has them.

    ``done`` are the outcomes of an earlier run, by place. Raises `Refused` where the unfinished file is
    that of another comparison.
    """

    def __init__(self, out: Path, change: Change) -> None:
        self._out, self._part = out, out.with_name(f"{out.name}.part")
        self._head = {"format": "impact/1", "change": change.digest}
        self.done = {outcome["place"]: outcome for outcome in self._earlier()}

    def _earlier(self) -> Iterator[Outcome]:
        """The whole lines of an earlier run; one that was cut off while it was written is taken away."""
        if not self._part.exists():
            return
        content = self._part.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        # Not splitlines(): a text in JSON may hold what Unicode calls a line separator.
        lines = whole.decode(errors="replace").split("\n")[:-1]
        if lines and lines[0] != _as_line(self._head):
            raise Refused([Fault(at=str(self._part), found=lines[0][:80], expected=_THIS_RUN)])
        if whole != content:
            self._part.write_bytes(whole)
        yield from map(json.loads, lines[1:])

    def forget_others(self, rows: Iterable[Row | Skipped]) -> int:
        """Keep what is done of those of ROWS that still say the same; how many there were of others.

        A document that was mended meanwhile is calculated anew, and one that is gone is counted no more.
        """
        now = {row.place: content_of(row) for row in rows if isinstance(row, Row)} if self.done else {}
        kept = {
            place: outcome for place, outcome in self.done.items() if now.get(place) == outcome.get("sha256")
        }
        others = len(self.done) - len(kept)
        if others:
            lines = map(_as_line, (self._head, *kept.values()))
            self._part.write_bytes("".join(f"{each}\n" for each in lines).encode(errors=_HALVES))
        self.done = kept
        return others

    @contextmanager
    def writing(self) -> Iterator[Results]:
        """Keep outcomes as they come; at the end of a run that was not stopped the file gets its name."""
        with self._part.open("a", encoding="utf-8", errors=_HALVES) as self._file:
            if not self._part.stat().st_size:
                self._file.write(f"{_as_line(self._head)}\n")
            yield self
        try:
            take_name(self._part, self._out)
        except FileExistsError:  # it came while this run went on, for hours perhaps: both stay
            expected = _ANOTHER_NAME.filled(part=self._part)
            raise Refused([Fault(at=str(self._out), found=in_both(THERE), expected=expected)]) from None
        self._part.unlink(missing_ok=True)

    def keep(self, outcome: Outcome) -> None:
        self._file.write(f"{_as_line(outcome)}\n")
        self._file.flush()


def _as_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
