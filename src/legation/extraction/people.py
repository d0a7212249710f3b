"""People: everyone whom a report names as taking part or speaking, with rank, post and country."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from msgspec import structs

from legation.extraction.allegiance import UNIQUE, Allegiance, Holder, allegiance, head_of
from legation.extraction.document import Document, PersonEntry
from legation.extraction.names import find_names
from legation.extraction.offices import Office, find_offices
from legation.extraction.roles import is_public, role_of
from legation.extraction.signs import countries
from legation.extraction.titles import Mention, read_mentions
from legation.extraction.words import Word, read_words
from legation.lexicon.people import name_key
from legation.model import Person

# Stands for the office of one whose rank alone is told.
_RANKED = Office(0, 0, 0, "military")
# Classes of office that a single word names in full.
_SUPREME = frozenset(("state", "government", "royal"))
_UNRECORDED = frozenset(("leader",))
# An office told no more than so many words before a rank and name may be meant.
_NEAR = 60
_ALIAS = (("aka",), ("alias",), ("known", "as"), ("a", "k", "a"), ("nicknamed",))
# Words that say too little to be a post by themselves.
_BARE = frozenset(
    ("head", "chief", "member", "representative", "officer", "assistant", "commissioner", "chair")
)


def find_people(document: Document) -> list[PersonEntry]:
    """The persons of a report's headlines and prose, in the order of their first mention."""
    found = _read(document)
    parties = countries(found.holders, found.words, found.whose)
    entries = [
        _entry(person, party, document, found) for person, party in zip(found.people, parties, strict=True)
    ]
    return _with_unnamed(entries, found)


def persons_of(document: Document) -> tuple[list[Word], list[Holder], Allegiance]:
    """The words of a report, its persons and what it tells of whose they are: what `countries` goes by."""
    found = _read(document)
    return found.words, found.holders, found.whose


class _Found(NamedTuple):
    """What is read off a report before it is settled for whom its persons act."""

    words: list[Word]
    offices: list[Office]
    people: list[_One]
    holders: list[Holder]
    whose: Allegiance
    public: bool


def _read(document: Document) -> _Found:
    words = read_words(document)
    names = find_names(words)
    named = {k for name in names for k in range(name.first, name.last + 1)}
    offices = find_offices(words, named)
    mentions = read_mentions(words, names, offices, document)
    whose = allegiance(document, offices, [office for mention in mentions for office in mention.offices])
    people = _gather(mentions, words)
    holders = [Holder(p.name, p.mentions, p.title) for p in people]
    return _Found(words, offices, people, holders, whose, is_public(mentions, offices))


@dataclass
class _One:
    """The mentions of one person."""

    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form of the name."""
        return max(self.mentions, key=lambda m: len(name_key(m.name))).name

    @property
    def rank(self) -> str | None:
        """The rank told first."""
        return next((m.rank for m in self.mentions if m.rank), None)

    @property
    def held(self) -> list[Office]:
        """The offices that the person is said to hold now, those told in prose first."""
        held = [o for m in self.mentions for o in m.offices if not o.former and not o.counterpart]
        return sorted(held, key=lambda o: o.shouted)

    @property
    def left(self) -> Office | None:
        """The office that the person is said to have held, its text with "former" or the like in front."""
        past = (o for m in self.mentions for o in m.offices if o.former and o.text and not o.dead)
        return next((replace(o, text=_past(o)) for o in past), None)

    @property
    def title(self) -> Office | None:
        """The office, or the military one that a rank implies."""
        return next(iter(self.held), _RANKED if self.rank else self.left)


def _fits(key: frozenset[str], full: set[str]) -> bool:
    """Whether a name's words are among a fuller one's; initials stand for words, a letter may be off."""
    if key <= full:
        return True
    if len(key) == 1:
        word = next(iter(key))
        return len(word) > 5 and any(_near(word, w) for w in full)
    rest = key - full
    return len(rest) < len(key) and all(len(w) == 1 and any(f.startswith(w) for f in full) for w in rest)


def _near(a: str, b: str) -> bool:
    """Whether two words of a length differ in one inner letter: a slip of the pen."""
    return len(a) == len(b) and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _gather(mentions: list[Mention], words: list[Word]) -> list[_One]:
    """Mentions of one person together: the words of the shorter name are among those of the longer."""
    people: list[_One] = []
    fullest = sorted(mentions, key=lambda m: (-len(name_key(m.name)), m.start))
    for mention in fullest:
        key = name_key(mention.name)
        if not key:
            continue
        fits = [p for p in people if _fits(key, p.keys)]
        if fits:
            # Of several (a father and a son) the one named last before it.
            best = max(
                fits, key=lambda p: max((m.start for m in p.mentions if m.start <= mention.start), default=-1)
            )
            best.mentions.append(mention)
        elif mention.sure or len(key) > 1:
            people.append(_One([mention], set(key)))
    _unite_aliases(people, words)
    people = [p for p in people if not _joins_two(p, people, words)]
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
    return sorted(people, key=lambda p: p.mentions[0].start)


def _joins_two(one: _One, people: list[_One], words: list[Word]) -> bool:
    """Whether the words of a name told in headlines only are surnames of two others: "Netanyahu Liberman"."""
    if any(words[m.first].kind == "prose" for m in one.mentions) or len(one.keys) < 2:
        return False
    others = [p for p in people if p is not one and p.keys & one.keys]
    return len(others) > 1 and one.keys <= set().union(*(p.keys for p in others))


def _with_unnamed(entries: list[PersonEntry], found: _Found) -> list[PersonEntry]:
    """Give an office that a report speaks of without a name ("the Kyrgyz president") to the one person of
    that state who holds none; to one with a rank an office of the forces, told not far before."""
    held = {(o.first, o.last) for p in found.people for m in p.mentions for o in m.offices}
    free = [o for o in found.offices if (o.first, o.last) not in held and o.text and not (o.former or o.counterpart)]
    for i, entry in enumerate(entries):
        person = entry.person
        if person.post or not person.country or entry.role != "participant":
            continue
        if sum(e.person.country == person.country and not e.person.post for e in entries) > 1:
            continue
        at = bisect_left(found.words, entry.spans[0][0], key=lambda w: w.start)
        texts = {
            o.text.removeprefix("the "): o
            for o in reversed(free)
            if person.country in (o.owners or (o.owner,))
            and (o.kind == "military" and 0 < at - o.last < _NEAR if person.rank else o.kind in UNIQUE)
            and (head_of(o), person.country) not in found.whose.named
        }
        if len({head_of(o) for o in texts.values()}) == 1:
            entries[i] = replace(entry, person=structs.replace(person, post=next(iter(texts))))
    return entries


def _unite_aliases(people: list[_One], words: list[Word]) -> None:
    """Make one person of "Robert Kyagulanyi aka Bobi Wine"."""
    ends = {m.last: p for p in people for m in p.mentions}
    for other in list(people):
        for mention in other.mentions:
            for phrase in _ALIAS:
                before = mention.first - len(phrase)
                if tuple(w.folded for w in words[max(before, 0) : mention.first]) == phrase:
                    one = ends.get(before - 1)
                    if one is not None and one is not other and other in people:
                        one.mentions += other.mentions
                        one.keys |= other.keys
                        people.remove(other)


def _past(office: Office) -> str:
    """ "former president", "ex-president"."""
    return f"{office.former}{'-' if office.former == 'ex' else ' '}{office.text}"


def _main(held: list[Office]) -> Office | None:
    """The office told first, unless it is a bare word ("Minister", "Envoy") that a fuller one explains."""
    posts = [
        o for o in held if o.text and o.kind not in _UNRECORDED and (o.body or o.text.casefold() not in _BARE)
    ]
    if not posts:
        return None
    first = posts[0]
    if " " not in first.text and "-" not in first.text and first.body is None and first.kind not in _SUPREME:
        return next((o for o in posts if " " in o.text), first)
    return first


def _entry(one: _One, party: str | None, document: Document, found: _Found) -> PersonEntry:
    mentions, office = one.mentions, _main(one.held) or one.left
    official = bool(party or one.title)
    byline = name_key(document.masthead.header.byline or "")
    writer = not one.title and len(one.keys) > 1 and one.keys <= byline
    person = Person(
        name=one.name,
        rank=one.rank,
        country=party,
        post=office.text if office else None,
        organization=office.body if office else next((m.body for m in mentions if m.body), None),
        evidence=tuple(document.evidence(m.start, m.end) for m in mentions),
    )
    return PersonEntry(
        person=person,
        spans=tuple((m.start, m.end) for m in mentions),
        extents=tuple(m.extent for m in mentions),
        role="mentioned" if writer else role_of(mentions, found.words, official=official, public=found.public),
    )
