"""How the nodes of a document are laid out: which are headings, which are entries of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from aftersales.model.node import Node

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[a-z]?")
_LETTER = re.compile(r"[a-z]")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring children of one kind: entries of a list, or nodes with headings of their own."""

    entries: bool
    nodes: tuple[Node, ...]


def is_entry(node: Node, parent: Node) -> bool:
    """Whether NODE is an entry of PARENT's list: ``4.1.1-2`` below ``4.1.1``, or a node without a title."""
    return node.id.startswith(f"{parent.id}-") or node.title is None


def entry_label(node: Node, parent: Node) -> str:
    """How an entry is numbered: ``2)``, ``a)``; as its whole id where it does not follow from its parent."""
    ending = node.id.removeprefix(f"{parent.id}-")
    return f"{ending})" if ending.isdigit() or _LETTER.fullmatch(ending) else ""


def number_of(node: Node) -> str:
    """The printed clause number, or "" for covers, notes and tables."""
    return node.id if _NUMBER.fullmatch(node.id) else ""


def runs_of(node: Node) -> Sequence[Run]:
    """The children of NODE, neighbours of one kind together."""
    return [
        Run(entries, tuple(nodes)) for entries, nodes in groupby(node.clauses, lambda n: is_entry(n, node))
    ]
