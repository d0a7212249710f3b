"""The encoder that comes with the package: what each word of a report may tell of, learned from annotated reports.

A small transformer with three heads, run as int8 ONNX on the CPU. How it was
trained, on what, and what it reaches stands beside its weights (`weights/README.md`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

# Pieces of words read at once. Windows are read one by one: to pad them to one length costs more than a batch saves.
WINDOW = 320

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Labels:
    """What the columns of the encoder's heads stand for; the first of `kinds` is no event, of `parts` no person."""

    kinds: tuple[str, ...]
    states: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A text as the encoder reads it: for each piece of a word its `(start, end)` and the heads' probabilities."""

    spans: npt.NDArray[np.int64]  # pieces x 2, offsets into the text
    kinds: Matrix  # pieces x Labels.kinds
    states: Matrix  # pieces x Labels.states
    parts: Matrix  # pieces x Labels.parts


class Encoder:
    """The network and its tokenizer, loaded once."""

    def __init__(self) -> None:
        import msgspec
        import onnxruntime
        from tokenizers import Tokenizer

        folder = files("legation.language") / "weights"
        self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        with as_file(folder / "encoder.onnx") as model, as_file(folder / "tokenizer.json") as words:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(words))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._first = self._tokenizer.token_to_id("[CLS]")
        self._last = self._tokenizer.token_to_id("[SEP]")

    def read(self, text: str, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Read `text`, in windows of whole sentences; `sentences` are `(start, end)` offsets, in order."""
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        spans = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
        ids = np.array(encoded.ids, dtype=np.int64)
        windows = _windows(spans[:, 0], [start for start, _ in sentences])
        heads = list(zip(*(self._run(ids[window]) for window in windows), strict=True))
        names = (self.labels.kinds, self.labels.states, self.labels.parts)
        kinds, states, parts = (
            [np.concatenate(rows) for rows in heads] if heads else [np.zeros((0, len(n)), np.float32) for n in names]
        )
        return Reading(spans, kinds, states, parts)

    def _run(self, window: npt.NDArray[np.int64]) -> list[Matrix]:
        """The heads' probabilities over the pieces of one window."""
        pieces = np.array([[self._first, *window, self._last]], dtype=np.int64)
        scores = self._session.run(None, {"ids": pieces, "mask": np.ones_like(pieces)})
        return [_softmax(head[0, 1:-1]) for head in scores]


def _windows(starts: npt.NDArray[np.int64], sentences: Sequence[int]) -> Iterator[slice]:
    """Runs of whole sentences, each of at most WINDOW pieces; a longer sentence is cut."""
    cuts = sorted({*np.searchsorted(starts, sentences).tolist(), len(starts)})
    room = WINDOW - 2
    at = 0
    while at < len(starts):
        last = cuts[bisect_right(cuts, at + room) - 1] if cuts[0] <= at + room else at
        end = last if last > at else min(at + room, len(starts))
        yield slice(at, end)
        at = end


def _softmax(scores: Matrix) -> Matrix:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """The encoder that comes with the package."""
    return Encoder()
