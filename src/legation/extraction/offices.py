"""Offices: phrases that name one ("Egypt's Assistant Minister of Defence"), and who holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from legation.extraction.words import Word
from legation.lexicon.offices import OfficeLexicon, office_lexicon

_OPENERS = frozenset(("DET", "PRON", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "VERB", "ADV", "ADP"))
_DETERMINERS = frozenset("the a an its his her their our this that s".split())
_COUNTERPARTS = frozenset("counterpart counterparts number colleague homologue".split())
_LINKS = frozenset("of for to in at on with".split())
# Classes whose "to", "in", "for" names where they serve, not whom they serve.
_ABROAD = frozenset(("diplomat",))
_ACRONYM = re.compile(r"\(\s*([A-Z][A-Za-z&]*[A-Z])\s*\)")
_LONGEST = 9
# Classes whose holders are told together with the body that they serve.
_EMPLOYED = frozenset(("spokesperson", "business", "calling"))
# "top diplomat of the Nordic country"
_STATES = frozenset("country nation state kingdom republic emirate island archipelago land".split())


@dataclass
class Office:
    """A phrase that names an office, in the words `first` to `last`; `head` is where its head ends.

    `words` are the indices of what the post keeps ("Minister", "of", "Defence");
    `organ` are the words of a body that stands
    beside the post ("spokesman" of "the Foreign Ministry"), `text` and `body` what is recorded of both.
    `owner` is the code of the party it belongs to, `host` of the one where it serves.
    """

    first: int
    last: int
    head: int
    kind: str
    words: list[int] = field(default_factory=list)
    owner: str | None = None
    host: str | None = None
    former: bool = False
    dead: bool = False
    plural: bool = False
    counterpart: bool = False
    definite: bool = False
    organ: tuple[int, int] | None = None
    text: str = ""
    body: str | None = None


def find_offices(words: list[Word], named: set[int]) -> list[Office]:
    """All phrases of the story that name an office, in order; `named` are the words of persons' names."""
    lexicon = office_lexicon()
    offices: list[Office] = []
    acronyms: dict[str, str] = {}
    i = 0
    while i < len(words):
        term = words[i].term
        if term is None or i in named or not (term.post or (term.title and words[words[i].last].folded in _COUNTERPARTS)):
            i += 1
            continue
        last = words[i].last
        if last + 1 < len(words) and (words[last + 1].gap == "-" or _is_grade(words, i, last, lexicon)):
            i = last + 1
            continue
        office = _read(words, i, last, named, lexicon, offices[-1].last if offices else -1)
        if office is not None:
            _name(office, words, acronyms)
            offices.append(office)
            i = max(office.last, last) + 1
        else:
            i = last + 1
    return offices


def _is_grade(words: list[Word], first: int, last: int, lexicon: OfficeLexicon) -> bool:
    """Whether the head only grades the next one: "Assistant Minister"."""
    following = words[last + 1]
    return (first == last and words[first].folded in lexicon.modifiers and following.joined
            and not words[last].possessive and following.term is not None and following.term.post is not None)


def _read(words: list[Word], first: int, last: int, named: set[int], lexicon: OfficeLexicon, floor: int) -> Office | None:
    """The office whose head is the words `first` to `last`, with what stands before and after it."""
    term = words[first].term
    assert term is not None
    if term.rank and last + 1 in named and words[last + 1].joined and not _is_post(words, first, lexicon):
        return None  # "Captain Amrin Rosihan": a rank
    office = Office(first, last, last, term.post or "", former=words[first].prefix == "ex",
                    counterpart=not term.post, plural=term.plural)
    before = _before(office, words, named, lexicon, floor)
    office.words = [*before, *range(first, last + 1)]
    if office.counterpart:
        _from(office, words)
    else:
        _after(office, words, named, lexicon)
    return office


def _from(office: Office, words: list[Word]) -> None:
    """ "his counterpart from South Africa", "his opposite number in Tehran": whose the counterpart is."""
    k = office.last + 1
    if k + 1 < len(words) and words[k].joined and words[k].folded in ("from", "of", "in"):
        for j in range(k + 1, min(k + 4, len(words))):
            if words[j].party is not None:
                office.owner = office.owner or words[j].party.code
                office.last = j
                while office.last + 1 < len(words) and words[office.last + 1].party == words[j].party:
                    office.last += 1
                return


def _is_post(words: list[Word], first: int, lexicon: OfficeLexicon) -> bool:
    """Whether the word that may be a rank or an office is an office by what stands before: "base commander X"."""
    return first > 0 and words[first].joined and (
        words[first - 1].folded in lexicon.modifiers or (words[first - 1].term is not None and words[first - 1].term.organ))


def _before(office: Office, words: list[Word], named: set[int], lexicon: OfficeLexicon, floor: int) -> list[int]:
    """Words before the head that belong to the post; sets owner, former and where the phrase begins."""
    kept: list[int] = []
    k = office.first - 1
    while k > floor and office.first - k < _LONGEST:
        word, after = words[k], words[k + 1]
        comma = after.gap.strip() == "," and word.capital and bool(kept) and k not in named and after.capital
        hyphen = after.gap in ("-", "–", "‑")
        if not (after.joined or hyphen) and not comma:
            break
        if word.folded in _DETERMINERS:
            office.definite = True
            office.first = k
            k -= 1
            break
        if word.party is not None:
            office.owner = office.owner or word.party.code
            begin = k
            while begin - 1 > floor and words[begin - 1].party == word.party:
                begin -= 1
            if word.party.form == "seat" and not word.possessive:
                kept[:0] = range(begin, k + 1)
            office.first = begin
            k = begin - 1
            if word.possessive:
                office.definite = True
                break
            continue
        if word.possessive or k in named:
            if word.possessive and k not in named:
                office.first, office.definite = k, True
                if k - 1 > floor and word.joined and words[k - 1].folded in _DETERMINERS:
                    office.first = k - 1
            break
        folded = word.folded
        if folded in lexicon.former or folded.startswith("ex-"):
            office.former = True
            office.dead = office.dead or folded in lexicon.dead
        elif folded in lexicon.dropped:
            pass
        elif word.term is not None and (word.term.rank or word.term.before) and not word.term.post:
            break
        elif word.term is not None and word.term.post and word.first <= floor:
            break
        elif folded == "and" or word.text == "&":
            if not (kept and k - 1 > floor and words[k - 1].capital == words[kept[0]].capital
                    and words[k - 1].party is None and k - 1 not in named and _is_field(words[k - 1], lexicon)):
                break
            kept.insert(0, k)
            k -= 1
            continue
        elif word.capital:
            if word.token.pos_ in _OPENERS and folded not in lexicon.modifiers:
                break
            if comma and not (any(words[j].folded == "and" for j in kept)):
                break
            kept.insert(0, k)
        elif folded in lexicon.modifiers and word.token.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "ADV"):
            kept.insert(0, k)
        else:
            break
        office.first = k
        k -= 1
    if kept and words[kept[0]].folded in ("and", "&"):
        kept = kept[1:]
    # "the UK government's", "South Korean army": a party left of what was kept.
    return kept


def _is_field(word: Word, lexicon: OfficeLexicon) -> bool:
    return word.folded in lexicon.modifiers or (word.term is not None and (word.term.thing or word.term.organ)) or word.capital


def _after(office: Office, words: list[Word], named: set[int], lexicon: OfficeLexicon) -> None:
    """What the office is of: "of Defence", "to Mongolia", "Joint Chiefs of Staff Committee"."""
    k, links = office.last + 1, 0
    while k < len(words) and links < 4 and words[k].joined and k - office.last <= _LONGEST:
        word = words[k]
        if word.possessive is False and words[k - 1].possessive:
            break
        if word.folded in _LINKS:
            end = _chunk(office, words, k, named, lexicon)
            if end is None:
                break
            links += 1
            k = end + 1
            continue
        if word.folded == "under" and k + 1 < len(words):
            k = _under(office, words, k)
            break
        if word.folded == "and" and words[k - 1].capital and k + 1 < len(words) and words[k + 1].capital and office.last > office.head:
            nxt = words[k + 1]
            if nxt.joined and k + 1 not in named and nxt.party is None and not (nxt.term and (nxt.term.post or nxt.term.rank or nxt.term.before)):
                office.words += [k, k + 1]
                office.last = k + 1
                k += 2
                continue
            break
        if word.capital and k not in named and not (word.term and (word.term.rank or word.term.before or word.term.post)):
            if word.party is not None:
                office.owner = office.owner or word.party.code
            else:
                office.words.append(k)
            office.last = k
            k += 1
            continue
        if word.folded in ("general", "extraordinary", "plenipotentiary", "designate", "elect") and not word.capital:
            office.words.append(k)
            office.last = k
            k += 1
            continue
        break


def office_of(words: list[Word], verb: int, noun: str, named: set[int]) -> Office | None:
    """The office that a verb tells of: "who heads the rebels' team" makes a head of the rebels' team."""
    office = Office(verb, verb, verb, "organisation")
    if _chunk(office, words, verb, named, office_lexicon(), "of") is None:
        return None
    office.text = " ".join([noun, "of", *(words[k].text for k in office.words[1:])])
    return office


def _chunk(office: Office, words: list[Word], link: int, named: set[int], lexicon: OfficeLexicon,
           preposition: str = "") -> int | None:
    """Take "of the …" from word `link` on; returns its last word, or None where it belongs to no office."""
    preposition = preposition or words[link].folded
    k = link + 1
    if k < len(words) and words[k].joined and words[k].folded in _DETERMINERS:
        k += 1
    start, kept, party_only = k, [], True
    enumeration = False
    while k < len(words) and k - link <= _LONGEST and (k == link + 1 or words[k].joined or enumeration):
        word = words[k]
        enumeration = False
        if k in named or (k > start and words[k - 1].possessive and not words[k - 1].party):
            break
        if word.term is not None and k > start and (word.term.rank or word.term.before) and word.capital and word.last + 1 in named:
            break
        if word.party is not None:
            if preposition == "of" or office.kind not in _ABROAD or (preposition == "in" and word.party.form == "organisation"):
                if office.owner is None or preposition == "of":
                    office.owner = office.owner or word.party.code
            elif office.kind in _ABROAD and preposition in ("to", "in", "at", "for", "on", "with"):
                office.host = word.party.code
            if (preposition != "of" and office.kind in _ABROAD) or (word.party.form in ("seat", "organisation", "group")):
                kept.append(k)
                party_only = False
        elif word.capital:
            if word.token.is_sent_start:
                break
            kept.append(k)
            party_only = False
        elif word.folded == "of" and kept and words[k - 1].capital and words[k - 1].term is not None and words[k - 1].term.organ \
                and k + 1 < len(words) and words[k + 1].capital and words[k + 1].joined and words[k + 1].party is None:
            kept.append(k)  # "the Department of Commerce"
        elif word.folded in ("and", "&", "cum"):
            nxt = k + 1
            if not (kept and nxt < len(words) and words[nxt].joined and nxt not in named and words[nxt].party is None
                    and words[nxt].capital == words[k - 1].capital and (words[nxt].capital or words[nxt].token.pos_ == "NOUN")
                    and not (words[nxt].term and (words[nxt].term.rank or words[nxt].term.before or words[nxt].term.post))):
                break
            kept.append(k)
        elif preposition == "of" and word.token.pos_ in ("NOUN", "ADJ", "PROPN") and (
                not kept or not words[k - 1].capital or words[k - 1].party is not None):
            kept.append(k)
            party_only = False
        elif word.folded in lexicon.modifiers and preposition in ("of", "for") and word.token.pos_ in ("NOUN", "ADJ", "PROPN"):
            kept.append(k)
            party_only = False
        else:
            break
        k += 1
        if (k < len(words) and words[k].gap.strip() == "," and words[k].capital and k not in named and kept
                and preposition in ("of", "for") and _list_goes_on(words, k, named)):
            enumeration = True
    last = k - 1
    if last < start or (not kept and not any(words[j].party for j in range(start, last + 1))):
        return None
    if preposition not in ("of", "for", "to", "in") and party_only:
        return None
    if preposition != "of" and kept and not words[kept[0]].capital and words[kept[0]].folded not in lexicon.modifiers:
        return None
    if kept and all(not words[j].capital and words[j].folded in _STATES or words[j].token.pos_ == "ADJ" or words[j].party for j in kept) and (
            words[kept[-1]].folded in _STATES):
        kept = []
    if kept and words[kept[-1]].term is not None and words[kept[-1]].term.organ and (
            preposition == "at" or office.kind in _EMPLOYED or words[office.head].folded == "secretary"):
        office.organ = (start, k - 1)
        office.last = last
        return last
    if kept:
        while kept and words[kept[-1]].folded in ("and", "&", "the", "cum"):
            kept.pop()
        office.words += [link, *(kept if start == link + 1 or not kept else [link + 1, *kept])]
    office.last = last
    return last


def _list_goes_on(words: list[Word], k: int, named: set[int]) -> bool:
    """Whether ", Innovation, Science and Technology" goes on from word `k`: no name or title before an "and"."""
    for j in range(k, min(k + 6, len(words))):
        word = words[j]
        if j in named or word.party is not None or (word.term and (word.term.rank or word.term.post or word.term.before)):
            return False
        if word.folded == "and":
            return j > k and j + 1 < len(words) and words[j + 1].capital and j + 1 not in named and not (
                words[j + 1].term and (words[j + 1].term.rank or words[j + 1].term.post)) and words[j + 1].party is None
        if not word.capital or not (word.joined or word.gap.strip() == ","):
            return False
    return False


def _under(office: Office, words: list[Word], k: int) -> int:
    """ "under the President of Uzbekistan": no part of the post, but says whose it is."""
    end = k
    for j in range(k + 1, min(k + 8, len(words))):
        if not words[j].joined:
            break
        end = j
        if words[j].party is not None:
            office.owner = office.owner or words[j].party.code
            if j + 1 < len(words) and words[j + 1].joined and words[j + 1].term and words[j + 1].term.post:
                end = words[j + 1].last
            break
    office.last = end
    return end + 1


def singular(text: str) -> str:
    """The singular of an office: "Presidents", "Ministers of Defence"."""
    head, of, tail = text.partition(" of ")
    if head.endswith("men"):
        head = head[:-2] + "an"
    return (head if head.endswith("ss") else head.removesuffix("s")) + of + tail


def _name(office: Office, words: list[Word], acronyms: dict[str, str]) -> None:
    """The post's words as it should be recorded; an acronym that the report explains is written out."""
    parts: list[str] = []
    for i, k in enumerate(office.words):
        word = words[k]
        glue = "-" if i and office.words[i - 1] == k - 1 and word.gap in ("-", "–") else ", " if (
            i and office.words[i - 1] == k - 1 and word.gap.strip() == ",") else " " if i else ""
        parts.append(glue + acronyms.get(word.text, word.text))
    office.text = "".join(parts).strip()
    if office.plural:
        office.text = singular(office.text)
    if office.organ is not None:
        first, last = office.organ
        office.body = " ".join(w.text for w in words[first : last + 1])
    if office.last + 1 < len(words):
        tail = words[office.last + 1]
        if tail.gap.strip() == "(" and tail.text.isupper() and len(tail.text) > 1:
            acronyms[tail.text] = office.text
            office.last += 1
            after = office.last + 1
            if after < len(words) and words[after].gap.strip() in (")", "),") and words[after].party is not None:
                office.owner = office.owner or words[after].party.code
