"""Mentions: each name with the rank, offices and country that stand around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise

from legation.extraction.complements import DETERMINERS
from legation.extraction.document import Document
from legation.extraction.names import Name
from legation.extraction.offices import Office, office_of, singular
from legation.extraction.words import Word, is_short
from legation.lexicon.offices import office_lexicon
from legation.lexicon.people import name_key

# "X, who is the Minister", "X is Minister", "X, serving as".
_COPULAS = (
    ("who", "is", "also"),
    ("who", "is"),
    ("who", "serves", "as"),
    ("is",),
    ("serving", "as"),
    ("as",),
)
# "X, who heads the mission": the office that a verb tells of.
_VERBS = {
    "heads": "head",
    "leads": "head",
    "commands": "commander",
    "chairs": "chairman",
    "directs": "director",
    "represents": "representative",
    "runs": "head",
}
_SAME = (("holds", "the", "same"), ("has", "the", "same"), ("fills", "the", "same"))
_OFFICES = frozenset(["office", "post", "portfolio", "position", "job"])
_AND = frozenset(("and", "cum"))


@dataclass
class Mention:
    """A name where it stands: `start` to `end`, in the words `first` to `last`.

    `extent` takes in title and appositions; `top` is the first word of the title.
    `sure`: its surroundings say that it is a person. `body` is an organ told without an office.
    """

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
    body: str | None = None


def read_mentions(
    words: list[Word], names: list[Name], offices: list[Office], document: Document
) -> list[Mention]:
    """The names of a story with their titles, in order."""
    return _Reader(words, names, offices, document).all()


class _Reader:
    """Gives each office of one story to the name that it stands beside."""

    def __init__(
        self, words: list[Word], names: list[Name], offices: list[Office], document: Document
    ) -> None:
        self.words = words
        self.text = document.text
        self.mentions = [self._bare(name) for name in names]
        self.ends = {office.last: office for office in offices}
        self.starts = {k: office for office in offices for k in range(office.first, office.head + 1)}
        self.firsts = {name.first for name in names}
        self.taken: set[int] = set()

    def all(self) -> list[Mention]:
        """All mentions: titles right before come first; then, from left to right, appositions before and after."""
        for mention in self.mentions:
            self._left(mention)
        for mention in self.mentions:
            self._left_apposition(mention)
            self._right(mention)
        self._share()
        self._counterparts()
        for mention in self.mentions:
            mention.country = self._country(mention) or mention.country
            mention.body = self._body(mention)
        return self.mentions

    def _body(self, mention: Mention) -> str | None:
        """The organ that is told behind a name: "Colonel X of the Nepali Army"."""
        words, k = self.words, mention.last + 1
        if words[mention.last].possessive or words[k].folded not in ("of", "from") or not words[k].joined:
            return None
        start = k = k + 1 + (words[k + 1].folded == "the")
        while words[k].capital and words[k].joined:
            k += 1
        organ = k > start and words[k - 1].term.organ
        return " ".join(w.text for w in words[start:k]) if organ else None

    def _bare(self, name: Name) -> Mention:
        first, last = self.words[name.first], self.words[name.last]
        start = first.start
        if start and self.text[start - 1] in "‘ʻ" and first.joined:
            start -= 1
        text = " ".join(self.text[start : last.end].split())
        return Mention(text, start, last.end, name.first, name.last, name.first, name.sure, (start, last.end))

    def _hold(self, mention: Mention, office: Office) -> None:
        mention.offices.append(office)
        mention.sure = True
        self.taken.add(id(office))

    def _join(self, mention: Mention, first: Office, second: Office) -> None:
        """Two offices of one person: "president and CEO"."""
        mention.offices.remove(second)
        self.taken |= {id(first), id(second)}
        owner = first.owner or second.owner
        mention.offices.append(replace(first, text=f"{first.text} and {second.text}", owner=owner))

    def _left(self, mention: Mention) -> None:
        """Take ranks, words of respect and offices right before the name."""
        words, k, ranks = self.words, mention.first, list[str]()
        while (
            k > 0
            and not words[k - 1].possessive
            and (words[k].joined or words[k].gap.strip() in ('"', "“", "(", ")"))
        ):
            word, office = words[k - 1], self.ends.get(k - 1)
            if office is not None:
                self._hold(mention, office)
                k = office.first
                other = self.ends.get(k - 2)
                if (
                    other
                    and words[k].joined
                    and words[k - 1].folded in _AND
                    and not (other.plural or office.counterpart or office.definite)
                ):
                    self._join(mention, other, office)  # "Deputy Prime Minister and Foreign Minister X"
                    k = other.first
                fuller = self.ends.get(k - 1)  # "Deputy Foreign Minister Ambassador X"
                if fuller and words[k].joined and " " not in office.text and not office.counterpart:
                    self._hold(mention, fuller)
                    k = fuller.first
                break
            if not (word.term.rank or word.term.before or word.term.title):
                break
            if word.term.rank:
                ranks.insert(0, self._rank(word))
            k = word.first
            if word.term.title and words[k].joined and words[k - 1].party is not None:
                mention.country = words[k - 1].code  # "Indonesian diplomat X"
                k -= 1
            if word.term.before and words[k].joined and words[k - 1].folded == "the":
                k -= 1  # "Minister of Trade the Hon. X"
        if ranks:
            mention.rank = _combine(ranks)
        if k < mention.first:
            mention.sure, mention.top, mention.extent = True, k, (words[k].start, mention.end)

    def _rank(self, word: Word) -> str:
        """The rank that ends with `word`, as written, with an abbreviation's point ("Lt. Gen.")."""
        start, end = self.words[word.first].start, self.words[word.last].end
        return self.text[start : end + (is_short(self.words[word.last]) and self.text[end : end + 1] == ".")]

    def _right(self, mention: Mention) -> None:
        """Take an apposition after the name: ", the Secretary of the Security Council"."""
        words, k = self.words, mention.last + 1
        while (words[k].term.after or words[k].text == "MP") and words[k].first == k:
            k = words[k].last + 1
        gap = words[k].gap.strip()
        if words[k - 1].possessive or not (words[k].joined or gap in (",", "(", "–", "-", "—", "),", ")")):
            return
        k = self._past_copula(k, gap)
        if words[k].term.rank and not words[k].term.post and gap in (",", "("):
            mention.rank = mention.rank or self._rank(words[k])
            k = words[k].last + 1
            if words[k].gap.strip() not in (",", ""):
                return
        while k not in self.starts and (
            words[k].folded in DETERMINERS
            or (words[k].joined and not words[k].capital and words[k].token.pos_ in ("ADJ", "ADV"))
        ):
            k += 1
        office = self.starts.get(k) or (
            self._told_by_verb(k + 1) if gap == "," and words[k].folded == "who" else None
        )
        if office is None or id(office) in self.taken or office.plural or self._heads_name(office):
            return
        if mention.offices and self._heads_name(office, apart=True):
            return
        self._hold(mention, office)
        end = office.last
        other = self.starts.get(end + 2) if words[end + 1].joined and words[end + 1].folded in _AND else None
        if (
            other
            and id(other) not in self.taken
            and other.first == end + 2
            and not (other.plural or other.definite or self._heads_name(other))
        ):
            mention.offices.append(other)
            self._join(mention, office, other)
            mention.offices.remove(office)
            end = other.last
        mention.extent = (mention.extent[0], words[end].end)

    def _past_copula(self, k: int, gap: str) -> int:
        for form in _COPULAS:
            if (form[0] == "who") == (gap == ",") and tuple(
                w.folded for w in self.words[k : k + len(form)]
            ) == form:
                return k + len(form)
        return k

    def _told_by_verb(self, k: int) -> Office | None:
        """ "heads the delegation", "holds the same post in Fiji"."""
        words = self.words
        if words[k].folded in _VERBS:
            return office_of(words, k, _VERBS[words[k].folded], self.firsts)
        if tuple(w.folded for w in words[k : k + 3]) in _SAME and any(
            w.folded in _OFFICES for w in words[k + 3 : k + 4]
        ):
            owner = next((w.code for w in words[k + 4 : k + 8] if w.code), None)
            return Office(k, k + 3, k + 3, "", counterpart=True, owner=owner)
        return None

    def _heads_name(self, office: Office, *, apart: bool = False) -> bool:
        """Whether the office stands right before another person's name, or `apart` from it by a comma; titles
        may stand between."""
        k = office.last + 1
        if apart and (k >= len(self.words) or self.words[k].gap.strip() != ","):
            return False
        near = apart or self.words[k].joined
        while k not in self.firsts and near and (self.words[k].term.rank or self.words[k].term.before):
            k = self.words[k].last + 1
            near = self.words[k].joined
        return k in self.firsts and near

    def _left_apposition(self, mention: Mention) -> None:
        """Take an office that a comma parts from the name after it: "the Minister of Defence, General X"."""
        office = self.ends.get(mention.top - 1)
        told = any(" " in o.text or o.counterpart for o in mention.offices)
        if told or office is None or id(office) in self.taken or office.plural:
            return
        if self.words[mention.top].gap.strip() in (",", "),", ":", "–", "-"):
            self._hold(mention, office)
            mention.top = office.first
            mention.extent = (self.words[office.first].start, mention.extent[1])

    def _share(self) -> None:
        """ "Presidents A of X, B of Y and C of Z": each of the list holds the office of the plural."""
        for i, mention in enumerate(self.mentions):
            rank = mention.rank and singular(mention.rank)
            if rank and rank != mention.rank and office_lexicon().terms.get(rank):
                for other in self._listed(i):  # "Colonels A and B"
                    other.rank = other.rank if other is not mention and other.rank else rank
            plural = next((o for o in mention.offices if o.plural), None)
            if plural is not None:
                mention.rank = mention.rank and singular(mention.rank)
                self._give(plural, self._listed(i))
        for plural in self.ends.values():
            if plural.plural and id(plural) not in self.taken:
                first = self._introduced(plural)
                if first is not None:
                    self._give(plural, self._listed(first))

    def _introduced(self, plural: Office) -> int | None:
        """The first of the names that a plural introduces: "the foreign ministers of X and Y, A and B"."""
        i = bisect_right(self.mentions, plural.last, key=lambda m: m.top)
        if i == len(self.mentions) or self.mentions[i].offices:
            return None
        top = self.mentions[i].top
        between = self.words[plural.last + 1 : top]
        near = len(between) < 9 and not any("." in w.gap or "\n" in w.gap for w in between)
        return i if near and self.words[top].gap.strip() in (",", "-", "–", "—", ":", "),") else None

    def _listed(self, first: int) -> list[Mention]:
        """The names of the list that begins with mention `first`, parted by commas and by whose they are."""
        found = [self.mentions[first]]
        for before, after in pairwise(self.mentions[first:]):
            between = self.words[before.last + 1 : after.first]
            listed = len(between) < 9 and all(
                w.party or w.term.rank or w.term.before or w.folded in ("of", "and", "the") for w in between
            )
            if after.offices or after.rank or not listed or "." in self.words[after.first].gap:
                break
            found.append(after)
        return found

    def _give(self, plural: Office, mentions: list[Mention]) -> None:
        """Give an office of several to each of a list: to whom it belongs is told in the order of the names,
        or with each name."""
        respectively = plural.owners if len(plural.owners) == len(mentions) else ()
        before = self.words[mentions[0].top].gap.strip() == "," and len(plural.owners) == 1
        for k, mention in enumerate(mentions):
            owner = respectively[k] if respectively else None
            if owner is None and (before or (k == 0 and plural in mention.offices)):
                between = self.words[mentions[k - 1].last + 1 : mention.first] if k else []
                owner = next((w.code for w in between if w.code), None) if k else plural.owner
            mention.sure = True
            mention.offices = [o for o in mention.offices if o is not plural]
            mention.offices.append(replace(plural, plural=False, owner=owner))
            self.taken.add(id(plural))

    def _counterparts(self) -> None:
        """Who is called a counterpart holds the same office as the person named before."""
        for i, mention in enumerate(self.mentions):
            for k, office in enumerate(mention.offices):
                if office.counterpart:
                    other = self._antecedent(i)
                    text, kind = (other.text, other.kind) if other else ("", "")
                    mention.offices[k] = replace(office, text=text, kind=kind, counterpart=False)

    def _antecedent(self, i: int) -> Office | None:
        """The office of the person named last before mention `i`, wherever the report tells it."""
        own = name_key(self.mentions[i].name)
        key = next((key for m in reversed(self.mentions[:i]) if not (key := name_key(m.name)) & own), None)
        if key is None:
            return None
        same = (m for m in self.mentions if name_key(m.name) <= key or key <= name_key(m.name))
        return next((o for m in same for o in m.offices if o.kind and not o.counterpart), None)

    def _country(self, mention: Mention) -> str | None:
        """The party that the title names, else one right before or after the name."""
        words = self.words
        owner = next((o.owner for o in mention.offices if o.owner), None)
        if owner:
            return owner
        if mention.first and mention.top == mention.first and words[mention.first].joined:
            before = words[mention.first - 1].code  # "Kenya's Uhuru Kenyatta"
            if before:
                return before
        k = mention.last + 1
        if words[k].gap.strip() == "(" and words[k].code:  # "Colonel X (Botswana)"
            return words[k].code
        if (
            words[mention.last].possessive
            or words[k].folded not in ("of", "from")
            or not (words[k].joined or words[k].gap.strip() == ",")
        ):
            return None
        for word in words[k + 1 : k + 4]:
            if not word.joined:
                break
            if word.code:
                return word.code
        return None


def _combine(ranks: list[str]) -> str:
    """One rank of several words in a row: "Brigadier", "General"; else the one next to the name."""
    whole = " ".join(" ".join(ranks).split())
    term = office_lexicon().terms.get(whole)
    return whole if term is not None and term.rank else ranks[-1]
