"""A process as inline SVG: one box a step, in the order of the main line, edges drawn beside it.

The drawing has a fixed width and text of a readable size in it, so a page shows a narrow one on a phone
and a wide one elsewhere. Colours and fonts come from the style sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from aftersales.model.rule_document import Process
from aftersales_site.addresses import relative
from aftersales_site.drawings.drawn_text import lines_of, width_of
from aftersales_site.drawings.process_order import Placed, order_steps
from aftersales_site.writing.language_site import LanguageSite

_INDENT, _GAP, _LANE = 26, 18, 12
_PAD, _BAR = 12, 5
_TITLE, _META = 15, 13
_LINE = 1.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text in a box: its class in the style sheet and its baseline."""

    kind: str
    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A step as it is drawn; ``href`` leads to the clause it rests on."""

    id: str
    actor: str | None
    clause: str
    href: str | None
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    kind: str
    svg: Markup


def draw(process: Process, site: LanguageSite, here: str, *, width: int, name: str, kind: str) -> Drawing:
    """PROCESS for the page HERE, WIDTH units wide; NAME keeps the ids of two drawings apart."""
    placed = order_steps(process)
    lanes = _lanes(placed)
    right = width - 2 - (len(lanes) * _LANE + 6 if lanes else 0)
    boxes: dict[str, Box] = {}
    y = 2.0
    for each in placed:
        box = _box(each, placed, site, here, y=y, right=right)
        boxes[box.id] = box
        y += box.height + _GAP
    edges = [_tree_edge(boxes[e.parent], boxes[e.step.id]) for e in placed if e.parent]
    returns = [
        _return_edge(boxes[each.step.id], boxes[target], right + (lanes[target] + 1) * _LANE)
        for each in placed
        for target in _elsewhere(each, placed)
    ]
    svg = site.environment.get_template("drawings/diagram.svg.jinja").render(
        name=name,
        kind=kind,
        title=site.say(process.title),
        width=width,
        height=round(y - _GAP + 2),
        boxes=list(boxes.values()),
        edges=edges,
        returns=returns,
        bar=_BAR,
    )
    return Drawing(kind=kind, svg=Markup(svg))  # noqa: S704 - rendered with escaping on


def _elsewhere(each: Placed, placed: Sequence[Placed]) -> list[str]:
    """The next steps of EACH that do not hang from it: they stand elsewhere in the drawing."""
    own = {other.step.id for other in placed if other.parent == each.step.id}
    return [name for name in each.step.next if name not in own]


def _lanes(placed: Sequence[Placed]) -> Mapping[str, int]:
    """A lane at the right for every step that is reached from elsewhere."""
    targets = dict.fromkeys(target for each in placed for target in _elsewhere(each, placed))
    return {target: number for number, target in enumerate(targets)}


def _box(
    each: Placed, placed: Sequence[Placed], site: LanguageSite, here: str, *, y: float, right: float
) -> Box:
    step = each.step
    x = 2.0 + each.indent * _INDENT
    clause = step.source.clause if step.source else ""
    there = site.places.of(step.source) if step.source else None
    inner = right - x - 2 * _PAD - _BAR
    beside = width_of(clause) * 12 + 10 if clause else 0
    baseline = y + 8.0
    lines = []
    for kind, size, text, room in (
        ("title", _TITLE, site.say(step.title), inner - beside),
        ("meta", _META, _who_and_when(site, each), inner),
        *(("onward", _META, onward, inner) for onward in _onward(site, each, placed)),
    ):
        for line in lines_of(text, room / size):
            baseline += size * _LINE
            lines.append(Line(kind=kind, text=line, y=round(baseline - size * 0.3, 1)))
    return Box(
        id=step.id,
        actor=step.actor,
        clause=clause,
        href=None if there is None else relative(here, there),
        x=x,
        y=round(y, 1),
        width=right - x,
        height=round(baseline - y + 9, 1),
        lines=tuple(lines),
    )


def _who_and_when(site: LanguageSite, each: Placed) -> str:
    who = site.words["actors"][each.step.actor] if each.step.actor else ""
    return " · ".join(part for part in (who, site.say(each.step.within)) if part)


def _onward(site: LanguageSite, each: Placed, placed: Sequence[Placed]) -> Sequence[str]:
    """In words what the edges at the right say: where the process goes on."""
    titles = {other.step.id: site.say(other.step.title) for other in placed}
    return [f"→ {titles[name]}" for name in _elsewhere(each, placed)]


def _tree_edge(parent: Box, child: Box) -> str:
    """The path from PARENT down to CHILD: straight on the main line, else with a bend."""
    x = parent.x + _INDENT / 2
    start = parent.y + parent.height
    if child.x == parent.x:
        return f"M{x} {start:.1f}V{child.y - 1:.1f}"
    return f"M{x} {start:.1f}V{child.middle - 6:.1f}q0 6 6 6H{child.x - 1}"


def _return_edge(box: Box, target: Box, lane: float) -> str:
    """The path from BOX to a step that is drawn elsewhere, along the lane of that step."""
    down = target.middle > box.middle
    bend = 6 if down else -6
    start, end = box.x + box.width, target.x + target.width + 1
    return (
        f"M{start} {box.middle + 4:.1f}H{lane - 6:.1f}q6 0 6 {bend}"
        f"V{target.middle - 4 - bend:.1f}q0 {bend} -6 {bend}H{end}"
    )
