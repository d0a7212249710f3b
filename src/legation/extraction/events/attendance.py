"""Who takes part in an event, by name: those beside its words, and the guests of the visit that it belongs to."""

from __future__ import annotations

from legation.extraction.events.details import leaders_of, whole_of
from legation.extraction.events.drafts import Draft
from legation.extraction.events.index import TokenIndex

# Kinds in which the people that their sentences name take part.
_IN_PERSON = frozenset({"meeting", "visit", "call", "agreement"})
# Kinds to which the guests of a visit come.
_FOR_GUESTS = frozenset({"meeting", "ceremony"})


def attend(drafts: list[Draft], index: TokenIndex) -> None:
    """Fill `draft.attendees` with positions in `document.people`, participants only."""
    for draft in drafts:
        draft.attendees = [i for i in _named(draft, index) if index.document.people[i].role == "participant"]
    for draft in drafts:
        visit = whole_of(draft, drafts) if draft.kind in _FOR_GUESTS else None
        if visit is not None and not _countries(draft.attendees, index) & set(visit.actors):
            draft.attendees += [i for i in visit.attendees if i not in draft.attendees]


def _named(draft: Draft, index: TokenIndex) -> list[int]:
    """The people beside the triggers, and of a side without one those whom the sentences name."""
    sides = draft.actors if draft.kind == "visit" or draft.facet == "wreath" else tuple(draft.parties)
    found = [i for i in draft.roles.both.people if _country(i, index) in (*sides, None)]
    if draft.kind == "visit":
        found += [i for i in leaders_of(draft, index) if _country(i, index) in sides]
    present = _countries(found, index)
    if draft.kind in _IN_PERSON:
        for token in (t for mention in draft.mentions[:2] for t in mention.sentence):
            number = index.named.get(token.i)
            if (
                number is not None
                and _country(number, index) in sides
                and (draft.kind == "visit" or _country(number, index) not in present)
            ):
                found.append(number)
    return list(dict.fromkeys(found))


def _country(number: int, index: TokenIndex) -> str | None:
    return index.document.people[number].person.country


def _countries(people: list[int], index: TokenIndex) -> set[str | None]:
    return {_country(i, index) for i in people}
