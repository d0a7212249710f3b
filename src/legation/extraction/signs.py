"""Signs: what in a report speaks for each of its parties as the one that a person acts for.

They are weighed by `allegiance.toml`; the weights are learned from annotated reports (`training/allegiance.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from spacy.tokens import Token

from legation.extraction.allegiance import UNIQUE, Allegiance, Holder, head_of
from legation.extraction.offices import Office
from legation.extraction.titles import Mention
from legation.extraction.words import Word
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import allegiance_weights, directory, lands_of

# Who act for no party unless the report says so.
_PRIVATE = frozenset(("business", "calling", "leader"))
_OWNERS = frozenset(("its", "their", "his", "her"))
# How a party's name hangs on the noun that it belongs to: "Ukraine's border service".
_ATTRIBUTES = frozenset(("poss", "compound", "amod", "nmod", "appos", "nummod"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# What a preposition makes of the party behind it.
_LINKS = {
    **dict.fromkeys(("in", "at", "near", "from"), "place"),
    **dict.fromkeys(("to", "for", "into"), "goal"),
    **dict.fromkeys(("with", "by"), "object"),
}
# Verbs and nouns of travel, whose goal is a host.
_TRAVEL = frozenset(("visit", "trip", "tour", "arrive", "travel", "fly", "journey", "host", "welcome", "land"))


def countries(holders: Sequence[Holder], words: list[Word], whose: Allegiance) -> list[str | None]:
    """The party that each of a report's persons acts for.

    As their titles say, else as is commonly known, else the party of the report for which most speaks.
    """
    found = [
        next((m.country for m in h.mentions if m.country), None) or directory().party_of(h.name)
        for h in holders
    ]
    signs = Signs(holders, words, whose)
    for i, holder in enumerate(holders):
        if found[i] is None and holder.office is not None and holder.office.kind not in _PRIVATE:
            found[i] = _weigh(signs.of(i, found))
    return found


def _weigh(signs: dict[str, set[str]]) -> str | None:
    weights = allegiance_weights()
    points = {code: sum(weights.get(sign, 0.0) for sign in told) for code, told in signs.items()}
    return max(points, key=lambda code: points[code], default=None)


class _Said(NamedTuple):
    """A party named in the story: at which word, how it stands in its sentence, whether in a person's title."""

    word: int
    code: str
    role: str
    titled: bool
    token: Token


class Signs:
    """What in a report speaks for each of its parties, or against it, as the one that a person acts for."""

    def __init__(self, holders: Sequence[Holder], words: list[Word], whose: Allegiance) -> None:
        self.holders = holders
        self.words = words
        self.whose = whose
        self.extents = [(m.first, m.extent) for h in holders for m in h.mentions]
        self.said = list(self._parties())
        self.order = sorted((m.first, i) for i, h in enumerate(holders) for m in h.mentions)

    def _parties(self) -> Iterator[_Said]:
        titled = {k for first, extent in self.extents for k in self._within(first, extent)}
        for k, word in enumerate(self.words):
            if word.party is not None and word.party is not self.words[k + 1].party:
                yield _Said(k, word.party.code, role_in_clause(word.token), k in titled, word.token)

    def _within(self, first: int, extent: tuple[int, int]) -> Iterator[int]:
        """The words of an extent around word `first`."""
        k = first
        while k > 0 and self.words[k - 1].start >= extent[0]:
            k -= 1
        while k < len(self.words) and self.words[k].start < extent[1]:
            yield k
            k += 1

    def of(self, i: int, found: Sequence[str | None]) -> dict[str, set[str]]:
        """The signs for each party of the report as that of person `i`; `found` are those of the others."""
        holder, whose = self.holders[i], self.whose
        signs: dict[str, set[str]] = {code: set() for code in whose.main}
        for code in (*whose.heads, whose.home):
            if code:
                signs.setdefault(code, set())
        for code, of_code in signs.items():
            of_code.update(self._at_large(code, holder.office))
        mention = next((m for m in holder.mentions if m.offices or m.rank), holder.mentions[0])
        role = role_in_clause(self.words[mention.last].token)
        told = (self._around(mention), self._persons(mention, i, found), self._paragraph(mention),
                self._visits(role), self._speech(holder))
        for code, sign in chain.from_iterable(told):
            if code in signs:
                signs[code].add(sign)
        lands = lands_of(holder.name)
        if lands:
            for code in filter(party_lexicon().is_state, signs):
                signs[code].add("name of the land" if code in lands else "name of another land")
        return signs

    def _visits(self, role: str) -> Iterator[tuple[str, str]]:
        """The parties that the report tells visits to."""
        for said in self.said:
            if said.role in ("goal", "place", "object") and any(
                t.lemma_.lower() in _TRAVEL for t in islice(said.token.ancestors, 3)
            ):
                yield said.code, "host of one received" if role == "object" else "host"

    def _at_large(self, code: str, office: Office | None) -> Iterator[str]:
        """Signs that the report as a whole gives."""
        whose = self.whose
        kind = office.kind if office else ""
        if code == whose.home:
            yield "diplomat at home" if kind == "diplomat" else "home"
        if code in whose.heads:
            yield "diplomat in header" if kind == "diplomat" else "header"
        if code in whose.main[:1]:
            yield "first"
        if code in whose.main[:2]:
            yield "main"
        if not party_lexicon().is_state(code):
            yield "office of state" if kind in UNIQUE or kind in ("military", "diplomat", "local") else "no state"
        if office is not None and kind in UNIQUE:
            if (head_of(office), code) in whose.named:
                yield "taken"
            elif (head_of(office), code) in whose.unnamed:
                yield "spoken of"
            if code in whose.counterparts:
                yield "counterpart"

    def _around(self, mention: Mention) -> Iterator[tuple[str, str]]:
        """Signs of the parties named in the sentence of a mention and in the one before."""
        words = self.words
        here = words[mention.first].token.sent
        before = here[0].nbor(-1).sent if here.start and words[mention.first].kind == "prose" else None
        owned = any(w.folded in _OWNERS for w in words[max(mention.top - 3, 0) : mention.top + 1])
        nearest = None
        for said in self.said:
            if said.token.i >= here.end:
                break
            if said.titled:
                continue
            if said.token.i >= here.start:
                side = "before" if said.word < mention.first else "after"
                yield said.code, f"{side} as {said.role}"
            elif before is not None and said.token.i >= before.start:
                yield said.code, f"sentence before as {said.role}"
                if owned and said.role == "subject":
                    yield said.code, "pronoun of it"
            if said.word < mention.first:
                nearest = said.code
        if nearest:
            yield nearest, "nearest"

    def _paragraph(self, mention: Mention) -> Iterator[tuple[str, str]]:
        """Signs of the parties named before a mention in its paragraph."""
        k = mention.top
        while k and "\n" not in self.words[k].gap:
            k -= 1
        earlier = [said.code for said in self.said if k <= said.word < mention.top and not said.titled]
        if earlier:
            yield earlier[0], "first of paragraph"
        for code in set(earlier):
            yield code, "alone in paragraph" if len(set(earlier)) == 1 else "in paragraph"

    def _persons(self, mention: Mention, i: int, found: Sequence[str | None]) -> Iterator[tuple[str, str]]:
        """Signs of the persons named beside a mention: one of a list with it, or on the other side of a verb."""
        words = self.words
        here = words[mention.first].token.sent
        for first, j in self.order:
            code = found[j]
            if j == i or code is None:
                continue
            token = words[first].token
            if here.start <= token.i < here.end:
                lo, hi = sorted((first, mention.first))
                beside = all(not _parts(w) for w in words[lo:hi])
                yield code, "person beside" if beside else "person across"
                if not beside and code in self.whose.main[:2]:
                    for other in self.whose.main[:2]:
                        if other != code:
                            yield other, "other side"
            elif token.i < here.start and here[0].nbor(-1).sent.start <= token.i:
                yield code, "person in sentence before"

    def _speech(self, holder: Holder) -> Iterator[tuple[str, str]]:
        """Signs of what the person says and does: "said that Latvia would help", "thanked Canberra"."""
        for mention in holder.mentions:
            token = self.words[mention.last].token
            if token.dep_ not in _SUBJECTS:
                continue
            verb = token.head
            for said in self.said:
                if not (verb.i < said.token.i < verb.sent.end) or said.titled:
                    continue
                clause = _verb_of(said.token)
                if clause is verb:
                    yield said.code, f"done to as {said.role}"
                elif said.role == "subject" and clause is not None and verb in clause.ancestors:
                    yield said.code, "said of own"
                else:
                    yield said.code, "said of"


def role_in_clause(token: Token) -> str:
    """How a noun, or the one that it belongs to, stands in its clause: subject, object, place, goal or other."""
    for _ in range(6):
        if token.dep_ not in _ATTRIBUTES:
            break
        token = token.head
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ in _SUBJECTS:
        return "subject"
    if token.dep_ in ("dobj", "dative"):
        return "object"
    if token.dep_ == "pobj":
        link = token.head.lower_
        if link == "of" and token.head.head.dep_ in _SUBJECTS:
            return "subject"
        return _LINKS.get(link, "other")
    return "other"


def _verb_of(token: Token) -> Token | None:
    return next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)


def _parts(word: Word) -> bool:
    """Whether a word parts two persons of one list: a verb, or a preposition beside "of"."""
    return word.token.pos_ in ("VERB", "AUX") or (word.token.pos_ == "ADP" and word.folded not in ("of", "for"))
