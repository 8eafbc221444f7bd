"""The search index that the browser loads: the entries of the models, other pages, words of the trade.

It comes in parts. The head has every place by title and number, and the words of the trade; the texts of a
document are a part of their own, loaded with the first question that may be answered there. What the head has
no room for of how people ask is another, loaded as soon as the head is there, and what words mean the last.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aftersales.foundation.text import Language
from aftersales_site.addresses import (
    CALCULATORS,
    COMPARISON,
    CROSSWALK,
    DATA,
    GLOSSARY,
    PREPARE,
    REGISTER,
    clause_page,
    is_of_editions,
)
from aftersales_site.content.terms import Term
from aftersales_site.search.builder_index import BuilderIndex, read_builder_index
from aftersales_site.search.entries import entries
from aftersales_site.search.other_writings import pinyin, traditional
from aftersales_site.search.packing import joined, packed_entries, packed_lists
from aftersales_site.search.plain_text import paragraphs, plain
from aftersales_site.search.word_vectors import word_vectors
from aftersales_site.writing.language_site import LanguageSite

ENTRIES_FILE = "search/entries.json"
TEXTS_FILE = "search/texts/{part}.json"

_COMMON_PAGES = "pages"
_FURTHER = "phrases"
_VECTORS = "vectors"
# Phrases of a question that the head has. An answer waits for the others as well: room alone says how many.
_AT_ONCE: Mapping[Language, int] = {"zh": 5, "en": 7}
# Tables and forms whose words stand in the entries of the clauses already: what they are for is enough.
_LEAD_ALONE = (CROSSWALK, DATA, CALCULATORS)
# For programmers and whoever runs a server: each section is found by its heading and its first paragraph.
_BRIEF = ("formats/", "hosting/")


def search_of(sites: Iterable[LanguageSite], html: Path) -> Mapping[str, bytes]:
    """The search files of all languages by their path on the site, from the pages that stand below HTML."""
    return {
        ("" if site.language == "zh" else f"{site.language}/") + path: content
        for site in sites
        for path, content in search_files(site, read_builder_index(html / site.language)).items()
    }


def search_files(site: LanguageSite, cut_from_pages: BuilderIndex) -> Mapping[str, bytes]:
    """The search files of one language by path; CUT_FROM_PAGES is the builder's own index.

    The search box loads the builder's file with every page; the search worker loads the entries when a
    reader turns to the box, and texts when something is asked.
    """
    made = list(entries(site))
    known = {entry.location.partition("#")[0] for entry in made}
    written = [
        entry
        for entry in cut_from_pages.places
        if entry["location"].partition("#")[0] not in known and not is_of_editions(entry["location"])
    ]
    words = site.content.search_words.in_language(site.language)
    at_once = _AT_ONCE[site.language]
    rows = [*(entry.to_json() for entry in made), *_written(site, written)]
    position = {str(row["location"]): at for at, row in enumerate(rows)}
    texts = _texts(rows, _parts(site))
    terms = [_placed(_term(site, term), position) for term in site.content.terms]
    questions = [_placed(question, position) for question in _questions(site)]
    file: dict[str, object] = {
        "entries": packed_entries(rows) | {"part": _part_of_each(rows, texts, _parts(site))},
        "parts": [[part, len(gzip.compress(content, mtime=0))] for part, content in texts.items()],
        "further": _FURTHER,
        "vectors": _VECTORS,
        "terms": packed_lists(terms, ("words", "foreign")),
        "questions": packed_lists([_shortened(question, at_once) for question in questions], ("phrases",)),
        "function_words": words.function_words,
        "kept_words": words.kept_words,
        "same_words": {word: joined(others) for word, others in words.same_words.items()},
        "document_names": words.document_names,
    }
    called = [word for term in terms for word in (*term["words"], *term["foreign"])]
    same = [word for key, others in words.same_words.items() for word in (key, *others)]
    phrases = [phrase for question in questions for phrase in question["phrases"]]
    file |= _other_writings([*called, *same, *words.kept_words], phrases, rows)
    return {
        cut_from_pages.path: _json(cut_from_pages.with_entries(rows)),
        ENTRIES_FILE: _json(file),
        TEXTS_FILE.format(part=_FURTHER): _json([joined(each["phrases"][at_once:]) for each in questions]),
        TEXTS_FILE.format(part=_VECTORS): _json([*word_vectors(site.language), joined(_elsewhere(site))]),
        **{TEXTS_FILE.format(part=part): content for part, content in texts.items()},
    }


def _parts(site: LanguageSite) -> frozenset[str]:
    """The folders whose texts are a part of their own: documents, what grows with them, long references."""
    grown = (REGISTER, GLOSSARY, COMPARISON, PREPARE, *_BRIEF)
    return frozenset([*(document.id for document in site.content.documents), *(page[:-1] for page in grown)])


def _part(location: str, parts: frozenset[str]) -> str:
    folder = location.partition("#")[0].partition("/")[0]
    return folder if folder in parts else _COMMON_PAGES


def _texts(rows: Iterable[Mapping[str, object]], parts: frozenset[str]) -> Mapping[str, bytes]:
    """The texts of ROWS by the part that they travel in, in their order."""
    found: dict[str, list[object]] = {}
    for row in rows:
        found.setdefault(_part(str(row["location"]), parts), []).append(row.get("text", ""))
    return {part: _json(texts) for part, texts in found.items()}


def _part_of_each(
    rows: Iterable[Mapping[str, object]], texts: Iterable[str], parts: frozenset[str]
) -> Sequence[int]:
    number = {part: at for at, part in enumerate(texts)}
    return [number[_part(str(row["location"]), parts)] for row in rows]


def _other_writings(
    words: Sequence[str], phrases: Sequence[str], rows: Sequence[Mapping[str, object]]
) -> Mapping[str, object]:
    """Traditional characters for all that can be found, pinyin for WORDS, titles and PHRASES."""
    names = [*words, *(str(row["title"]) for row in rows)]
    texts = [str(row.get("text", "")) for row in rows]
    return {"traditional": traditional([*names, *phrases, *texts]), "pinyin": pinyin([*names, *phrases])}


def _placed(named: Mapping[str, Sequence[str]], position: Mapping[str, int]) -> Mapping[str, Sequence[Any]]:
    """NAMED with its places by their position among the entries."""
    return {**named, "at": [position[location] for location in named["at"] if location in position]}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _written(site: LanguageSite, cut: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, object]]:
    """Entries for pages that no model describes; their texts are HTML already, as the builder wrote them."""
    for entry in cut:
        location = entry["location"]
        bare = location.startswith(_LEAD_ALONE)
        if bare and "#" in location:
            continue
        made = {"location": location, "title": plain(entry["title"]), "boost": 0.9}
        brief = bare or location.startswith(_BRIEF)
        made["text"] = _lead(entry["text"]) if brief else plain(entry["text"])
        if location.startswith(CALCULATORS):
            made["tags"] = [site.words["site"]["calculators"]]
        yield made


def _lead(text: str) -> str:
    """The first paragraph that is about the page and not about the browser."""
    return next((each for each in paragraphs(text) if "JavaScript" not in each), "")


def _questions(site: LanguageSite) -> Iterator[Mapping[str, Sequence[str]]]:
    """How people ask, and for which places: a scored clause brings its counterparts in other documents."""
    same = _counterparts(site)
    for question in site.content.questions:
        if not question.at:
            continue
        at = [*question.at, *(there for here in question.at for there in same.get(here, ()))]
        yield {"phrases": question.phrases[site.language], "at": list(dict.fromkeys(at))}


def _elsewhere(site: LanguageSite) -> Sequence[str]:
    """What is asked that the site has no answer to."""
    return [
        phrase for asked in site.content.questions if not asked.at for phrase in asked.phrases[site.language]
    ]


def _shortened(question: Mapping[str, Sequence[Any]], at_once: int) -> Mapping[str, Sequence[Any]]:
    return {**question, "phrases": question["phrases"][:at_once]}


def _counterparts(site: LanguageSite) -> Mapping[str, Sequence[str]]:
    """The addresses of a scored clause's counterparts, by its own address."""
    return {
        clause_page(rubric.id, clause.id): [
            there
            for each in site.cross.counterparts(rubric.document, clause.id, clause.same_as)
            if (there := site.places.of(each.reference)) is not None
        ]
        for rubric in site.content.rubrics
        for clause in rubric.clauses
    }


def _term(site: LanguageSite, term: Term) -> Mapping[str, Sequence[str]]:
    """What people call a thing, in either language, its own name first, and where it stands."""
    other: Language = "en" if site.language == "zh" else "zh"
    own = [site.say(term.label), *_called(term, site.language)]
    foreign = [term.label.in_language(other), *_called(term, other)]
    at = [place for reference in term.see if (place := site.places.of(reference)) is not None]
    return {"words": own, "foreign": foreign, "at": [f"{GLOSSARY}#{term.id}", *at]}


def _called(term: Term, language: Language) -> Sequence[str]:
    return (*term.synonyms[language], *term.search_words[language])
