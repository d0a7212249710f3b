"""Whether what is told at a word lies ahead or behind, from the verb that the word hangs on."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from legation.errors import LexiconError
from legation.extraction.calendar import FILE, LEXICON
from legation.lexicon.tables import DATA

KEYS = ("helpers", "plans", "calendar", "begins", "ends")


class Tense(Enum):
    """When a clause's happening lies, seen from the report."""

    PAST = auto()
    FUTURE = auto()
    UNKNOWN = auto()


@lru_cache(maxsize=1)
def _verbs() -> dict[str, frozenset[str]]:
    tense = LEXICON.get("tense", {})
    for key in KEYS:
        if not isinstance(tense.get(key), list):
            raise LexiconError(f"[tense] {key} must be a list of lemmas", where=str(DATA / FILE),
                               mend='write e.g. begins = ["begin", "start"]')
    return {key: frozenset(tense[key]) for key in KEYS}


def _verb_of(token: Token) -> Token | None:
    """The verb that the word hangs on, at most eight steps up."""
    node = token
    for _ in range(8):
        if node.pos_ in ("VERB", "AUX"):
            return node
        if node.head is node:
            return None
        node = node.head
    return None


def tense_of(token: Token) -> Tense:
    """The tense of the clause that `token` stands in."""
    verb = _verb_of(token)
    return _tense_of_verb(verb) if verb is not None else Tense.UNKNOWN


def _tense_of_verb(verb: Token, depth: int = 0) -> Tense:
    words = _verbs()
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lemma_.lower() in words["helpers"] or child.lower_ in words["helpers"] for child in helpers):
        return Tense.FUTURE
    if verb.morph.get("VerbForm") == ["Inf"] and any(child.lower_ == "to" for child in helpers):
        head = verb.head
        if head.lemma_.lower() in words["plans"] or head.pos_ in ("ADJ", "NOUN"):
            behind = head.pos_ in ("VERB", "AUX") and any(c.lemma_ == "have" and c.dep_ == "aux" for c in head.children)
            return Tense.UNKNOWN if behind else Tense.FUTURE
        return _tense_of_verb(head, depth + 1) if head.pos_ in ("VERB", "AUX") and depth < 3 else Tense.UNKNOWN
    tensed = [verb, *helpers]
    if any(word.morph.get("Tense") == ["Past"] and word.morph.get("VerbForm") == ["Fin"] for word in tensed):
        return _planned(verb, words) or Tense.PAST
    if any(word.tag_ in ("VBZ", "VBP") for word in tensed):
        if any(child.lemma_ == "have" for child in helpers):
            return Tense.PAST
        if verb.lemma_.lower() in words["calendar"] | {"be"} and verb.tag_ in ("VBZ", "VBP", "VBG"):
            return Tense.FUTURE
        return _planned(verb, words) or Tense.UNKNOWN
    if verb.dep_ in ("conj", "xcomp", "ccomp", "advcl", "acl", "pcomp") and verb.head.pos_ in ("VERB", "AUX") and depth < 3:
        return _tense_of_verb(verb.head, depth + 1)
    return _planned(verb, words) or (Tense.PAST if verb.tag_ == "VBN" else Tense.UNKNOWN)


def _planned(verb: Token, words: dict[str, frozenset[str]]) -> Tense | None:
    """Future where the verb itself says that something is on the calendar ("is scheduled for Friday")."""
    passive = verb.tag_ == "VBN" and verb.lemma_.lower() in ("schedule", "plan", "slate", "set", "expect", "due", "fix")
    due = any(child.lower_ == "due" for child in verb.children)
    return Tense.FUTURE if passive or due else None


def stay_end(token: Token) -> Literal["first", "last"] | None:
    """Whether the day at `token` is when a stay begins or when it ends, as the verb over it or "from" says."""
    words = _verbs()
    if token.i and token.nbor(-1).lower_ in ("from", "beginning", "starting", "since"):
        return "first"
    node: Token | None = token
    for _ in range(3):
        verb = _verb_of(node) if node is not None else None
        if verb is None:
            return None
        lemma = verb.lemma_.lower()
        if lemma in words["begins"]:
            return "first"
        if lemma in words["ends"]:
            return "last"
        node = verb.head if verb.head is not verb else None
    return None
