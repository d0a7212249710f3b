"""Where the two sides stand in the sentence."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from legation.coding.model import Pair
from legation.errors import UnreadableError
from legation.lexicon.pairs import PairLexicon


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
    side = getattr(pair, name)
    words = side.split()
    for flags in (0, re.IGNORECASE):
        # Blanks may be other ones; a side is whole words, else "US" would stand in "RUSSIA".
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", flags)
        found = [m.span() for m in pattern.finditer(pair.sentence)] if words else []
        if found:
            apart = (s for s in found if taken is None or s[1] <= taken[0] or s[0] >= taken[1])
            return next(apart, found[0])
    if side.strip().lower() in lexicon.unnamed:
        return None
    raise UnreadableError(
        f"{name} {side!r} does not stand in the sentence", where=pair.where, mend="give it as it is written there"
    )


def span_in(doc: Doc, chars: tuple[int, int] | None) -> Span | None:
    """The tokens that `chars` touch."""
    return doc.char_span(*chars, alignment_mode="expand") if chars is not None else None
