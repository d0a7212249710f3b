"""People: everyone whom a report names as taking part or speaking, with rank, post and country."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.extraction.allegiance import Allegiance, allegiance
from legation.extraction.document import Document, PersonEntry
from legation.extraction.names import find_names
from legation.extraction.offices import Office, find_offices
from legation.extraction.roles import is_public, role_of
from legation.extraction.titles import Mention, read_mentions
from legation.extraction.words import Word, read_words
from legation.lexicon.people import name_key
from legation.model import Person


# Stands for the office of one whose rank alone is told.
_RANKED = Office(0, 0, 0, "military")
# Classes of office that a single word names in full.
_SUPREME = frozenset(("state", "government", "royal"))
_ALIAS = (("aka",), ("alias",), ("known", "as"), ("a", "k", "a"), ("nicknamed",))
# Words that say too little to be a post by themselves.
_BARE = frozenset(("head", "chief", "member", "representative", "officer", "assistant", "commissioner", "chair"))


def find_people(document: Document) -> list[PersonEntry]:
    """The persons of a report's headlines and prose, in the order of their first mention."""
    words = read_words(document)
    names = find_names(words)
    named = {k for name in names for k in range(name.first, name.last + 1)}
    offices = find_offices(words, named)
    mentions = read_mentions(words, names, offices, document)
    whose = allegiance(document, offices)
    public = is_public(mentions)
    return [_entry(person, document, words, whose, public) for person in _gather(mentions, words)]


@dataclass
class _One:
    """The mentions of one person."""

    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def _fits(key: frozenset[str], full: set[str]) -> bool:
    """Whether a name's words are among those of a fuller one: initials stand for words, a letter may be miswritten."""
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
            best = max(fits, key=lambda p: max((m.start for m in p.mentions if m.start <= mention.start), default=-1))
            best.mentions.append(mention)
        elif mention.sure or len(key) > 1:
            people.append(_One([mention], set(key)))
    _unite_aliases(people, words)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
    return sorted(people, key=lambda p: p.mentions[0].start)


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


def _main(held: list[Office]) -> Office | None:
    """The office told first, unless it is a bare word ("Minister", "Ambassador") that a fuller one explains."""
    posts = [o for o in held if o.text and (o.body or o.text.casefold() not in _BARE)]
    if not posts:
        return None
    first = posts[0]
    if " " not in first.text and "-" not in first.text and first.body is None and first.kind not in _SUPREME:
        return next((o for o in posts if " " in o.text), first)
    return first


def _entry(one: _One, document: Document, words: list[Word], whose: Allegiance, public: bool) -> PersonEntry:
    mentions = one.mentions
    fullest = max(mentions, key=lambda m: len(name_key(m.name)))
    rank = next((m.rank for m in mentions if m.rank), None)
    held = [o for m in mentions for o in m.offices if not o.former and not o.counterpart]
    office = _main(held)
    post, body = (office.text, office.body) if office else (None, None)
    country = next((m.country for m in mentions if m.country), None)
    title = held[0] if held else _RANKED if rank else None
    country = whose.of(fullest.name, title, country)
    role = role_of(mentions, words, official=bool(rank or country or held), public=public)
    person = Person(name=fullest.name, rank=rank, post=post, organization=body, country=country,
                    evidence=tuple(document.evidence(m.start, m.end) for m in mentions))
    return PersonEntry(person=person, spans=tuple((m.start, m.end) for m in mentions),
                       extents=tuple(m.extent for m in mentions), role=role)
