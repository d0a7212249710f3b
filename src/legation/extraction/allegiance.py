"""For whom a person acts, where no title says it: what the report and its home tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from legation.extraction.document import Document
from legation.extraction.offices import Office
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import directory


# Who act for no party unless the report says so.
_PRIVATE = frozenset(("business", "calling"))


@dataclass(frozen=True)
class Allegiance:
    """What a report tells of whose officials are whose.

    `home` is the country of the dateline; `main` are the parties by weight;
    `owned` the parties that its offices of each class are said to be of.
    """

    home: str | None
    main: tuple[str, ...]
    owned: dict[str, Counter[str]]

    def of(self, name: str, office: Office | None, said: str | None) -> str | None:
        """The party that the person of that name acts for: as `said` by a title, else the likeliest one."""
        if said:
            return said
        known = directory().party_of(name)
        if known:
            return known
        return self._unsaid(office) if office is not None and office.kind not in _PRIVATE else None

    def _unsaid(self, office: Office) -> str | None:
        """Whose an official is whom the report calls by the bare office ("the Minister of Defence").

        The home of the report, unless its officials are named with their country;
        else that one of the two main parties whose officials are not; else the main one.
        """
        claimed = self.owned.get(office.kind, Counter())
        if self.home and not claimed[self.home]:
            return self.home
        unclaimed = [code for code in self.main[:2] if not claimed[code]]
        if len(unclaimed) == 1 and claimed:
            return unclaimed[0]
        return self.home or next(iter(self.main), None)


def allegiance(document: Document, offices: Sequence[Office]) -> Allegiance:
    """What the report tells, from its parties, its offices and its dateline."""
    weights: Counter[str] = Counter()
    for party in document.parties:
        weights[party.code] += 1
    owned: dict[str, Counter[str]] = {}
    for office in offices:
        if office.owner:
            owned.setdefault(office.kind, Counter())[office.owner] += 1
    place = document.masthead.dateline_place
    home = party_lexicon().home_of(place) if place else None
    return Allegiance(home, tuple(code for code, _ in weights.most_common()), owned)
