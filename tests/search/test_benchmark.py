"""The search finds what people mean: on queries with known answers, and on the three that must never fail."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import opencc
import pytest
from pypinyin import Style, lazy_pinyin

from aftersales_site.content.read_content import read_content
from aftersales_site.search.builder_index import BuilderIndex
from aftersales_site.search.index import ENTRIES_FILE, search_files
from aftersales_site.search.packing import whole_locations
from aftersales_site.site import make_sites
from scripts import bench_search
from scripts.bench_search import Answer, mean_reciprocal_rank, share_in_top
from scripts.console import run_quietly
from scripts.search_queries import read_off_topic, read_queries

pytestmark = pytest.mark.npm

NOTHING_CUT = BuilderIndex(
    path="search/search_index.json", key="docs", shows_its_own=False, settings={}, places=[]
)
# not among these entries
CUT_FROM_PAGES = (
    *("calculators/", "processes/", "documents/", "data/", "about/", "crosswalk/", "cases/", "workspace/"),
    *("applying/", "filling-in/", "own-rubric/", "on-site/", "evidence/", "at-hand/", "handing-in/"),
    *("looking-up/", "two-assessors/", "impact/", "formats/", "prepare/", "#which"),
    *("hosting/", "embedding/", "corrective-actions/", "speed/"),
)
# A little below what was measured, MRR and share among the first three: see docs/decisions.
LOWEST = {
    "tuning": (0.93, 0.95),
    "second": (0.92, 0.97),
    "fourth": (0.9, 0.94),
    "fifth": (0.9, 0.95),
    "seventh": (0.82, 0.92),
    "eighth": (0.92, 0.97),
    "held_out": (0.93, 0.95),
    "third": (0.68, 0.76),
    "sixth": (0.91, 0.95),
    # without the guides, which many of these ask about
    "ninth": (0.63, 0.67),
    "tenth": (0.57, 0.63),
    "tenth_english": (0.63, 0.69),
    "sixteenth": (0.82, 0.87),
    "sixteenth_english": (0.82, 0.87),
}


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The entries of both languages, without the hand-written pages."""
    folder = tmp_path_factory.mktemp("search")
    paths = {}
    for site in make_sites(read_content(), "http://127.0.0.1/", None):
        for path, content in search_files(site, NOTHING_CUT).items():
            file = folder / site.language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        paths[site.language] = folder / site.language / ENTRIES_FILE
    return paths


@pytest.fixture(scope="module")
def answers(indexes: dict[str, Path]) -> Sequence[Answer]:
    return bench_search.measure(indexes, rounds=1)[0]


def test_there_are_enough_queries_and_many_were_never_tuned_on() -> None:
    queries = read_queries()
    assert len(queries) >= 1510
    # Two who know nothing of each other may ask the same.
    assert len({(query.part, query.language, query.asked) for query in queries}) == len(queries)
    assert sum(query.held_out for query in queries) >= 160


def test_every_expected_place_of_a_document_is_an_entry(indexes: dict[str, Path]) -> None:
    """A renamed clause would otherwise make a query unanswerable without anyone noticing."""
    known = {
        language: set(whole_locations(json.loads(path.read_text())["entries"]["location"]))
        for language, path in indexes.items()
    }
    for query in read_queries():
        of_documents = {place for place in query.expected if not place.startswith(CUT_FROM_PAGES)}
        assert not of_documents or of_documents & known[query.language], query.asked


@pytest.mark.parametrize("part", LOWEST)
def test_what_is_meant_stands_early(answers: Sequence[Answer], part: str) -> None:
    chosen = [answer for answer in answers if answer.query.part == part]
    rank, share = LOWEST[part]
    assert mean_reciprocal_rank(chosen) >= rank
    assert share_in_top(chosen) >= share


@pytest.mark.parametrize(("language", "most", "least"), [("zh", 0.06, 0.55), ("en", 0.08, 0.5)])
def test_what_has_no_answer_here_is_said_to_be_near_and_what_has_one_is_not(
    indexes: dict[str, Path], answers: Sequence[Answer], language: str, most: float, least: float
) -> None:
    """While words alone told, it was said of 12 and 6 % of what was found, and of 32 % of the rest.

    Before it was known what is asked elsewhere, of 46 and 40 % of the rest.
    """
    foreign = bench_search.measure(indexes, queries=read_off_topic(), rounds=1)[0]
    right = [answer for answer in answers if answer.query.language == language and answer.is_early]
    assert bench_search.share_only_near(right) <= most
    foreign = [answer for answer in foreign if answer.query.language == language]
    assert bench_search.share_only_near(foreign) >= least


def test_no_query_is_left_without_an_answer(answers: Sequence[Answer]) -> None:
    assert [answer.query.asked for answer in answers if not answer.places] == []


@pytest.mark.parametrize(
    "asked", ["配件停产了怎么办", "软件公司没有物流能不能少评几条", "换地址要不要告诉认证机构"]
)
def test_a_whole_question_is_answered_among_the_first_three(answers: Sequence[Answer], asked: str) -> None:
    rank = next(answer.rank for answer in answers if answer.query.asked == asked)
    assert rank is not None
    assert rank <= 3


@pytest.mark.parametrize("asked", ["勘误", "勘误登记", "errata"])
def test_what_the_register_was_called_before_leads_to_it(answers: Sequence[Answer], asked: str) -> None:
    assert next(answer.rank for answer in answers if answer.query.asked == asked) == 1


def test_a_clause_number_leads_to_its_clause_first(answers: Sequence[Answer]) -> None:
    numbers = [answer for answer in answers if answer.query.kind == "number"]
    assert [answer.query.asked for answer in numbers if answer.rank != 1] == []


def ask(indexes: dict[str, Path], asked: Sequence[str]) -> list[list[str]]:
    """The places that the Chinese search gives for each question."""
    queries = [{"language": "zh", "asked": each} for each in asked]
    feed = json.dumps({"indexes": {"zh": str(indexes["zh"])}, "queries": queries, "rounds": 1})
    told = json.loads(run_quietly(["node", str(bench_search.MEASURE)], feed=feed))
    return [answer["places"] for answer in told["answers"]]


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_traditional_characters_find_what_simplified_ones_do(
    indexes: dict[str, Path], answers: Sequence[Answer], standard: str
) -> None:
    """Every eighth Chinese question, as OpenCC writes it in traditional characters of each standard."""
    plain = [answer for answer in answers if answer.query.language == "zh"][::8]
    convert = opencc.OpenCC(standard).convert
    written = [convert(answer.query.asked) for answer in plain]
    assert sum(answer.query.asked != each for answer, each in zip(plain, written, strict=True)) > 40
    both = zip(plain, ask(indexes, written), strict=True)
    same = [answer.places[:3] == traditional[:3] for answer, traditional in both]
    assert sum(same) / len(same) >= 0.98


def test_a_whole_question_in_pinyin_finds_what_its_characters_do(
    indexes: dict[str, Path], answers: Sequence[Answer]
) -> None:
    """Every twentieth question in nothing but characters, as somebody types it who has no input method."""
    plain = [answer for answer in answers if re.fullmatch("[一-鿿]{4,}", answer.query.asked)][::20]
    assert len(plain) > 30
    spelt = ask(indexes, [" ".join(lazy_pinyin(answer.query.asked)) for answer in plain])
    found = [bool({*answer.places[:3]} & {*places[:3]}) for answer, places in zip(plain, spelt, strict=True)]
    assert sum(found) / len(found) >= 0.8


@pytest.mark.parametrize(("how", "least"), [("full", 0.97), ("initials", 0.9)])
def test_pinyin_finds_what_it_spells(indexes: dict[str, Path], how: str, least: float) -> None:
    """Every term of the glossary by its pinyin: what comes first for its characters is among the first three.

    Two first letters can be many words; from three on they are few.
    """
    names = [term.label.zh for term in read_content().terms if re.fullmatch("[一-鿿]{2,8}", term.label.zh)]
    style = Style.NORMAL if how == "full" else Style.FIRST_LETTER
    spelt = ["".join(lazy_pinyin(name, style=style)) for name in names]
    pairs = [(name, letters) for name, letters in zip(names, spelt, strict=True) if len(letters) > 2]
    assert len(pairs) > 40
    both = zip(ask(indexes, [name for name, _ in pairs]), ask(indexes, [s for _, s in pairs]), strict=True)
    found = [plain[0] in by_pinyin[:3] for plain, by_pinyin in both]
    assert sum(found) / len(found) >= least, [p for p, ok in zip(pairs, found, strict=True) if not ok]
