"""Small questions to a dependency parse (the labels are those of spaCy's English pipelines)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECT = frozenset({"nsubjpass", "csubjpass"})
NEGATION = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})


def subjects(verb: Token) -> tuple[list[Token], bool]:
    """The subject heads of `verb`, looked for up its chain too, and whether they undergo what it says.

    A verb without a subject of its own takes that of the verb that it is joined to,
    complements or modifies; a participle takes the noun that it modifies.
    """
    passive = is_passive(verb)
    at = verb
    for _ in range(6):
        own = [t for t in at.children if t.dep_ in SUBJECT or t.dep_ in PASSIVE_SUBJECT]
        if own:
            undergone = any(t.dep_ in PASSIVE_SUBJECT for t in own) if at is verb else passive
            return [a for t in own for a in _antecedents(t, at)], undergone
        head = at.head
        if head is at:
            return [], passive
        if at.dep_ == "acl":
            return [head], passive if at is not verb else _is_passive_participle(at)
        if at.dep_ == "relcl":
            return [head], passive
        if at.dep_ == "conj" and head.pos_ == "VERB":
            passive = passive or (at is verb and verb.tag_ == "VBN" and is_passive(head) and not auxiliaries_of(at))
            at = head
        elif (at.dep_ in {"xcomp", "advcl", "pcomp", "ccomp"} and head.pos_ in {"VERB", "AUX"}) or at.dep_ in {
            "pcomp",
            "prep",
        }:
            at = head
        else:
            return [], passive
    return [], passive


def _is_passive_participle(verb: Token) -> bool:
    """Whether a participle after a noun says what is done to it; with an object or a clause it is a mistagged past."""
    if verb.tag_ != "VBN":
        return False
    if any(t.dep_ in {"dobj", "ccomp", "dative"} for t in verb.children):
        return False
    return verb.head.dep_ != "ROOT" or any(t.dep_ == "agent" for t in verb.children)


def auxiliaries_of(verb: Token) -> list[Token]:
    """The auxiliaries that hang on `verb` itself."""
    return [t for t in verb.children if t.dep_ in {"aux", "auxpass"}]


def is_passive(verb: Token) -> bool:
    """Whether `verb` is a participle with a passive auxiliary or an agent."""
    return any(t.dep_ in {"auxpass", "agent"} for t in verb.children)


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for (all that is coordinated, before a plural verb), else the subject."""
    if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        plural = (
            verb.tag_ == "VBP"
            or verb.lower_ in {"are", "were"}
            or any(t.lower_ in {"are", "were", "have"} for t in verb.children if t.dep_ in {"aux", "auxpass"})
        )
        head = verb.head
        while plural and head.dep_ == "appos" and head.head is not head:
            head = head.head
        return [head, *head.conjuncts, *stray_conjuncts(head)] if plural else [verb.head]
    return [subject]


def stray_conjuncts(name: Token) -> list[Token]:
    """The name that `name` is joined to with "and" where the parser joined it to the verb instead.

    In "led by A, the secretary of B, and General C, ..." parsers take C for a second predicate.
    """
    if name.dep_ != "conj" or name.head.pos_ != "VERB" or name.pos_ != "PROPN":
        return []
    for token in reversed(name.doc[name.sent.start : name.left_edge.i]):
        if token.pos_ == "PROPN" and token.ent_type_ == "PERSON" and token.dep_ != "compound":
            return [token]
    return []


def agents(verb: Token) -> list[Token]:
    """Who did it, in a passive: the objects of "by", also where the parser ties "by" to a word between."""
    if not is_passive(verb) and verb.dep_ not in {"acl", "relcl"}:
        return []
    own = [
        p
        for t in verb.children
        if t.dep_ == "agent" or (t.dep_ == "prep" and t.lower_ == "by")
        for p in t.children
        if p.dep_ == "pobj"
    ]
    if own or not is_passive(verb):
        return own
    below = (t for t in verb.subtree if t.i > verb.i and t.lower_ == "by")
    return next(([p for p in t.children if p.dep_ == "pobj"] for t in below), [])


def objects(verb: Token) -> list[Token]:
    """Direct and indirect objects of `verb`."""
    return [t for t in verb.children if t.dep_ in {"dobj", "obj", "dative", "oprd"} and t.pos_ != "ADP"]


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
    """Pairs of preposition and object that hang on `head` ("with Russia"), chains too ("out of")."""
    for prep in head.children:
        for joined in prep.conjuncts if prep.pos_ == "ADP" else ():
            yield from ((joined.lower_, t) for t in joined.children if t.dep_ == "pobj")
        if prep.dep_ in {"prep", "agent", "dative"} and prep.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            for child in prep.children:
                if child.dep_ in {"pobj", "pcomp"}:
                    yield prep.lower_, child
                elif child.dep_ == "prep":
                    for inner in child.children:
                        if inner.dep_ == "pobj":
                            yield child.lower_, inner


def conjuncts(head: Token) -> list[Token]:
    """`head` and what is coordinated with it to the right."""
    return [head, *head.conjuncts]


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of `verb`, in lower case; a joined verb shares those of the first."""
    found = {t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}}
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return auxiliaries(verb.head)
    return found


def negated(token: Token) -> bool:
    """Whether `token` carries a negation of its own ("did not sign", "no talks")."""
    return any(t.dep_ == "neg" or (t.dep_ in {"det", "preconj"} and t.lower_ in NEGATION) for t in token.children)


def governor(noun: Token) -> Token | None:
    """The verb that governs `noun` as subject, object or through a preposition."""
    token = noun
    for _ in range(5):
        head = token.head
        if head is token:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if token.dep_ in {
            "conj",
            "pobj",
            "prep",
            "appos",
            "compound",
            "nmod",
            "poss",
            "amod",
            "attr",
            "dobj",
            "pcomp",
            "nsubj",
        }:
            token = head
        else:
            return None
    return None


def verb_of(token: Token) -> Token | None:
    """A verb itself, else the verb that governs the noun."""
    return token if token.pos_ in {"VERB", "AUX"} else governor(token)


def clause(verb: Token) -> set[int]:
    """The tokens of the clause of `verb`: its subtree without clauses that hang on it."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        stack.extend(
            t
            for t in token.children
            if t.dep_ not in {"ccomp", "advcl", "relcl", "parataxis"} and not (t.dep_ == "conj" and t.pos_ == "VERB")
        )
    return found
