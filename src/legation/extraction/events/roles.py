"""Who does it, to whom: the arguments of a trigger, by its place in the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from legation.extraction.events.mentions import Match
from legation.extraction.events.participants import NOBODY, Participants, Side
from legation.extraction.events.syntax import (
    agents,
    conjuncts,
    governor,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from legation.lexicon.events import EventLexicon
from legation.lexicon.triggers import Trigger

# Prepositions by the side that follows them.
_TOGETHER = frozenset({"with", "between", "among", "and", "alongside", "involving"})
_DOER = frozenset({"by", "from", "of"})
_DONE_TO = frozenset({"to", "against", "on", "upon", "at", "for", "toward", "towards"})
# Kinds whose "at" names whom they are aimed at ("a protest at the embassy").
_AT_SOMEBODY = frozenset({"protest", "accusation", "assault"})


# Who is the subject of these gets what the noun tells of ("received condolences from").
_RECEIVING = frozenset({"receive", "get", "accept", "win", "secure", "obtain"})


@dataclass(frozen=True)
class Roles:
    """The two sides of a mention: who acts, and to whom; either may be nobody."""

    actor: Side = NOBODY
    recipient: Side = NOBODY

    @property
    def both(self) -> Side:
        """All who stand beside the trigger."""
        return self.actor | self.recipient

    def flipped(self) -> Roles:
        """The sides exchanged."""
        return Roles(self.recipient, self.actor)


def roles_of(match: Match, participants: Participants, lexicon: EventLexicon) -> Roles:
    """The roles that the parse gives for a matched trigger."""
    token = match.last
    verbal = bool(match.trigger.arguments) or (match.token.tag_.startswith("VB") and match.token.pos_ == "VERB")
    roles = (
        _of_verb(match.token, match.trigger, participants) if verbal else _of_noun(token, match, participants, lexicon)
    )
    roles = Roles(roles.actor, _less(roles.recipient, roles.actor))
    return roles.flipped() if match.trigger.subject_is_recipient else roles


def _less(side: Side, other: Side) -> Side:
    """`side` without the parties that are all of `other` already."""
    if side.codes <= other.codes:
        return Side(frozenset(), side.people, side.words) if side.codes else side
    return side


def _join(tokens: list[Token], participants: Participants) -> Side:
    side = NOBODY
    for token in tokens:
        side |= participants.at(token)
    return side


def _doers(tokens: list[Token], participants: Participants) -> Side:
    side = NOBODY
    for token in tokens:
        side |= participants.acting(token)
    return side


def _of_verb(verb: Token, trigger: Trigger, participants: Participants) -> Roles:
    heads, passive = subjects(verb)
    if passive:
        actor = _doers(agents(verb), participants)
        recipient = _join(heads, participants)
    else:
        actor = _doers(heads, participants)
        recipient = _join(objects(verb), participants)
    actor |= _companions(heads, verb, participants) if not passive else NOBODY
    for prep, noun in prepositional(verb):
        if prep == "from" and (trigger.subject_is_recipient or trigger.kind == "retreat"):
            recipient |= participants.named(noun)
        elif prep == "from" and (passive or trigger.kind == "visit"):
            actor |= participants.at(noun)
        elif prep == "by" and passive:
            continue
        elif prep in _TOGETHER or (prep in _DONE_TO and prep != "at"):
            recipient |= (
                participants.at(noun)
                if prep in {"with", "to", "on", "upon", "against", "for"}
                else participants.named(noun)
            )
    if not passive:
        for noun in objects(verb):
            for prep, inner in prepositional(noun):
                if prep in {"to", "against", "on", "with", "for", "from", "between"}:
                    recipient |= participants.named(inner)
            recipient |= _infinitive_subject(verb, participants)
    return Roles(actor, recipient)


def _companions(heads: list[Token], verb: Token, participants: Participants) -> Side:
    """Those with whom the subject acts: "X, together with Y and Z, ..."; in a headline "X, Y agree"."""
    side = NOBODY
    for host in (*heads, verb):
        for prep in host.children:
            if prep.lower_ in {"with", "alongside"} and any(t.lower_ in {"together", "along"} for t in prep.children):
                side |= _join([t for t in prep.children if t.dep_ == "pobj"], participants)
    for head in heads:
        listed = head.i - 2 == head.sent.start and head.nbor(-1).text == ","
        if listed and head.nbor(-2).i in participants.index.parties and head.i in participants.index.parties:
            side |= participants.named(head.nbor(-2))
    return side


def _infinitive_subject(verb: Token, participants: Participants) -> Side:
    """Whom an infinitive or clause under the verb is said of ("urged Russia to withdraw")."""
    side = NOBODY
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            side |= _join([t for t in child.children if t.dep_ in {"nsubj", "nsubjpass"}], participants)
    return side


def _of_noun(noun: Token, match: Match, participants: Participants, lexicon: EventLexicon) -> Roles:
    actor = recipient = NOBODY
    for part in {match.token, match.last}:
        for child in part.children:
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and not match.token.i <= child.i <= match.last.i:
                actor |= participants.at(child) if child.dep_ == "poss" else participants.named(child)
    for prep, inner in prepositional(noun):
        if prep in _TOGETHER or (prep == "of" and match.trigger.of_is_object):
            recipient |= participants.at(inner)
        elif prep in _DOER:
            actor |= participants.at(inner)
        elif prep in _DONE_TO and (prep != "at" or match.trigger.kind in _AT_SOMEBODY):
            recipient |= participants.at(inner)
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"}:
            for agent in agents(child):
                actor |= participants.at(agent)
            for prep, inner in prepositional(child):
                if prep in _TOGETHER:
                    recipient |= participants.at(inner)
    head = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "for", "at"} and head.pos_ in {"NOUN", "PROPN"}:
        actor |= participants.at(head)  # "the delegation, on a visit here, ..."
    if not actor and match.trigger.of_is_object:
        actor = _by(noun, participants)
    verb = governor(noun)
    if verb is not None:
        more = _of_carrier(verb, noun, match.trigger.kind, participants, lexicon)
        actor, recipient = actor | more.actor, recipient | more.recipient
    return Roles(actor, recipient)


def _by(noun: Token, participants: Participants) -> Side:
    """Who did what a noun tells, after a "by" that the parser ties to a word between ("the invasion of X by Y")."""
    for token in noun.subtree:
        if token.i > noun.i and token.lower_ == "by":
            return _doers([t for t in token.children if t.dep_ == "pobj"], participants)
    return NOBODY


def _of_carrier(verb: Token, noun: Token, kind: str, participants: Participants, lexicon: EventLexicon) -> Roles:
    """What the verb that carries an event noun adds: "A held talks with B", "A was given a welcome by B"."""
    heads, passive = subjects(verb)
    if noun in heads or any(noun in conjuncts(h) for h in heads):
        actor, recipient = _join(agents(verb), participants), NOBODY
        for prep, inner in prepositional(verb):
            if prep == "from":
                actor |= participants.at(inner)
            elif (prep in _TOGETHER and lexicon.kinds[kind].symmetric) or prep in {"to", "against", "on"}:
                recipient |= participants.named(inner)
        return Roles(actor, recipient)
    if verb.lemma_.lower() not in lexicon.reality["light"]:
        return Roles()
    actor = _doers(agents(verb) if passive else heads, participants)
    recipient = _join(heads, participants) if passive else NOBODY
    if not passive:
        recipient |= _join([t for t in objects(verb) if t is not noun and t.dep_ == "dative"], participants)
    for prep, inner in prepositional(verb):
        if inner is noun or (prep == "by" and is_passive(verb)):
            continue
        if prep in {"with", "to", "on", "between", "against", "for"} or (
            prep == "from" and verb.lemma_.lower() in _RECEIVING
        ):
            recipient |= participants.at(inner)
        elif prep == "from":
            actor |= participants.named(inner)
    roles = Roles(actor, recipient)
    return roles.flipped() if verb.lemma_.lower() in _RECEIVING and not lexicon.kinds[kind].symmetric else roles
