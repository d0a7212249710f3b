"""Kinds of event, the words that trigger them, contexts and instruments, as data files give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_toml
from legation.lexicon.triggers import STATUSES, Trigger, triggers_of


@dataclass(frozen=True)
class Kind:
    """A kind of event and its codes by status; what each field holds is told in `kinds.toml`."""

    name: str
    symmetric: bool
    spoken: bool
    plover: dict[str, str]
    mode: dict[str, str]
    cameo: dict[str, str]
    quad: dict[str, int]
    goldstein: dict[str, float]


@dataclass(frozen=True)
class EventLexicon:
    """All that the extraction of events knows as words."""

    kinds: dict[str, Kind]
    classes: dict[str, frozenset[str]]
    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    reality: dict[str, frozenset[str]]
    actors: frozenset[str]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    recall: re.Pattern[str]
    official: re.Pattern[str]
    elsewhere: re.Pattern[str]
    contexts: dict[str, re.Pattern[str]]
    instruments: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def extended(
        self,
        verbs: dict[str, tuple[Trigger, ...]],
        nouns: dict[str, tuple[Trigger, ...]],
        classes: dict[str, frozenset[str]],
    ) -> EventLexicon:
        """This lexicon with further triggers, of which one as long as ours goes before it, and other classes."""

        def joined(
            ours: dict[str, tuple[Trigger, ...]], theirs: dict[str, tuple[Trigger, ...]]
        ) -> dict[str, tuple[Trigger, ...]]:
            return {
                word: tuple(sorted((*theirs.get(word, ()), *ours.get(word, ())), key=_specificity))
                for word in ours.keys() | theirs.keys()
            }

        return replace(self, verbs=joined(self.verbs, verbs), nouns=joined(self.nouns, nouns), classes=classes)


@lru_cache(maxsize=4)
def event_lexicon(folder: Path = DATA) -> EventLexicon:
    """The event lexicon of `folder`. Raises LexiconError that names the file and the entry at fault."""
    kinds = _kinds(read_toml("kinds.toml", folder))
    document = read_toml("triggers.toml", folder)
    path = folder / "triggers.toml"
    for table in ("trigger", "classes", "actors", "idioms", "reality"):
        if table not in document:
            raise LexiconError(f"has no [{table}]", where=str(path), mend="give one")
    classes = {name: frozenset(words) for name, words in document["classes"].items()}
    verbs, nouns = triggers_of(document["trigger"], kinds, classes, path)
    reality, relevance = document["reality"], read_toml("relevance.toml", folder)
    return EventLexicon(
        kinds=kinds,
        classes=classes,
        verbs=by_word(verbs),
        nouns=by_word(nouns),
        reality={name: frozenset(words) for name, words in reality.items()},
        actors=frozenset(document["actors"]["nouns"]).union(
            *(classes[c] for c in ("person", "forces", "crowd", "vessel", "diplomat"))
        ),
        idioms=_by_first_word(document["idioms"]["phrases"]),
        recall=_words_pattern(reality["recall"]),
        official=_words_pattern(relevance["official"]),
        elsewhere=_words_pattern(relevance["elsewhere"]),
        contexts={name: _words_pattern(words) for name, words in read_toml("contexts.toml", folder).items()},
        instruments={
            name: tuple(sorted((tuple(p.split()) for p in phrases), key=len, reverse=True))
            for name, phrases in read_toml("instruments.toml", folder).items()
        },
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.replace("-", " - ").split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}


def _kinds(document: dict[str, Any]) -> dict[str, Kind]:
    kinds = {}
    for name, entry in document.items():
        try:
            codes: dict[str, Any] = {
                key: {s: entry[key].get(s, entry[key]["occurred"]) for s in STATUSES}
                for key in ("plover", "cameo", "quad", "goldstein")
            }
            kinds[name] = Kind(name, entry["symmetric"], entry["spoken"], mode=entry.get("mode", {}), **codes)
        except (KeyError, TypeError) as error:
            raise LexiconError(
                f"kind {name!r} lacks {error}",
                where="kinds.toml",
                mend="give what the comment at its top lists",
            ) from error
    return kinds


_SPECIFIC = {"class": 0, "word": 0, "place": 1, "clause": 1, "who": 2}


def by_word(triggers: list[Trigger]) -> dict[str, tuple[Trigger, ...]]:
    """By first word; longest first, of equally long ones those that ask for more, then in the order given."""
    table: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        table.setdefault(trigger.words[0], []).append(trigger)
    return {word: tuple(sorted(found, key=_specificity)) for word, found in table.items()}


def _specificity(trigger: Trigger) -> tuple[int, bool, bool, int]:
    size = len(trigger.words) + len(trigger.arguments)
    return -size, trigger.subject_class is None, not trigger.beside, sum(_SPECIFIC[a.form] for a in trigger.arguments)


def _words_pattern(words: list[str]) -> re.Pattern[str]:
    """One pattern for all `words`; a * at a word's end stands for any letters."""
    parts = [
        re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in sorted(words, key=len, reverse=True)
    ]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b", re.IGNORECASE)
