"""Names as they are compared: without case, diacritics, initials and habits of transliteration."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import read_csv

Words = tuple[str, ...]

_APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`")


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    folder = Path(str(files("legation.linking") / "data"))
    rows = read_csv("transliteration.csv", ("written", "sound"), folder)
    return tuple((row.fields["written"], row.fields["sound"]) for row in rows)


def folded(text: str) -> Words:
    """The words of `text`, without case, diacritics and apostrophes."""
    return tuple(fold(word) for word in WORD.findall(text.translate(_APOSTROPHES)))


@lru_cache(maxsize=65536)
def name_words(name: str) -> Words:
    """The words of a name by their sounds; initials are left out where two words remain."""
    words = tuple(_sound(word) for word in folded(name))
    full = tuple(word for word in words if len(word) > 1)
    return full if len(full) > 1 else words


def _sound(word: str) -> str:
    for written, sound in _sounds():
        word = word.replace(written, sound)
    return "".join(letter for letter, _ in groupby(word))


def same_words(a: Words, b: Words) -> bool:
    """Equal names, in any order of the words, or with other joins ("Amir-Abdollahian", "Amirabdollahian")."""
    return bool(a) and (set(a) == set(b) or "".join(a) == "".join(b))


def compatible(a: Words, b: Words) -> bool:
    """Whether two names can be of one person: equal, or the words of one are among those of the other."""
    return same_words(a, b) or set(a) <= set(b) or set(b) <= set(a)
