"""Where the two sides stand in the sentence."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from legation.coding.model import Pair
from legation.errors import UnreadableError
from legation.lexicon.pairs import PairLexicon
from legation.lexicon.parties import party_lexicon


def spans_of(pair: Pair, lexicon: PairLexicon) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The characters of source and target in the sentence; None for one that is told to be unnamed.

    Raises UnreadableError where a side does not stand in the sentence, or both are unnamed.
    """
    source = _find(pair, "source", lexicon, None)
    target = _find(pair, "target", lexicon, source)
    if source is None and target is None:
        raise UnreadableError(
            "names neither source nor target", where=pair.where, mend="give them as they stand in the sentence"
        )
    return source, target


def _find(pair: Pair, name: str, lexicon: PairLexicon, taken: tuple[int, int] | None) -> tuple[int, int] | None:
    side = getattr(pair, name).strip()
    found = [s for s in _places(pair.sentence, side) if taken is None or s[1] <= taken[0] or s[0] >= taken[1]]
    found = found or _places(pair.sentence, side)
    if found:
        return found[0]
    if side.lower() in lexicon.unnamed:
        return None
    raise UnreadableError(
        f"{name} {side!r} does not stand in the sentence", where=pair.where, mend="give it as it is written there"
    )


def _places(sentence: str, side: str) -> list[tuple[int, int]]:
    """Where `side` stands as whole words ("US" is not in "RUSSIA"); blanks and case may be others."""
    words = side.split()
    if not words:
        return []
    for flags in (re.NOFLAG, re.IGNORECASE):
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", flags)
        if found := [m.span() for m in pattern.finditer(sentence)]:
            return found
    return []


def span_in(doc: Doc, chars: tuple[int, int] | None) -> Span | None:
    """The tokens that `chars` touch."""
    return doc.char_span(*chars, alignment_mode="expand") if chars is not None else None


def names_states(side: str) -> bool:
    """Whether the words are no more than names of states ("Libya and Iraq"), none of a person or body."""
    lexicon = party_lexicon()
    for name in re.split(r",| and ", side):
        senses = lexicon.phrases.get(re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)) or ()
        if not any(sense.code is not None and lexicon.is_state(sense.code) for sense in senses):
            return False
    return True
