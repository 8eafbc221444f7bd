"""How make_word_vectors.py trains the vectors of words: on questions, and on what sentences mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy import sparse

SHRINK = 0.3
NEARER = 0.5
STIFF = 0.5
ELSEWHERE = 0.3  # what a sentence that is no question counts
PRIOR = 1.0  # how firmly a word keeps to what the encoder says of it alone
ROUNDS, ENOUGH = 60, 1e-4


def from_words(rows: Any, told: Any, held: Any, of_question: Any, directions: int) -> Any:
    """The vectors of words from ROWS, what the encoder says of each alone, of which the share TOLD counts."""
    mean, axes = discriminants(normal(held @ (told * rows)), of_question, directions)
    vectors = told * (rows - mean) @ axes
    vectors /= np.median(np.linalg.norm(held @ vectors, axis=1))
    return brought_nearer(vectors, held, of_question)


def from_sentences(
    *,
    rows: Any,
    told: Any,
    held: Any,
    of_question: Any,
    meant: Any,
    elsewhere: tuple[Any, Any],
    directions: int,
) -> Any:
    """The vectors of words whose sums come nearest to what the encoder says of whole sentences.

    MEANT is what it says of each question, HELD which words are in it; ELSEWHERE has both for others.
    A word that occurs in few of them stays near to what the encoder says of it alone.
    """
    mean, axes = discriminants(meant, of_question, directions)
    axes /= np.median(np.linalg.norm((meant - mean) @ axes, axis=1))
    also_held, also_meant = elsewhere
    vectors = nearest_sums(
        sparse.vstack([held, also_held]).tocsr(),
        normal((np.vstack([meant, also_meant]) - mean) @ axes),
        np.concatenate([np.ones(len(meant)), np.full(len(also_meant), ELSEWHERE)]),
        told * (rows - mean) @ axes,
    )
    return brought_nearer(vectors, held, of_question)


def nearest_sums(held: Any, aim: Any, count: Any, prior: Any) -> Any:
    """The vectors near to PRIOR whose sums by HELD come nearest to AIM, by conjugate gradients."""
    weighed = held.T @ sparse.diags(count)
    square = (weighed @ held).tocsr()
    size = (square.diagonal() + PRIOR)[:, None]
    vectors = prior.copy()
    wanted = weighed @ aim + PRIOR * prior
    left = wanted - (square @ vectors + PRIOR * vectors)
    along = left / size
    gain = (left * along).sum(0)
    for _ in range(ROUNDS):
        moved = square @ along + PRIOR * along
        step = gain / np.maximum(1e-12, (along * moved).sum(0))
        vectors += step * along
        left -= step * moved
        if np.linalg.norm(left) < ENOUGH * np.linalg.norm(wanted):
            break
        before, gain = gain, (left * (left / size)).sum(0)
        along = left / size + gain / np.maximum(1e-12, before) * along
    return vectors


def counted(cut: Sequence[Sequence[str]], position: Mapping[str, int]) -> Any:
    """A row for each phrase: what each word is of it, so that long phrases do not outweigh short ones."""
    cells = [(row, position[word], len(words) ** -0.5) for row, words in enumerate(cut) for word in words]
    rows, columns, shares = zip(*cells, strict=True)
    return sparse.csr_matrix((shares, (rows, columns)), shape=(len(cut), len(position)))


def discriminants(rows: Any, of_question: Any, directions: int) -> tuple[Any, Any]:
    """The mean, and the directions that tell questions apart best against how much those of one differ."""
    mean = rows.mean(0)
    centred = rows - mean
    own = np.vstack(
        [centred[of_question == each] - centred[of_question == each].mean(0) for each in set(of_question)]
    )
    values, axes = np.linalg.eigh(own.T @ own / len(own))
    whitening = axes @ np.diag((values + SHRINK * values.mean()) ** -0.5) @ axes.T
    white = centred @ whitening
    _, best = np.linalg.eigh(white.T @ white / len(white))
    return mean, whitening @ best[:, ::-1][:, :directions]


def brought_nearer(vectors: Any, held: Any, of_question: Any) -> Any:
    """VECTORS moved, no more than need be, so that phrases of a question come nearer to their mean."""
    now = normal(held @ vectors)
    aim = np.zeros_like(now)
    for each in set(of_question):
        aim[of_question == each] = normal(now[of_question == each].mean(0))
    aim = normal((1 - NEARER) * now + NEARER * aim)
    square = (held @ held.T).toarray()
    square[np.diag_indices_from(square)] += STIFF
    return vectors + held.T @ np.linalg.solve(square, aim - held @ vectors)


def normal(rows: Any) -> Any:
    return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=-1, keepdims=True))
