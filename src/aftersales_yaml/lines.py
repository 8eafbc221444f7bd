"""The lines at which the values of a text stand, for whoever has to find one of them in an editor."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

_Steps = tuple[str | int, ...]
_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def lines_of(text: str) -> dict[_Steps, int]:
    """The line, from 1, of each value in TEXT (YAML, or JSON), by the keys and positions that lead to it.

    Nothing where TEXT cannot be read, or is one line.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError):
        return {}
    found = dict(_lines(node, ())) if node is not None else {}
    return found if len(set(found.values())) > 1 else {}


def _lines(node: yaml.Node, steps: _Steps) -> Iterator[tuple[_Steps, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*steps, str(key.value))
            yield inner, key.start_mark.line + 1
            yield from _lines(value, inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*steps, index), value.start_mark.line + 1
            yield from _lines(value, (*steps, index))
