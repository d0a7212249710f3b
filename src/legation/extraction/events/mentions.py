"""Finding the words that tell of events: triggers of the lexicon matched on the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from legation.extraction.events.index import TokenIndex
from legation.extraction.events.syntax import agents, conjuncts, is_passive, objects, prepositional, subjects
from legation.lexicon.events import EventLexicon
from legation.lexicon.triggers import Argument, Trigger

_GIVING = frozenset({"to", "of", "on", "for", "from", "into"})
_PARTICLES = frozenset({"up", "down", "in", "out", "off", "over", "on", "upon", "back", "away", "together", "aside"})


@dataclass(frozen=True)
class Match:
    """A trigger found at `token`; `last` is the last token of its phrase."""

    trigger: Trigger
    token: Token
    last: Token


def find_matches(sentence: Span, index: TokenIndex, lexicon: EventLexicon) -> list[Match]:
    """The triggers of `sentence`, in order, at most one for each token."""
    words = {t.lower_ for t in sentence} | {t.lemma_.lower() for t in sentence}
    found: list[Match] = []
    taken = idioms(sentence, lexicon)
    for token in sentence:
        if token.i in taken or token.i in index.named or token.i in index.dates or _is_name(token, index):
            continue
        match = _noun(token, sentence, lexicon, words) or _verb(token, index, lexicon, words)
        if match is not None:
            found.append(match)
            taken.update(range(match.token.i, match.last.i + 1))
    return found


def idioms(sentence: Span, lexicon: EventLexicon) -> set[int]:
    """The tokens of phrases that tell of no event."""
    return {i for token in sentence for i in range(token.i, token.i + _idiom(token, sentence, lexicon))}


def _idiom(token: Token, sentence: Span, lexicon: EventLexicon) -> int:
    """How many tokens from `token` on make a phrase that tells of no event; 0 for none."""
    for words in lexicon.idioms.get(token.lower_, ()) or lexicon.idioms.get(token.lemma_.lower(), ()):
        run = token.doc[token.i : min(token.i + len(words), sentence.end)]
        if len(run) == len(words) and all(w in (t.lower_, t.lemma_.lower()) for w, t in zip(words, run, strict=True)):
            return len(words)
    return 0


def _is_name(token: Token, index: TokenIndex) -> bool:
    """Whether `token` is part of a post or party's name ("Meeting Street", "Security Council")."""
    return token.i in index.people and token.pos_ != "VERB"


def _fits(trigger: Trigger, words: set[str]) -> bool:
    return (not trigger.beside or bool(trigger.beside & words)) and not trigger.unless & words


def _noun(token: Token, sentence: Span, lexicon: EventLexicon, words: set[str]) -> Match | None:
    for key in dict.fromkeys((token.lower_, token.lemma_.lower())):
        for trigger in lexicon.nouns.get(key, ()):
            size = len(trigger.words)
            if token.i + size > sentence.end or not _fits(trigger, words):
                continue
            run = token.doc[token.i : token.i + size]
            if (
                all(w in (t.lower_, t.lemma_.lower()) for w, t in zip(trigger.words, run, strict=True))
                and (run[-1].pos_ in {"NOUN", "PROPN"} or (size > 1 and "VERB" not in {run[0].pos_, run[-1].pos_}))
                and not _modifies(run[-1])
            ):
                return Match(trigger, run[0], run[-1])
    # Hyphenated phrases are several tokens to the parser: "wreath-laying".
    if token.i + 2 < sentence.end and token.doc[token.i + 1].text == "-":
        joined = f"{token.lower_}-{token.doc[token.i + 2].lower_}"
        for trigger in lexicon.nouns.get(joined, ()):
            if len(trigger.words) == 1 and _fits(trigger, words):
                return Match(trigger, token, token.doc[token.i + 2])
    return None


def _modifies(noun: Token) -> bool:
    """Whether the noun only says of what sort another noun is ("strike group", "trade agreement")."""
    head = noun.head
    return noun.dep_ == "compound" and head.i > noun.i and head.pos_ in {"NOUN", "PROPN"}


def _verb(token: Token, index: TokenIndex, lexicon: EventLexicon, words: set[str]) -> Match | None:
    if token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB"):
        return None
    if token.dep_ in {"amod", "compound"}:  # "the banned party", "the designated minister"
        return None
    triggers = lexicon.verbs.get(token.lemma_.lower(), ())
    if not triggers:
        return None
    dependents = _dependents(token)
    for trigger in triggers:
        if not _fits(trigger, words):
            continue
        if trigger.subject_class is not None:
            heads, passive = subjects(token)
            if passive or not any(_in_class(h, lexicon.classes[trigger.subject_class]) for h in heads):
                continue
        if _particles_stand(trigger, token) and all(
            _holds(argument, trigger, token, dependents, index, lexicon) for argument in trigger.arguments
        ):
            return Match(trigger, token, token)
    return None


def _particles_stand(trigger: Trigger, verb: Token) -> bool:
    """Whether each particle of the pattern is the verb's own ("call in"), no far preposition ("called ... in May")."""
    if any(a.form == "place" for a in trigger.arguments):
        return True
    for argument in trigger.arguments:
        if (
            argument.form == "word"
            and argument.value in _PARTICLES
            and not any(t.lower_ == argument.value and (t.dep_ == "prt" or t.i == verb.i + 1) for t in verb.children)
            and not (verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == argument.value)
        ):
            return False
    return True


def _in_class(head: Token, words: frozenset[str]) -> bool:
    return any(
        t.lemma_.lower() in words or t.lower_ in words
        for t in (head, *(c for c in head.children if c.dep_ in {"compound", "nmod", "appos"}))
    )


def _dependents(verb: Token) -> dict[str, set[str]]:
    """Lemmas and words that hang on `verb`, with the preposition they follow ("" for none)."""
    found: dict[str, set[str]] = {}

    def add(token: Token, prep: str) -> None:
        for word in (token.lemma_.lower(), token.lower_):
            found.setdefault(word, set()).add(prep)

    for child in verb.children:
        if child.dep_ in {
            "prt",
            "prep",
            "advmod",
            "agent",
            "acomp",
            "dobj",
            "nsubjpass",
            "attr",
            "xcomp",
            "advcl",
            "dative",
            "oprd",
        }:
            add(child, "")
    for noun in _objects(verb):
        for each in conjuncts(noun):
            add(each, "")
    hosts = [verb, *(t for t in verb.children if t.dep_ == "acomp")]
    for prep, noun in (pair for host in hosts for pair in prepositional(host)):
        add(noun, prep)
        found.setdefault(prep, set()).add("")
    if verb.i + 1 < len(verb.doc):
        add(verb.doc[verb.i + 1], "")
    return found


def _objects(verb: Token) -> list[Token]:
    """What is acted on: objects, the subject of a passive, the noun of a passive participle."""
    found = objects(verb)
    heads, passive = subjects(verb)
    if passive:
        found = found + heads
    return found


def _object_heads(verb: Token, trigger: Trigger) -> Iterator[Token]:
    """The nouns that the verb is about: objects, and what follows a preposition of its pattern or of giving."""
    for noun in _objects(verb):
        yield from conjuncts(noun)
    named = {a.value for a in trigger.arguments if a.form == "word"}
    for prep, noun in prepositional(verb):
        if prep in _GIVING or prep in named:
            yield noun


def _holds(
    argument: Argument,
    trigger: Trigger,
    verb: Token,
    dependents: dict[str, set[str]],
    index: TokenIndex,
    lexicon: EventLexicon,
) -> bool:
    """Whether what the pattern asks for hangs on the verb."""
    if argument.form == "word":
        return argument.value in dependents
    if argument.form == "clause":
        return _has_clause(verb)
    if argument.form == "class":
        words = lexicon.classes[argument.value]
        return any(_in_class(noun, words) or _of_class(noun, words) for noun in _object_heads(verb, trigger))
    if argument.form == "who":
        nouns = _objects(verb) + [
            n
            for prep, n in prepositional(verb)
            if prep in {"with", "to", "on", "upon", "between", "among", "by"}
            and not (prep == "by" and is_passive(verb))
        ]
        return any(
            t.i in index.people or t.i in index.parties or _is_someone(t, index, lexicon)
            for noun in nouns
            for t in conjuncts(noun)
        )
    nouns = _objects(verb) + [n for prep, n in prepositional(verb) if prep not in {"by", "with"}]
    nouns += [n for t in verb.children if t.dep_ == "acomp" for _, n in prepositional(t)]  # "is due in Tallinn"
    return any(
        t.i in index.places or t.i in index.parties for noun in nouns if noun not in agents(verb) for t in _name(noun)
    )


def _has_clause(verb: Token) -> bool:
    """Whether a complement clause or an infinitive hangs on the verb, or on its object ("calls on X to leave")."""
    if any(t.dep_ in {"xcomp", "ccomp"} for t in verb.children):
        return True
    hosts = [verb, *objects(verb), *(noun for _, noun in prepositional(verb))]
    return any(
        t.dep_ in {"acl", "relcl", "advcl", "xcomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children)
        for host in hosts
        for t in host.children
    )


def _name(noun: Token) -> Iterator[Token]:
    """The noun, its names and what it is "of" ("the capital of X")."""
    yield from conjuncts(noun)
    for child in noun.children:
        if child.dep_ in {"compound", "nmod", "appos", "amod"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (t for t in child.children if t.dep_ == "pobj")


def _of_class(noun: Token, words: frozenset[str]) -> bool:
    """Whether `noun` measures out something of the class ("a batch of missiles")."""
    return any(
        t.lemma_.lower() in words for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for t in p.children
    )


def _is_someone(noun: Token, index: TokenIndex, lexicon: EventLexicon) -> bool:
    """A noun for an official, with a party or person beside it, or a pronoun for one."""
    if noun.lower_ in {"him", "her", "them"}:
        return True
    if noun.lemma_.lower() not in lexicon.classes["person"]:
        return False
    return (
        True
        if noun.lemma_.lower() in {"counterpart", "delegation", "envoy", "ambassador"}
        else any(t.i in index.parties or t.i in index.people for t in noun.subtree)
    )
