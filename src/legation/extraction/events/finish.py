"""From drafts to events: sides completed, slots inherited, codes given, what is no event let go."""

from __future__ import annotations

from legation.extraction.document import Document, PlaceMention
from legation.extraction.events.coding import codes_of
from legation.extraction.events.completion import complete, is_state
from legation.extraction.events.coreference import overlap
from legation.extraction.events.details import amounts_named, honoured_of, leaders_of, topics_of, whole_of
from legation.extraction.events.drafts import Draft
from legation.extraction.events.index import TokenIndex
from legation.extraction.events.instruments import instrument_of
from legation.extraction.events.participants import Participants
from legation.extraction.events.roles import Roles
from legation.extraction.events.slots import attribution_of, contexts_of
from legation.lexicon.events import EventLexicon
from legation.lexicon.parties import party_lexicon
from legation.model import Event, Evidence


LEAD_SENTENCES = 3
# Kinds in which the people that their sentences name take part.
_IN_PERSON = frozenset({"meeting", "visit", "call", "agreement"})
# Kinds that took place where the report was sent from, unless it says otherwise.
_AT_DATELINE = frozenset({"meeting", "agreement", "ceremony"})


def finish(drafts: list[Draft], participants: Participants, lexicon: EventLexicon) -> tuple[Event, ...]:
    """The events that `drafts` make."""
    document = participants.index.document
    whole: list[Draft] = []
    for draft in drafts:
        complete(draft, participants, lexicon)
        if _is_event(draft, lexicon):
            twin = next((d for d in whole if _is_twin(d, draft)), None)
            if twin is None:
                whole.append(draft)
            else:
                for mention in draft.mentions:
                    twin.take(mention)
    _inherit(whole, participants.index, lexicon)
    ids = {id(draft): f"e{n}" for n, draft in enumerate(whole, 1)}
    events = []
    for draft in whole:
        wider = whole_of(draft, whole)
        events.append(_event(ids[id(draft)], draft, ids[id(wider)] if wider else None, participants, lexicon))
    return tuple(events)


def _is_event(draft: Draft, lexicon: EventLexicon) -> bool:
    kind = lexicon.kinds[draft.kind]
    if not draft.actors:
        return False
    if draft.kind == "visit":
        return bool(draft.recipients)
    if kind.symmetric:
        return len(draft.actors) > 1 or (not is_state(draft.actors[0]) and draft.kind in {"meeting", "agreement"})
    if draft.kind == "ceremony":
        return True
    return True


def _is_twin(a: Draft, b: Draft) -> bool:
    """Two drafts that turned out alike once their sides were known."""
    return (a.kind == b.kind and a.status == b.status and a.background == b.background and a.facet == b.facet
            and a.actors == b.actors and a.recipients == b.recipients and a.kind not in {"aid"}
            and (a.date is None or b.date is None or overlap(a.date, b.date))
            and not (a.people - b.people and b.people - a.people)
            and not (a.facet == "wreath" and a.place and b.place and a.place.name != b.place.name))


def _inherit(drafts: list[Draft], index: TokenIndex, lexicon: EventLexicon) -> None:
    """Date and place of what belongs to a dated, placed visit or meeting of the same parties."""
    hosts = [d for d in drafts if d.kind in {"meeting", "visit", "ceremony", "agreement", "call"} and not d.background]
    for draft in drafts:
        parties = set(draft.actors) | set(draft.recipients)
        near = [h for h in hosts if h is not draft and h.status == draft.status and (set(h.actors) | set(h.recipients)) & parties]
        near.sort(key=lambda h: (not (set(h.actors) | set(h.recipients)) >= parties, h.kind == "visit"))
        if draft.date is None and not draft.background and draft.status == "occurred":
            spoken = lexicon.kinds[draft.kind].spoken and draft.kind != "call"
            dated = [h.date for h in near if (not spoken or (set(h.actors) | set(h.recipients)) == parties) and h.date and "/" not in h.date and len(h.date) == 10]
            draft.date = dated[0] if dated else None
        spoken = lexicon.kinds[draft.kind].spoken
        if draft.place is None and not spoken and not draft.background:
            placed = [h for h in near if h.place is not None and not lexicon.kinds[h.kind].spoken]
            if placed:
                draft.place = placed[0].place
        if spoken and draft.kind != "call":
            draft.place = None
        if draft.place is None and draft.kind in _AT_DATELINE and not draft.background and draft.status == "occurred":
            draft.place = _dateline(draft, index)
    for draft in drafts:
        if draft.place is not None:
            draft.place_country = draft.place.country
        if draft.place_country is None and draft.kind == "visit" and draft.recipients:
            draft.place_country = draft.recipients[0]
    country = {d.recipients[0] for d in drafts if d.kind == "visit" and d.recipients and not d.background}
    for draft in drafts:
        if draft.place_country is None and draft.kind in {"meeting", "ceremony"} and len(country) == 1 and country <= {*draft.actors, *draft.recipients}:
            draft.place_country = next(iter(country))


def _dateline(draft: Draft, index: TokenIndex) -> PlaceMention | None:
    """The dateline's place, for what the lead tells of its own country's dealings."""
    place = index.dateline
    if place is None or draft.mentions[0].sentence.start_char > index.document.masthead.blocks[0].start + 1500:
        return None
    return place if place.country in {*draft.actors, *draft.recipients} else None


def _event(
    number: str, draft: Draft, part_of: str | None, participants: Participants, lexicon: EventLexicon
) -> Event:
    index = participants.index
    document = index.document
    kind = lexicon.kinds[draft.kind]
    names = tuple(document.people[i].person.name for i in _people(draft, participants) if document.people[i].role == "participant")
    sentences = list(dict.fromkeys(m.sentence.text for m in draft.mentions))
    offices = [" ".join(filter(None, (p.post, p.rank))) for p in (document.people[i].person for i in _people(draft, participants))]
    contexts = contexts_of(sentences + offices, _lead(document), draft.kind, lexicon)
    evidence = _evidence(draft, document)
    instrument = None
    if draft.kind == "agreement":
        instrument, words = instrument_of(draft, draft.actors, names, lexicon)
        if words:
            evidence["instrument"] = tuple(document.evidence(w.start, w.end) for w in words)
    topics, amounts = topics_of(draft), amounts_named(draft)
    evidence |= {slot: found for slot, found in (
        ("topics", tuple(topics)), ("amounts", tuple(words for _, words in amounts)),
        ("programme", tuple(document.evidence(p.start, p.end) for p in draft.programme)),
    ) if found}
    said = attribution_of(draft.mentions[0].match, participants.index, lexicon)
    attribution = None
    if said is not None:
        words_said = document.evidence(said[1], said[1] + len(said[0]))
        attribution, evidence["attribution"] = words_said.text, (words_said,)
    return Event(
        id=number, kind=draft.kind, status=draft.status, actors=draft.actors, recipients=draft.recipients,
        people=names, date=draft.date, place=draft.place.name if draft.place else None,
        place_country=draft.place_country, point=draft.place.point if draft.place else None, contexts=contexts,
        instrument=instrument, anchors=tuple(document.evidence(m.start, m.end) for m in draft.mentions),
        leaders=tuple(document.people[i].person.name for i in leaders_of(draft, index)),
        honoured=tuple(document.people[i].person.name for i in honoured_of(draft, index)),
        topics=tuple(t.text for t in topics), amounts=tuple(a for a, _ in amounts), part_of=part_of,
        programme=tuple(p.name for p in draft.programme), evidence=evidence, background=draft.background, attribution=attribution, **codes_of(kind, draft.status),
    )


def _lead(document: Document) -> str:
    """Headline and first sentences of the story."""
    return "\n".join(s.text for s in document.story_sentences()[:LEAD_SENTENCES])


def _people(draft: Draft, participants: Participants) -> list[int]:
    """Who takes part: those beside the triggers, and of a side without one those whom its sentences name."""
    index = participants.index
    parties = {*draft.actors} if draft.kind == "visit" else {*draft.actors, *draft.recipients}
    found = [i for i in draft.roles.both.people if draft.kind != "visit" or index.document.people[i].person.country in (*parties, None)]
    present = {index.document.people[i].person.country for i in found}
    if draft.kind in _IN_PERSON:
        for mention in draft.mentions[:2]:
            for token in mention.sentence:
                number = index.named.get(token.i)
                if number is not None and number not in found:
                    country = index.document.people[number].person.country
                    if country in parties and country not in present:
                        found.append(number)
    return found


def _visited(draft: Draft) -> str | None:
    """A visit that names no place is one to its host's country."""
    if draft.kind != "visit" or len(draft.recipients) != 1 or not is_state(draft.recipients[0]):
        return None
    return party_lexicon().country(draft.recipients[0]).name


def _evidence(draft: Draft, document: Document) -> dict[str, tuple[Evidence, ...]]:
    """For each slot the words that it rests on."""
    found: dict[str, tuple[Evidence, ...]] = {}
    roles: Roles = draft.roles
    for slot, side in (("actors", roles.actor), ("recipients", roles.recipient)):
        if side.words:
            found[slot] = tuple(document.evidence(*span) for span in side.words)
    dated = [m.date for m in draft.mentions if m.date and m.date.iso == draft.date and draft.date]
    if dated:
        found["date"] = (document.evidence(dated[0].start, dated[0].end),)
    if draft.place is not None:
        found["place"] = (document.evidence(draft.place.start, draft.place.end),)
    return found
