"""Dates and places that an event takes from the visit or meeting it belongs to, and from the dateline."""

from __future__ import annotations

from legation.extraction.document import PlaceMention
from legation.extraction.events.drafts import Draft
from legation.extraction.events.index import TokenIndex
from legation.lexicon.events import EventLexicon

# Kinds that lend their date and place to what happens in their course.
_HOSTS = frozenset({"meeting", "visit", "ceremony", "agreement", "call"})
# Kinds that took place where the report was sent from, unless it says otherwise.
_AT_DATELINE = frozenset({"meeting", "agreement", "ceremony"})
# How far into a report its dateline says where things happened (characters).
LEAD_CHARACTERS = 1_500


def inherit(drafts: list[Draft], index: TokenIndex, lexicon: EventLexicon) -> None:
    """Fill the dates, places and countries of `drafts` that their own words leave open."""
    hosts = [d for d in drafts if d.kind in _HOSTS and not d.background]
    for draft in drafts:
        near = [h for h in hosts if h is not draft and h.status == draft.status and h.parties & draft.parties]
        near.sort(key=lambda h: (not h.parties >= draft.parties, h.kind == "visit"))
        if draft.date is None and not draft.background and draft.status == "occurred":
            draft.date = _date(draft, near, lexicon)
        draft.place = _place(draft, near, index, lexicon)
    visited = {d.recipients[0] for d in drafts if d.kind == "visit" and d.recipients and not d.background}
    for draft in drafts:
        draft.place_country = _country(draft, visited, index)


def _date(draft: Draft, near: list[Draft], lexicon: EventLexicon) -> str | None:
    """The day of a dated happening of the same parties; a statement takes it from talks of the same two only."""
    spoken = lexicon.kinds[draft.kind].spoken and draft.kind != "call"
    days = (h.date for h in near if not spoken or h.parties == draft.parties)
    return next((day for day in days if day and len(day) == len("2025-12-10")), None)


def _place(draft: Draft, near: list[Draft], index: TokenIndex, lexicon: EventLexicon) -> PlaceMention | None:
    if lexicon.kinds[draft.kind].spoken and draft.kind != "call":
        return None
    if draft.place is not None or draft.background:
        return draft.place
    if not lexicon.kinds[draft.kind].spoken:
        for host in near:
            if host.place is not None and not lexicon.kinds[host.kind].spoken:
                return host.place
    lead = draft.mentions[0].sentence.start_char <= index.document.masthead.blocks[0].start + LEAD_CHARACTERS
    if draft.kind in _AT_DATELINE and draft.status == "occurred" and lead and index.dateline is not None:
        return index.dateline if index.dateline.country in draft.parties else None
    return None


def _country(draft: Draft, visited: set[str], index: TokenIndex) -> str | None:
    """The country of the place; of a site that names none, the visited one, else the dateline's, of the parties."""
    if draft.place is not None and draft.place.country:
        return draft.place.country
    if draft.kind == "visit":
        return draft.recipients[0] if draft.recipients else None
    if draft.place is None and draft.kind not in {"meeting", "ceremony"}:
        return None
    if len(visited) == 1 and visited <= draft.parties:
        return next(iter(visited))
    if draft.place is not None and index.dateline is not None and index.dateline.country in draft.parties:
        return index.dateline.country
    return None
