"""Who is named in a header: candidates with their traits, weighed for outlet, agency and byline."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from legation.errors import LexiconError
from legation.extraction.press import HEADER, TRAITS, is_none, traits
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import DATA, read_toml

FIELDS = ("outlet", "agency", "byline")
# Traits of where a name stands; those of its shape are `press.TRAITS`.
PLACES = frozenset({
    "first", "under", "second", "behind", "shouted", "dated", "sectioned", "alone", "town", "by", "source", "bracket",
    "dateline", "leads", "foot", "tail", "own", "page", "voice", "title", "wire",
})


class Mention(NamedTuple):
    """A name in the header or around the story, with the traits of where it stands."""

    name: str
    place: frozenset[str]


@dataclass
class _Candidate:
    """A name with the traits of all its mentions."""

    name: str
    traits: set[str] = field(default_factory=set)


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, dict[str, float]]]:
    data = read_toml(HEADER).get("weights", {})
    where = str(DATA / HEADER)
    for name in FIELDS:
        table = data.get(name)
        if not isinstance(table, dict) or not all(isinstance(v, int | float) for v in table.values()):
            raise LexiconError(f"[weights.{name}] must hold numbers", where=where, mend="write e.g. first = 2")
        if unknown := sorted(set(table) - TRAITS - PLACES):
            raise LexiconError(f"[weights.{name}] there is no trait {unknown[0]!r}", where=where,
                               mend=f"use one of {', '.join(sorted(TRAITS | PLACES))}")
    if not isinstance(data.get("threshold"), int | float):
        raise LexiconError("[weights] threshold must be a number", where=where, mend="write threshold = 2")
    return data["threshold"], {name: data[name] for name in FIELDS}


def points(found: Iterable[str], name: str) -> float:
    """How much the traits speak for the field `name`."""
    table = _weights()[1][name]
    return sum(table.get(trait, 0) for trait in found)


def _key(name: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(name.removeprefix("The ")))


def assign(mentions: Iterable[Mention], common: Container[str], full: dict[str, str]) -> dict[str, str]:
    """The name for each field: the most points first, each name once, of equal ones the first mentioned.

    `common` are words that the story writes small; `full` gives longer forms of names.
    """
    people: dict[str, _Candidate] = {}
    for mention in mentions:
        name = full.get(mention.name, mention.name)
        if is_none(name) or not _key(name):
            continue
        candidate = people.setdefault(_key(name), _Candidate(name, set(traits(name, common))))
        candidate.traits |= mention.place | (traits(mention.name, common) & {"acronym"})
    threshold, _ = _weights()
    ranked = sorted(
        ((points(c.traits, name), -i, name, c.name) for i, c in enumerate(people.values()) for name in FIELDS),
        key=lambda row: row[:2], reverse=True)
    chosen: dict[str, str] = {}
    for score, _, name, value in ranked:
        if score >= threshold and name not in chosen and value not in chosen.values():
            chosen[name] = value
    return chosen
