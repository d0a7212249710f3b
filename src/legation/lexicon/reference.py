"""Classes of words by which the reading of events goes: reference, ceremonies, counting (`reference.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_toml

Words = frozenset[str]


@dataclass(frozen=True)
class Reference:
    """The lists of `reference.toml`; what each holds is told there."""

    one: Words
    several: Words
    thing: Words
    sides: Words
    visitors: Words
    home: Words
    people: Words
    reciprocal: Words
    talking: Words
    leading: Words
    units: Words
    no_goods: Words
    ceremonies: dict[str, str]
    numbers: dict[str, int]


@lru_cache(maxsize=4)
def reference(folder: Path = DATA) -> Reference:
    """The reference lists of `folder`; LexiconError where one is missing or is no list of words."""
    where = str(folder / "reference.toml")
    document = read_toml("reference.toml", folder)

    def words(table: str, name: str) -> Words:
        found = document.get(table, {}).get(name)
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise LexiconError(f"[{table}] gives no list of words {name!r}", where=where, mend="give one")
        return frozenset(found)

    return Reference(
        **{name: words("pronouns", name) for name in ("one", "several", "thing")},
        **{name: words("nouns", name) for name in ("sides", "visitors", "home", "people", "reciprocal")},
        **{name: words("talk", name) for name in ("talking", "leading")},
        **{name: words("counting", name) for name in ("units", "no_goods")},
        ceremonies={word: facet for facet in document.get("ceremony", {}) for word in words("ceremony", facet)},
        numbers=_numbers(document, where),
    )


def _numbers(document: dict[str, Any], where: str) -> dict[str, int]:
    numbers = document.get("numbers", {})
    for word, value in numbers.items():
        if not isinstance(value, int):
            raise LexiconError(f"the number word {word!r} has no whole number", where=where, mend="give one")
    return dict(numbers)
