"""Parties: the words of a report that stand for states, organisations and groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from legation.extraction.document import Document, PartyMention
from legation.lexicon.parties import PartyLexicon, Sense, party_lexicon
from legation.lexicon.phrases import Found

POSSESSIVE = re.compile(r"['’]s?(?!\w)")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w.]*)")
LAST_WORD = re.compile(r"([^\W\d_][\w.]*)[ \u00a0\n]$")
LAST_OF = re.compile(r"(?:([A-Z]\w+) )?([A-Z]\w+) of (?:the )?$")
# Between a party and the organ that is told of it: "Kenyan Senate", "Fiji's Senate", "Senate of Fiji".
OWNER_BEFORE = re.compile(r"(?:['’]s?)?\s")
OWNER_AFTER = re.compile(r"\s(?:of|in)\s(?:the\s)?")
# Before the party that a post deals with, not the one that it belongs to: "ambassador to Kenya".
COUNTERPART = re.compile(r"\b(?:to|for|with|against|on|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
LOOKBEHIND = 60
GEOGRAPHIC = frozenset({"name", "demonym", "capital"})

FoundParty = Found[tuple[Sense, ...]]


class _Settled(NamedTuple):
    """What the report says of parties beyond doubt: how often each is named."""

    text: str
    named: Counter[str]


def find_parties(document: Document) -> list[PartyMention]:
    """All mentions of parties in the report's header lines, headlines and prose, in order.

    A capital is reported wherever it stands, as form "capital": whether it
    acts, or is only where something happened, the events' grammar tells.
    """
    lexicon, text = party_lexicon(), document.text
    found = [
        hit
        for block in document.masthead.blocks
        if block.kind != "boilerplate"
        for hit in lexicon.phrases.find(text, block.start, block.end)
        if _stands_for_party(hit, text, document.doc, lexicon)
    ]
    return _settle(found, text)


def resolve_code(words: str) -> str | None:
    """The one party that a short phrase tells of ("Uzbekistan's Minister of Defence"), by code.

    Of several, the one that a post belongs to: in "Kenyan ambassador to Japan"
    KEN, in "ambassador to Japan" none.
    """
    lexicon = party_lexicon()
    found = [hit for hit in lexicon.phrases.find(words) if _in_short_phrase(hit, words, lexicon)]
    mentions = _settle(found, words)
    owners = [m for m in mentions if not COUNTERPART.search(words, 0, m.start)]
    best = min(owners, key=lambda m: (m.form == "capital", words[: m.start].endswith(" in ")), default=None)
    return best.code if best else None


def _in_short_phrase(hit: FoundParty, words: str, lexicon: PartyLexicon) -> bool:
    return any(s.code for s in hit.value) and not _in_longer_name(hit, words, lexicon)


def _stands_for_party(hit: FoundParty, text: str, doc: Doc, lexicon: PartyLexicon) -> bool:
    """Whether the words around a phrase leave it a party."""
    if not any(s.code for s in hit.value) or _in_longer_name(hit, text, lexicon):
        return False
    if all(s.joined for s in hit.value) and text[hit.end : hit.end + 1] not in ("-", "–", "‑"):
        return False
    span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if span is None or not _forms(hit) & GEOGRAPHIC:
        return True
    if span.text in lexicon.words.names_of_people and _in_persons_name(span[0], span[-1], lexicon):
        return False
    return not ("demonym" in _forms(hit) and len(span) == 1 and _is_language(span[0], lexicon))


def _forms(hit: FoundParty) -> set[str]:
    return {sense.form for sense in hit.value}


def _in_longer_name(hit: FoundParty, text: str, lexicon: PartyLexicon) -> bool:
    """Whether the phrase is part of the name of a sea, newspaper, firm or school."""
    words, forms = lexicon.words, _forms(hit)
    if not forms & GEOGRAPHIC:
        return False
    after = NEXT_WORD.match(text, hit.end)
    if after and not POSSESSIVE.match(text, hit.end):
        word = after.group(1)
        if word in words.longer_name_after and not ("capital" not in forms and word in words.national_after):
            return True
    before = text[max(0, hit.start - LOOKBEHIND) : hit.start]
    last = LAST_WORD.search(before)
    if last is None:
        return False
    if last.group(1) in words.other_name_before:
        return True
    of = LAST_OF.search(before)
    return bool(of and of.group(2) in words.longer_name_before_of
                and not (of.group(2) == "Bank" and of.group(1) in words.state_bank))


def _in_persons_name(first: Token, last: Token, lexicon: PartyLexicon) -> bool:
    """Whether the phrase is a given name or surname beside another name ("Chad Wolf", "Michael Jordan")."""
    no_name = lexicon.words.no_given_name
    before = first.nbor(-1) if first.i else None
    after = last.nbor() if last.i + 1 < len(last.doc) else None

    def is_name(token: Token | None) -> bool:
        return (token is not None and token.is_title and token.is_alpha and token.pos_ == "PROPN"
                and token.text not in no_name and lexicon.phrases.get(token.text) is None)

    if before is not None and is_name(before) and before.whitespace_ and before.ent_type_ in ("PERSON", ""):
        return bool(first.ent_type_ == "PERSON" or before.ent_type_ == "PERSON")
    return (first.ent_type_ == "PERSON" and after is not None and after.ent_type_ == "PERSON"
            and bool(last.whitespace_) and is_name(after))


def _is_language(token: Token, lexicon: PartyLexicon) -> bool:
    """Whether an adjective of nationality names a language ("speaks Russian", "in Arabic")."""
    words = lexicon.words
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if after is not None and after.text == "-" and after.i + 1 < len(token.doc):
        after = after.nbor()
    if after is not None and after.lower_ in words.language_nouns:
        return True
    if token.text.endswith("s") and not token.text.endswith("ss"):
        return False
    if token.dep_ in ("dobj", "obj"):
        return bool(token.head.lemma_ in words.language_verbs)
    stands_alone = token.pos_ != "ADJ" and (after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ"))
    return bool(token.dep_ == "pobj" and token.head.lower_ in ("in", "into") and stands_alone)


def _settle(found: Sequence[FoundParty], text: str) -> list[PartyMention]:
    """Each phrase with the party that it stands for in this report, where there is one."""
    certain = Counter(hit.value[0].code for hit in found if len(hit.value) == 1 and not hit.value[0].weak)
    settled = _Settled(text, Counter({code: n for code, n in certain.items() if code}))
    mentions: list[PartyMention] = []
    for i, hit in enumerate(found):
        sense = hit.value[0]
        of_another = sense.form == "seat" and text.startswith(" of ", hit.end) and _owner_behind(found, i, text)
        if of_another:  # "the Royal Navy of Oman"
            sense = sense._replace(code=of_another)
        elif len(hit.value) > 1 or sense.weak:
            chosen = _choose(hit, found, i, settled)
            if chosen is None or chosen.code is None:
                continue
            sense = chosen
        if sense.code:
            mentions.append(PartyMention(hit.start, _with_stop(hit, text), sense.code, sense.form))
    return mentions


def _choose(hit: FoundParty, found: Sequence[FoundParty], i: int, settled: _Settled) -> Sense | None:
    """The reading of an ambiguous or weak phrase that the report speaks for."""
    named = settled.named
    if all(s.form == "seat" for s in hit.value):
        owner = _owner(found, i, settled.text)
        if owner is not None:
            return hit.value[0]._replace(code=owner)
    leading = max(named.values(), default=0)
    best: tuple[int, Sense] | None = None
    for sense in hit.value:
        weight = named[sense.code] if sense.code else 0
        if sense.weak and (not weight or (sense.form == "seat" and 2 * weight < leading)):
            continue
        weight += sum(2 for cue in sense.cues if re.search(rf"\b{re.escape(cue)}\b", settled.text))
        if best is None or weight > best[0]:
            best = weight, sense
    return best[1] if best else None


def _owner(found: Sequence[FoundParty], i: int, text: str) -> str | None:
    """The party named right before or after an organ ("Kenyan Senate", "Senate of Kenya")."""
    hit = found[i]
    if i and OWNER_BEFORE.fullmatch(text, found[i - 1].end, hit.start):
        return _only(found[i - 1])
    return _owner_behind(found, i, text)


def _owner_behind(found: Sequence[FoundParty], i: int, text: str) -> str | None:
    hit = found[i]
    if i + 1 < len(found) and OWNER_AFTER.fullmatch(text, hit.end, found[i + 1].start):
        return _only(found[i + 1])
    return None


def _only(hit: FoundParty) -> str | None:
    sense = hit.value[0]
    return sense.code if len(hit.value) == 1 and sense.form in ("name", "demonym") else None


def _with_stop(hit: FoundParty, text: str) -> int:
    """The end of an abbreviation takes in its last full stop ("U.S.")."""
    abbreviated = text[hit.end - 2 : hit.end - 1] == "." and text[hit.end : hit.end + 1] == "."
    return hit.end + abbreviated
