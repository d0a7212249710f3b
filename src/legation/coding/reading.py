"""A type that words tell, and how the words over it change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from legation.lexicon.pairs import Operator

# How an answer was found, from the surest on: a pattern of several words, one word, an operator
# over nothing known, a reproach, the nearest word to the two sides.
Way = Literal["pattern", "word", "operator", "blame", "near"]


@dataclass(frozen=True)
class Reading:
    """A PLOVER type, the tokens that tell it (in the order found), and how it was found.

    `inner` is the type that stood under the last operator, None where nothing known did.
    """

    plover: str
    tokens: tuple[Token, ...]
    way: Way
    inner: str | None = None


def applied(operator: Operator, token: Token, under: Reading | None, quads: dict[str, int]) -> Reading | None:
    """What `operator`, which stands at `token`, makes of the reading under it; None where that is nothing."""
    quad = quads[under.plover] if under else 0
    plover = operator.makes.get(quad, under.plover if under else None)
    if plover is None:
        return None
    if under is None:
        return Reading(plover, (token,), "operator")
    return Reading(plover, (token, *under.tokens), under.way, under.plover)
