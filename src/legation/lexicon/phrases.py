"""Finding many phrases in a text at once: one pass, longest match first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")

WORD = re.compile(r"[^\W_]+")
# What may stand between the words of one phrase: "U.S.", "Guinea-Bissau", "Cote d'Ivoire".
JOIN = re.compile(r"[\s\u00a0]+|[-‐‑–'’ʻ`]|\.[\s\u00a0]?|[\s\u00a0]?&[\s\u00a0]?")


def fold(word: str) -> str:
    """Case-folded, without diacritics."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word.casefold()).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ə", "a").replace("ı", "i")


class Found(NamedTuple, Generic[V]):
    """A phrase found in a text: `text[start:end]`, and what it stands for."""

    start: int
    end: int
    value: V


class PhraseTable(Generic[V]):
    """A dictionary of phrases that is searched for in texts.

    Words are compared without case and diacritics; a phrase that was added as
    `cased` is found only where each of its capitals is a capital in the text
    too (so that "US" is not found in "tell us"). Cost grows linearly with the
    length of the text, whatever the number of phrases.
    """

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[tuple[bool, ...] | None, V]]] = {}
        self._longest: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, phrase: str, value: V, *, cased: bool = False) -> None:
        """Add `phrase`; a later equal phrase is kept beside an earlier one, the earlier wins."""
        words = WORD.findall(phrase)
        if not words:
            raise ValueError(f"a phrase needs a word: {phrase!r}")
        key = tuple(fold(w) for w in words)
        capitals = tuple(c.isupper() for w in words for c in w) if cased else None
        self._entries.setdefault(key, []).append((capitals, value))
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def get(self, phrase: str) -> V | None:
        """The value of exactly this phrase (case as in `find`), or None."""
        words = WORD.findall(phrase)
        return self._value(tuple(fold(w) for w in words), words)

    def _value(self, key: tuple[str, ...], words: list[str]) -> V | None:
        for capitals, value in self._entries.get(key, ()):
            if capitals is None:
                return value
            letters = [c for w in words for c in w]
            if len(letters) == len(capitals) and all(
                c.isupper() for c, due in zip(letters, capitals, strict=True) if due
            ):
                return value
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found[V]]:
        """All phrases in `text[start:end]`, leftmost and longest first, without overlap."""
        matches = list(WORD.finditer(text, start, len(text) if end is None else end))
        words = [m.group() for m in matches]
        folded = [fold(w) for w in words]
        i, n = 0, len(matches)
        while i < n:
            longest = self._longest.get(folded[i], 0)
            step = 1
            if longest:
                run = 1
                while (
                    run < longest
                    and i + run < n
                    and JOIN.fullmatch(text, matches[i + run - 1].end(), matches[i + run].start())
                ):
                    run += 1
                for size in range(run, 0, -1):
                    value = self._value(tuple(folded[i : i + size]), words[i : i + size])
                    if value is not None:
                        yield Found(matches[i].start(), matches[i + size - 1].end(), value)
                        step = size
                        break
            i += step
