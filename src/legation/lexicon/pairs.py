"""What the coding of a given pair knows beside the triggers: operators, blame, modes, placeholders (`pairs.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from legation.errors import LexiconError
from legation.lexicon.events import EventLexicon, by_word, event_lexicon
from legation.lexicon.tables import DATA, read_toml
from legation.lexicon.triggers import triggers_of

FILE = "pairs.toml"
_TABLES = (
    "trigger", "classes", "operator", "modal", "blame", "circumstance", "modes", "codings", "on_persons", "together",
    "unnamed", "confidence",
)  # fmt: skip
_QUADS = {"verbal_cooperation": 1, "material_cooperation": 2, "verbal_conflict": 3, "material_conflict": 4}


@dataclass(frozen=True)
class Operator:
    """A word that turns the type of what stands under it into another.

    `makes` gives the outcome by the quad class of what is under it (0 for
    nothing known); what is not given stays as it is.
    """

    name: str
    makes: dict[int, str]


class OnPersons(NamedTuple):
    """The PLOVER type of a kind that a pattern with one of `classes` tells, where it is aimed at no state."""

    kind: str
    classes: frozenset[str]
    plover: str


@dataclass(frozen=True)
class PairLexicon:
    """The triggers for pairs, and what the fields of `pairs.toml` hold.

    `operators` by lemma or "lemma particle"; `modals` by word; `modes` for a
    PLOVER type in their order, each with its words; `quads` by PLOVER type.
    """

    events: EventLexicon
    operators: dict[str, Operator]
    modals: dict[str, Operator]
    codings: dict[str, str]
    on_persons: OnPersons
    together: dict[str, str]
    quads: dict[str, int]
    blame: frozenset[str]
    blaming: frozenset[str]
    modes: dict[str, dict[str, frozenset[str]]]
    circumstance: frozenset[str]
    unnamed: frozenset[str]
    confidence: dict[str, float]


@lru_cache(maxsize=4)
def pair_lexicon(folder: Path = DATA) -> PairLexicon:
    """The lexicon of `folder`. Raises LexiconError that names the file and the entry at fault."""
    general, document, path = event_lexicon(folder), read_toml(FILE, folder), folder / FILE
    for table in _TABLES:
        if table not in document:
            raise LexiconError(f"has no [{table}]", where=str(path), mend="give one")
    classes = dict(general.classes)
    for name, words in document["classes"].items():
        classes[name] = classes.get(name, frozenset()) | frozenset(words)
    verbs, nouns = triggers_of(document["trigger"], general.kinds, classes, path)
    codings = {k.name: document["codings"].get(k.name, k.plover["occurred"]) for k in general.kinds.values()}
    quads = {codings[k.name]: k.quad["occurred"] for k in general.kinds.values()}
    operators = {name: _operator(name, entry, quads, path) for name, entry in document["operator"].items()}
    return PairLexicon(
        events=general.extended(by_word(verbs), by_word(nouns), classes),
        operators={word: operators[n] for n, entry in document["operator"].items() for word in entry["words"]},
        modals={word: operators[name] for name, words in document["modal"].items() for word in words},
        codings=codings,
        on_persons=OnPersons(
            document["on_persons"]["kind"],
            frozenset(document["on_persons"]["classes"]),
            document["on_persons"]["plover"],
        ),
        together=document["together"],
        quads=quads,
        blame=frozenset(document["blame"]["words"]),
        blaming=frozenset(document["blame"]["verbs"]),
        modes={
            plover: {mode: frozenset(words) for mode, words in modes.items()}
            for plover, modes in document["modes"].items()
        },
        circumstance=frozenset(document["circumstance"]["words"]),
        unnamed=frozenset(document["unnamed"]["phrases"]),
        confidence=document["confidence"],
    )


def _operator(name: str, entry: dict[str, Any], quads: dict[str, int], path: Path) -> Operator:
    """One [operator.NAME]; `nothing` and the four quad classes name PLOVER types."""
    makes = {}
    for key, value in entry.items():
        if key == "words":
            continue
        if key not in {"nothing", *_QUADS} or value not in quads:
            raise LexiconError(
                f"operator {name!r} has {key} = {value!r}",
                where=str(path),
                mend=f"give a PLOVER type for `nothing`, {', '.join(_QUADS)}",
            )
        makes[_QUADS.get(key, 0)] = value
    return Operator(name, makes)
