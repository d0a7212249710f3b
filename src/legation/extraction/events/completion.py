"""Completing the sides of an event that its own words leave open: from its sentences, the visit, the report's pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from spacy.tokens import Token

from legation.extraction.events.drafts import Draft, Mention
from legation.extraction.events.participants import NOBODY, Participants, Side
from legation.extraction.events.syntax import agents, clause, subjects, verb_of
from legation.lexicon.events import EventLexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.reference import reference

Codes = frozenset[str]
NONE: Codes = frozenset()
# Kinds whose words are aimed at somebody, named in the sentence or spoken of just before.
_AIMED = frozenset(
    {
        "accusation",
        "request",
        "threat",
        "rejection",
        "support",
        "sanction",
        "aid",
        "pledge",
        "concession",
        "retreat",
        "arms_transfer",
    }
)
_DOMESTIC = frozenset({"protest", "assault", "coercion", "mobilization", "accusation", "request"})
# Acts of force by nobody known are left out: whoever else the sentence names need not have done them.
_FORCE = frozenset({"assault", "coercion", "mobilization", "protest"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "within", "off", "around", "across"})


def complete(draft: Draft, participants: Participants, lexicon: EventLexicon) -> None:
    """Set `draft.actors` and `draft.recipients`, sorted by code."""
    if draft.kind == "visit":
        actor, recipient = _visit(draft, participants)
    elif lexicon.kinds[draft.kind].symmetric:
        actor, recipient = _symmetric(draft, participants), NONE
    elif draft.kind == "ceremony":
        actor, recipient = _ceremony(draft, participants)
    else:
        actor, recipient = _directed(draft, participants)
    if not is_complete(draft.kind, actor, recipient, lexicon):
        actor, recipient = _guess(draft, actor, recipient, participants, lexicon)
        draft.guessed = True
    draft.actors, draft.recipients = tuple(sorted(actor)), tuple(sorted(recipient))


def is_complete(kind: str, actors: Collection[str], recipients: Collection[str], lexicon: EventLexicon) -> bool:
    """Whether the sides are there without which there is no event of `kind`."""
    if not actors:
        return False
    if kind == "visit":
        return bool(recipients)
    if lexicon.kinds[kind].symmetric:
        return len(actors) > 1 or (not is_state(next(iter(actors))) and kind in {"meeting", "agreement"})
    return True


def _guess(
    draft: Draft, actor: Codes, recipient: Codes, participants: Participants, lexicon: EventLexicon
) -> tuple[Codes, Codes]:
    """The sides of an event whose words name only one, or none: the report's pair, else the country it speaks from."""
    memory = participants.discourse
    home = frozenset({memory.home}) if memory.home else NONE
    known = actor | recipient
    if draft.kind == "visit" or lexicon.kinds[draft.kind].symmetric:
        pair = memory.pair.codes
        other = pair - known if len(pair) == 2 and known < pair else home - known
        if not known or len(other) != 1:
            return actor, recipient
        return (actor or other, recipient or other) if draft.kind == "visit" else (actor | other, NONE)
    if not _is_done_by_somebody(draft, participants):
        return actor, recipient
    country = draft.place.country if draft.place is not None else None
    actor = frozenset({country}) if country and draft.kind in _FORCE else home
    return actor, recipient if recipient != actor else NONE


def _is_done_by_somebody(draft: Draft, participants: Participants) -> bool:
    """Whether the subject is an official, a crowd or an organ of some state, or pronoun, whoever's it may be."""
    for mention in draft.mentions:
        doers, unnamed = _doers(mention)
        if unnamed and draft.kind == "coercion":
            return True  # "seven people were arrested"
        if any(
            t.i in participants.index.people
            or t.pos_ == "PRON"
            or t.lemma_.lower() in participants.actors
            or t.lemma_.lower() in reference().people
            for t in doers
        ):
            return True
    return False


def _doers(mention: Mention) -> tuple[list[Token], bool]:
    """Who does what a mention tells of, and whether a passive leaves that untold."""
    verb = verb_of(mention.match.last)
    if verb is None:
        return [], False
    heads, passive = subjects(verb)
    doers = agents(verb) if passive else heads
    return doers, passive and not doers


def is_state(code: str) -> bool:
    """Whether `code` is that of a state."""
    return bool(party_lexicon().is_state(code))


def _symmetric(draft: Draft, participants: Participants) -> Codes:
    both = draft.roles.both.codes
    if draft.kind in {"call", "meeting"} and len(both) > 2:
        sent = {participants.index.document.people[i].person.country for i in draft.roles.both.people} - {None}
        if len(sent) == 2 and sent <= both:
            return frozenset(c for c in sent if c)  # two people met: other parties beside them are what it was about
    if draft.kind == "port_call" and draft.place is not None and draft.place.country:
        both |= {draft.place.country}
    if len(both) == 1 and not is_state(next(iter(both))) and draft.kind in {"meeting", "agreement"}:
        return both  # the summit of a bloc
    return both | _others(draft, participants, both) if len(both) < 2 else both


def _directed(draft: Draft, participants: Participants) -> tuple[Codes, Codes]:
    actor, recipient = draft.roles.actor.codes, draft.roles.recipient.codes
    if not actor and draft.kind in _DOMESTIC:
        actor = _home_actor(draft, participants)
    if draft.kind == "protest" and not recipient:
        recipient = actor  # the country's own
    if not actor and draft.kind in {"pledge", "support"} and _is_impersonal(draft):
        actor, recipient = participants.discourse.pair.codes, NONE
    if (
        draft.kind == "assault"
        and not recipient
        and draft.mentions[0].match.last.lemma_.lower() in reference().reciprocal
    ):
        actor |= _others(draft, participants, actor)
    country = draft.place.country if draft.place is not None else None
    if draft.kind in {"assault", "aid"} and actor and not recipient and country and country not in actor:
        recipient = frozenset({country})  # struck, or helped, where it is told to have been
    pair = participants.discourse.pair.codes
    if not actor and draft.kind in _FORCE and len(pair) == 2 and recipient and recipient < pair:
        actor = pair - recipient  # "two soldiers of X were detained", in a report on X and Y
    if not actor and draft.kind not in _FORCE and not _has_other_subject(draft, participants):
        actor = _speaker(draft, participants).codes - recipient
    if recipient != actor:
        recipient -= actor
    if not recipient and draft.kind in _AIMED and actor:
        recipient = _aim(draft, participants, actor)
    return actor, recipient


def _is_impersonal(draft: Draft) -> bool:
    """Whether nobody in particular is the subject ("it was agreed")."""
    heads, passive = subjects(draft.mentions[0].match.token)
    return passive and all(h.lower_ in {"it", "which", "that"} or h.pos_ == "NOUN" for h in heads)


def _home_actor(draft: Draft, participants: Participants) -> Codes:
    """A crowd, gunmen or police that no party is named for: the country where it happened, else the report's own."""
    for mention in draft.mentions:
        if any(
            t.lemma_.lower() in reference().people
            for h in _doers(mention)[0]
            for t in (h, *h.conjuncts, *(c for c in h.subtree if c.dep_ == "pobj"))
        ):
            country = draft.place.country if draft.place is not None else None
            country = country or participants.discourse.home
            return frozenset({country}) if country else NONE
    return NONE


def _aim(draft: Draft, participants: Participants, actor: Codes) -> Codes:
    """At whom words are aimed that name nobody as their object ("denounced the launch")."""
    index = participants.index
    for mention in draft.mentions:
        token = mention.match.last
        verb = verb_of(token)
        for reach in (
            {t.i for t in token.subtree},
            clause(verb) if verb is not None else set(),
            {t.i for t in verb.subtree} if verb is not None else set(),
        ):
            codes = {
                index.parties[i].code for i in reach if i in index.parties and not _is_where(index.document.doc[i])
            } - actor
            if len(codes) == 1:
                return frozenset(codes)
            if codes:
                return NONE
    pair = participants.discourse.pair.codes
    return pair - actor if len(pair) == 2 and actor < pair else NONE


def _visit(draft: Draft, participants: Participants) -> tuple[Codes, Codes]:
    actor, recipient = draft.roles.actor.codes, draft.roles.recipient.codes
    country = draft.place.country if draft.place is not None else None
    if country:
        if country in actor and len(actor) > 1:
            actor -= {country}
        if country not in recipient:
            recipient = frozenset({country})
    memory = participants.discourse
    noun = draft.mentions[0].match.token.pos_ in {"NOUN", "ADJ", "PROPN"}
    if noun and not recipient and not actor and memory.home in memory.pair.codes:
        actor = memory.pair.codes  # "said at the end of a three-day visit"
    if not recipient and len(actor) == 2 and memory.home in actor:
        recipient = frozenset({memory.home})
        actor -= recipient
    if actor and actor == recipient and recipient < memory.pair.codes:
        actor = memory.pair.codes - recipient  # nobody visits his own country
    if not recipient and actor:
        recipient = memory.hosts.codes - actor or (frozenset({memory.home}) if memory.home else NONE)
    if not actor and recipient and not _has_other_subject(draft, participants):
        actor = (memory.visitors.codes or _others(draft, participants, recipient)) - recipient
        actor = actor if len(actor) == 1 else NONE
    return actor, recipient - actor


def _ceremony(draft: Draft, participants: Participants) -> tuple[Codes, Codes]:
    actor, recipient = draft.roles.actor.codes, draft.roles.recipient.codes
    memory = participants.discourse
    if draft.facet in {"welcome", "credentials", ""}:
        both = actor | recipient
        if len(both) < 2:
            both |= _others(draft, participants, both)
        return both, NONE
    if draft.facet == "wreath":
        actor = actor or memory.visitors.codes or _speaker(draft, participants).codes
        if memory.visitors.codes and memory.visitors.codes < actor:
            actor = memory.visitors.codes
        country = draft.place.country if draft.place is not None else None
        hosts = frozenset({country}) if country else memory.hosts.codes
        return actor, (recipient or hosts) - actor
    return actor or _speaker(draft, participants).codes, recipient - actor


def _others(draft: Draft, participants: Participants, known: Codes) -> Codes:
    """The other side: who else the event's sentences name, else the report's pair."""
    index = participants.index
    for mention in draft.mentions:
        people = {
            index.document.people[index.people[t.i]].person.country for t in mention.sentence if t.i in index.people
        }
        codes = {c for c in people if c} - known
        if codes:
            return frozenset(codes) if len(codes) <= 3 else NONE
        codes = {
            index.parties[t.i].code
            for t in mention.sentence
            if t.i in index.parties and index.parties[t.i].form != "seat" and not _is_where(t)
        } - known
        if codes:
            return frozenset(codes) if len(codes) <= 3 else NONE
    memory = participants.discourse
    for pair in (memory.visitors.codes | memory.hosts.codes, memory.pair.codes):
        if len(pair) > 1 and known <= pair:
            return pair - known
    counts = Counter(p.code for p in index.document.parties if index.document.is_story(p.start))
    common = frozenset(code for code, _ in counts.most_common(2))
    return common - known if known <= common else NONE


def _is_where(token: Token) -> bool:
    """Whether a name only says where ("in Argentina")."""
    for _ in range(6):
        if token.dep_ in {"compound", "nmod", "conj", "appos", "amod", "poss"} and token.head is not token:
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head.head
        else:
            break
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _speaker(draft: Draft, participants: Participants) -> Side:
    """Who acts where the trigger has no subject: the subject of its sentence, else the first that it names."""
    index = participants.index
    for mention in draft.mentions:
        heads, passive = subjects(mention.sentence.root)
        for head in [] if passive else heads:
            side = participants.acting(head)
            if side:
                return side
        for token in mention.sentence:
            if token.i in index.people:
                return participants.person(index.people[token.i])
            if token.i in index.parties and not _is_where(token):
                return Side(frozenset({index.parties[token.i].code}))
    return NOBODY


def _has_other_subject(draft: Draft, participants: Participants) -> bool:
    """Whether the verb has a subject, but a thing that no party is named for: then nobody else did it."""
    token = draft.mentions[0].match.token
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    heads, passive = subjects(token)
    return (
        bool(heads)
        and not passive
        and all(
            h.pos_ == "NOUN" and h.i not in participants.index.people and h.lemma_.lower() not in participants.actors
            for h in heads
        )
    )
