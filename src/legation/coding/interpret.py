"""What a word tells with all that hangs on it: a walk down the parse that composes types."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Span, Token

from legation.coding.reading import Reading, applied
from legation.coding.sides import names_states
from legation.extraction.events.mentions import Match
from legation.extraction.events.syntax import auxiliaries, negated
from legation.lexicon.pairs import Operator, PairLexicon, Way

# What hangs on a word and says what it is about, in the order in which it is asked.
_OF_VERB = (
    "xcomp", "ccomp", "dobj", "attr", "acomp", "oprd", "nsubjpass", "dative", "prep", "agent", "pcomp", "pobj", "acl",
    "relcl", "advcl", "conj", "nsubj",
)  # fmt: skip
_OF_NOUN = ("acl", "prep", "pobj", "pcomp", "conj", "relcl", "compound", "amod", "appos")
_CLAUSES = frozenset({"conj", "advcl", "relcl", "acl", "parataxis"})
_DEEPEST = 7


def holds(token: Token, other: Token) -> bool:
    """Whether `other` is `token` or stands under it."""
    return token == other or bool(token.is_ancestor(other))


class Interpreter:
    """Reads one sentence for one pair; `matches` are its triggers by token."""

    def __init__(
        self, doc: Doc, matches: dict[int, Match], source: Span | None, target: Span | None, lexicon: PairLexicon
    ) -> None:
        self.doc = doc
        self.matches = matches
        self.source = source
        self.target = target
        self.lexicon = lexicon
        self.within = {t.i for side in (source, target) if side is not None for t in side}

    def of(self, token: Token, depth: int = 0) -> Reading | None:
        """What the word `token` tells, with what hangs on it."""
        if depth > _DEEPEST:
            return None
        clause = self._clause_of_target(token)
        if clause is not None and not self._is_background(token, clause):
            reading = self.of(clause, depth + 1)
            # "will travel there to meet": the infinitive is as much to come as the verb over it.
            reading = self.modal(token, reading) if self._is_infinitive(clause) else reading
            if reading is not None:
                return reading
        reading = self.own(token, depth)
        if reading is None and clause is not None:
            return self.of(clause, depth + 1)
        if token.pos_ in {"VERB", "AUX"}:
            return self.modal(token, reading)
        if reading is not None and negated(token):
            return self._apply("refuse", token, reading)
        return reading

    def _clause_of_target(self, token: Token) -> Token | None:
        """The verb of a joined or subordinate clause in which the target stands, without the source."""
        if self.target is None:
            return None
        for child in token.children:
            if (
                child.dep_ in _CLAUSES
                and child.pos_ in {"VERB", "AUX"}
                and holds(child, self.target.root)
                and not (self.source is not None and holds(child, self.source.root))
            ):
                return child
        return None

    def _is_background(self, token: Token, clause: Token) -> bool:
        """Whether what the clause tells comes after what the verb over it tells: a condition, or its purpose."""
        if self._is_circumstance(clause):
            return True
        operator = self._operator(token)
        carries = operator is not None and operator.name == "carry"
        return token.i in self.matches and self._is_infinitive(clause) and not carries

    @staticmethod
    def _is_infinitive(verb: Token) -> bool:
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)

    def own(self, token: Token, depth: int = 0) -> Reading | None:
        """What the word tells by itself and its complements, its auxiliaries aside."""
        blamed = self._blamed(token)
        if blamed is not None:
            return blamed
        match = self.matches.get(token.i)
        operator = self._operator(token)
        if match is not None and match.trigger.kind == "pledge" and not self._is_specific(match):
            operator, match = operator or self.lexicon.named["agree"], None
        if match is not None and (self._is_specific(match) or operator is None):
            return self._undone(token, match, depth) or self.of_match(match)
        under = self._under(token, depth)
        if operator is None:
            return under
        if operator.name in {"agree", "order"} and any(self._is_of_another(c) for c in token.children):
            coerced = operator.name == "order" and under is not None and self.lexicon.quads[under.plover] == 4
            operator = operator if coerced else self.lexicon.named["ask"]  # "wants X to leave"
        return applied(operator, token, under, self.lexicon.quads) or (self.of_match(match) if match else None)

    def _undone(self, token: Token, match: Match, depth: int) -> Reading | None:
        """What the object of a verb of cooperation undoes ("announced a suspension of aid")."""
        if self.lexicon.quads[self.lexicon.codings[match.trigger.kind]] > 2:
            return None
        for child in token.children:
            operator = self._operator(child) if child.dep_ in {"dobj", "nsubjpass"} else None
            if operator is not None and operator.name in {"stop", "lift"}:
                return self.of(child, depth + 1)
        return None

    @staticmethod
    def _is_specific(match: Match) -> bool:
        return len(match.trigger.words) > 1 or any(a.form in {"word", "class"} for a in match.trigger.arguments)

    def of_match(self, match: Match) -> Reading:
        """What a trigger tells by itself."""
        plover = self._type_of(match)
        way: Way = "pattern" if self._is_specific(match) else "word"
        words = (*self.doc[match.token.i : match.last.i + 1], *self._arguments(match))
        reading = Reading(plover, words, way)
        if match.trigger.status == "planned":
            return self._apply("agree", match.token, reading) or reading
        return reading

    def _type_of(self, match: Match) -> str:
        """The PLOVER type that a trigger tells, by whom it is aimed at."""
        persons = self.lexicon.on_persons
        told = {a.value for a in match.trigger.arguments if a.form == "class"}
        if match.trigger.kind == persons.kind and told & persons.classes and self.target is not None:
            return self.lexicon.codings[persons.kind] if names_states(self.target.text) else persons.plover
        return self.lexicon.codings[match.trigger.kind]

    def _arguments(self, match: Match) -> Iterator[Token]:
        """The words under a verb that its pattern asks for."""
        for argument in match.trigger.arguments:
            if argument.form in {"word", "class"}:
                words = self.lexicon.events.classes.get(argument.value, frozenset()) | {argument.value}
                fitting = (t for t in match.token.subtree if {t.lemma_.lower(), t.lower_} & words and t != match.token)
                yield from islice(fitting, 1)

    def _operator(self, token: Token) -> Operator | None:
        lemma = token.lemma_.lower()
        for child in token.children:
            if child.dep_ in {"prt", "advmod", "prep"} and child.i == token.i + 1:
                found = self.lexicon.operators.get(f"{lemma} {child.lower_}")
                if found:
                    return found
        return self.lexicon.operators.get(lemma)

    def _apply(self, name: str, token: Token, reading: Reading | None) -> Reading | None:
        return applied(self.lexicon.named[name], token, reading, self.lexicon.quads)

    def _is_of_another(self, verb: Token) -> bool:
        """Whether an infinitive has a subject of its own."""
        return self._is_infinitive(verb) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)

    # --- what stands under a word

    def _under(self, token: Token, depth: int) -> Reading | None:
        order = _OF_VERB if token.pos_ in {"VERB", "AUX"} else _OF_NOUN
        children = [
            c for c in token.children if c.dep_ in order and c.i not in self.within and not self._is_circumstance(c)
        ]
        children.sort(key=lambda c: (order.index(c.dep_), c.i))
        for child in children:
            reading = self.of(child, depth + 1)
            if reading is not None:
                return reading
        return None

    def _is_circumstance(self, token: Token) -> bool:
        """Whether the words only say when, why or on which condition."""
        words = self.lexicon.circumstance
        if token.dep_ == "prep":
            return token.lower_ in words
        return token.dep_ == "advcl" and any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in words for c in token.children
        )

    def _blamed(self, token: Token) -> Reading | None:
        """A reproach: what is said of the target ("said that X was responsible", "called X a liar")."""
        lemma = token.lemma_.lower()
        if lemma not in self.lexicon.events.reality["say"] and lemma not in self.lexicon.blaming:
            return None
        for child in token.children:
            if child.dep_ not in {"ccomp", "oprd", "xcomp", "parataxis"}:
                continue
            if self.target is not None and not holds(child, self.target.root) and child.dep_ == "ccomp":
                continue
            for word in child.subtree:
                if word.lemma_.lower() in self.lexicon.blame and word.i not in self.within:
                    return Reading("ACCUSE", (token, word), "blame")
        return None

    def modal(self, verb: Token, reading: Reading | None) -> Reading | None:
        """The reading under the auxiliaries and the negation of its verb."""
        aux = auxiliaries(verb)
        modals = {self.lexicon.modals[a].name for a in aux if a in self.lexicon.modals}
        if negated(verb):
            if reading is not None or modals:
                return self._apply("refuse", verb, reading)
            return None
        if "ask" in modals and not self._is_subject(verb, self.source):
            return self._apply("ask", verb, reading)
        if self._is_infinitive(verb) and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":  # "is to meet"
            modals.add("agree")
        if "agree" in modals and (reading is not None or aux & {"will", "shall", "'ll"}):
            return self._apply("agree", verb, reading)
        return reading

    def _is_subject(self, verb: Token, side: Span | None) -> bool:
        return side is not None and any(
            c.dep_ in {"nsubj", "nsubjpass"} and holds(c, side.root) for c in verb.children
        )
