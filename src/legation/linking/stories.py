"""Which reports are copies, cuts or rewrites of one wire text.

Likely pairs are found by MinHash over the words of a text, in bands; whether two
texts are one story is then decided on the texts themselves, by the runs of two
words that they share. Both ask two texts only, so that the order in which
reports come makes no difference.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise
from unicodedata import normalize

import msgspec
from rensa import RMinHash

# Words of a sketch, and how many of them one band holds. Two texts that share a part s of
# their words meet in a band with probability 1 - (1 - s**ROWS)**BANDS: 0.998 where a third was
# cut or added (s = 0.6), 0.95 where three of ten words were changed (0.5), 0.0003 for two
# reports of other things (0.05).
BANDS, ROWS = 48, 4
SEED = 1
# Two sketches that agree less than this are of other texts, whatever band they share.
LIKELY = 0.3
# The part of the pairs of words of the shorter text that two versions of one text share. Texts
# of one event by different hands share up to a quarter.
SHARED = 1 / 3
# Short texts have more in common by chance: of less than SHORT pairs more are asked for, up to all but a quarter.
SHORT, SHORTEST, SHARED_SHORTEST = 60, 20, 0.75

_WORD = re.compile(r"\w+")


class Text:
    """The words of a report, as they are compared."""

    def __init__(self, text: str) -> None:
        words = [word.lower() for word in _WORD.findall(normalize("NFC", text))]
        self.pairs = frozenset(pairwise(words))
        self._words = sorted({word for word in words if len(word) > 3})

    def sketch(self) -> array[int]:
        """Its MinHash: 16 bits of each of `BANDS * ROWS` least hashes of its words; empty for a text without words."""
        if not self._words:
            return array("H")
        minhash = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
        minhash.update(self._words)
        return array("H", (least & 0xFFFF for least in minhash.digest()))


def bands(sketch: array[int]) -> list[int]:
    """The bands of a sketch: two texts are looked at where they share one."""
    return [
        int.from_bytes(blake2b(bytes([n]) + sketch[n * ROWS : (n + 1) * ROWS].tobytes(), digest_size=6).digest())
        for n in range(len(sketch) // ROWS)
    ]


def likely(a: array[int], b: array[int]) -> bool:
    """Whether two texts may be one story, by their sketches."""
    return sum(x == y for x, y in zip(a, b, strict=True)) >= LIKELY * len(a)


def same_story(a: Text, b: Text) -> bool:
    """Whether two texts are versions of one."""
    shorter = min(len(a.pairs), len(b.pairs))
    if not shorter:
        return False
    shortness = (SHORT - min(max(shorter, SHORTEST), SHORT)) / (SHORT - SHORTEST)
    needed = SHARED + (SHARED_SHORTEST - SHARED) * shortness
    return len(a.pairs & b.pairs) >= needed * shorter


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a story."""

    report: str
    outlet: str | None
    agency: str | None
    published: str | None


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of one wire text, earliest first, and whose it is, where that can be told."""

    id: str
    original: str | None
    versions: tuple[Version, ...]


def story(entry: str, versions: Iterable[Version]) -> Story:
    """The story `entry`. Its original is the agency that most versions name, else the outlet of the only earliest."""
    ordered = sorted(versions, key=lambda v: (v.published or "9999", v.report))
    return Story(id=entry, original=_original(ordered), versions=tuple(ordered))


def _original(ordered: Sequence[Version]) -> str | None:
    named = Counter(version.agency for version in ordered if version.agency)
    if named:
        return min(named, key=lambda agency: (-named[agency], agency))
    first = ordered[0]
    alone = all(v.published and first.published and v.published > first.published for v in ordered[1:])
    return first.outlet if alone else None
