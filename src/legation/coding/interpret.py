"""What the words of a sentence tell between two sides: a walk down the parse that composes types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Span, Token

from legation.coding.reading import Reading, Way, applied
from legation.extraction.events.mentions import Match
from legation.extraction.events.syntax import auxiliaries, negated
from legation.lexicon.pairs import Operator, PairLexicon

# What hangs on a word and says what it is about, in the order in which it is asked.
_COMPLEMENTS = ("xcomp", "ccomp", "dobj", "attr", "acomp", "oprd", "nsubjpass", "dative", "prep", "agent", "pcomp", "pobj", "acl", "relcl", "advcl", "conj", "nsubj")
_OF_NOUN = ("acl", "prep", "pobj", "pcomp", "conj", "relcl", "compound", "amod", "appos")
_CLAUSES = frozenset({"conj", "advcl", "relcl", "acl", "parataxis"})
_CIRCUMSTANCE = frozenset(
    {"after", "before", "during", "since", "despite", "amid", "following", "until", "because", "without", "if", "unless", "when", "while", "as", "once", "ahead", "although", "though"}
)
_DEEPEST = 7


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
        self._within = {t.i for side in (source, target) if side is not None for t in side}

    def read(self) -> Reading | None:
        """The reading of the words that join the two sides, else of the nearest word; None where there is none."""
        reading = self._joined() or self._nearest()
        if reading is not None and self._stand_together():
            return replace(reading, plover=self.lexicon.together.get(reading.plover, reading.plover))
        return reading

    def _stand_together(self) -> bool:
        """Whether the two are one subject ("A and B held a drill")."""
        return self.source is not None and self.target is not None and self.target.root in self.source.root.conjuncts

    # --- where to begin

    def _joined(self) -> Reading | None:
        side = self.source if self.source is not None else self.target
        assert side is not None
        head = side.root
        if self.target is not None and self.source is not None and self._holds(head, self.target.root):
            for verb in self._down(head, self.target.root):
                reading = self.of(verb)
                if reading is not None:
                    return reading
        for verb in self._up(head):
            reading = self.of(verb)
            if reading is not None:
                return reading
        return None

    def _up(self, head: Token) -> Iterator[Token]:
        """The verbs over the side, and the nouns over both sides, from the first that governs it on."""
        token = head
        for _ in range(12):
            if token.i not in self._within and (
                token.pos_ in {"VERB", "AUX"} or (self.target is not None and self._holds(token, self.target.root))
            ):
                # "The summit between the two failed to ...": the verb knows more than its subject.
                if token.pos_ == "NOUN" and token.dep_ in {"nsubj", "nsubjpass"}:
                    yield token.head
                yield token
            if token.head == token:
                return
            token = token.head

    def _down(self, top: Token, bottom: Token) -> list[Token]:
        """The verbs between `top` and `bottom` under it, from the top on."""
        path = []
        token = bottom
        while token != top and token.head != token:
            token = token.head
            if token.pos_ in {"VERB", "AUX"} and token != top and token.i not in self._within:
                path.append(token)
        return path[::-1]

    @staticmethod
    def _holds(token: Token, other: Token) -> bool:
        return token == other or bool(token.is_ancestor(other))

    # --- what a word tells

    def of(self, token: Token, depth: int = 0) -> Reading | None:
        """What the word `token` tells, with what hangs on it."""
        if depth > _DEEPEST:
            return None
        clause = self._clause_of_target(token)
        if clause is not None and not self._is_background(token, clause):
            reading = self.of(clause, depth + 1)
            # "will travel there to meet": the infinitive is as much to come as the verb over it.
            reading = self._modal(token, reading) if self._is_infinitive(clause) else reading
            if reading is not None:
                return reading
        reading = self._own(token, depth)
        if reading is None and clause is not None:
            return self.of(clause, depth + 1)
        if token.pos_ in {"VERB", "AUX"}:
            return self._modal(token, reading)
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
                and self._holds(child, self.target.root)
                and not (self.source is not None and self._holds(child, self.source.root))
            ):
                return child
        return None

    def _is_background(self, token: Token, clause: Token) -> bool:
        """Whether what the clause tells comes after what the verb over it tells: a condition, or its purpose."""
        if self._is_circumstance(clause):
            return True
        operator = self._operator(token)
        return token.i in self.matches and self._is_infinitive(clause) and (operator is None or operator.name != "carry")

    @staticmethod
    def _is_infinitive(verb: Token) -> bool:
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)

    def _own(self, token: Token, depth: int) -> Reading | None:
        blamed = self._blamed(token)
        if blamed is not None:
            return blamed
        match = self.matches.get(token.i)
        operator = self._operator(token)
        if match is not None and match.trigger.kind == "pledge" and not self._is_specific(match):
            operator, match = operator or self._named("agree"), None
        if match is not None and (self._is_specific(match) or operator is None):
            return self._undone(token, match, depth) or self._of_match(match)
        under = self._under(token, depth)
        if operator is None:
            return under
        if operator.name in {"agree", "order"} and any(self._is_of_another(c) for c in token.children):
            coerced = operator.name == "order" and under is not None and self.lexicon.quads[under.plover] == 4
            operator = operator if coerced else self._named("ask")  # "wants X to leave"
        return applied(operator, token, under, self.lexicon.quads) or (self._of_match(match) if match else None)

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

    def _of_match(self, match: Match) -> Reading:
        plover = self.lexicon.codings[match.trigger.kind]
        way: Way = "pattern" if self._is_specific(match) else "word"
        words = (*self.doc[match.token.i : match.last.i + 1], *self._arguments(match))
        reading = Reading(plover, words, way)
        if match.trigger.status == "planned":
            return self._apply("agree", match.token, reading) or reading
        return reading

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

    def _named(self, name: str) -> Operator:
        return next(o for o in (*self.lexicon.operators.values(), *self.lexicon.modals.values()) if o.name == name)

    def _apply(self, name: str, token: Token, reading: Reading | None) -> Reading | None:
        return applied(self._named(name), token, reading, self.lexicon.quads)

    def _is_of_another(self, verb: Token) -> bool:
        """Whether an infinitive has a subject of its own."""
        return self._is_infinitive(verb) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)

    # --- what stands under a word

    def _under(self, token: Token, depth: int) -> Reading | None:
        order = _COMPLEMENTS if token.pos_ in {"VERB", "AUX"} else _OF_NOUN
        children = [c for c in token.children if c.dep_ in order and not self._is_side(c) and not self._is_circumstance(c)]
        children.sort(key=lambda c: (order.index(c.dep_), c.i))
        for child in children:
            reading = self.of(child, depth + 1)
            if reading is not None:
                return reading
        return None

    @staticmethod
    def _is_circumstance(token: Token) -> bool:
        """Whether the words only say when, why or on which condition."""
        if token.dep_ == "prep":
            return token.lower_ in _CIRCUMSTANCE
        return token.dep_ == "advcl" and any(c.dep_ in {"mark", "advmod"} and c.lower_ in _CIRCUMSTANCE for c in token.children)

    def _is_side(self, token: Token) -> bool:
        """Whether the word is a side itself: what the side's own words tell is not between the two."""
        return token.i in self._within

    def _blamed(self, token: Token) -> Reading | None:
        """A reproach: what is said of the target ("said that X was responsible", "called X a liar")."""
        lemma = token.lemma_.lower()
        if lemma not in self.lexicon.events.reality["say"] and lemma not in self.lexicon.blaming:
            return None
        for child in token.children:
            if child.dep_ not in {"ccomp", "oprd", "xcomp", "parataxis"}:
                continue
            if self.target is not None and not self._holds(child, self.target.root) and child.dep_ == "ccomp":
                continue
            for word in child.subtree:
                if word.lemma_.lower() in self.lexicon.blame and word.i not in self._within:
                    return Reading("ACCUSE", (token, word), "blame")
        return None

    def _modal(self, verb: Token, reading: Reading | None) -> Reading | None:
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
            c.dep_ in {"nsubj", "nsubjpass"} and self._holds(c, side.root) for c in verb.children
        )

    # --- where nothing joins the two

    def _nearest(self) -> Reading | None:
        """The trigger nearest to the two sides, with what governs it."""
        ends = [s.root.i for s in (self.source, self.target) if s is not None]
        found = sorted(
            self.matches, key=lambda i: (i in self._within, sum(abs(i - end) for end in ends))
        )
        for i in found:
            match = self.matches[i]
            reading = self._own(match.token, 3) or self._of_match(match)
            if match.token.pos_ in {"VERB", "AUX"}:
                reading = self._modal(match.token, reading) or reading
            return Reading(reading.plover, reading.tokens, "near", reading.inner)
        return None
