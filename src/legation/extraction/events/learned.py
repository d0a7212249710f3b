"""Where the words of the lexicon and the encoder's reading of them meet.

The lexicon says which words may tell of what, the encoder whether they do here.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from legation.extraction.events.index import TokenIndex
from legation.extraction.events.mentions import Match, find_matches, idioms
from legation.extraction.events.senses import Senses
from legation.lexicon.events import EventLexicon
from legation.lexicon.triggers import Trigger

# Doubtful mentions are let through: how likely an event is is judged once it is whole (`likelihood.py`).
OTHERWISE = 0.60  # with this probability a word tells of another kind than the lexicon has it
FAINT = 0.15  # what the lexicon's own kind has then at most
UNTAUGHT = 0.30  # with this probability a word that the lexicon does not have tells of an event
# Kinds that words without an entry rather tell more of than tell.
_RETOLD = frozenset({"visit"})


def matches_of(sentence: Span, index: TokenIndex, senses: Senses, lexicon: EventLexicon) -> list[Match]:
    """The words of `sentence` that tell of events: the lexicon's, as the encoder reads them, and what it lacks."""
    found: list[Match] = []
    further: list[tuple[Token, Token, str]] = []
    taken = idioms(sentence, lexicon)
    for match in find_matches(sentence, index, lexicon):
        taken.update(range(match.token.i, match.last.i + 1))
        other = _otherwise(match, senses)
        if other is None:
            found.append(match)
        else:
            further.append((match.token, match.last, other))
    told = {match.trigger.kind for match in found}
    for token in sentence:
        if token.i not in taken and _may_tell(token, index):
            kind, probability = senses.at(token).best
            if probability > UNTAUGHT and not _is_known(token, kind, lexicon):
                further.append((token, token, kind))
    for token, last, kind in sorted(further, key=lambda each: each[0].i):
        if kind not in told:
            told.add(kind)
            found.append(Match(Trigger(kind, (token.lemma_.lower(),), echo=kind in _RETOLD), token, last))
    return sorted(found, key=lambda match: match.token.i)


def _otherwise(match: Match, senses: Senses) -> str | None:
    """The kind that the encoder knows the words of `match` better to tell of; None where the lexicon's stands."""
    reading = max(senses.along(match), key=lambda sense: sense.best[1])
    kind, probability = reading.best
    known = match.trigger.kind
    return kind if kind != known and probability > OTHERWISE and reading.kinds[known] < FAINT else None


def _is_known(token: Token, kind: str, lexicon: EventLexicon) -> bool:
    """Whether the lexicon has the word for `kind`, in patterns that do not hold here ("signed the guest book")."""
    word = token.lemma_.lower()
    return any(t.kind == kind for t in (*lexicon.verbs.get(word, ()), *lexicon.nouns.get(word, ())))


def _may_tell(token: Token, index: TokenIndex) -> bool:
    """Whether a word without an entry in the lexicon may be an anchor: a content word that names nobody."""
    return (
        token.pos_ in {"VERB", "NOUN", "ADJ"}
        and token.i not in index.named
        and token.i not in index.dates
        and token.i not in index.people
    )
