"""Measure the search: how early what a reader means stands, how long an answer takes, what the index weighs.

    python scripts/bench_search.py [--site site] [--misses] [--compare] [--without-itself]

The queries and the places they mean stand in tests/search/queries*.yaml, their sets in sets.yaml beside
them: those that the search was improved on, and those that it was never tuned on. A query counts by the first
of its places: in a mean of reciprocal ranks (MRR), and by whether it is among the first three. With
--without-itself every everyday question of rubrics/search/questions.yaml is asked as if the search did not
know it: what is found then is found for what a stranger may ask as well, or a little less often: the word
vectors know them all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from console import Fault, run_quietly
from search_queries import Query, read_off_topic, read_queries, read_sets

ROOT = Path(__file__).resolve().parent.parent
MEASURE = ROOT / "scripts" / "search" / "measure.mjs"
STOCK = ROOT / "scripts" / "search" / "stock.mjs"
WITHOUT_ITSELF = ROOT / "scripts" / "search" / "without-itself.mjs"
FRAME = 1000 / 60  # milliseconds
ROUNDS = 5  # the quickest counts: the others measure what else the machine does


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the search gave: addresses, best first, whether they answer, and the milliseconds it took."""

    query: Query
    places: Sequence[str]
    answered: bool
    ms: float

    @property
    def rank(self) -> int | None:
        """Where the first expected place stands, from 1; None if it is not there."""
        ranks = (at for at, place in enumerate(self.places, 1) if place in self.query.expected)
        return next(ranks, None)

    @property
    def is_early(self) -> bool:
        """Whether an expected place is among the first three."""
        return self.rank is not None and self.rank <= 3


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="list what is not among the first three, of the sets not held out",
    )
    parser.add_argument("--compare", action="store_true", help="also measure the theme's own search")
    parser.add_argument(
        "--without-itself", action="store_true", help="also ask each everyday question without itself"
    )
    options = parser.parse_args()
    indexes = {language: index_of(options.site, language) for language in ("zh", "en")}
    missing = [path for path in indexes.values() if not path.is_file()]
    if missing:
        print(f"nothing measured: {missing[0]} is missing; `make build` makes it.", file=sys.stderr)
        return 1
    try:
        answers, ready = measure(indexes)
        show("this site's search", answers)
        show_costs(answers, ready, indexes)
        show_only_near(answers, measure(indexes, queries=read_off_topic(), rounds=1)[0])
        if options.compare:
            show("the theme's own search", measure(indexes, STOCK)[0])
        if options.without_itself:
            show_without_itself(indexes)
    except Fault as fault:
        print(f"nothing measured: {fault}", file=sys.stderr)
        return 1
    if options.misses:
        show_misses(answers)
    return 0


def index_of(site: Path, language: str) -> Path:
    return site / ("" if language == "zh" else "en") / "search" / "entries.json"


def measure(
    indexes: Mapping[str, Path],
    program: Path = MEASURE,
    *,
    queries: Sequence[Query] | None = None,
    rounds: int = ROUNDS,
) -> tuple[list[Answer], Mapping[str, float]]:
    """The answers to QUERIES or to all, asked in ROUNDS, and the milliseconds until an index stands."""
    queries = read_queries() if queries is None else queries
    feed = {
        "indexes": {language: str(path) for language, path in indexes.items()},
        "queries": [{"language": query.language, "asked": query.asked} for query in queries],
        "worker": str(stock_worker()),
        "rounds": rounds,
    }
    told: dict[str, Any] = json.loads(run_quietly(["node", str(program)], feed=json.dumps(feed)))
    answers = [
        Answer(query=query, places=answer["places"], answered=answer.get("answered", True), ms=answer["ms"])
        for query, answer in zip(queries, told["answers"], strict=True)
    ]
    return answers, told["ready_ms"]


def stock_worker() -> Path:
    """The search worker that comes with the theme."""
    theme = find_spec("material")
    assert theme is not None
    assert theme.origin is not None
    folder = Path(theme.origin).parent / "templates" / "assets" / "javascripts" / "workers"
    return next(folder.glob("search.*.min.js"))


def mean_reciprocal_rank(answers: Iterable[Answer]) -> float:
    return statistics.mean(0 if answer.rank is None else 1 / answer.rank for answer in answers)


def share_in_top(answers: Sequence[Answer], places: int = 3) -> float:
    return sum(answer.rank is not None and answer.rank <= places for answer in answers) / len(answers)


def show_only_near(answers: Sequence[Answer], strangers: Sequence[Answer]) -> None:
    """How often the line stands above the results that says that they are only near."""
    print("\n  said to be only near        what was found   what has no answer here   of that held out")
    for language in ("zh", "en"):
        right = [answer for answer in answers if answer.query.language == language and answer.is_early]
        foreign = [answer for answer in strangers if answer.query.language == language]
        kept = [answer for answer in foreign if answer.query.held_out]
        told = [f"{share_only_near(each):.1%} of {len(each)}" for each in (right, foreign, kept)]
        print(f"  {language:<26}  {told[0]:>14}   {told[1]:>23}   {told[2]:>16}")


def share_only_near(answers: Sequence[Answer]) -> float:
    return sum(not answer.answered for answer in answers) / len(answers)


def show(name: str, answers: Sequence[Answer]) -> None:
    print(f"\n  {name:<28} queries    MRR   top 3   empty   median ms   slowest ms")
    parts: dict[str, list[Answer]] = {"all": list(answers)}
    called = read_sets().called
    for answer in answers:
        query = answer.query
        for part in (called[query.part], f"{query.language}, {query.kind}"):
            parts.setdefault(part, []).append(answer)
    for part, chosen in parts.items():
        times = [answer.ms for answer in chosen]
        print(
            f"  {part:<28} {len(chosen):>7}  {mean_reciprocal_rank(chosen):5.3f}  {share_in_top(chosen):6.1%}"
            f"  {sum(not answer.places for answer in chosen):>6}  {statistics.median(times):>10.2f}"
            f"  {max(times):>11.2f}"
        )


def show_costs(answers: Sequence[Answer], ready: Mapping[str, float], indexes: Mapping[str, Path]) -> None:
    late = sum(answer.ms > FRAME for answer in answers)
    print(f"\n  answers that took longer than a frame: {late}")
    for language, path in indexes.items():
        head = len(gzip.compress(path.read_bytes(), 6))
        texts = [len(gzip.compress(part.read_bytes(), 6)) for part in path.parent.glob("texts/*.json")]
        print(
            f"  {language} index: {head:,} bytes gzipped, then {sum(texts):,} of texts in {len(texts)}, "
            f"ready in {ready[language]:.0f} ms"
        )


def show_without_itself(indexes: Mapping[str, Path]) -> None:
    """How early the place of each everyday question stands in a search that does not know the question."""
    feed = json.dumps({"indexes": {language: str(path) for language, path in indexes.items()}})
    ranks: dict[str, list[int | None]] = json.loads(run_quietly(["node", str(WITHOUT_ITSELF)], feed=feed))
    print("\n  everyday questions, each without itself")
    for language, found in ranks.items():
        share = sum(rank is not None and rank <= 3 for rank in found) / len(found)
        reciprocal = statistics.mean(1 / rank if rank else 0 for rank in found)
        print(f"  {language:<28} {len(found):>7}  {reciprocal:5.3f}  {share:6.1%}")


def show_misses(answers: Iterable[Answer]) -> None:
    print("\n  not among the first three:")
    called = read_sets().called
    for answer in answers:
        if not answer.query.held_out and (answer.rank is None or answer.rank > 3):
            print(f"  {answer.rank or '–':>4}  {answer.query.asked}  ({called[answer.query.part]})")
            print(f"        {', '.join(answer.places[:3])}")


if __name__ == "__main__":
    sys.exit(main())
