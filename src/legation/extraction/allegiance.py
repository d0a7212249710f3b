"""For whom a person acts, where no title says it: what the report, its home and common knowledge tell."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from legation.extraction.document import Document
from legation.extraction.offices import Office
from legation.extraction.titles import Mention
from legation.extraction.words import Word
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import directory

# Who act for no party unless the report says so.
_PRIVATE = frozenset(("business", "calling", "leader"))
# Classes of which a state has one of each: "the Saudi king" is King Salman.
UNIQUE = frozenset(("state", "government", "royal", "minister"))


# Before the one of two sides that is met, helped or written to.
_AGAINST = frozenset(["by", "with", "from", "to"])


class Holder(NamedTuple):
    """A person under the fullest name, with the mentions, and the office that may tell the party."""

    name: str
    mentions: Sequence[Mention]
    office: Office | None


@dataclass(frozen=True)
class Allegiance:
    """What a report tells of whose officials are whose.

    `home` is the country of the dateline; `main` the parties by weight. Of the
    offices of which a state has one, `named` holds the owners of those that are
    said with their bearer's name, `unnamed` of the others ("the Saudi king"), by the head word.
    """

    home: str | None
    main: tuple[str, ...]
    named: frozenset[tuple[str, str]]
    unnamed: frozenset[tuple[str, str]]

    def unsaid(self, office: Office | None) -> str | None:
        """Whose an official is whom the report calls by the bare office ("the Minister of Defence").

        The one owner of such an office that the report speaks of without a name;
        else the home of the report, else its main party, unless another one is named for it.
        """
        if office is None or office.kind in _PRIVATE:
            return None
        if office.kind not in UNIQUE:
            return self.home or next(iter(self.main), None)
        head = head_of(office)
        spoken = {owner for word, owner in self.unnamed if word == head and (word, owner) not in self.named}
        if len(spoken) == 1:
            return spoken.pop()
        if self.home and (head, self.home) not in self.named:
            return self.home
        return next((code for code in self.main[:2] if (head, code) not in self.named), None) or next(
            iter(self.main), None
        )

    def other(self, code: str) -> str | None:
        """Of the report's two main parties the one that is not `code`."""
        if code not in self.main[:2]:
            return None
        return next((c for c in self.main[:2] if c != code), None)


def countries(holders: Sequence[Holder], words: list[Word], whose: Allegiance) -> list[str | None]:
    """The party that each of a report's persons acts for.

    As their titles say, else as is commonly known, else as the person beside
    them in the sentence tells, else as the report lets expect.
    """
    found = [
        next((m.country for m in h.mentions if m.country), None) or directory().party_of(h.name)
        for h in holders
    ]
    order = sorted((m.start, i) for i, h in enumerate(holders) for m in h.mentions)
    for i, holder in enumerate(holders):
        if found[i] is None and holder.office is not None and holder.office.kind not in _PRIVATE:
            named = [(start, holders[j], found[j]) for start, j in order]
            found[i] = _beside(holder, named, words, whose) or whose.unsaid(holder.office)
    return found


def _beside(
    holder: Holder, named: Sequence[tuple[int, Holder, str | None]], words: list[Word], whose: Allegiance
) -> str | None:
    """The party that the person named before tells: one for "A, x, and B, y", the other for A met by B.

    `named` are the mentions of all persons, by offset, each with the party found so far.
    """
    for mention in holder.mentions:
        at = bisect_left(named, mention.start, key=lambda n: n[0])
        if not at or not mention.top:
            continue
        start, other, code = named[at - 1]
        if code is None or other is holder or start < words[mention.first].token.sent.start_char:
            continue
        first, before, earlier = (words[max(mention.top - n, 0)] for n in range(3))
        listed = first.gap.strip() == "," or before.folded == "and"
        if first.joined and (before.folded in _AGAINST or before.token.pos_ == "VERB"):
            listed = earlier.folded == "and"  # "by A and by B"
            if not listed:
                return whose.other(code)
        if listed and whose.home in (None, code) and not _same(holder.office, other.office):
            return code
    return None


def _same(a: Office | None, b: Office | None) -> bool:
    return a is not None and b is not None and a.kind in UNIQUE and head_of(a) == head_of(b)


def head_of(office: Office) -> str:
    """What tells one office of a state from another, in lower case: "president", "foreign minister"."""
    return office.text.casefold()


def allegiance(document: Document, offices: Sequence[Office], held: Iterable[Office]) -> Allegiance:
    """What the report tells by its parties, its offices, those `held` by named persons, and its dateline."""
    weights = Counter(party.code for party in document.parties)
    held = list(held)
    holders = {(o.first, o.last) for o in held}
    named = _owned(held)
    unnamed = _owned(o for o in offices if (o.first, o.last) not in holders)
    place = document.masthead.dateline_place
    home = party_lexicon().home_of(place) if place else None
    return Allegiance(home, tuple(code for code, _ in weights.most_common()), named, unnamed)


def _owned(offices: Iterable[Office]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (head_of(o), o.owner)
        for o in offices
        if o.owner and o.kind in UNIQUE and not o.plural and not o.former
    )
