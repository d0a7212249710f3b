"""What the coding of a given pair knows beside the triggers: operators, blame, modes, placeholders (`pairs.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from legation.errors import LexiconError
from legation.lexicon.events import EventLexicon, by_word, event_lexicon
from legation.lexicon.tables import DATA, read_toml
from legation.lexicon.triggers import triggers_of

FILE = "pairs.toml"
# How an answer is found, from the surest on: a pattern of several words, one word, an operator
# over nothing known, a reproach, the word nearest to the two sides.
Way = Literal["pattern", "word", "operator", "blame", "near"]
# Operators that the grammar itself calls for: negation, "is to ...", "wants X to ...".
_GRAMMAR = ("agree", "ask", "carry", "lift", "order", "refuse", "stop")
_QUADS = ("nothing", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


class _Words(msgspec.Struct, forbid_unknown_fields=True):
    words: frozenset[str]


class _Blame(_Words, forbid_unknown_fields=True):
    verbs: frozenset[str]


class _Operator(_Words, forbid_unknown_fields=True):
    nothing: str | None = None
    verbal_cooperation: str | None = None
    material_cooperation: str | None = None
    verbal_conflict: str | None = None
    material_conflict: str | None = None


class OnPersons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The PLOVER type of a kind that a pattern with one of `classes` tells, where it is aimed at no state."""

    kind: str
    classes: frozenset[str]
    plover: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    trigger: list[dict[str, Any]]
    classes: dict[str, frozenset[str]]
    operator: dict[str, _Operator]
    modal: dict[str, frozenset[str]]
    codings: dict[str, str]
    on_persons: OnPersons
    together: dict[str, str]
    blame: _Blame
    circumstance: _Words
    modes: dict[str, dict[str, frozenset[str]]]
    unnamed: _Words
    confidence: dict[Way, float]


@dataclass(frozen=True)
class Operator:
    """A word that turns the type of what stands under it into another.

    `makes` gives the outcome by the quad class of what is under it (0 for
    nothing known); what is not given stays as it is.
    """

    name: str
    makes: dict[int, str]


@dataclass(frozen=True)
class PairLexicon:
    """The triggers for pairs, and what the fields of `pairs.toml` hold.

    `operators` by lemma or "lemma particle"; `modals` by word; `named` all of them by
    name; `modes` for a PLOVER type in their order, each with its words; `quads` by PLOVER type.
    """

    events: EventLexicon
    operators: dict[str, Operator]
    modals: dict[str, Operator]
    named: dict[str, Operator]
    codings: dict[str, str]
    quads: dict[str, int]
    on_persons: OnPersons
    together: dict[str, str]
    blame: frozenset[str]
    blaming: frozenset[str]
    circumstance: frozenset[str]
    modes: dict[str, dict[str, frozenset[str]]]
    unnamed: frozenset[str]
    confidence: dict[Way, float]


@lru_cache(maxsize=4)
def pair_lexicon(folder: Path = DATA) -> PairLexicon:
    """The lexicon of `folder`. Raises LexiconError that names the file and the entry at fault."""
    general, path = event_lexicon(folder), folder / FILE
    try:
        file = msgspec.convert(read_toml(FILE, folder), _File)
    except msgspec.ValidationError as error:
        mend = "write it as the comment at its top says"
        raise LexiconError(str(error), where=str(path), mend=mend) from error
    classes = dict(general.classes)
    for name, words in file.classes.items():
        classes[name] = classes.get(name, frozenset()) | words
    verbs, nouns = triggers_of(file.trigger, general.kinds, classes, path)
    codings = {kind.name: file.codings.get(kind.name, kind.plover["occurred"]) for kind in general.kinds.values()}
    quads = {codings[kind.name]: kind.quad["occurred"] for kind in general.kinds.values()}
    _demand(_types_named(file), quads, "PLOVER type", path)
    _demand([*file.codings, file.on_persons.kind], general.kinds, "kind", path)
    _demand([*file.modal, *_GRAMMAR], file.operator, "operator", path)
    operators = {
        name: Operator(name, {n: made for n, key in enumerate(_QUADS) if (made := getattr(entry, key))})
        for name, entry in file.operator.items()
    }
    return PairLexicon(
        events=general.extended(by_word(verbs), by_word(nouns), classes),
        operators={word: operators[name] for name, entry in file.operator.items() for word in entry.words},
        modals={word: operators[name] for name, words in file.modal.items() for word in words},
        named=operators,
        codings=codings,
        quads=quads,
        on_persons=file.on_persons,
        together=file.together,
        blame=file.blame.words,
        blaming=file.blame.verbs,
        circumstance=file.circumstance.words,
        modes=file.modes,
        unnamed=file.unnamed.words,
        confidence=file.confidence,
    )


def _types_named(file: _File) -> Iterator[str]:
    """The PLOVER types that the file names, beside those of `codings`, which may be of its own."""
    for entry in file.operator.values():
        yield from (made for key in _QUADS if (made := getattr(entry, key)))
    yield from (file.on_persons.plover, *file.together, *file.together.values(), *file.modes)


def _demand(names: Iterable[str], known: Iterable[str], what: str, path: Path) -> None:
    allowed = set(known)
    for name in names:
        if name not in allowed:
            mend = f"known are {', '.join(sorted(allowed))}"
            raise LexiconError(f"unknown {what} {name!r}", where=str(path), mend=mend)
