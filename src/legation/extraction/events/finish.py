"""From drafts to events: sides completed, slots inherited, codes given, what is no event let go."""

from __future__ import annotations

from collections import Counter

from legation.extraction.document import Document
from legation.extraction.events.coding import codes_of
from legation.extraction.events.coreference import overlap
from legation.extraction.events.drafts import Draft
from legation.extraction.events.instruments import instrument_of
from legation.extraction.events.participants import NOBODY, Participants, Side
from legation.extraction.events.roles import Roles
from legation.extraction.events.slots import attribution_of, contexts_of
from legation.extraction.events.syntax import subjects
from legation.lexicon.events import EventLexicon
from legation.model import Event, Evidence

# Kinds in which one country may act upon its own people.
_DOMESTIC = frozenset({"protest", "coercion", "assault", "mobilization", "retreat", "ceremony", "request", "accusation", "rejection", "aid", "pledge", "support", "sanction", "threat", "concession"})


def finish(drafts: list[Draft], participants: Participants, lexicon: EventLexicon) -> tuple[Event, ...]:
    """The events that `drafts` make."""
    document = participants.index.document
    whole: list[Draft] = []
    for draft in drafts:
        _complete(draft, participants, lexicon)
        if _is_event(draft, lexicon):
            twin = next((d for d in whole if _is_twin(d, draft)), None)
            if twin is None:
                whole.append(draft)
            else:
                for mention in draft.mentions:
                    twin.take(mention)
    _inherit(whole, lexicon)
    return tuple(_event(n, draft, document, participants, lexicon) for n, draft in enumerate(whole, 1))


def _complete(draft: Draft, participants: Participants, lexicon: EventLexicon) -> None:
    """Fill the sides from the sentence, the report's pair of parties, and the place."""
    kind = lexicon.kinds[draft.kind]
    roles = draft.roles
    if draft.kind == "visit":
        actor, recipient = _visit_sides(draft, participants)
    elif kind.symmetric:
        both = roles.both.codes
        if len(both) < 2:
            both = both | _others(draft, participants, both)
        actor, recipient = frozenset(both), frozenset()
    elif draft.kind == "ceremony":
        actor, recipient = _ceremony_sides(draft, participants)
    else:
        actor, recipient = roles.actor.codes, roles.recipient.codes
        if not actor and not _has_other_subject(draft):
            actor = _speaker(draft, participants).codes - recipient
        recipient = recipient - actor or (recipient if draft.kind in _DOMESTIC and recipient == actor else recipient - actor)
    draft.actors, draft.recipients = tuple(sorted(actor)), tuple(sorted(recipient))


def _visit_sides(draft: Draft, participants: Participants) -> tuple[frozenset[str], frozenset[str]]:
    actor, recipient = draft.roles.actor.codes, draft.roles.recipient.codes
    if draft.place is not None and draft.place.country:
        if draft.place.country in actor and len(actor) > 1:
            actor = actor - {draft.place.country}
        if not recipient or draft.place.country not in recipient:
            recipient = frozenset({draft.place.country})
    memory = participants.discourse
    if not recipient and actor:
        recipient = memory.hosts.codes - actor
        if not recipient and memory.home and memory.home not in actor:
            recipient = frozenset({memory.home})
    if not actor and recipient:
        actor = _others(draft, participants, recipient) - recipient
        actor = actor if len(actor) == 1 else frozenset()
    return actor, recipient - actor


def _ceremony_sides(draft: Draft, participants: Participants) -> tuple[frozenset[str], frozenset[str]]:
    actor, recipient = draft.roles.actor.codes, draft.roles.recipient.codes
    both = actor | recipient
    if draft.facet in {"welcome", "credentials", ""}:
        if len(both) < 2:
            both = both | _others(draft, participants, both)
        return frozenset(both), frozenset()
    if draft.facet == "wreath":
        visitors = participants.discourse.visitors.codes
        actor = actor or visitors or _speaker(draft, participants).codes
        hosts = participants.discourse.hosts.codes or (frozenset({draft.place.country}) if draft.place and draft.place.country else frozenset())
        return actor, (recipient or hosts) - actor
    return actor or _speaker(draft, participants).codes, recipient - actor


def _others(draft: Draft, participants: Participants, known: frozenset[str]) -> frozenset[str]:
    """The other side of a symmetric event: who else its sentences name, else the report's pair."""
    index = participants.index
    for mention in draft.mentions:
        sentence = mention.sentence
        named = {index.document.people[index.people[t.i]].person.country for t in sentence if t.i in index.people}
        codes = {c for c in named if c} - known
        if codes:
            return frozenset(codes)
        codes = {index.parties[t.i].code for t in sentence if t.i in index.parties} - known
        if codes:
            return frozenset(codes) if len(codes) <= 3 else frozenset()
    pair = participants.discourse.pair.codes or participants.discourse.visitors.codes | participants.discourse.hosts.codes
    if pair and (not known or known <= pair):
        return frozenset(pair - known)
    counts = Counter(p.code for p in index.document.parties if index.document.is_story(p.start))
    common = [code for code, _ in counts.most_common(2)]
    if known and common:
        return frozenset(c for c in common if c not in known) if known <= set(common) else frozenset()
    return frozenset(common) if len(common) == 2 else frozenset()


def _speaker(draft: Draft, participants: Participants) -> Side:
    """Who acts where the trigger has no subject: the first person or party of its sentence."""
    index = participants.index
    for mention in draft.mentions:
        for token in mention.sentence:
            if token.i in index.people:
                return participants.person(index.people[token.i])
            if token.i in index.parties:
                return Side(frozenset({index.parties[token.i].code}))
    return NOBODY


def _has_other_subject(draft: Draft) -> bool:
    """Whether the verb has a subject, but one that is no party: then nobody else did it."""
    token = draft.mentions[0].match.token
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    heads, passive = subjects(token)
    return bool(heads) and not passive


def _is_event(draft: Draft, lexicon: EventLexicon) -> bool:
    kind = lexicon.kinds[draft.kind]
    if not draft.actors:
        return False
    if draft.kind == "visit":
        return bool(draft.recipients)
    if kind.symmetric:
        return len(draft.actors) > 1 or (not _is_state(draft.actors[0]) and draft.kind in {"meeting", "agreement"})
    if draft.kind == "ceremony":
        return True
    return True


def _is_state(code: str) -> bool:
    from legation.lexicon.parties import party_lexicon

    return bool(party_lexicon().is_state(code))


def _is_twin(a: Draft, b: Draft) -> bool:
    """Two drafts that turned out alike once their sides were known."""
    return (a.kind == b.kind and a.status == b.status and a.background == b.background and a.facet == b.facet
            and a.actors == b.actors and a.recipients == b.recipients and a.kind not in {"aid"}
            and (a.date is None or b.date is None or overlap(a.date, b.date))
            and not (a.people - b.people and b.people - a.people))


def _inherit(drafts: list[Draft], lexicon: EventLexicon) -> None:
    """Date and place of what belongs to a dated, placed visit or meeting of the same parties."""
    hosts = [d for d in drafts if d.kind in {"meeting", "visit", "ceremony", "agreement", "call"} and not d.background]
    for draft in drafts:
        parties = set(draft.actors) | set(draft.recipients)
        near = [h for h in hosts if h is not draft and h.status == draft.status and (set(h.actors) | set(h.recipients)) & parties]
        near.sort(key=lambda h: (not (set(h.actors) | set(h.recipients)) >= parties, h.kind == "visit"))
        if draft.date is None and not draft.background and draft.status == "occurred":
            dated = [h.date for h in near if h.date and "/" not in h.date and len(h.date) == 10]
            draft.date = dated[0] if dated else None
        spoken = lexicon.kinds[draft.kind].spoken
        if draft.place is None and not spoken and not draft.background:
            placed = [h for h in near if h.place is not None and not lexicon.kinds[h.kind].spoken]
            if placed:
                draft.place = placed[0].place
        if spoken and draft.kind != "call":
            draft.place = None
    for draft in drafts:
        if draft.place is not None:
            draft.place_country = draft.place.country
        if draft.place_country is None and draft.kind == "visit" and draft.recipients:
            draft.place_country = draft.recipients[0]
    country = {d.recipients[0] for d in drafts if d.kind == "visit" and d.recipients and not d.background}
    for draft in drafts:
        if draft.place_country is None and draft.kind in {"meeting", "ceremony"} and len(country) == 1 and country <= {*draft.actors, *draft.recipients}:
            draft.place_country = next(iter(country))


def _event(number: int, draft: Draft, document: Document, participants: Participants, lexicon: EventLexicon) -> Event:
    kind = lexicon.kinds[draft.kind]
    names = tuple(document.people[i].person.name for i in draft.roles.both.people if document.people[i].role == "participant")
    sentences = list(dict.fromkeys(m.sentence.text for m in draft.mentions))
    contexts = contexts_of(sentences, lexicon)
    evidence = _evidence(draft, document)
    instrument = None
    if draft.kind == "agreement":
        instrument, words = instrument_of(draft, draft.actors, names, lexicon)
        if words:
            evidence["instrument"] = tuple(document.evidence(w.start, w.end) for w in words)
    said = attribution_of(draft.mentions[0].match, participants.index, lexicon)
    attribution = None
    if said is not None:
        words_said = document.evidence(said[1], said[1] + len(said[0]))
        attribution, evidence["attribution"] = words_said.text, (words_said,)
    return Event(
        id=f"e{number}", kind=draft.kind, status=draft.status, actors=draft.actors, recipients=draft.recipients,
        people=names, date=draft.date, place=draft.place.name if draft.place else None,
        place_country=draft.place_country, point=draft.place.point if draft.place else None, contexts=contexts,
        instrument=instrument, anchors=tuple(document.evidence(m.start, m.end) for m in draft.mentions),
        evidence=evidence, background=draft.background, attribution=attribution, **codes_of(kind, draft.status),
    )


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
