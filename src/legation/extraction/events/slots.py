"""Dates, places, contexts and attribution of events, from the words round their anchors."""

from __future__ import annotations

from spacy.tokens import Token

from legation.extraction.document import DateMention, PlaceMention
from legation.extraction.events.index import TokenIndex
from legation.extraction.events.mentions import Match
from legation.extraction.events.syntax import clause, governor, verb_of
from legation.lexicon.events import EventLexicon

_AT = frozenset(
    {
        "in",
        "at",
        "to",
        "on",
        "near",
        "inside",
        "outside",
        "into",
        "for",
        "off",
        "before",
        "beside",
        "aboard",
        "around",
        "within",
    }
)


_CONSULTING = frozenset({"visit", "meeting", "call"})


def date_beside(match: Match, index: TokenIndex, lexicon: EventLexicon) -> DateMention | None:
    """The date in the trigger's own clause, the nearest where there are several, else the sentence's only one."""
    token = match.last
    verb = verb_of(token)
    around = set(clause(verb)) if verb is not None and verb.sent == token.sent else set()
    around |= {t.i for t in token.subtree if t.sent == token.sent}
    dates = {
        id(index.dates[i]): (abs(i - token.i), index.dates[i])
        for i in sorted(around, key=lambda i: -abs(i - token.i))
        if i in index.dates and _dates(index.document.doc[i], token, verb, index)
    }
    clear = [pair for pair in dates.values() if pair[1].iso and not pair[1].fuzzy]
    if clear:
        return min(clear, key=lambda pair: pair[0])[1]
    only = _only_date(token, index, lexicon)
    if only is not None:
        return only
    return min(dates.values(), key=lambda pair: pair[0])[1] if dates else None


def _only_date(trigger: Token, index: TokenIndex, lexicon: EventLexicon) -> DateMention | None:
    """The one date of the sentence, unless it is the day on which something was said, or hangs on another noun."""
    dates = {index.dates[t.i].start: t for t in trigger.sent if t.i in index.dates}
    if len(dates) != 1:
        return None
    token = next(iter(dates.values()))
    date = index.dates[token.i]
    if date.iso is None or date.fuzzy:
        return None
    verb = governor(token)
    if verb is None or verb.lemma_.lower() in lexicon.reality["say"] or verb.dep_ in {"relcl", "acl"}:
        return None
    return date if _dates(token, trigger, verb, index) else None


def _dates(token: Token, trigger: Token, verb: Token | None, index: TokenIndex) -> bool:
    """Whether a date hangs on the trigger or its verb, not on another noun ("a stand-off in August 2017").

    Names on the way are passed over: parsers often tie "in Baku on Monday" together.
    """
    for _ in range(8):
        head = token.head
        if head is token or head in (trigger, verb):
            return True
        if (
            head.pos_ == "NOUN"
            and head.i not in index.dates
            and head.i not in index.places
            and head.i not in index.people
        ):
            return False
        if head.dep_ in {"appos", "relcl", "acl"} and head.i not in index.dates:
            return False
        token = head
    return True


def place_beside(match: Match, index: TokenIndex) -> PlaceMention | None:
    """The most specific place that a preposition ties to the trigger or its clause."""
    token = match.last
    verb = verb_of(token)
    own = {t.i for t in token.subtree}
    clauses = [own | clause(verb)] if verb is not None and verb.sent == token.sent else [own]
    if verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        clauses.append(clause(verb.head))
    for around in clauses:
        found = _places_in(around, index)
        if found:
            return max(found, key=lambda p: p.rank)
    if verb is not None and verb.dep_ == "relcl" and any(t.lower_ == "where" for t in verb.children):
        return index.places.get(verb.head.i)
    return None


def _places_in(around: set[int], index: TokenIndex) -> list[PlaceMention]:
    found: list[PlaceMention] = []
    for i in sorted(around):
        place = index.places.get(i)
        if place is None or place in found:
            continue
        if i in index.people and index.document.doc[i].dep_ in {"poss", "amod", "compound", "nmod"}:
            continue
        if _is_at(index.document.doc[i], place, index):
            found.append(place)
    return found


def _is_at(token: Token, place: PlaceMention, index: TokenIndex) -> bool:
    """Whether the place hangs on a preposition of place, or is what a verb of motion reaches."""
    if token.lower_ == "here":
        return True
    for _ in range(6):
        head = token.head
        if token.dep_ == "pobj":
            office = head.head.i in index.people and head.head.i not in index.named  # "ambassador to London"
            return head.lower_ in _AT and not (office and head.lower_ in {"to", "in", "for"})
        if token.dep_ == "dobj":
            return head.lemma_.lower() in {"visit", "reach", "tour", "leave", "enter"}
        if token.dep_ in {"compound", "nmod", "appos", "conj", "amod", "poss", "flat", "det"} and head is not token:
            if token.dep_ in {"amod", "poss", "compound"} and index.places.get(head.i) is not place and place.rank < 3:
                return False
            token = head
        else:
            return False
    return False


def contexts_of(words: list[str], lead: str, kind: str, lexicon: EventLexicon) -> tuple[str, ...]:
    """The PLOVER contexts that the words of an event name: its sentences, and the posts of its people.

    Where they name none, those of the report's `lead` hold; talks and visits
    that name none at all are about the relations of the two sides themselves.
    """
    for text in ("\n".join(words), lead):
        found = tuple(name for name, pattern in lexicon.contexts.items() if pattern.search(text))
        if found:
            return found
    return ("diplomatic",) if kind in _CONSULTING else ()


def attribution_of(match: Match, index: TokenIndex, lexicon: EventLexicon) -> tuple[str, int] | None:
    """Who says so: the subject of the verb of saying over the trigger, or after "according to"."""
    sentence = match.token.sent
    for token in sentence:
        if token.lower_ == "according" and token.i + 2 < sentence.end:
            for child in token.subtree:
                if child.dep_ == "pobj":
                    return _phrase(child)
        if token.lemma_.lower() in lexicon.reality["say"] and token.pos_ == "VERB" and token is not match.token:
            below = any(t.dep_ in {"ccomp", "parataxis"} for t in token.children) or token.dep_ in {
                "parataxis",
                "advcl",
                "ccomp",
            }
            speaker = next((t for t in token.children if t.dep_ == "nsubj"), None)
            if below and speaker is not None and speaker.pos_ != "PRON":
                return _phrase(speaker)
    return None


def _phrase(head: Token) -> tuple[str, int]:
    left, right = head.left_edge, head.right_edge
    end = next((t for t in head.subtree if t.dep_ in {"relcl", "acl"} and t.i > head.i), None)
    last = head.doc[end.left_edge.i - 1] if end is not None and end.left_edge.i - 1 >= head.i else right
    while last.is_punct and last.i > head.i:
        last = last.nbor(-1)
    start = int(left.idx)
    return str(head.doc[left.i : last.i + 1].text), start
