"""What stands around a possible name and tells whether it is a person's."""

from __future__ import annotations

from enum import IntEnum

from legation.extraction.words import NOTHING, Word
from legation.lexicon.offices import office_lexicon

# Words between an office and what it is of: "Minister of Foreign Affairs and Trade".
_LINKS = frozenset(("of", "for", "and", "the", "&", "in", "to", "at"))
_DEFINITE = frozenset(("the", "its", "his", "her", "their", "both", "whose"))
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "both"))
_COUNTERPARTS = frozenset(("counterpart", "part", "number"))


class Title(IntEnum):
    """What title stands in front of a name: none, one with words or a comma between, one right before."""

    NONE = 0
    APART = 1
    ADJACENT = 2


class Surroundings:
    """Looks at the words before and after a stretch of one story."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.lexicon = office_lexicon()

    def is_of_thing(self, first: int, last: int) -> bool:
        """Whether the words name a ship, or a body or thing called after somebody."""
        after = self.words[last + 1]
        if after.joined and not self.words[last].possessive and self._is_body(last + 1):
            return True
        itself = self.words[first]  # "Cyclone Idai", "HMPNGS Lakekamu"
        shipped = itself.text in self.lexicon.ships or (itself.folded in self.lexicon.ships and first < last)
        return shipped or self._is_ship(first)

    def _is_body(self, k: int) -> bool:
        """Whether word `k`, after a name, is that of a body or thing: "Nobel Prize", "Bolivar bridge"."""
        words = self.words
        while words[k].capital and words[k].folded in self.lexicon.modifiers and words[k + 1].joined:
            k += 1
        word = words[k]
        if word.capital:
            return word.term.organ or word.term.thing
        return word.folded in self.lexicon.things and word.token.pos_ in ("NOUN", "PROPN")

    def _is_ship(self, i: int) -> bool:
        """Whether a ship's prefix or kind stands before word `i`, titles between: "KRI Sultan Agung"."""
        words, k = self.words, i
        while k > 0 and words[k].joined and k > i - 4:
            before = words[k - 1]
            if before.text in self.lexicon.ships or before.folded in self.lexicon.ships:
                return True
            if before.term is NOTHING or not before.capital:
                return False
            k -= 1
        return False

    def title(self, i: int) -> Title:
        """What title stands in front of word `i`."""
        words = self.words
        if not i or words[i - 1].possessive:
            return Title.NONE
        if words[i].gap.strip() == ",":
            if self._stray_comma(i):
                return Title.ADJACENT
            return Title.APART if self._office_before(i - 1) else Title.NONE
        near = words[i - 1]
        if not words[i].joined:
            return Title.NONE
        if near.titles:
            return Title.ADJACENT
        apart = (near.term.title and not near.term.thing) or self._complement_before(i)
        return Title.APART if apart else Title.NONE

    def _complement_before(self, i: int) -> bool:
        """Whether what an office is of stands before `i`: "Minister of Health X", "President of Kenya X"."""
        words, near = self.words, self.words[i - 1]
        if near.folded in _LINKS:
            return False  # "Minister for Material Resources": the complement itself
        for k in range(i - 1, max(i - 10, -1), -1):
            post = words[k].term.post
            if post:
                acronym = near.text.isupper() and len(near.text) < 6  # "President of RS X"
                return post == "minister" or near.term is not NOTHING or near.party is not None or acronym
            if not (words[k].capital or words[k].folded in _LINKS) or not words[k].joined:
                break
        return False

    def _stray_comma(self, i: int) -> bool:
        """Whether a comma stands between a title and its name by mistake: "told Prime Minister, Fiame of"."""
        title = self.words[i - 1]
        before = self.words[title.first - 1] if title.first else None
        return (
            title.term.bare
            and title.capital
            and self.words[i].token.tag_ == "NNP"
            and before is not None
            and before.token.pos_ in ("VERB", "ADP")
        )

    def _office_before(self, k: int) -> bool:
        """Whether an office with "the" or an owner ends with word `k`: "the President-elect of Peru, X"."""
        words = self.words
        for j in range(k, max(k - 12, 0), -1):
            if words[j].term.post or words[j].folded in _COUNTERPARTS:
                head = words[j].first if words[j].term.post else j
                while head > 0 and words[head].joined and self._goes_before(words[head - 1]):
                    head -= 1
                before = words[head - 1]
                return head > 0 and bool(
                    before.folded in _DEFINITE or before.possessive or before.party or before.capital
                )
            if not words[j].joined or words[j].token.pos_ in ("VERB", "AUX"):
                break
        return False

    def _goes_before(self, word: Word) -> bool:
        """Whether a word stands before an office and does not yet make it definite: "provincial governor"."""
        plain = not (word.capital or word.possessive or word.party or word.folded in _DEFINITE)
        return plain and (word.folded in self.lexicon.beside or word.folded in _NUMBERS)

    def office_follows(self, last: int) -> bool:
        """Whether an office stands in apposition after word `last`: ", the country's Minister"."""
        words, lexicon, k = self.words, self.lexicon, last + 1
        if words[k].gap.strip() not in (",", "(", "–", "-", "—"):
            return False
        for j in range(k, min(k + 7, len(words))):
            word = words[j]
            if j > k and not word.joined and "-" not in word.gap:
                break
            if word.term.post or (word.term.title and words[word.last].folded in _COUNTERPARTS):
                after = words[word.last + 1]  # "X, President Y": the office is another's
                return not (word.capital and after.joined and after.capital and after.term is NOTHING)
            if (
                word.token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ")
                and word.folded not in ("is", "serves")
                and word.folded not in lexicon.beside
            ):
                break
        return False

    def counterpart_follows(self, last: int) -> bool:
        """Whether ", his counterpart" follows."""
        k = last + 1
        return (
            self.words[k].gap.strip() == ","
            and self.words[k].folded in ("his", "her", "their")
            and any(w.folded in _COUNTERPARTS for w in self.words[k + 1 : k + 4])
        )

    def listed_with_party(self, first: int, last: int) -> bool:
        """Whether it stands in a list with "of" and a party behind it: "and Gustavo Petro, of Colombia"."""
        words, k = self.words, last + 1
        if not first or words[k].folded != "of" or words[last].possessive:
            return False
        if words[first].gap.strip() != "," and words[first - 1].folded not in ("and", "with"):
            return False
        if words[first - 1].folded == "and" and first > 1 and words[first - 1].joined:
            before = words[first - 2]  # "Foreign Affairs and European Integration of Moldova"
            if before.capital and not (before.party or before.is_person):
                return False
        return words[k + 1 + (words[k + 1].folded == "the")].party is not None

    def speech_follows(self, last: int) -> bool:
        """Whether a verb of saying follows."""
        verb = self.words[last + 1]
        return (
            verb.joined
            and not self.words[last].possessive
            and verb.token.pos_ == "VERB"
            and verb.token.lemma_ in self.lexicon.speech
        )
