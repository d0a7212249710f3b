"""Who is named in a header: candidates with their traits, weighed for outlet, agency and byline.

The traits are where a name stands and what shape it has. Their weights are learnt
(`header_weights.csv`): a name's points for a field are the log-odds that it is that
rather than nothing, so that names of no known shape are told by their places.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from legation.errors import LexiconError
from legation.extraction.press import TRAITS, is_none, traits
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.tables import read_csv

FIELDS = ("outlet", "agency", "byline")
WEIGHTS = "header_weights.csv"
# A field is weighed over so many of the best candidates for it.
_BEST = 5

# Traits of where a name stands; those of its shape are `press.TRAITS`.
PLACES = frozenset({
    # On a header line: where the line stands, and what stands on and beside it.
    "top", "above", "below", "inside", "labelled", "alone", "leading", "behind", "dated", "sectioned", "shouted",
    "near", "story_next", "no_headline", "told", "retold", "telling", "long", "small",
    # By what mark a name is led in.
    "by", "source", "bracket", "town", "page", "for", "closes", "closed", "paper",
    # In a dateline: in its bracket, bare between stops, before its place, in its place; of several the first or last.
    "dateline", "bare", "before_place", "before_story", "first_of", "last_of",
    # Below the story.
    "foot", "dash", "line", "end",
    # On the page around it, tacked on to the headline, or in the story's own words.
    "title", "rights", "follow", "origin", "voice", "heard", "wire", "own", "force",
    # Another mention of the name is of a kind that publishers, agencies or authors have.
    "owned", "wired", "signed",
})
# "By" before initials is no author's, a paper's name in a dateline is an agency's: these places weigh with the others.
_PLACES_THAT_PAIR = frozenset({
    "by", "source", "dateline", "foot", "top", "above", "below", "labelled", "dated", "inside", "wire", "voice",
    "rights", "follow", "origin", "title"})
_PAIRED = frozenset({
    "acronym", "person", "one", "outlet_word", "agency_word", "either_word", "body", "staff", "ordinary", "titled",
    "place", "town_name", "force",
    "alone", "leading", "behind", "near", "bracket", "dash", "line", "owned", "wired", "signed", "told", "no_headline",
})
_ELSEWHERE = {
    "owned": frozenset({"top", "title", "rights", "follow", "origin", "voice", "heard", "own"}),
    "wired": frozenset({"dateline", "wire", "source", "foot"}),
    "signed": frozenset({"by", "below", "paper"}),
}


class Mention(NamedTuple):
    """A name in the header or around the story, with the traits of where it stands."""

    name: str
    place: frozenset[str]


@dataclass
class Candidate:
    """A name with the traits of each of its mentions."""

    name: str
    mentions: list[frozenset[str]]

    def points(self, field: str) -> float:
        """How much the mention that speaks most for the field speaks for it."""
        return max(points(found, field) for found in self.mentions)


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The points of each trait (`weighed`) for each field; `bias` is what every name gets."""
    table: dict[str, dict[str, float]] = {name: {} for name in FIELDS}
    for row in read_csv(WEIGHTS, ("trait", *FIELDS)):
        trait = row.fields["trait"]
        if unknown := set(trait.split("&")) - TRAITS - PLACES - {"bias"}:
            raise LexiconError(f"there is no trait {unknown.pop()!r}", where=row.where, mend="learn the weights anew")
        for name in FIELDS:
            try:
                table[name][trait] = float(row.fields[name])
            except ValueError:
                raise LexiconError(f"{row.fields[name]!r} is no number", where=row.where,
                                   mend="learn the weights anew") from None
    return table


def points(found: Iterable[str], name: str) -> float:
    """How much the traits speak for the field `name`; above 0 they speak for it rather than for nothing."""
    table = weights()[name]
    return table.get("bias", 0) + sum(table.get(trait, 0) for trait in weighed(found))


def weighed(found: Iterable[str]) -> list[str]:
    """Traits as the weights name them: each by itself, and each place with what else it matters for ("by&acronym")."""
    found = list(found)
    return [*found, *(f"{place}&{other}" for place in found if place in _PLACES_THAT_PAIR
                      for other in found if other in _PAIRED)]


def is_likely(mention: Mention, common: Container[str]) -> bool:
    """Whether a name is rather one of the three than none."""
    found = mention.place | traits(mention.name, common)
    return not is_none(mention.name) and max(points(found, name) for name in FIELDS) > 0


def key(name: str) -> str:
    """The words of a name without article, marks and capitals, by which its mentions are one."""
    return " ".join(fold(word) for word in WORD.findall(name.removeprefix("The ")))


def candidates(mentions: Iterable[Mention], common: Container[str], full: dict[str, str]) -> list[Candidate]:
    """The names that are mentioned, each once, with the traits of each mention.

    `common` are words that the story writes small; `full` gives longer forms of names.
    """
    mentions = list(mentions)
    full = _initials({m.name for m in mentions}) | full
    places: dict[str, list[frozenset[str]]] = {}
    names: dict[str, str] = {}
    for mention in mentions:
        name = full.get(mention.name, mention.name)
        if is_none(name) or not key(name):
            continue
        names.setdefault(key(name), name)
        places.setdefault(key(name), []).append(mention.place | (traits(mention.name, common) & {"acronym"}))
    return [Candidate(name, _in_sight_of_all(places[k], traits(name, common))) for k, name in names.items()]


def _in_sight_of_all(places: list[frozenset[str]], shape: frozenset[str]) -> list[frozenset[str]]:
    """The traits of each mention of one name: its place, the name's shape, and what the other mentions are like."""
    found: list[frozenset[str]] = []
    for i, place in enumerate(places):
        others = frozenset[str]().union(*places[:i], *places[i + 1:])
        seen = {trait for trait, group in _ELSEWHERE.items() if others & group}
        found.append(place | shape | seen | ({"told"} & others))
    return found


def _initials(names: Iterable[str]) -> dict[str, str]:
    """Which of the names are the initials of another."""
    long = {"".join(word[0] for word in WORD.findall(name) if word[0].isupper()): name for name in names if " " in name}
    return {name: long[name] for name in names if name.isupper() and len(name) > 1 and name in long}


def assign(mentions: Iterable[Mention], common: Container[str], full: dict[str, str]) -> dict[str, str]:
    """The names for the fields that together have the most points, each name once; some fields may stay empty.

    `common` and `full` as in `candidates`.
    """
    found = candidates(mentions, common, full)
    options: list[list[tuple[float, int]]] = []
    for name in FIELDS:
        scored = ((candidate.points(name), -i) for i, candidate in enumerate(found))
        options.append([*sorted((row for row in scored if row[0] > 0), reverse=True)[:_BEST], (0.0, 1)])
    best = max(product(*options), key=_total)
    return {name: found[-i].name for name, (_, i) in zip(FIELDS, best, strict=True) if i < 1}


def _total(choice: tuple[tuple[float, int], ...]) -> tuple[float, int]:
    """The points of a choice of candidates, of which none may stand twice; of equal ones the first mentioned."""
    taken = [i for _, i in choice if i < 1]
    if len(set(taken)) < len(taken):
        return (-1.0, 0)
    return (sum(score for score, _ in choice), sum(taken))
