"""The words that tell of an event, as patterns (`triggers.toml` explains how they are written)."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from legation.errors import LexiconError

Status = Literal["occurred", "planned", "cancelled"]
STATUSES: tuple[Status, ...] = get_args(Status)
Classes = dict[str, frozenset[str]]

_SLOTS: dict[str, Literal["who", "place", "clause"]] = {"<who>": "who", "<place>": "place", "<clause>": "clause"}
_KEYS = frozenset({"kind", "verbs", "nouns", "subject", "of", "echo", "status", "beside", "unless"})


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
class _Entry:
    """One `[[trigger]]` of the file, and where it stands."""

    fields: dict[str, Any]
    where: str

    def refuse(self, problem: str, mend: str) -> LexiconError:
        return LexiconError(problem, where=self.where, mend=mend)

    def words(self, key: str) -> list[str]:
        """The list of words or patterns under `key`, [] where it is not given."""
        found = self.fields.get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) and word.split() for word in found):
            raise self.refuse(f"`{key}` is no list of words", 'write it as ["...", "..."]')
        if key in self.fields and not found:
            raise self.refuse(f"`{key}` is empty", "give a pattern, or take the entry out")
        return found

    def one_of(self, key: str, allowed: Container[Any], mend: str) -> Any:
        """The value under `key`, None where it is not given."""
        value = self.fields.get(key)
        if value is not None and value not in allowed:
            raise self.refuse(f"unknown {key} {value!r}", mend)
        return value


def triggers_of(
    entries: list[dict[str, Any]], kinds: Container[str], classes: Classes, path: Path
) -> tuple[list[Trigger], list[Trigger]]:
    """The verb triggers and the noun triggers of a file's entries, in its order.

    Raises LexiconError, with the line of the entry, where one is not as
    `triggers.toml` explains.
    """
    lines = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "[[trigger]]" in line]
    verbs: list[Trigger] = []
    nouns: list[Trigger] = []
    for fields, line in zip(entries, lines, strict=False):
        found = _read(_Entry(fields, f"{path}:{line}"), kinds, classes)
        (verbs if "verbs" in fields else nouns).extend(found)
    return verbs, nouns


def _read(entry: _Entry, kinds: Container[str], classes: Classes) -> list[Trigger]:
    fields = entry.fields
    for key in fields.keys() - _KEYS:
        raise entry.refuse(f"unknown key {key!r}", f"give only {', '.join(sorted(_KEYS))}")
    if fields.get("kind") not in kinds:
        raise entry.refuse(f"unknown kind {fields.get('kind')!r}", "name one of kinds.toml")
    if ("verbs" in fields) == ("nouns" in fields):
        raise entry.refuse("gives both or none of `verbs` and `nouns`", "give one of them")
    in_brackets = {f"[{name}]" for name in classes}
    subject = entry.one_of("subject", in_brackets | {"recipient"}, 'write "recipient", or define it under [classes]')
    patterns = entry.words("verbs") or entry.words("nouns")
    return [
        Trigger(
            kind=fields["kind"],
            words=tuple(pattern.split()[:1] if "verbs" in fields else pattern.split()),
            arguments=tuple(_argument(word, pattern, entry, classes) for word in pattern.split()[1:])
            if "verbs" in fields
            else (),
            subject_class=subject[1:-1] if subject in in_brackets else None,
            subject_is_recipient=subject == "recipient",
            of_is_object=entry.one_of("of", ("object",), 'write of = "object"') is not None,
            echo=bool(entry.one_of("echo", (True, False), "write true or false")),
            status=entry.one_of("status", STATUSES, f"name one of {', '.join(STATUSES)}"),
            beside=frozenset(entry.words("beside")),
            unless=frozenset(entry.words("unless")),
        )
        for pattern in patterns
    ]


def _argument(word: str, pattern: str, entry: _Entry, classes: Classes) -> Argument:
    if word in _SLOTS:
        return Argument(_SLOTS[word])
    if word.startswith("<"):
        raise entry.refuse(f"unknown slot {word} in {pattern!r}", f"write one of {', '.join(_SLOTS)}")
    if not word.startswith("["):
        return Argument("word", word)
    if word[1:-1] not in classes:
        raise entry.refuse(f"unknown class {word} in {pattern!r}", "define it under [classes]")
    return Argument("class", word[1:-1])
