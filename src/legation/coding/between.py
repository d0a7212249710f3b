"""Where to look in a sentence for what the one side does to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from legation.coding.interpret import Interpreter, holds
from legation.coding.reading import Reading
from legation.extraction.events.syntax import prepositional, subjects

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def reading_between(words: Interpreter) -> Reading | None:
    """The reading of the words that join the two sides, else of the nearest word; None where there is none."""
    reading = next((r for r in map(words.of, _joining(words)) if r is not None), None) or _nearest(words)
    if reading is not None and _stand_together(words):
        return replace(reading, plover=words.lexicon.together.get(reading.plover, reading.plover))
    return reading


def _stand_together(words: Interpreter) -> bool:
    """Whether the two are one subject ("A and B held a drill")."""
    source, target = words.source, words.target
    return source is not None and target is not None and target.root in source.root.conjuncts


def _joining(words: Interpreter) -> Iterator[Token]:
    """The words that may tell it, the likeliest first.

    Those between the source and a target that stands under it; the clause that the target says of the source
    ("India accused Pakistan of shelling": what Pakistan does); then all over the source, upwards.
    """
    source, target = words.source, words.target
    side = source if source is not None else target
    if side is None:
        return
    head = side.root
    if source is not None and target is not None:
        if holds(head, target.root):
            yield from _between(words, head, target.root)
        yield from _said_of(head, target.root)
    for token in (head, *head.ancestors):
        if token.i in words.within:
            continue
        over_both = target is not None and holds(token, target.root)
        if token.pos_ in _VERBAL or over_both:
            # "The summit between the two failed to ...": the verb knows more than its subject.
            if token.pos_ == "NOUN" and token.dep_ in _SUBJECT:
                yield token.head
            yield token


def _between(words: Interpreter, top: Token, bottom: Token) -> list[Token]:
    """The verbs over `bottom` and under `top`, from the top on."""
    path = [t for t in bottom.ancestors if top.is_ancestor(t)]
    return [t for t in reversed(path) if t.pos_ in _VERBAL and t.i not in words.within]


def _said_of(source: Token, target: Token) -> Iterator[Token]:
    """The clauses that the verb of which the target is subject, and the source object, holds of the source."""
    verb = source.head.head if source.dep_ == "pobj" else source.head
    is_object = source.dep_ in {"dobj", "dative"} or (source.dep_ == "pobj" and source.head.lower_ in {"on", "upon"})
    heads, passive = subjects(verb)
    if not is_object or passive or not any(holds(head, target) for head in heads):
        return
    for _, told in prepositional(verb):
        if told.dep_ == "pcomp":
            yield told


def _nearest(words: Interpreter) -> Reading | None:
    """What the trigger nearest to the two sides tells, a trigger within a side last."""
    ends = [side.root.i for side in (words.source, words.target) if side is not None]
    found = sorted(words.matches, key=lambda i: (i in words.within, sum(abs(i - end) for end in ends)))
    if not found:
        return None
    match = words.matches[found[0]]
    reading = words.own(match.token) or words.of_match(match)
    if match.token.pos_ in _VERBAL:
        reading = words.modal(match.token, reading) or reading
    return replace(reading, way="near")
