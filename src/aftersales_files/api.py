"""The API of files: a JSON request and the bytes of a file in, a JSON reply and the bytes of a file out.

A request is ``{"format": "files/1", "kind": KIND, ...}``; the modules `spreadsheets` and `calendars`
say which kinds there are. The reply is one of the engine's (``reply/1``): its result names the file
that comes with it, ``{"name": "...", "type": "..."}``, or holds what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from aftersales.api.as_text import reply_to
from aftersales.foundation.faults import Fault, Refused, shown
from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Language, Text

if TYPE_CHECKING:  # whoever opens files has one already
    from aftersales import Engine

LANGUAGES: tuple[Language, ...] = ("zh", "en")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_A_FILE = Text("要读的文件", "the file to read")
_NO_FILE = Text("没有随附文件", "no file beside the request")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file: its name, its media type and its bytes."""

    name: str
    type: str
    content: bytes


Make: TypeAlias = "Callable[[Engine, Reader], Made]"
Read: TypeAlias = "Callable[[Engine, Reader, bytes], Mapping[str, object]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Answers requests for files: MAKES files of some kinds and READS those of others."""

    engine: Engine
    makes: Mapping[str, Make]
    reads: Mapping[str, Read]

    def exchange(self, request: str, content: object = None) -> tuple[str, bytes | None]:
        """The reply to REQUEST, and the file that was made.

        CONTENT is the file to read: bytes, or what a browser has in their place.
        """
        made: list[Made] = []
        given = None if content is None else _bytes(content)

        def answer(asked: Mapping[str, object]) -> Mapping[str, object]:
            result, file = self.answer(asked, given)
            made.extend([file] if file else [])
            return result

        reply = reply_to(request, "files/1", answer)
        return reply, made[0].content if made else None

    def answer(
        self, asked: Mapping[str, object], content: bytes | None = None
    ) -> tuple[Mapping[str, object], Made | None]:
        """The result of the request ASKED, and the file if one was made; raises `Refused`."""
        reader = Reader(asked)
        reader.raw("format")
        kind = reader.choice("kind", (*self.makes, *self.reads))
        if not reader.faults and (content is None) == (kind in self.reads):
            found = "–" if content is None else f"{len(content)} bytes"
            reader.faults.append(Fault(at="", found=found, expected=_A_FILE if content is None else _NO_FILE))
        if reader.faults:
            raise Refused(reader.faults)
        if content is not None:
            return self.reads[kind](self.engine, reader, content), None
        file = self.makes[kind](self.engine, reader)
        return {"name": file.name, "type": file.type}, file


def _bytes(content: Any) -> bytes:
    return bytes(content.to_bytes() if hasattr(content, "to_bytes") else content)


def language_of(reader: Reader) -> Language:
    """The language that a request asks for; Chinese unless it does."""
    return reader.choice("language", LANGUAGES, "zh")


def request_in(reader: Reader, kind: str) -> dict[str, object]:
    """The request of KIND that stands under ``request``, as the engine takes it."""
    inner = reader.raw("request")
    if not isinstance(inner, Mapping) or inner.get("kind") != kind:
        expected = Text(f"kind 为 {kind} 的请求", f"a request of the kind {kind}")
        reader.faults.append(Fault(at="request", found=shown(inner), expected=expected))
        return {}
    return dict(inner)
