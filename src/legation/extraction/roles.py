"""Roles: who takes part or speaks, whose memory is honoured, who is merely mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from legation.extraction.offices import Office
from legation.extraction.titles import Mention
from legation.extraction.words import Word
from legation.lexicon.offices import OfficeLexicon, office_lexicon

Role = Literal["participant", "honoured", "mentioned"]

# Dependencies of one who acts, speaks, or to whom or with whom something is done.
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "ROOT", "attr"))
_CHAINED = frozenset(("conj", "appos", "compound", "nmod", "flat", "npadvmod", "dep"))
# Prepositions whose object takes no part.
_ASIDE = frozenset(
    ["under", "since", "like", "unlike", "despite", "of", "for", "about", "over", "after", "before"]
)
# What those do who made the report.
_EDITING = frozenset(("contribute", "edit", "compile", "translate"))
# Prepositions by which a memory is tied to its bearer.
_OF = frozenset(["of", "to", "in", "for", "at", "on"])
# Offices of public life: a report without any of these tells of sport, business or the arts.
_PUBLIC = frozenset(
    (
        "state",
        "government",
        "royal",
        "minister",
        "diplomat",
        "parliament",
        "local",
        "military",
        "spokesperson",
        "leader",
    )
)


def is_public(mentions: Sequence[Mention], offices: Iterable[Office]) -> bool:
    """Whether a report tells of public affairs: somebody in it holds a public office or a rank, or the office
    of a state is spoken of."""
    held = any(m.rank or any(o.kind in _PUBLIC or (o.owner and o.kind == "organisation") for o in m.offices)
               for m in mentions)
    return held or any(o.kind in _PUBLIC and o.owner for o in offices)


def role_of(mentions: Sequence[Mention], words: list[Word], *, official: bool, public: bool) -> Role:
    """What a person is in a report, from all mentions.

    `official` says that the report gives the person a rank, an office or a party;
    `public` that it tells of public affairs at all.
    """
    lexicon = office_lexicon()
    if any(_dead(m, words, lexicon) for m in mentions):
        return "mentioned"
    if all(_honoured(m, words, lexicon) for m in mentions):
        return "honoured"
    if not public:
        return "mentioned"
    if official:
        return "mentioned" if all(_aside(m, words, lexicon) for m in mentions) else "participant"
    acts = any(_speaks(m, words, lexicon) or (m.sure and _acts(m, words)) for m in mentions)
    return "participant" if acts else "mentioned"


def _dead(mention: Mention, words: list[Word], lexicon: OfficeLexicon) -> bool:
    """Whether the words around call the person dead: "the late Gamal Abdel Nasser", "X was killed"."""
    token = words[mention.last].token
    while token.dep_ in ("conj", "appos") and token.head is not token and token.head.pos_ in ("PROPN", "NOUN", "NUM"):
        token = token.head
    if (token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in lexicon.killing) or (
        token.dep_ == "nsubj" and token.head.lemma_ in lexicon.dying
    ):
        return True
    before = words[mention.top - 1] if mention.top else None
    if before is not None and before.folded in lexicon.dead and words[mention.top].gap.strip() == ",":
        return True  # "The wounded, Sergeant X"
    return any(o.dead for o in mention.offices) or any(
        words[k].folded in lexicon.dead and words[k].token.pos_ != "VERB"
        for k in range(max(mention.first - 4, 0), mention.first)
        if _one_phrase(words, k, mention.first)
    )


def _one_phrase(words: list[Word], first: int, last: int) -> bool:
    return all(words[k].joined for k in range(first + 1, last + 1))


def _honoured(mention: Mention, words: list[Word], lexicon: OfficeLexicon) -> bool:
    """Whether a word of honour governs the name: "in memory of", "the mausoleum of", "X's grave"."""
    if words[mention.last].possessive:
        return any(
            words[k].joined and words[k].folded in lexicon.honours
            for k in range(mention.last + 1, min(mention.last + 4, len(words)))
        )
    if _is_memorial(words, mention, lexicon):
        return True
    token = words[mention.last].token
    for _ in range(10):
        if token.lower_ in lexicon.honours or token.lemma_.lower() in lexicon.honours:
            return True
        if token.lower_ == "to" and any(
            t.dep_ == "dobj" and t.lemma_.lower() in lexicon.honours for t in token.head.children
        ):
            return True  # "paying tribute to"
        if (
            token.head is token
            or token.pos_ in ("VERB", "AUX")
            or token.dep_ in ("nsubj", "nsubjpass")
            or (token.dep_ == "prep" and token.lower_ not in _OF)
        ):
            return False
        token = token.head
    return False


def _is_memorial(words: list[Word], mention: Mention, lexicon: OfficeLexicon) -> bool:
    """Whether "the monument to" or "the tomb of" stands right before the name and its title."""
    k = mention.top - 1
    if k > 0 and words[k].folded == "the":
        k -= 1
    return k > 0 and words[k].folded in ("to", "of") and words[k - 1].folded in lexicon.honours


def _aside(mention: Mention, words: list[Word], lexicon: OfficeLexicon) -> bool:
    """Whether an official is only said to own something: "under Trump's plan"."""
    k = mention.last + 1
    if not words[mention.last].possessive or k >= len(words):
        return False
    return not words[k].joined or (words[k].token.pos_ in ("NOUN", "PROPN", "ADJ") and _under(words, mention))


def _under(words: list[Word], mention: Mention) -> bool:
    k = mention.first - 1
    while k >= 0 and words[k + 1].joined and words[k].token.pos_ in ("DET", "PROPN", "ADJ", "NOUN"):
        k -= 1
    return k >= 0 and words[k + 1].joined and words[k].folded in _ASIDE


def _speaks(mention: Mention, words: list[Word], lexicon: OfficeLexicon) -> bool:
    """Whether the person is the subject of a verb of speech, or the one whom "according to" names."""
    k = mention.top - 1
    while k > 1 and words[k].party is not None and words[k + 1].joined:
        k -= 1
    if k > 0 and words[k].folded == "to" and words[k - 1].folded == "according":
        return True
    token = words[mention.last].token
    while token.dep_ in _CHAINED and token.head is not token:
        token = token.head
    return token.dep_ == "nsubj" and token.head.lemma_ in lexicon.speech and words[mention.first].kind == "prose"


def _acts(mention: Mention, words: list[Word]) -> bool:
    """Whether the person is an argument of a verb, or the object of "by", "with", "to"."""
    if words[mention.last].possessive:
        return False
    token = words[mention.last].token
    if token.dep_ == "nsubj" and token.head.lemma_ in _EDITING:
        return False
    for _ in range(8):
        if token.dep_ in _ARGUMENTS:
            if token.dep_ == "pobj":
                return token.head.lower_ not in _ASIDE
            return True
        if token.dep_ not in _CHAINED or token.head is token:
            return False
        token = token.head
    return False
