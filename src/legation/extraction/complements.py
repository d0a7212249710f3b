"""What an office is of: "of Defence", "to Mongolia", "for Industry, Innovation and Trade"."""

from __future__ import annotations

from typing import NamedTuple

from legation.extraction.words import Word
from legation.lexicon.offices import office_lexicon

DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our", "this", "that"))
AND = frozenset(("and", "&", "cum"))
NOMINAL = frozenset(("NOUN", "ADJ", "PROPN"))
# Classes whose holders are told together with the body that they serve.
_EMPLOYED = frozenset(("spokesperson", "business", "calling"))
# "top diplomat of the Nordic country"
_STATES = frozenset(("country", "nation", "state", "kingdom", "republic", "emirate", "island", "archipelago"))
# No complement is longer than this many words.
LONGEST = 9


class Complement(NamedTuple):
    """A complement that ends with word `last`; `kept` are the words that the post takes in.

    `owner` is the party that it says the office is of, `body` an organisation told apart from the post.
    """

    last: int
    kept: list[int]
    owner: str | None
    body: str | None


class Complements:
    """Reads the complements of the offices of one story; `named` are the words of persons' names."""

    def __init__(self, words: list[Word], named: set[int]) -> None:
        self.words = words
        self.named = named
        self.modifiers = office_lexicon().modifiers

    def read(self, link: int, preposition: str, kind: str, head: str) -> Complement | None:
        """What follows the `preposition` at word `link` behind an office of a `kind`; None if none does.

        `head` is the last word of the office's head: a secretary of a ministry is no minister.
        """
        start = link + 1
        if self.words[start].joined and self.words[start].folded in DETERMINERS:
            start += 1
        # "to Kenya" says where a diplomat serves, not whom.
        abroad = kind == "diplomat" and preposition != "of"
        chunk, owner, last = self._chunk(link, start, preposition, abroad)
        if not chunk and not (owner and preposition in ("of", "for", "to", "in")):
            return None
        if not chunk:
            return Complement(last, [], owner, None)
        first, end = self.words[chunk[0]], self.words[chunk[-1]]
        if preposition != "of" and not (first.capital or first.folded in self.modifiers):
            return None
        if end.term.organ and (preposition == "at" or kind in _EMPLOYED or head == "secretary"):
            return Complement(last, [], owner, " ".join(w.text for w in self.words[start : last + 1]))
        kept = [] if self._is_state(chunk) else [link, *range(link + 1, start), *chunk]
        return Complement(last, kept, owner, None)

    def _chunk(
        self, link: int, start: int, preposition: str, abroad: bool
    ) -> tuple[list[int], str | None, int]:
        """The words kept from `start` on, the party named among them, and the last word."""
        words, chunk, owner, k = self.words, list[int](), None, start
        while k - link <= LONGEST and (
            k == link + 1 or words[k].joined or words[k].gap.strip() == "&" or self._enumerates(chunk, k, preposition)
        ):
            party = words[k].party
            if self._ends(k, start):
                break
            if party is not None:
                if not abroad or (preposition == "in" and party.form == "organisation"):
                    owner = owner or party.code
                if abroad or party.form in ("seat", "organisation", "group"):
                    chunk.append(k)
            elif self._belongs(chunk, k, preposition):
                chunk.append(k)
            else:
                break
            k += 1
        while chunk and words[chunk[-1]].folded in AND:
            chunk.pop()
        return chunk, owner, k - 1

    def _ends(self, k: int, start: int) -> bool:
        """Whether a name, the title of a name, or what is owned begins with word `k`."""
        word, before = self.words[k], self.words[k - 1]
        if k in self.named:
            return True
        if k == start:
            return False
        titled = word.capital and bool(word.term.rank or word.term.before) and word.last + 1 in self.named
        return titled or (before.possessive and not before.party)

    def _belongs(self, chunk: list[int], k: int, preposition: str) -> bool:
        """Whether word `k` goes on with what an office is of."""
        if k + 1 >= len(self.words):  # the empty word that ends them
            return False
        word, before, after = self.words[k], self.words[k - 1], self.words[k + 1]
        if word.capital:
            return not word.token.is_sent_start
        if word.folded == "of":  # "the Department of Commerce"
            of_more = after.capital and after.joined and after.party is None
            return bool(chunk) and before.capital and before.term.organ and of_more
        if word.folded == "the":
            return bool(chunk) and before.folded in AND and after.capital
        if word.folded in AND:
            small = not before.capital and after.joined and not (after.capital or after.titles)
            return bool(chunk) and (self.goes_on(k) or (small and after.token.pos_ == "NOUN"))
        if word.token.pos_ not in NOMINAL:
            return False
        if preposition == "of":
            return not chunk or not before.capital or before.party is not None or word.folded in _STATES
        return preposition == "for" and word.folded in self.modifiers

    def goes_on(self, k: int) -> bool:
        """Whether the "and" at `k` joins two capitalised words, the second no title, party or person."""
        before, after = self.words[k - 1], self.words[k + 1]
        if after.folded == "the" and k + 2 < len(self.words):  # "West Africa and the Sahel"
            after = self.words[k + 2]
        plain = k + 1 not in self.named and after.party is None and not after.titles
        return before.capital and after.capital and after.joined and plain

    def _enumerates(self, chunk: list[int], k: int, preposition: str) -> bool:
        """Whether ", Innovation, Science and Trade" goes on from `k`: no name or title before an "and"."""
        if not chunk or preposition not in ("of", "for"):
            return False
        for j in range(k, min(k + 6, len(self.words) - 1)):
            word = self.words[j]
            if word.folded == "and":
                return j > k and self.goes_on(j)
            plain = j not in self.named and word.party is None and not word.titles and word.capital
            if not plain or not (word.joined or word.gap.strip() == ","):
                return False
        return False

    def _is_state(self, chunk: list[int]) -> bool:
        """Whether what an office is of only stands for a state: "of the Nordic country"."""
        *others, last = (self.words[k] for k in chunk)
        return (
            last.folded in _STATES and not last.capital
            and all(w.token.pos_ in ("ADJ", "PROPN") for w in others)
        )
