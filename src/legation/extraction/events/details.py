"""What more is told of an event: who led, who was honoured, what was talked about, what belongs to what."""

from __future__ import annotations

from spacy.tokens import Token

from legation.extraction.document import Document
from legation.extraction.events.amounts import amounts_of
from legation.extraction.events.coreference import overlap
from legation.extraction.events.drafts import Draft
from legation.extraction.events.index import TokenIndex
from legation.extraction.events.syntax import agents, governor, objects, prepositional, stray_conjuncts, subjects
from legation.lexicon.reference import reference
from legation.model import Amount, Evidence

_ABOUT = frozenset({"on", "about", "upon", "over", "into", "regarding", "including", "concerning"})
# A topic longer than this is a sentence, not a topic.
TOPIC_CHARACTERS = 240


def leaders_of(draft: Draft, index: TokenIndex) -> list[int]:
    """The people who led a side: "a delegation led by X", "X headed the delegation"."""
    found: list[int] = []
    for mention in draft.mentions:
        for token in mention.sentence:
            if token.lemma_.lower() in reference().leading and token.pos_ == "VERB":
                heads = agents(token) or [n for p, n in prepositional(token) if p == "by"]
                if not heads and token.tag_ != "VBN":
                    heads = subjects(token)[0]
                strays = [t for t in mention.sentence if any(s in heads for s in stray_conjuncts(t))]
                led = [t for h in (*heads, *strays) for t in _phrase_tokens(h)]
                found += [index.people[t.i] for t in led if t.i in index.people]
    return [i for i in dict.fromkeys(found) if index.document.people[i].role == "participant"]


def _phrase_tokens(head: Token) -> list[Token]:
    """The tokens of a noun phrase, without the clauses that hang on it."""
    found, stack = [], [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack.extend(t for t in token.children if t.dep_ not in {"relcl", "acl", "advcl"})
    return sorted(found, key=lambda t: int(t.i))


def honoured_of(draft: Draft, index: TokenIndex) -> list[int]:
    """The people whose memory or merit a ceremony honours."""
    if draft.kind != "ceremony":
        return []
    named = [index.people[t.i] for m in draft.mentions for t in m.sentence if t.i in index.people]
    return [i for i in dict.fromkeys(named) if index.document.people[i].role == "honoured"]


def topics_of(draft: Draft, document: Document) -> list[Evidence]:
    """What the sides talked about, in the report's words."""
    if draft.kind not in {"meeting", "call", "visit"}:
        return []
    found: list[Evidence] = []
    for mention in draft.mentions:
        verb = mention.match.token
        carrier = governor(mention.match.last) if mention.match.last.dep_ == "nsubj" else None
        if carrier is not None and carrier.lemma_.lower() in reference().talking:
            heads = objects(carrier)
            found += [topic for topic in (_phrase(h, document) for h in heads) if topic is not None]
        if verb.lemma_.lower() not in reference().talking and mention.match.last.lemma_.lower() not in {
            "talk",
            "discussion",
            "conversation",
            "view",
        }:
            continue
        heads = [t for t in objects(verb) if t.lemma_.lower() not in {"view", "stock"}]
        heads += [n for p, n in prepositional(mention.match.last) if p in _ABOUT] + [
            n for p, n in prepositional(verb) if p in _ABOUT
        ]
        heads += [n for o in objects(verb) for p, n in prepositional(o) if p in _ABOUT and o.lemma_.lower() == "view"]
        found += [topic for topic in (_phrase(h, document) for h in heads) if topic is not None]
    return list(dict.fromkeys(found))


def _phrase(head: Token, document: Document) -> Evidence | None:
    left, right = head.left_edge, head.right_edge
    while left.i < head.i and (left.dep_ == "det" or left.is_punct):
        left = left.nbor()
    while right.i > head.i and (right.is_punct or right.is_space):
        right = right.nbor(-1)
    words = head.doc[left.i : right.i + 1]
    if head.pos_ == "PRON" or len(words.text) > TOPIC_CHARACTERS:
        return None
    return document.evidence(words.start_char, words.end_char)


def amounts_named(draft: Draft) -> list[tuple[Amount, Evidence]]:
    """Sums and goods of aid, arms and agreements on them."""
    if draft.kind not in {"aid", "arms_transfer"}:
        return []
    found = [pair for sentence in dict.fromkeys(m.sentence for m in draft.mentions) for pair in amounts_of(sentence)]
    return list({evidence: (amount, evidence) for amount, evidence in found}.values())


def whole_of(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The visit, else the meeting, that a meeting, ceremony, call or agreement belongs to."""
    if draft.kind not in {"meeting", "ceremony", "agreement", "exercise", "port_call"} or draft.background:
        return None
    order = ("visit",) if draft.kind == "meeting" else ("visit", "meeting")
    for kind in order:
        for other in drafts:
            if (
                other.kind == kind
                and other is not draft
                and not other.background
                and other.status == draft.status
                and (other.parties == draft.parties)
                and (not draft.date or not other.date or overlap(draft.date, other.date))
            ):
                return other
    return None
