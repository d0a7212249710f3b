"""The mode of a coding, from the words around those that decided its type."""

from __future__ import annotations

from spacy.tokens import Token

from legation.coding.reading import Reading
from legation.extraction.events.syntax import verb_of
from legation.lexicon.pairs import PairLexicon


def mode_of(reading: Reading, lexicon: PairLexicon) -> str | None:
    """The mode that the deciding words tell, else those of their clause; None where the type has none."""
    modes = lexicon.modes.get(reading.plover, {})
    for words in (_words(reading.tokens), _words(_clause(reading.tokens))):
        for mode, telling in modes.items():
            if words & telling:
                return mode
    return None


def _words(tokens: tuple[Token, ...]) -> set[str]:
    return {word for t in tokens for word in (t.lemma_.lower(), t.lower_)}


def _clause(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    verb = verb_of(tokens[-1])
    return tuple((verb or tokens[-1]).subtree)
