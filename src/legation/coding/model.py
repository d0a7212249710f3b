"""What is coded, and what comes out: a sentence with its two sides, and the PLOVER type between them."""

from __future__ import annotations

import msgspec

from legation.model import Evidence


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and its two sides as they stand in it. `where` says from which line it was read."""

    sentence: str
    source: str
    target: str
    id: str | None = None
    where: str | None = None


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence reports from source to target.

    `id` is that of the pair. `plover` is the type, None where no word of the sentence
    tells one; `mode` that of the codebook, where the words tell one; `confidence` the
    share of codings found this way that are right; `evidence` the words that decided, in
    their order, with offsets in the sentence.
    """

    id: str | None
    plover: str | None
    mode: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
