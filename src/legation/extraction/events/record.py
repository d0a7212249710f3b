"""The record of an event: what a finished draft says in each slot, and the words that it rests on."""

from __future__ import annotations

from legation.extraction.document import Document
from legation.extraction.events.coding import codes_of
from legation.extraction.events.details import amounts_named, honoured_of, leaders_of, topics_of
from legation.extraction.events.drafts import Draft
from legation.extraction.events.instruments import instrument_of
from legation.extraction.events.participants import Participants
from legation.extraction.events.slots import attribution_of, contexts_of
from legation.lexicon.events import EventLexicon
from legation.model import Event, Evidence

LEAD_SENTENCES = 3


def event_of(
    number: str, draft: Draft, part_of: str | None, participants: Participants, lexicon: EventLexicon
) -> Event:
    """The event that `draft` has grown into, under the id `number`, with the words that each slot rests on."""
    index = participants.index
    document = index.document
    kind = lexicon.kinds[draft.kind]
    people = [document.people[i].person for i in draft.attendees]
    names = tuple(person.name for person in people)
    sentences = list(dict.fromkeys(m.sentence.text for m in draft.mentions))
    offices = [" ".join(filter(None, (person.post, person.rank))) for person in people]
    contexts = contexts_of(sentences + offices, _lead(document), draft.kind, lexicon)
    evidence = _evidence(draft, document)
    instrument = None
    if draft.kind == "agreement":
        instrument, words = instrument_of(draft, document, draft.actors, names, lexicon)
        if words:
            evidence["instrument"] = words
    topics, amounts = topics_of(draft, document), amounts_named(draft)
    evidence |= {
        slot: found
        for slot, found in (
            ("topics", tuple(topics)),
            ("amounts", tuple(document.evidence(w.start, w.end) for _, w in amounts)),
            ("programme", tuple(document.evidence(p.start, p.end) for p in draft.programme)),
        )
        if found
    }
    said = attribution_of(draft.mentions[0].match, participants.index, lexicon)
    attribution = None
    if said is not None:
        words_said = document.evidence(said[1], said[1] + len(said[0]))
        attribution, evidence["attribution"] = words_said.text, (words_said,)
    return Event(
        id=number,
        kind=draft.kind,
        status=draft.status,
        actors=draft.actors,
        recipients=draft.recipients,
        people=names,
        date=draft.date,
        place=draft.place.name if draft.place else None,
        place_country=draft.place_country,
        point=draft.place.point if draft.place else None,
        contexts=contexts,
        instrument=instrument,
        anchors=tuple(document.evidence(m.start, m.end) for m in draft.mentions),
        leaders=tuple(document.people[i].person.name for i in leaders_of(draft, index)),
        honoured=tuple(document.people[i].person.name for i in honoured_of(draft, index)),
        topics=tuple(t.text for t in topics),
        amounts=tuple(a for a, _ in amounts),
        part_of=part_of,
        programme=tuple(p.name for p in draft.programme),
        evidence=evidence,
        background=draft.background,
        confidence=round(draft.likelihood, 3),
        attribution=attribution,
        **codes_of(kind, draft.status),
    )


def _lead(document: Document) -> str:
    """Headline and first sentences of the story."""
    return "\n".join(s.text for s in document.story_sentences()[:LEAD_SENTENCES])


def _evidence(draft: Draft, document: Document) -> dict[str, tuple[Evidence, ...]]:
    """For each slot the words that it rests on."""
    found: dict[str, tuple[Evidence, ...]] = {}
    roles = draft.roles
    for slot, side in (("actors", roles.actor), ("recipients", roles.recipient)):
        if side.words:
            found[slot] = tuple(document.evidence(*span) for span in side.words)
    dated = [m.date for m in draft.mentions if m.date and m.date.iso == draft.date and draft.date]
    if dated:
        found["date"] = (document.evidence(dated[0].start, dated[0].end),)
    if draft.place is not None:
        found["place"] = (document.evidence(draft.place.start, draft.place.end),)
    return found
