"""What is coded, and what comes out: a sentence with its two sides, and the PLOVER type between them."""

from __future__ import annotations

import msgspec

from legation.model import Evidence


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and its two sides as they stand in it. `where` says from which line it was read."""

    id: str
    sentence: str
    source: str
    target: str
    where: str | None = None


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence reports from source to target.

    `plover` is the type, None where no word of the sentence tells one; `mode` that of the
    codebook, where it gives one; `confidence` the share of codings found this way that
    are right; `evidence` the words that decided, their `start` counted in the sentence.
    """

    id: str
    plover: str | None
    mode: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
