"""Whether what is told at a word lies ahead or behind, from the verb that the word hangs on."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from legation.errors import LexiconError
from legation.extraction.calendar import FILE, LEXICON
from legation.lexicon.tables import DATA

KEYS = ("helpers", "plans", "planned", "calendar", "begins", "ends")
# A verb in one of these relations takes its tense from the verb over it.
DEPENDENT = ("conj", "xcomp", "ccomp", "advcl", "acl", "pcomp")


class Tense(Enum):
    """When a clause's happening lies, seen from the report."""

    PAST = auto()
    # Present for what is on the calendar ("begins on Friday"): the next such weekday, but no coming month.
    PRESENT = auto()
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
    """The tense of a verb with its helpers; of a verb without one, that of the verb over it."""
    words = _verbs()
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if _is_planned(verb) or any({child.lemma_.lower(), child.lower_} & words["helpers"] for child in helpers):
        return Tense.FUTURE
    above = verb.head if verb.head.pos_ in ("VERB", "AUX") and verb.head is not verb and depth < 3 else None
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in helpers):
        return _tense_of_infinitive(verb, above, depth)
    tags = {word.tag_ for word in (verb, *helpers)}
    if "VBD" in tags or any(child.lemma_ == "have" for child in helpers):
        return Tense.PAST
    if tags & {"VBZ", "VBP"}:
        return Tense.PRESENT if verb.lemma_.lower() in words["calendar"] else Tense.UNKNOWN
    if above is None or verb.dep_ not in DEPENDENT:
        return Tense.PAST if verb.tag_ == "VBN" else Tense.UNKNOWN
    return _tense_of_verb(above, depth + 1)


def _tense_of_infinitive(verb: Token, above: Token | None, depth: int) -> Tense:
    """"is expected to arrive": ahead, if what governs the infinitive plans; else as the verb over it."""
    governor = verb.head
    if governor.lemma_.lower() in _verbs()["plans"] or governor.pos_ in ("ADJ", "NOUN"):
        # "was to have come": whether it did is open.
        had = any(child.lemma_ == "have" and child.dep_ == "aux" for child in governor.children)
        return Tense.UNKNOWN if had and above is not None else Tense.FUTURE
    return _tense_of_verb(above, depth + 1) if above is not None else Tense.UNKNOWN


def _is_planned(verb: Token) -> bool:
    """Whether the verb itself puts something on the calendar ("scheduled for Friday")."""
    return (verb.tag_ == "VBN" and verb.lemma_.lower() in _verbs()["planned"]) or any(
        child.lower_ == "due" for child in verb.children)


def stay_end(token: Token) -> Literal["first", "last"] | None:
    """Whether a stay begins or ends on the day at `token`, as "from" or a verb over it says."""
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
