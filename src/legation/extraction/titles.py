"""Mentions: each name with the rank, offices and country that stand around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from legation.extraction.document import Document
from legation.extraction.names import Name
from legation.extraction.offices import Office, office_of, singular
from legation.extraction.words import Word
from legation.lexicon.offices import office_lexicon
from legation.lexicon.people import name_key

_DETERMINERS = frozenset("the a an its his her their our newly".split())
# "X, who is the Minister", "X is Minister", "X serves as".
_COPULAS = (("who", "is", "also"), ("who", "is"), ("who", "serves", "as"), ("is",), ("serving", "as"), ("as",))
_OFFICES = frozenset("office post portfolio position job".split())
# "X, who heads the mission": the office that a verb tells of.
_VERBS = {"heads": "head", "leads": "head", "commands": "commander", "chairs": "chairman", "represents": "representative",
          "directs": "director", "runs": "head"}


@dataclass
class Mention:
    """A name where it stands: `start`, `end` of the name, `extent` with its title and
    appositions; `first`, `last` are its words, `top` the first word of its title."""

    name: str
    start: int
    end: int
    first: int
    last: int
    top: int
    sure: bool
    extent: tuple[int, int]
    rank: str | None = None
    offices: list[Office] = field(default_factory=list)
    country: str | None = None


def read_mentions(words: list[Word], names: list[Name], offices: list[Office], document: Document) -> list[Mention]:
    """The names of a story with their titles, in order."""
    ends = {o.last: o for o in offices}
    starts = {k: o for o in offices for k in range(o.first, o.head + 1)}
    firsts = {n.first for n in names}
    mentions = [_bare(words, name, document) for name in names]
    taken: set[int] = set()
    tops = [_left(words, m, ends, document, taken) for m in mentions]
    for mention in mentions:
        _right(words, mention, starts, firsts, document, taken)
    for mention, top in zip(mentions, tops, strict=True):
        _left_apposition(words, mention, top, ends, document, taken)
    _share(words, mentions)
    _counterparts(mentions)
    for mention in mentions:
        _country(words, mention, document)
    return mentions


def _share(words: list[Word], mentions: list[Mention]) -> None:
    """ "Presidents A of X, B of Y and C of Z": each of the list holds the office of the plural."""
    for i, mention in enumerate(mentions):
        plural = next((o for o in mention.offices if o.plural), None)
        if plural is None:
            continue
        for before, after in pairwise(mentions[i:]):
            between = words[before.last + 1 : after.first]
            if after.offices or after.rank or len(between) > 6 or not all(
                    w.party is not None or w.folded in ("of", "and", "the") for w in between) or "." in words[after.first].gap:
                break
            mention.rank = mention.rank and singular(mention.rank)
            after.sure = True
            after.offices.append(Office(plural.first, plural.last, plural.head, plural.kind, text=plural.text, owner=None
                                        if any(w.party for w in between) else plural.owner, former=plural.former))


def _counterparts(mentions: list[Mention]) -> None:
    """Who is called a counterpart holds the same office as the person named before."""
    for i, mention in enumerate(mentions):
        for k, office in enumerate(mention.offices):
            if office.counterpart:
                other = _antecedent(mentions, i)
                text, kind = (other.text, other.kind) if other else ("", "")
                mention.offices[k] = replace(office, text=text, kind=kind, counterpart=False, words=[])


def _bare(words: list[Word], name: Name, document: Document) -> Mention:
    start, end = words[name.first].start, words[name.last].end
    if start and document.text[start - 1] in "‘ʻ" and name.first and words[name.first - 1].joined:
        start -= 1
    text = " ".join(document.text[start:end].split())
    return Mention(text, start, end, name.first, name.last, name.first, name.sure, (start, end))


def _joined_left(words: list[Word], k: int) -> bool:
    return k > 0 and (words[k].joined or words[k].gap.strip() in ('"', "“", "("))


def _left(words: list[Word], mention: Mention, ends: dict[int, Office], document: Document, taken: set[int]) -> int:
    """Take ranks, words of respect and offices right before the name; returns the first word of what was taken."""
    k = mention.first
    ranks: list[str] = []
    while k > 0 and _joined_left(words, k) and not words[k - 1].possessive:
        word = words[k - 1]
        office = ends.get(k - 1)
        if office is not None:
            _hold(mention, office, taken)
            k = office.first
            # "Deputy Prime Minister and Foreign Minister X"
            if k > 1 and words[k - 1].folded in ("and", "cum") and k - 2 in ends and words[k].joined and not (
                    ends[k - 2].plural or office.counterpart or office.definite):
                other = ends[k - 2]
                if other.last + 2 == office.first:
                    _join(mention, other, office, taken)
                    k = other.first
            break
        term = word.term
        if term is None or not (term.rank or term.before or term.title):
            break
        if term.rank:
            ranks.insert(0, _words_of(words, word, document))
        k = word.first
    if ranks:
        mention.rank = _combine(ranks)
    mention.sure = mention.sure or k < mention.first
    mention.extent, mention.top = (words[k].start, mention.end), k
    return k


def _words_of(words: list[Word], word: Word, document: Document) -> str:
    """The words of the term that `word` belongs to, with the point of an abbreviation ("Lt. Gen.")."""
    start, end = words[word.first].start, words[word.last].end
    short = word.term is not None and word.term.rank is not None and (
        words[word.last].text.casefold() not in word.term.rank.casefold().split())
    return document.text[start : end + (short and document.text[end : end + 1] == ".")]


def _combine(ranks: list[str]) -> str:
    """One rank of several words in a row: "Brigadier", "General"; else the one next to the name."""
    whole = " ".join(" ".join(ranks).split())
    term = office_lexicon().terms.get(whole)
    return whole if term is not None and term.rank else ranks[-1]


def _hold(mention: Mention, office: Office, taken: set[int]) -> None:
    mention.offices.append(office)
    taken.add(id(office))


def _join(mention: Mention, first: Office, second: Office, taken: set[int]) -> None:
    """Two offices of one person: "president and CEO"."""
    _hold(mention, first, taken)
    second.owner = second.owner or first.owner
    first.owner = first.owner or second.owner
    taken.add(id(second))
    first.text = f"{first.text} and {second.text}"
    if second in mention.offices:
        mention.offices.remove(second)


def _antecedent(mentions: list[Mention], i: int) -> Office | None:
    """The office of the person named last before mention `i`, wherever the report tells it."""
    before = next((m for m in reversed(mentions[:i]) if not name_key(m.name) & name_key(mentions[i].name)), None)
    if before is None:
        return None
    key = name_key(before.name)
    same = [before, *(m for m in mentions if name_key(m.name) <= key or key <= name_key(m.name))]
    return next((o for m in same for o in m.offices if o.kind and not o.counterpart), None)


def _right(words: list[Word], mention: Mention, starts: dict[int, Office], firsts: set[int], document: Document,
           taken: set[int]) -> None:
    """Take an apposition after the name: ", the Secretary of the Security Council"."""
    k = mention.last + 1
    while k < len(words) and words[k].term is not None and words[k].term.after and words[k].first == k:
        k = words[k].last + 1
    if k >= len(words) or words[k - 1].possessive:
        return
    gap = words[k].gap.strip()
    if gap not in (",", "(", "–", "-", "—", "", "),", ")"):
        return
    if gap == "" and not words[k].joined:
        return
    copula = False
    for form in _COPULAS:
        if tuple(w.folded for w in words[k : k + len(form)]) == form and (form[0] == "who") == (gap == ","):
            k += len(form)
            copula = True
            break
    term = words[k].term if k < len(words) else None
    if term is not None and term.rank and not term.post and gap in (",", "("):
        mention.rank = mention.rank or _words_of(words, words[k], document)
        k = words[k].last + 1
        if k >= len(words) or words[k].gap.strip() not in (",", "and", ""):
            return
    while k < len(words) and k not in starts and (words[k].folded in _DETERMINERS or (
            words[k].joined and not words[k].capital and words[k].token.pos_ in ("ADJ", "ADV"))):
        k += 1
    office = starts.get(k)
    if office is None and gap == "," and [w.folded for w in words[k : k + 4]][:1] == ["who"]:
        office = _same_office(words, k)
    if office is None and gap == "," and k + 2 < len(words) and words[k].folded == "who" and words[k + 1].folded in _VERBS:
        office = office_of(words, k + 1, _VERBS[words[k + 1].folded], firsts)
        if office is not None:
            _hold(mention, office, taken)
            mention.sure = True
        return
    if office is None or id(office) in taken or office.plural:
        return
    if gap == "" and not copula and words[k].capital and not office.text:
        return
    if _heads_name(words, office, firsts):
        return
    _hold(mention, office, taken)
    mention.extent = (mention.extent[0], words[min(office.last, len(words) - 1)].end)
    mention.sure = True
    following = office.last + 1
    if following < len(words) and words[following].folded in ("and", "cum") and words[following].joined:
        other = starts.get(following + 1)
        if other is not None and id(other) not in taken and other.first == following + 1 and not other.plural \
                and not other.definite and not _heads_name(words, other, firsts):
            mention.offices.remove(office)
            _join(mention, office, other, taken)
            mention.extent = (mention.extent[0], words[other.last].end)


def _same_office(words: list[Word], k: int) -> Office | None:
    """ "who holds the same post in Fiji": a counterpart."""
    said = [w.folded for w in words[k : k + 4]]
    if len(said) < 4 or said[1] not in ("holds", "has", "fills") or said[2] != "the" or said[3] != "same" or k + 4 >= len(words):
        return None
    if words[k + 4].folded not in _OFFICES:
        return None
    owner = next((w.party.code for w in words[k + 5 : k + 9] if w.party is not None), None)
    return Office(k, k + 4, k + 4, "", counterpart=True, owner=owner)


def _heads_name(words: list[Word], office: Office, firsts: set[int]) -> bool:
    """Whether the office stands right before another person's name, with ranks between or without."""
    k = office.last + 1
    while k < len(words) and words[k].joined and words[k].term is not None and (
            words[k].term.rank or words[k].term.before):
        k = words[k].last + 1
        if k in firsts:
            return True
    return k in firsts and words[k].joined


def _left_apposition(words: list[Word], mention: Mention, top: int, ends: dict[int, Office], document: Document,
                     taken: set[int]) -> None:
    """Take an office that a comma parts from the name after it: "the Minister of Defence, General X"."""
    if mention.offices or not top or words[top].gap.strip() not in (",", "),", ":", "–", "-"):
        return
    office = ends.get(top - 1)
    if office is None or id(office) in taken or office.plural:
        return
    _hold(mention, office, taken)
    mention.sure = True
    mention.extent, mention.top = (words[office.first].start, mention.extent[1]), office.first


def _country(words: list[Word], mention: Mention, document: Document) -> None:
    """The party that the title names, else one right before or after the name."""
    for office in mention.offices:
        if office.owner:
            mention.country = office.owner
            return
    k = mention.first - 1
    if k >= 0 and words[k].party is not None and words[mention.first].joined and mention.extent[0] == mention.start:
        mention.country = words[k].party.code
        return
    k = mention.last + 1
    if k + 1 < len(words) and (words[k].joined or words[k].gap.strip() == ",") and words[k].folded in ("of", "from") and not words[mention.last].possessive:
        j = k + 1
        while j < len(words) and words[j].joined and j < k + 4:
            if words[j].party is not None:
                mention.country = words[j].party.code
                return
            j += 1
