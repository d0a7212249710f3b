"""How likely a draft is an event that a careful reader would enter: a small logistic model over the encoder's senses.

Its weights (`event_weights.csv`) are learned by `tools/learn_likelihood.py` from
annotated reports that the encoder has not seen; each is the weight of one trait.
"""

from __future__ import annotations

import math
from functools import lru_cache

from legation.extraction.events.drafts import Draft
from legation.extraction.events.senses import Senses
from legation.lexicon.tables import read_csv

WEIGHTS = "event_weights.csv"
# Least likelihood of what is told as an event: where finding and not inventing weigh the same.
ENOUGH = 0.35
_CERTAIN = 1e-4


def traits_of(draft: Draft, senses: Senses) -> dict[str, float]:
    """What speaks for and against `draft`, each trait by its name and strength."""
    first = min(senses.along(draft.mentions[0].match), key=lambda sense: sense.nothing)
    told = [sense for mention in draft.mentions for sense in senses.along(mention.match)]
    near = max(senses.at(token).kinds[draft.kind] for token in draft.mentions[0].sentence)
    return {
        "bias": 1.0,
        f"kind {draft.kind}": 1.0,
        "kind": _logit(max(sense.kinds[draft.kind] for sense in told)),
        "event": _logit(1 - min(sense.nothing for sense in told)),
        "first": _logit(first.kinds[draft.kind]),
        "sentence": _logit(near),
        "agreed": float(first.best[0] == draft.kind),
        "guessed": float(draft.guessed),
        "pattern": float(len(draft.mentions[0].match.trigger.arguments)),
        **{state: _logit(value) for state, value in first.states.items()},
    }


def likelihood(draft: Draft, senses: Senses) -> float:
    """The probability that `draft` is an event of the report, from 0 to 1."""
    weights = _weights()
    score = sum(weights.get(name, 0.0) * value for name, value in traits_of(draft, senses).items())
    return 1 / (1 + math.exp(-score))


def _logit(probability: float) -> float:
    held = min(max(probability, _CERTAIN), 1 - _CERTAIN)
    return math.log(held / (1 - held))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row.fields["trait"]: float(row.fields["weight"]) for row in read_csv(WEIGHTS, ("trait", "weight"))}
