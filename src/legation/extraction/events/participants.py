"""Who stands at a place of the parse: the parties and people of a noun phrase, with what they refer to."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from legation.extraction.events.index import TokenIndex
from legation.extraction.events.syntax import objects
from legation.lexicon.reference import reference

# Dependents of a noun that belong to whom it names.
_WITHIN = frozenset({"compound", "amod", "nmod", "poss", "appos", "conj", "flat", "nummod", "det", "npadvmod"})
_OF = frozenset({"of", "from", "for"})
# Words that make a noun the pair spoken of ("the two ministers").
_BOTH = frozenset({"both", "two", "the", "each", "three", "these"})


@dataclass(frozen=True)
class Side:
    """Parties and people found at one place, and the character spans of the words that name them."""

    codes: frozenset[str] = frozenset()
    people: tuple[int, ...] = ()
    words: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.codes)

    def __or__(self, other: Side) -> Side:
        return Side(
            self.codes | other.codes,
            tuple(dict.fromkeys(self.people + other.people)),
            tuple(dict.fromkeys(self.words + other.words)),
        )


NOBODY = Side()


@dataclass
class Discourse:
    """What the report has spoken of so far: for pronouns and definite descriptions."""

    home: str | None = None
    person: int | None = None
    pair: Side = NOBODY
    visitors: Side = NOBODY
    hosts: Side = NOBODY
    last: Side = NOBODY
    by_office: dict[str, int] = field(default_factory=dict)


@dataclass
class Participants:
    """Resolves tokens to sides; `discourse` is moved on as the report is read."""

    index: TokenIndex
    actors: frozenset[str]
    discourse: Discourse = field(default_factory=Discourse)

    def at(self, head: Token) -> Side:
        """Who the noun phrase of `head` names, or refers to."""
        side = self.named(head)
        if side.codes or side.people:
            return side
        return self.referred(head)

    def named(self, head: Token) -> Side:
        """Who the noun phrase of `head` names itself, coordinated ones included."""
        codes: set[str] = set()
        people: list[int] = []
        words: list[tuple[int, int]] = []
        stack, seen = [head], set()
        while stack:
            token = stack.pop()
            if token.i in seen:
                continue
            seen.add(token.i)
            number = self.index.people.get(token.i)
            party = self.index.parties.get(token.i)
            if number is not None:
                entry = self.index.document.people[number]
                if number not in people:
                    people.append(number)
                    words.append(_span_near(entry.spans, token.idx))
                country = self._country(number)
                if country:
                    codes.add(country)
                elif party is not None:
                    codes.add(party.code)
            elif party is not None:
                codes.add(party.code)
                words.append((party.start, party.end))
            stack.extend(t for t in self._within(token) if t.dep_ != "conj" or self._is_actor(t))
        return Side(frozenset(codes), tuple(people), tuple(dict.fromkeys(words)))

    def acting(self, head: Token) -> Side:
        """Who the subject `head` is; a noun that can't act ("the quake in X") only for whose it is ("X's move")."""
        if self._is_actor(head):
            return self.at(head)
        codes: set[str] = set()
        words: list[tuple[int, int]] = []
        for child in head.children:
            party = self.index.parties.get(child.i)
            if party is not None and child.dep_ in {"amod", "compound", "poss", "nmod"}:
                codes.add(party.code)
                words.append((party.start, party.end))
        return Side(frozenset(codes), (), tuple(words))

    def _is_actor(self, head: Token) -> bool:
        return (
            head.pos_ != "NOUN"
            or head.i in self.index.people
            or head.i in self.index.parties
            or head.lemma_.lower() in self.actors
            or head.lower_ in self.actors
        )

    def _within(self, token: Token) -> list[Token]:
        """The dependents of `token` that are part of whom it names."""
        found = []
        office = self.index.people.get(token.i)
        for child in token.children:
            if office is not None and self.index.people.get(child.i) == office and child.dep_ != "conj":
                if self.index.named.get(child.i) is None:
                    continue
                found.append(child)
            elif child.dep_ in _WITHIN:
                if (
                    child.dep_ in {"poss", "amod", "compound", "nmod"}
                    and office is not None
                    and child.i not in self.index.people
                ):
                    continue
                found.append(child)
            elif child.dep_ == "prep" and child.lower_ in _OF and office is None:
                found.extend(t for t in child.children if t.dep_ == "pobj")
            elif (
                child.dep_ == "prep"
                and child.lower_ == "in"
                and office is None
                and token.lemma_.lower() in reference().home
            ):
                found.extend(
                    t for t in child.children if t.dep_ == "pobj" and t.i in self.index.parties
                )  # "the council in Manila"
            elif child.dep_ == "acl" and child.lemma_ in {"lead", "head", "comprise", "include"}:
                for agent in child.children:
                    if agent.dep_ in {"agent", "prep"}:
                        found.extend(t for t in agent.children if t.dep_ == "pobj")
                found.extend(objects(child))
        return found

    def referred(self, head: Token) -> Side:
        """Whom a pronoun or definite description refers to."""
        memory, words = self.discourse, reference()
        word, lemma = head.lower_, head.lemma_.lower()
        if word in words.one:
            return self.person(self._before(head) if word not in {"him", "himself"} else memory.person)
        if word in words.several or (lemma in words.sides and head.tag_ == "NNS" and self._is_pair(head)):
            return memory.pair or memory.last
        if lemma in words.visitors:
            return memory.visitors
        if lemma == "host":
            return memory.hosts
        for key in (word, lemma):
            if key in memory.by_office:
                return self.person(memory.by_office[key])
        if word in words.thing:
            return self._subject_before(head) or (Side(memory.last.codes) if len(memory.last.codes) == 1 else NOBODY)
        owner = next((t for t in head.children if t.dep_ == "poss" and t.pos_ == "PRON"), None)
        if owner is not None:
            return self.referred(owner)  # "its troops" are those of whom "its" takes up
        if lemma in words.home and memory.home:
            return Side(frozenset({memory.home}), (), ((head.idx, head.idx + len(head)),))
        return NOBODY

    def _before(self, pronoun: Token) -> int | None:
        """The person whom a pronoun takes up: the subject before it in its sentence, else the last one spoken of."""
        for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            number = self.index.named.get(i)
            if number is not None and self.index.document.doc[i].dep_ in {"nsubj", "nsubjpass"}:
                return number
        return self.discourse.person

    def _subject_before(self, pronoun: Token) -> Side:
        """The party that is the subject of an earlier clause of the sentence."""
        for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            token = self.index.document.doc[i]
            if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ != "PRON":
                side = self.named(token)
                if len(side.codes) == 1:
                    return side
        return NOBODY

    @staticmethod
    def _is_pair(head: Token) -> bool:
        return any(t.lower_ in _BOTH or t.dep_ == "nummod" for t in head.children)

    def person(self, number: int | None) -> Side:
        """The side of one person of the report."""
        if number is None:
            return NOBODY
        entry = self.index.document.people[number]
        country = self._country(number)
        return Side(frozenset({country} if country else ()), (number,), (entry.spans[0],))

    def _country(self, number: int) -> str | None:
        """For whom a person acts; an official of no named country acts for the report's own."""
        person = self.index.document.people[number].person
        return person.country or (self.discourse.home if person.post else None)

    def move_on(self, sentence_start: int, sentence_end: int) -> None:
        """Remember the people that the tokens of a sentence name."""
        subject = False
        for i in range(sentence_start, sentence_end):
            number = self.index.named.get(i)
            if number is not None:
                if not subject:
                    self.discourse.person = number
                    subject = self.index.document.doc[i].dep_ in {"nsubj", "nsubjpass"}
                person = self.index.document.people[number].person
                office = " ".join(filter(None, (person.post, person.rank))).lower().replace("-", " ")
                for word in office.split():
                    if word not in {"of", "the", "and", "for", "in"}:
                        self.discourse.by_office[word] = number
                        if word == "minister" and office.startswith("prime"):
                            self.discourse.by_office["premier"] = number


def _span_near(spans: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int]:
    """The last of `spans` that begins at or before `offset`, else the first."""
    before = [s for s in spans if s[0] <= offset]
    return before[-1] if before else spans[0]
