"""A sentence encoder for English, for make_word_vectors.py alone: all-MiniLM-L6-v2 (Apache 2.0) in numpy.

The package brings the weights and asks for gigabytes of libraries to run them; these lines need numpy and
scipy.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import erf
from tokenizers import Tokenizer

PACKAGE = "all_minilm_l6_v2"
AT_ONCE = 128
TINY = 1e-12


class EnglishEncoder:
    """Gives a sentence a vector of length 1: those of one meaning are near to each other."""

    def __init__(self) -> None:
        spec = find_spec(PACKAGE)
        if spec is None or spec.origin is None:
            raise SystemExit(f"nothing made: {PACKAGE} is missing; see requirements-vectors.txt")
        with zipfile.ZipFile(Path(spec.origin).parent / "model.zip") as packed:
            self.weights = read_weights(packed.read("model.safetensors"))
            self.tokenizer = Tokenizer.from_str(packed.read("tokenizer.json").decode())
            shape = json.loads(packed.read("config.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.layers, self.heads = shape["num_hidden_layers"], shape["num_attention_heads"]

    def encode(self, texts: Sequence[str]) -> Any:
        """A row for each of TEXTS; those of one length go through the layers together."""
        numbers = [each.ids for each in self.tokenizer.encode_batch(list(texts))]
        rows = np.zeros((len(texts), self.weights["embeddings.word_embeddings.weight"].shape[1]))
        for same in of_one_length(numbers):
            rows[same] = self._through(np.array([numbers[at] for at in same])).mean(1)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def _through(self, numbers: Any) -> Any:
        names = (f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type"))
        words, places, kinds = (self.weights[name] for name in names)
        states = self._norm(words[numbers] + places[: numbers.shape[1]] + kinds[0], "embeddings")
        for layer in range(self.layers):
            states = self._layer(states, f"encoder.layer.{layer}")
        return states

    def _layer(self, states: Any, name: str) -> Any:
        seen = self._linear(self._attention(states, name), f"{name}.attention.output.dense")
        states = self._norm(states + seen, f"{name}.attention.output")
        inner = self._linear(states, f"{name}.intermediate.dense")
        inner = inner * (1 + erf(inner / np.sqrt(2))) / 2
        return self._norm(states + self._linear(inner, f"{name}.output.dense"), f"{name}.output")

    def _attention(self, states: Any, name: str) -> Any:
        texts, length, width = states.shape
        query, key, value = (
            self._linear(states, f"{name}.attention.self.{part}")
            .reshape(texts, length, self.heads, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        near = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width / self.heads)
        shares = np.exp(near - near.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return (shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)

    def _linear(self, states: Any, name: str) -> Any:
        return states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, states: Any, name: str) -> Any:
        even = (states - states.mean(-1, keepdims=True)) / np.sqrt(states.var(-1, keepdims=True) + TINY)
        return even * self.weights[f"{name}.LayerNorm.weight"] + self.weights[f"{name}.LayerNorm.bias"]


def read_weights(content: bytes) -> dict[str, Any]:
    """The tensors of a safetensors file by name: a length, a table of contents in JSON, the figures."""
    stream = io.BytesIO(content)
    contents = json.loads(stream.read(int.from_bytes(stream.read(8), "little")))
    start = stream.tell()
    found: dict[str, Any] = {}
    for name, about in contents.items():
        if about.get("dtype") == "F32":
            first, last = about["data_offsets"]
            figures: Any = np.frombuffer(content[start + first : start + last], np.float32)
            found[name.removeprefix("bert.")] = figures.reshape(about["shape"])
    return found


def of_one_length(numbers: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Which of NUMBERS are equally long, in handfuls."""
    lengths: dict[int, list[int]] = {}
    for at, each in enumerate(numbers):
        lengths.setdefault(len(each), []).append(at)
    for same in lengths.values():
        for start in range(0, len(same), AT_ONCE):
            yield same[start : start + AT_ONCE]
