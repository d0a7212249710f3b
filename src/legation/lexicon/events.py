"""Kinds of event, the words that trigger them, contexts and instruments, as data files give them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_toml

Status = Literal["occurred", "planned", "cancelled"]
STATUSES: tuple[Status, ...] = ("occurred", "planned", "cancelled")


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
class Argument:
    """One thing that must hang on a trigger verb: a word, a noun class, or a slot."""

    form: Literal["word", "class", "who", "place", "clause"]
    value: str = ""


@dataclass(frozen=True)
class Trigger:
    """A pattern that names a kind; the fields are explained in `triggers.toml`."""

    kind: str
    words: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    subject_class: str | None = None
    subject_is_recipient: bool = False
    of_is_object: bool = False
    echo: bool = False
    status: Status | None = None
    beside: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The pattern as it is written in the data file."""
        forms = {"class": "[{}]", "who": "<who>", "place": "<place>", "clause": "<clause>", "word": "{}"}
        return " ".join([*self.words, *(forms[a.form].format(a.value) for a in self.arguments)])


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


_SLOTS = {"<who>": "who", "<place>": "place", "<clause>": "clause"}


@lru_cache(maxsize=4)
def event_lexicon(folder: Path = DATA) -> EventLexicon:
    """The event lexicon of `folder`. Raises LexiconError that names the file and the entry at fault."""
    kinds = _kinds(read_toml("kinds.toml", folder))
    document = read_toml("triggers.toml", folder)
    classes = {name: frozenset(words) for name, words in document["classes"].items()}
    verbs: dict[str, list[Trigger]] = {}
    nouns: dict[str, list[Trigger]] = {}
    for number, entry in enumerate(document["trigger"], 1):
        where = f"{folder / 'triggers.toml'}: trigger {number}"
        for trigger in _triggers(entry, kinds, classes, where):
            table = verbs if "verbs" in entry else nouns
            table.setdefault(trigger.words[0], []).append(trigger)
    reality, relevance = document["reality"], read_toml("relevance.toml", folder)
    return EventLexicon(
        kinds=kinds,
        classes=classes,
        verbs={word: _longest_first(found) for word, found in verbs.items()},
        nouns={word: _longest_first(found) for word, found in nouns.items()},
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


def _triggers(
    entry: dict[str, Any], kinds: dict[str, Kind], classes: dict[str, frozenset[str]], where: str
) -> list[Trigger]:
    kind = entry.get("kind")
    if kind not in kinds:
        raise LexiconError(f"unknown kind {kind!r}", where=where, mend=f"name one of {', '.join(kinds)}")
    if ("verbs" in entry) == ("nouns" in entry):
        raise LexiconError("gives both or none of `verbs` and `nouns`", where=where, mend="give one of them")
    subject = entry.get("subject", "actor")
    subject_class = subject[1:-1] if subject.startswith("[") else None
    if subject_class is not None and subject_class not in classes:
        raise LexiconError(f"unknown class {subject!r}", where=where, mend="define it under [classes]")
    if entry.get("status") not in (None, *STATUSES):
        raise LexiconError(
            f"unknown status {entry['status']!r}", where=where, mend=f"name one of {', '.join(STATUSES)}"
        )
    found = []
    for pattern in entry.get("verbs") or entry["nouns"]:
        words = pattern.split()
        arguments: list[Argument] = []
        if "verbs" in entry:
            words, rest = words[:1], words[1:]
            for word in rest:
                name = word[1:-1]
                if word in _SLOTS:
                    arguments.append(Argument(_SLOTS[word]))  # type: ignore[arg-type]
                elif word.startswith("["):
                    if name not in classes:
                        raise LexiconError(
                            f"unknown class {word} in {pattern!r}",
                            where=where,
                            mend="define it under [classes]",
                        )
                    arguments.append(Argument("class", name))
                else:
                    arguments.append(Argument("word", word))
        found.append(
            Trigger(
                kind=kind,
                words=tuple(words),
                arguments=tuple(arguments),
                subject_class=subject_class,
                subject_is_recipient=subject == "recipient",
                of_is_object=entry.get("of") == "object",
                echo=entry.get("echo", False),
                status=entry.get("status"),
                beside=frozenset(entry.get("beside", ())),
                unless=frozenset(entry.get("unless", ())),
            )
        )
    return found


_SPECIFIC = {"class": 0, "word": 0, "place": 1, "clause": 1, "who": 2}


def _longest_first(triggers: list[Trigger]) -> tuple[Trigger, ...]:
    """Longest first; of equally long ones those that ask for given words, then the order of the file."""
    return tuple(
        sorted(
            triggers,
            key=lambda t: (
                -len(t.words) - len(t.arguments),
                t.subject_class is None,
                sum(_SPECIFIC[a.form] for a in t.arguments),
            ),
        )
    )


def _words_pattern(words: list[str]) -> re.Pattern[str]:
    """One pattern for all `words`; a * at a word's end stands for any letters."""
    parts = [
        re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in sorted(words, key=len, reverse=True)
    ]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b", re.IGNORECASE)
