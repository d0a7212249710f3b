"""Whom well-known people act for, where a report names them without their country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from legation.errors import LexiconError
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import DATA, read_csv, read_toml


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


@lru_cache(maxsize=4)
def allegiance_weights(folder: Path = DATA) -> dict[str, float]:
    """How much each sign speaks for a party as the one that a person acts for; from `allegiance.toml`."""
    name = "allegiance.toml"
    weights = read_toml(name, folder).get("weights")
    if not isinstance(weights, dict) or not all(isinstance(w, int | float) for w in weights.values()):
        raise LexiconError("[weights] must hold numbers", where=str(folder / name), mend='write e.g. "home" = 1.5')
    return {sign: float(weight) for sign, weight in weights.items()}


@lru_cache(maxsize=1)
def _traditions() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, frozenset[str]], ...]]:
    """Countries by names, and by endings of names, the longest ending first."""
    words: dict[str, frozenset[str]] = {}
    endings: dict[str, frozenset[str]] = {}
    for row in read_csv("traditions.csv", ("countries", "names", "endings")):
        lands = frozenset(row.many("countries"))
        if not lands:
            raise LexiconError("no country", where=row.where, mend="write codes with | between")
        for table, column in ((words, "names"), (endings, "endings")):
            for word in row.many(column):
                table[fold(word)] = table.get(fold(word), frozenset()) | lands
    return words, tuple(sorted(endings.items(), key=lambda item: -len(item[0])))


def lands_of(name: str) -> frozenset[str]:
    """The countries in whose traditions a person is named so, as far as the words of the name tell.

    Of several words those countries that most of them speak for; nothing where no word is known.
    """
    words, endings = _traditions()
    votes: Counter[str] = Counter()
    for word in name_key(name):
        long = (lands for end, lands in endings if word.endswith(end) and len(word) > len(end) + 1)
        votes.update(words.get(word) or next(long, ()))
    most = max(votes.values(), default=0)
    return frozenset(code for code, n in votes.items() if n == most)
