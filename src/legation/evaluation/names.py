"""When two names, posts or sets are the same, and how nearly."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
# Letters that no decomposition takes apart, and apostrophes, which spellings of a name differ in.
_ALIKE = str.maketrans({"ə": "a", "ı": "i", "’": "", "'": ""})


def fold(text: str | None) -> list[str]:
    """Lower-case letters and digits of a name, without diacritics, as words."""
    if not text:
        return []
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(plain.translate(_ALIKE))


def same_name(a: str | None, b: str | None) -> bool:
    """The words of one name are among the words of the other."""
    x, y = set(fold(a)), set(fold(b))
    return bool(x and y) and (x <= y or y <= x)


def word_f1(a: str | None, b: str | None) -> float:
    """How far two phrases share their words, from 0 to 1; two empty ones are alike."""
    x, y = Counter(fold(a)), Counter(fold(b))
    if not x and not y:
        return 1.0
    both = (x & y).total()
    return 2 * both / (x.total() + y.total()) if both else 0.0


def set_f1(a: Iterable[str], b: Iterable[str]) -> float:
    """How far two sets share their members; two empty ones are alike."""
    x, y = set(a), set(b)
    if not x and not y:
        return 1.0
    return 2 * len(x & y) / (len(x) + len(y))


def names_f1(a: Iterable[str], b: Iterable[str]) -> float:
    """How far two lists name the same people, each name answering to one of the other list."""
    wanted, left = list(a), list(b)
    size = len(wanted) + len(left)
    if not size:
        return 1.0
    hits = 0
    for name in wanted:
        other = next((n for n in left if same_name(name, n)), None)
        if other is not None:
            left.remove(other)
            hits += 1
    return 2 * hits / size
