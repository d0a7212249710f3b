"""What was signed: type, title and period of the instrument of an agreement."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from legation.extraction.document import Document
from legation.extraction.events.drafts import Draft
from legation.lexicon.events import EventLexicon
from legation.model import Evidence, Instrument

_SPAN_YEARS = re.compile(r"\b((?:19|20)\d\d)\s?(?:[-–—/]|to|through|until|and)\s?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:for|in|of|during)\s(?:the\s)?(?:years?\s)?((?:19|20)\d\d)\b")
_WITHIN = frozenset({"compound", "amod", "nmod", "poss", "nummod", "case", "punct"})


def instrument_of(
    draft: Draft, document: Document, parties: tuple[str, ...], signers: tuple[str, ...], lexicon: EventLexicon
) -> tuple[Instrument | None, tuple[Evidence, ...]]:
    """The instrument that the sentences of `draft` name, and the words that say so."""
    best: tuple[int, str, Span] | None = None
    for mention in draft.mentions:
        for rank, kind, span in _named(mention.sentence, lexicon):
            closeness = abs(span.root.i - mention.match.token.i)
            score = closeness + 4 * rank + (0 if len(span) > 1 else 6)
            if best is None or score < best[0]:
                best = (score, kind, span)
    if best is None:
        return None, ()
    _, kind, span = best
    evidence = document.evidence(span.start_char, span.end_char)
    title = " ".join(evidence.text.split())
    period = _period(draft, span)
    return Instrument(type=kind, title=title, period=period, parties=parties, signers=signers), (evidence,)


def _named(sentence: Span, lexicon: EventLexicon) -> list[tuple[int, str, Span]]:
    """The instruments that a sentence names: rank in the lexicon, type, and title."""
    found = []
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN"}:
            continue
        for rank, (kind, phrases) in enumerate(lexicon.instruments.items()):
            size = next(
                (
                    len(p)
                    for p in phrases
                    if token.i + len(p) <= sentence.end
                    and all(
                        w in (t.lower_, t.lemma_.lower())
                        for w, t in zip(p, token.doc[token.i : token.i + len(p)], strict=True)
                    )
                ),
                0,
            )
            if size:
                found.append((rank, kind, _title(token, token.doc[token.i + size - 1], sentence)))
                break
    return found


def _title(first: Token, last: Token, sentence: Span) -> Span:
    """The noun phrase of an instrument, with its "of" and "on" parts, without article and parties' verbs."""
    start = first
    while start.i > sentence.start and start.nbor(-1).dep_ in _WITHIN and start.nbor(-1).head.i >= start.i:
        start = start.nbor(-1)
    while start.i < first.i and (start.is_punct or start.dep_ == "det" or start.tag_ in {"POS", "CD", "DT", "PRP$"}):
        start = start.nbor()
    end = last
    for token in {first, last}:
        for child in token.children:
            if (
                child.dep_ == "prep"
                and child.lower_ in {"on", "of", "for", "in", "concerning", "regarding"}
                and child.i > last.i
            ):
                reach = child.right_edge
                inner = [t for t in child.subtree if t.dep_ in {"relcl", "acl", "advcl", "ccomp"}]
                if inner:
                    reach = sentence.doc[min(t.left_edge.i for t in inner) - 1]
                if child.lower_ in {"in", "for"} and any(
                    t.ent_type_ in {"GPE", "DATE"} or t.like_num for t in child.subtree
                ):
                    continue
                end = max(end, reach, key=lambda t: t.i)
    for token in sentence.doc[last.i + 1 : end.i + 1]:
        # The period and the parties have slots of their own.
        if token.lower_ == "between" or (token.lower_ in {"for", "in"} and token.nbor().like_num):
            end = token.nbor(-1)
            break
    while end.i > last.i and (end.is_punct or end.pos_ in {"ADP", "CCONJ"}):
        end = end.nbor(-1)
    return sentence.doc[start.i : end.i + 1]


def _period(draft: Draft, title: Span) -> str | None:
    """The years that the instrument covers, where the words beside it give them."""
    doc = title.doc
    for mention in draft.mentions:
        sentence = mention.sentence
        if title.start < sentence.start or title.start >= sentence.end:
            continue
        around = doc.text[title.start_char : min(sentence.end_char, title.end_char + 60)]
        if match := _SPAN_YEARS.search(around):
            return f"{match[1]}/{match[2]}"
        if (match := _YEAR.search(around)) and (draft.date or "")[:4] != match[1]:
            return match[1]
    return None
