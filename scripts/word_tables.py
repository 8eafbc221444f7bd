"""Tables of words in code, written from the groups of ``rubrics/key_words.yaml``.

The engine reads no file, in the browser least of all, so its words reach it as a module. A table is one
constant there, which takes less byte code than as many calls (ADR 0063).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from aftersales.foundation.reader import Reader
from aftersales.foundation.text import Text
from aftersales_yaml.collection import rubrics_folder
from aftersales_yaml.strict import read_file

FILE: Final = "key_words.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """A table: the group of ``key_words.yaml`` it holds, the module below ``src``, its name, what it says."""

    group: str
    module: str
    name: str
    meaning: str


TABLES: Final = (
    WordTable(
        group="result_keys",
        module="aftersales/api/result_words.py",
        name="RESULT_WORDS",
        meaning="What the keys of a result are called, for the reader of a record that does not agree.",
    ),
    WordTable(
        group="document_keys",
        module="aftersales_editions/key_words.py",
        name="KEY_WORDS",
        meaning="What the keys of a rubric or a rule document are called, for readers who know no keys.",
    ),
    WordTable(
        group="document_values",
        module="aftersales_editions/value_words.py",
        name="VALUE_WORDS",
        meaning="What the values of a rule's closed vocabulary are called, for readers who know no keys.",
    ),
)


def word_tables() -> Iterator[tuple[str, str]]:
    """Every module below ``src`` that holds a table, with its source; raises `Refused` naming the place."""
    reader = Reader(read_file(rubrics_folder() / FILE))
    reader.constant("format", "labels/1")
    groups = reader.named_inners("labels")
    words = {group: {key: inner.text(key) for key in inner.names()} for group, inner in groups.items()}
    reader.finish()
    for table in TABLES:
        yield table.module, source_of(table, words[table.group])


def source_of(table: WordTable, words: Mapping[str, Text]) -> str:
    """The module that holds WORDS as TABLE."""
    lines = "".join(
        f"    ({', '.join(map(_quoted, (key, text.zh, text.en)))}),\n" for key, text in words.items()
    )
    return f'''"""{table.meaning}

Written by `make generate` from ``{table.group}`` in ``rubrics/{FILE}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aftersales.foundation.text import Text

_WORDS: Final = (
{lines})
{table.name}: Final[Mapping[str, Text]] = {{key: Text(zh, en) for key, zh, en in _WORDS}}
'''


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
