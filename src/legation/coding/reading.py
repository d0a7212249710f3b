"""A type that words tell, and how the words over it change it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from legation.lexicon.pairs import Operator, Way


@dataclass(frozen=True)
class Reading:
    """A PLOVER type, the tokens that tell it (in the order found), and how it was found."""

    plover: str
    tokens: tuple[Token, ...]
    way: Way


def applied(operator: Operator, token: Token, under: Reading | None, quads: dict[str, int]) -> Reading | None:
    """What `operator`, which stands at `token`, makes of the reading under it; None where that is nothing."""
    quad = quads[under.plover] if under else 0
    plover = operator.makes.get(quad, under.plover if under else None)
    if plover is None:
        return None
    if under is None:
        return Reading(plover, (token,), "operator")
    return Reading(plover, (token, *under.tokens), under.way)
