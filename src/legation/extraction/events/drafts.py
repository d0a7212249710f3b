"""Mentions and the events that they grow into, while a report is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from legation.extraction.document import DateMention, PlaceMention
from legation.extraction.events.mentions import Match
from legation.extraction.events.participants import NOBODY, Side
from legation.extraction.events.roles import Roles
from legation.lexicon.triggers import Status


@dataclass(frozen=True)
class Mention:
    """One telling of an event: the trigger, and what stands round it."""

    match: Match
    sentence: Span
    kind: str
    status: Status
    background: bool
    roles: Roles
    date: DateMention | None = None
    place: PlaceMention | None = None
    facet: str = ""
    held: bool = False  # the noun is held or attended ("hosted a reception", "at a ceremony")

    @property
    def definite(self) -> bool:
        """Whether the words take up what is known ("the meeting", "during his visit")."""
        return any(
            t.dep_ in {"det", "poss"} and t.lower_ in {"the", "this", "his", "her", "their", "its", "these"}
            for part in {self.match.token, self.match.last}
            for t in part.children
        )

    @property
    def tentative(self) -> bool:
        """Whether the words alone make no event: an echo, or a bare plural ("joint exercises")."""
        noun = self.match.last
        bare = noun.tag_ in {"NNS", "NNPS"} and not any(t.dep_ in {"det", "poss", "nummod"} for t in noun.children)
        if self.match.trigger.echo and self.held:
            return False
        return self.match.trigger.echo or (
            bare
            and self.date is None
            and self.kind in {"visit", "exercise", "cooperation", "meeting"}
            and noun.dep_ in {"pobj", "dobj", "conj", "attr"}
        )

    @property
    def start(self) -> int:
        """Offset of the anchor."""
        return int(self.match.token.idx)

    @property
    def end(self) -> int:
        """Offset just past the anchor."""
        return int(self.match.last.idx + len(self.match.last))


@dataclass
class Draft:
    """An event in the making: its mentions, and the slots that they agree on."""

    kind: str
    status: Status
    background: bool
    roles: Roles
    mentions: list[Mention] = field(default_factory=list)
    date: str | None = None
    place: PlaceMention | None = None
    place_country: str | None = None
    facet: str = ""
    programme: list[PlaceMention] = field(default_factory=list)
    attendees: list[int] = field(default_factory=list)
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    likelihood: float = 1.0
    guessed: bool = False  # a side is nowhere named, and taken from what the report is about

    @property
    def codes(self) -> frozenset[str]:
        """All parties of either side."""
        return self.roles.both.codes

    @property
    def parties(self) -> frozenset[str]:
        """All parties of either side, once these are complete."""
        return frozenset((*self.actors, *self.recipients))

    @property
    def people(self) -> frozenset[int]:
        """All people of either side."""
        return frozenset(self.roles.both.people)

    def take(self, mention: Mention) -> None:
        """Add another mention of this event, and what it knows."""
        self.mentions.append(mention)
        mine, theirs = self.roles, mention.roles
        if theirs.actor.codes and theirs.recipient.codes and not (mine.actor.codes and mine.recipient.codes):
            mine = Roles()  # one telling names both sides: what half a telling guessed gives way
        actor = mine.actor | _new(theirs.actor, mine.recipient)
        recipient = mine.recipient | _new(theirs.recipient, actor)
        self.roles = Roles(actor, recipient)
        self.date = self.date or (mention.date.iso if mention.date and not mention.date.fuzzy else None)
        if mention.place is not None and (self.place is None or self._better(mention.place, self.place)):
            self.place = mention.place
        self.background = self.background and mention.background
        if mention.status == "cancelled":
            self.status = "cancelled"

    def _better(self, new: PlaceMention, old: PlaceMention) -> bool:
        """The more specific place, but for a visit rather the city than a site in it."""
        if self.kind == "visit" and new.rank == 3:
            return False
        if self.kind == "visit" and old.rank == 3:
            return True
        return new.rank > old.rank


def _new(side: Side, known: Side) -> Side:
    """`side` without the parties that stand on the other side already."""
    if side.codes & known.codes:
        codes = side.codes - known.codes
        return Side(codes, side.people, side.words) if codes else NOBODY
    return side


def start_draft(mention: Mention) -> Draft:
    """A new event, told first by `mention`."""
    draft = Draft(mention.kind, mention.status, mention.background, Roles(), facet=mention.facet)
    draft.take(mention)
    return draft
