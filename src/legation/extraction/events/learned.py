"""Where the words of the lexicon and the encoder's reading of them meet.

The lexicon says which words may tell of what, the encoder whether they do here.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from legation.extraction.events.index import TokenIndex
from legation.extraction.events.mentions import Match, find_matches
from legation.extraction.events.senses import Sense, Senses
from legation.lexicon.events import EventLexicon
from legation.lexicon.triggers import Trigger

# Doubtful mentions are let through: how likely an event is is judged once it is whole (`likelihood.py`).
OTHERWISE = 0.60  # with this probability a word tells of another kind than the lexicon has it
FAINT = 0.15  # what the lexicon's own kind has then at most
UNTAUGHT = 0.30  # with this probability a word that the lexicon does not have tells of an event


def matches_of(sentence: Span, index: TokenIndex, senses: Senses, lexicon: EventLexicon) -> list[Match]:
    """The words of `sentence` that tell of events: the lexicon's, as the encoder reads them, and what it lacks."""
    found = [_weigh(match, senses) for match in find_matches(sentence, index, lexicon)]
    taken = {i for m in found for i in range(m.token.i, m.last.i + 1)}
    told = {m.trigger.kind for m in found}
    for token in sentence:
        if token.i in taken or not _may_tell(token, index):
            continue
        kind, probability = senses.at(token).best
        if probability > UNTAUGHT and kind not in told:
            found.append(Match(Trigger(kind, (token.lemma_.lower(),)), token, token))
            told.add(kind)
    return sorted(found, key=lambda m: m.token.i)


def _weigh(match: Match, senses: Senses) -> Match:
    """`match`, of another kind where the encoder knows better."""
    readings = [senses.at(t) for t in match.token.doc[match.token.i : match.last.i + 1]]
    reading: Sense = max(readings, key=lambda r: r.best[1])
    kind, probability = reading.best
    if kind != match.trigger.kind and probability > OTHERWISE and reading.kinds[match.trigger.kind] < FAINT:
        return replace(match, trigger=replace(match.trigger, kind=kind))
    return match


def _may_tell(token: Token, index: TokenIndex) -> bool:
    """Whether a word without an entry in the lexicon may be an anchor: a content word that names nobody."""
    return (
        token.pos_ in {"VERB", "NOUN", "ADJ"}
        and token.i not in index.named
        and token.i not in index.dates
        and token.i not in index.people
    )
