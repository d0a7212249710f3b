"""Names as they are compared: without case, diacritics, initials and habits of transliteration."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import read_csv, read_toml

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


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_toml("names.toml")["particles"])


@lru_cache(maxsize=65536)
def name_words(name: str) -> Words:
    """The words of a name by their sounds; initials and particles are left out where two words remain."""
    said = folded(name)
    words = tuple(_sound(word) for word in said)
    full = tuple(_sound(word) for word in said if len(word) > 1 and word not in _particles())
    return full if len(full) > 1 else words


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What transliterations of a word have in common: its consonants, without `h`; a short word is its own."""
    bones = "".join(letter for letter, _ in groupby(_one_x(word)) if letter not in "aeiouh")
    return bones if len(bones) > 1 else word


def _one_x(word: str) -> str:
    """`x` stands for `ks` in some alphabets and for `kh` in others: all three are made one."""
    return word.replace("ks", "h").replace("x", "h")


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> bool:
    """Whether two words (by their sounds) may be one name: equal, or long, of one skeleton and few letters apart."""
    if a == b:
        return True
    one, other = _one_x(a), _one_x(b)
    if min(len(a), len(b)) < 5 or one[0] != other[0] or skeleton(a) != skeleton(b):
        return False
    few = max(len(a), len(b)) // 5
    return Levenshtein.distance(one, other, score_cutoff=few) <= few


def _sound(word: str) -> str:
    for written, sound in _sounds():
        word = word.replace(written, sound)
    return "".join(letter for letter, _ in groupby(word))


def same_words(a: Words, b: Words) -> bool:
    """Equal names, in any order of the words, or with other joins ("Amir-Abdollahian", "Amirabdollahian")."""
    return bool(a) and (set(a) == set(b) or "".join(a) == "".join(b))


def compatible(a: Words, b: Words) -> bool:
    """Whether two names can be of one person: equal, or the words of one are among those of the other, or alike."""
    return same_words(a, b) or _within(a, b) or _within(b, a)


def _within(a: Words, b: Words) -> bool:
    return all(any(alike(word, other) for other in b) for word in a)
