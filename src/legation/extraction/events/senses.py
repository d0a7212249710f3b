"""What the encoder takes each word of the report to tell of, by token."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc, Token

from legation.extraction.events.mentions import Match
from legation.language.encoder import Labels, Matrix, Reading


@dataclass(frozen=True)
class Sense:
    """What one word tells of: how probable each kind is ("none" for no event), and each state of it."""

    kinds: dict[str, float]
    states: dict[str, float]

    @property
    def nothing(self) -> float:
        """How probable it is that the word tells of no event."""
        return self.kinds["none"]

    @property
    def best(self) -> tuple[str, float]:
        """The kind that the word tells of most probably, if it tells of any, and how probable that is."""
        kind = max((k for k in self.kinds if k != "none"), key=self.kinds.__getitem__)
        return kind, self.kinds[kind]


@dataclass
class Senses:
    """The encoder's reading of a parsed report."""

    labels: Labels
    reading: Reading
    pieces: list[slice]
    _known: dict[int, Sense] = field(default_factory=dict)

    @classmethod
    def of(cls, doc: Doc, labels: Labels, reading: Reading) -> Senses:
        """Tie `reading` to the tokens of `doc`: to each the pieces that it is made of."""
        starts = np.searchsorted(reading.spans[:, 0], [t.idx for t in doc])
        ends = np.searchsorted(reading.spans[:, 0], [t.idx + len(t) for t in doc])
        return cls(labels, reading, [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)])

    def at(self, token: Token) -> Sense:
        """The sense of `token`: that of its most telling piece."""
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = self._sense(self.pieces[token.i])
        return known

    def along(self, match: Match) -> list[Sense]:
        """The senses of the words of `match`."""
        return [self.at(token) for token in match.token.doc[match.token.i : match.last.i + 1]]

    def _sense(self, pieces: slice) -> Sense:
        kinds, states = self.reading.kinds[pieces], self.reading.states[pieces]
        if not len(kinds):
            return Sense({k: float(k == "none") for k in self.labels.kinds}, dict.fromkeys(self.labels.states, 0.0))
        row = int(np.argmin(kinds[:, 0]))
        return Sense(_named(self.labels.kinds, kinds[row]), _named(self.labels.states, states[row]))


def _named(names: tuple[str, ...], values: Matrix) -> dict[str, float]:
    return dict(zip(names, values.tolist(), strict=True))
