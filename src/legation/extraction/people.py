"""People: everyone whom a report names as taking part or speaking, with rank, post and country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from legation.extraction.document import Document, PersonEntry
from legation.extraction.names import Name, find_names
from legation.extraction.offices import Office, find_offices
from legation.extraction.roles import role_of
from legation.extraction.titles import Mention, read_mentions
from legation.extraction.words import Word, read_words
from legation.lexicon.phrases import WORD, fold
from legation.lexicon.parties import party_lexicon
from legation.model import Person


# Classes of office that a single word names in full.
_SUPREME = frozenset(("state", "government", "royal"))
# Words that say too little to be a post by themselves.
_BARE = frozenset(("head", "chief", "member", "representative", "officer", "assistant", "commissioner", "chair"))


def find_people(document: Document) -> list[PersonEntry]:
    """The persons of a report's headlines and prose, in the order of their first mention."""
    words = read_words(document)
    names = find_names(words)
    named = {k for name in names for k in range(name.first, name.last + 1)}
    offices = find_offices(words, named)
    mentions = read_mentions(words, names, offices, document)
    people = _gather(mentions)
    home = _home(document)
    return [_entry(person, document, words, home) for person in people]


@dataclass
class _One:
    """The mentions of one person."""

    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def _key(name: str) -> frozenset[str]:
    return frozenset(fold(w) for w in WORD.findall(name.replace("'", "").replace("’", "").replace("‘", "")))


def _gather(mentions: list[Mention]) -> list[_One]:
    """Mentions of one person together: the words of the shorter name are among those of the longer."""
    people: list[_One] = []
    fullest = sorted(mentions, key=lambda m: (-len(_key(m.name)), m.start))
    for mention in fullest:
        key = _key(mention.name)
        if not key:
            continue
        fits = [p for p in people if key <= p.keys]
        if fits:
            # Of several (a father and a son) the one named last before it.
            best = max(fits, key=lambda p: max((m.start for m in p.mentions if m.start <= mention.start), default=-1))
            best.mentions.append(mention)
        elif mention.sure or len(key) > 1:
            people.append(_One([mention], set(key)))
    for person in people:
        person.mentions.sort(key=lambda m: m.start)
    return sorted(people, key=lambda p: p.mentions[0].start)


def _home(document: Document) -> str | None:
    """The country whose people a report names without saying of which: of the dateline, the outlet or the story."""
    place = document.masthead.dateline_place
    if place:
        code = party_lexicon().home_of(place)
        if code:
            return code
    story = Counter(p.code for p in document.parties if document.is_story(p.start))
    return story.most_common(1)[0][0] if story else None


def _post(held: list[Office]) -> str | None:
    """The first post told, unless it is a bare word ("Minister", "Ambassador") that a fuller one explains."""
    posts = [o for o in held if o.text and o.text.casefold() not in _BARE]
    if not posts:
        return None
    first = posts[0]
    if " " not in first.text and "-" not in first.text and first.kind not in _SUPREME:
        fuller = next((o for o in posts if " " in o.text), None)
        return (fuller or first).text
    return first.text


def _entry(one: _One, document: Document, words: list[Word], home: str | None) -> PersonEntry:
    mentions = one.mentions
    fullest = max(mentions, key=lambda m: len(_key(m.name)))
    rank = next((m.rank for m in mentions if m.rank), None)
    held = [o for m in mentions for o in m.offices if not o.former and not o.counterpart]
    post = _post(held)
    country = next((m.country for m in mentions if m.country), None)
    if country is None and (held or rank):
        country = home
    person = Person(name=fullest.name, rank=rank, post=post, country=country,
                    evidence=tuple(document.evidence(m.start, m.end) for m in mentions))
    return PersonEntry(person=person, spans=tuple((m.start, m.end) for m in mentions),
                       extents=tuple(m.extent for m in mentions), role=role_of(mentions, words, document))
