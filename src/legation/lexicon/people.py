"""Whom well-known people act for, where a report names them without their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from legation.errors import LexiconError
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import DATA, read_csv


def name_key(name: str) -> frozenset[str]:
    """The words of a name as they are compared: folded, without apostrophes, hyphens parting words."""
    plain = "".join(c for c in name if c not in "'’‘ʻ`ʼ")
    return frozenset(fold(word) for word in WORD.findall(plain))


class Directory:
    """People by the words of their names."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[frozenset[str], str, str]]] = defaultdict(list)

    def add(self, name: str, party: str) -> None:
        """Add a person under one spelling of the name."""
        key = name_key(name)
        surname = fold(WORD.findall(name)[-1])
        for word in key:
            self._by_word[word].append((key, surname, party))

    def party_of(self, name: str) -> str | None:
        """The code of the party that the bearer of `name` acts for, if all who fit it act for the same one.

        A single word fits surnames only.
        """
        key = name_key(name)
        entries: Iterable[tuple[frozenset[str], str, str]] = (
            e for word in key for e in self._by_word.get(word, ())
        )
        if len(key) > 1:
            codes = {
                party for known, _, party in entries if (known <= key and len(known) > 1) or key <= known
            }
        else:
            codes = {party for known, surname, party in entries if key in ({surname}, known)}
        return codes.pop() if len(codes) == 1 else None


@lru_cache(maxsize=4)
def directory(folder: Path = DATA) -> Directory:
    """The people of `people.csv`. Raises LexiconError, with file and line, where an entry is faulty."""
    people = Directory()
    for row in read_csv("people.csv", ("name", "party"), folder):
        names, party = row.many("name"), row.fields["party"]
        if not names or not party or not all(WORD.search(n) for n in names):
            raise LexiconError(
                "a name and a party are due", where=row.where, mend="write Name|Other spelling,CODE"
            )
        for name in names:
            people.add(name, party)
    return people
