"""What a report tells of whose officials are whose, beside their own titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from legation.extraction.document import Document
from legation.extraction.offices import Office, singular
from legation.extraction.titles import Mention
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.places import home_of
from legation.model import Header

# Classes of which a state has one of each: "the Saudi king" is King Salman.
UNIQUE = frozenset(("state", "government", "royal", "minister"))
_FILLERS = frozenset(("of", "for", "the", "and", "affairs", "acting", "state", "national", "external"))
_NAMES = frozenset(("name", "demonym", "capital"))


class Holder(NamedTuple):
    """A person under the fullest name, with the mentions, and the office that may tell the party."""

    name: str
    mentions: Sequence[Mention]
    office: Office | None


@dataclass(frozen=True)
class Allegiance:
    """What a report tells of whose officials are whose.

    `home` is the country of the dateline, `heads` the parties that the header names; `main` the parties
    by weight. Of the offices of which a state has one, `named` holds the owners of those that are said
    with their bearer's name, `unnamed` of the others ("the Saudi king"), by the post; `counterparts` those
    of counterparts without a name.
    """

    home: str | None
    heads: frozenset[str]
    main: tuple[str, ...]
    named: frozenset[tuple[str, str]]
    unnamed: frozenset[tuple[str, str]]
    counterparts: frozenset[str]


def head_of(office: Office) -> str:
    """What tells one office of a state from another: "foreign minister" for "Minister of Foreign Affairs" too."""
    words = (fold(w) for w in WORD.findall(office.text))
    return " ".join(sorted({"defence" if w == "defense" else w for w in words} - _FILLERS))


def allegiance(document: Document, offices: Sequence[Office], held: Iterable[Office]) -> Allegiance:
    """What the report tells by its parties, its offices, those `held` by named persons, and its header."""
    weights = Counter(party.code for party in document.parties)
    held = list(held)
    holders = {(o.first, o.last) for o in held}
    place = document.masthead.dateline_place
    return Allegiance(
        home=home_of(place, weights) if place else None,
        heads=frozenset(p.code for p in document.parties if p.form in _NAMES and not document.is_story(p.start))
        | _lands_named(document.masthead.header, weights),
        main=tuple(code for code, _ in weights.most_common()),
        named=_owned(held),
        unnamed=_owned([o for o in offices if (o.first, o.last) not in holders]),
        counterparts=frozenset(
            o.owner for o in offices if o.counterpart and o.owner and (o.first, o.last) not in holders
        ),
    )


def _lands_named(header: Header, weights: Counter[str]) -> frozenset[str]:
    """The countries that the names of outlet and agency tell of: "Tbilisi Observer"."""
    lexicon, lands = party_lexicon(), set[str]()
    for name in filter(None, (header.outlet, header.agency)):
        for hit in lexicon.phrases.find(name):
            lands |= {s.code for s in hit.value if s.code and s.form in _NAMES}
        if not lands:
            lands |= {code for w in WORD.findall(name) if (code := home_of(w, weights)) and weights[code]}
    return frozenset(lands)


def _owned(offices: Sequence[Office]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (head_of(o), o.owner)
        for o in offices
        if o.owner and o.kind in UNIQUE and not o.plural and not o.former
    ) | frozenset((singular(head_of(o)), owner) for o in offices if o.kind in UNIQUE for owner in o.owners
    )
