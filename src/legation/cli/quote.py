"""Evidence quoted: the words, marked in the sentence around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from legation.model import Evidence

# More of a sentence than this on either side of the words is left away.
AROUND = 220

_END = re.compile(r"\n\s*\n|[.!?]+[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
# "Lt. Gen.", "U.S.", "No. 5": a stop after such a word ends no sentence.
_SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,2}|Brig|Capt|Prof|Comm|Dept)$")


class Quote(NamedTuple):
    """A sentence of a report (or the part near the words), the words in it, and the slots that rest on each.

    `marks` are `(start, end, slots)` with offsets in `text`, in order, without overlap.
    """

    text: str
    marks: tuple[tuple[int, int, tuple[str, ...]], ...]

    def marked(self, before: str = "‹", after: str = "›") -> str:
        """The sentence with `before` and `after` round each of the words."""
        pieces, at = [], 0
        for start, end, _ in self.marks:
            pieces += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*pieces, self.text[at:]])


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentences of `text` that hold `text[start:end]`, without blanks around them."""
    low, high = 0, len(text)
    for match in _END.finditer(text):
        if not match.group().isspace() and _SHORT.search(text, max(0, match.start() - 5), match.start()):
            continue
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end - 1:
            high = match.end()
            break
    part = text[low:high]
    return min(start, low + len(part) - len(part.lstrip())), max(end, low + len(part.rstrip()))


def quotes(text: str, evidence: Mapping[str, Iterable[Evidence]]) -> list[Quote]:
    """The sentences of `text` that evidence rests on, in order, each once. `evidence` is given by slot."""
    slots: dict[tuple[int, int], list[str]] = {}
    for slot, pieces in evidence.items():
        for piece in pieces:
            slots.setdefault((piece.start, piece.end), []).append(slot)
    return [_quote(text, low, high, marks) for low, high, marks in _by_sentence(text, slots)]


_Marks = list[tuple[int, int, tuple[str, ...]]]


def _by_sentence(text: str, slots: Mapping[tuple[int, int], list[str]]) -> Iterator[tuple[int, int, _Marks]]:
    """Bounds of each sentence, with the spans in it; a span that overlaps an earlier one is joined to it."""
    low = high = -1
    marks: _Marks = []
    for (start, end), names in sorted(slots.items()):
        if marks and start < marks[-1][1]:
            first, last, before = marks[-1]
            marks[-1] = (first, max(last, end), tuple(dict.fromkeys((*before, *names))))
            high = max(high, end)
            continue
        if not low <= start < high:
            if marks:
                yield low, high, marks
            low, high = sentence(text, start, end)
            marks = []
        marks.append((start, end, tuple(names)))
        high = max(high, end)
    if marks:
        yield low, high, marks


def _quote(text: str, low: int, high: int, marks: _Marks) -> Quote:
    """The sentence `text[low:high]`, cut where it is long; blanks in it stay for the offsets' sake."""
    first, last = marks[0][0], marks[-1][1]
    left = low if first - low <= AROUND else text.find(" ", first - AROUND, first) + 1 or first - AROUND
    right = high if high - last <= AROUND else text.rfind(" ", last, last + AROUND)
    right = right if right > 0 else last + AROUND
    before, after = "… " if left > low else "", " …" if right < high else ""
    shift = len(before) - left
    return Quote(
        before + text[left:right] + after,
        tuple((start + shift, end + shift, names) for start, end, names in marks),
    )
