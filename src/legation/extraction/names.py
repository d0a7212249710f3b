"""Names of persons: where they stand, from the entity recogniser and from what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legation.extraction.surroundings import Surroundings, Title
from legation.extraction.words import NOTHING, Word
from legation.lexicon.offices import office_lexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import directory

# Parts of speech that no name begins with, where a capital only opens a sentence.
_OPENERS = frozenset(("DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "PART", "NUM", "INTJ"))
# Labels of the recogniser that tell against a person.
_OTHER_ENTITIES = frozenset(
    ("ORG", "GPE", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP", "DATE", "LANGUAGE", "TIME")
)
# Of these, the ones that also part a word from the name after it ("Islamist Mohamed Morsi").
_NO_NAMES = frozenset(("NORP", "LOC", "DATE", "TIME", "LANGUAGE", "EVENT", "LAW"))
# Before a capital that is part of a place ("Ambassador to Bishkek N. Atayev"), and before a place by itself.
_BEFORE_PLACE = frozenset(["in", "at", "to", "from", "of", "near", "for"])
_WITHIN = frozenset(["in", "at", "near", "inside", "outside", "across", "throughout"])
# Words between an office and what it is of: "Minister of Foreign Affairs and Trade".
_OF = frozenset(("of", "for", "and", "the", "&"))


class Name(NamedTuple):
    """A person's name in the words `first` to `last`; `sure` where its surroundings say that it is one."""

    first: int
    last: int
    sure: bool


def find_names(words: list[Word]) -> list[Name]:
    """The names of persons in a story, in order, without titles; parts of other names are left out."""
    return _Finder(words).all()


class _Finder:
    """Finds the names of one story.

    Runs of capitalised words are cut at titles, parties and words of bodies; what is left is judged.
    """

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.around = Surroundings(words)
        self.lexicon = office_lexicon()
        self.guarded = self.lexicon.beside | self.lexicon.dates
        self.lower = {w.text for w in words if not w.capital}

    def all(self) -> list[Name]:
        """All names."""
        names = [name for first, last in self._runs() for name in self._in_run(first, last)]
        return sorted(names + list(self._again(names)))

    def _runs(self) -> Iterator[tuple[int, int]]:
        """First and last word of each run of capitalised words, with particles inside."""
        words, i = self.words, 0
        while i < len(words):
            if not words[i].capital and not self._opens_name(i):
                i += 1
                continue
            last, k = i, i + 1
            while k < len(words) and words[k].joined and not words[k - 1].possessive:
                if words[k].capital or self._has_name(words[k]):
                    last = k
                elif words[k].folded not in self.lexicon.particles:
                    break
                k += 1
            yield i, last
            i = last + 1

    def _opens_name(self, i: int) -> bool:
        """Whether a particle begins a name: "al-Sisi", "van der Bellen"."""
        word = self.words[i]
        if not word.text or not word.is_person:
            return False
        return self._has_name(word) or (
            word.folded in self.lexicon.particles and self.words[i + 1].capital and self.words[i + 1].joined
        )

    def _has_name(self, word: Word) -> bool:
        """Whether a particle is glued to its name: "al-Sisi"."""
        return word.text.partition("-")[0] in self.lexicon.particles and any(c.isupper() for c in word.text)

    def _in_run(self, first: int, last: int) -> Iterator[Name]:
        i = first
        while i <= last:
            if not self._may_name(i, last):
                i += 1
                continue
            start = i
            while i <= last and (
                self._may_name(i, last) or (i > start and self.words[i].folded in self.lexicon.particles)
            ):
                i += 1
            end = i - 1
            while end > start and not (self.words[end].capital or self._has_name(self.words[end])):
                end -= 1
            name = self._judge(start, end)
            if name:
                yield name

    def _may_name(self, i: int, last: int) -> bool:
        """Whether word `i` of a run may be part of a person's name."""
        word = self.words[i]
        if not (word.text[0].isupper() or self._has_name(word)):  # a particle, or a number
            return word.is_person and word.folded in self.lexicon.particles
        if word.party is not None:
            before = self.words[i - 1]
            follows_name = i > 0 and word.joined and before.is_person and word.token.ent_iob_ == "I"
            return word.party.form == "capital" and (
                follows_name or (word.is_person and not (i and before.folded in _BEFORE_PLACE))
            )
        if word.term is not NOTHING:
            return self._is_name_too(i, last)
        if word.folded in self.lexicon.regions and not (i and word.joined and self.words[i - 1].is_person):
            return False
        if word.is_person or word.folded in self.guarded:
            return word.is_person and (word.folded not in self.guarded or word.token.ent_iob_ == "I")
        opener, common = word.token.pos_ in _OPENERS, word.text.lower() in self.lower
        if word.kind == "headline":
            opener = opener or word.token.pos_ == "VERB"
        strict = word.kind == "headline" or word.token.is_sent_start
        return not ((opener or common) if strict else (opener and common))

    def _is_name_too(self, i: int, last: int) -> bool:
        """Whether a word of the lexicon is part of a name here: "Sultan", "Park Geun-hye", "John Major"."""
        word, term = self.words[i], self.words[i].term
        if term.weak and self.words[i + 1].folded in self.lexicon.fathers:
            return True  # "General Sultan bin Nasser"
        if term.weak and not term.post:
            return not self._plain(word.last + 1, last) >= 2
        if term.thing and i == last and word.folded not in self.lexicon.surnames:
            return False  # "King Abdullah Airport"
        if term.before and i > 0 and word.joined and self._is_inside_name(i):
            return True  # "Hassan Sheikh Mohamud"
        if word.titles or term.after or term.title:
            before, after = self.words[i - 1], self.words[i + 1]
            return (
                word.is_person
                and word.first == word.last
                and i > 0
                and word.joined
                and before.term is NOTHING
                and before.is_person
                and not (after.joined and (after.capital or after.folded in _OF))
            )
        return word.is_person and not term.organ and not word.text.isupper()

    def _is_inside_name(self, i: int) -> bool:
        """Whether a word of respect stands between two words of one person's name."""
        before, after = self.words[i - 1], self.words[i + 1]
        named = before.is_person and before.term is NOTHING and before.party is None
        return named and after.joined and after.capital and after.term is NOTHING

    def _plain(self, i: int, last: int) -> int:
        """How many capitalised words of no other meaning follow from `i` on within the run."""
        count = 0
        while i <= last and self.words[i].term is NOTHING and self.words[i].party is None:
            count += self.words[i].capital
            i += 1
        return count

    def _judge(self, first: int, last: int) -> Name | None:
        """The name in the plain words `first` to `last`, if they are one."""
        words = self.words
        letters = all(w.initials or len(w.text) == 1 for w in words[first : last + 1])
        if letters or words[last].followed_by_digit or self.around.is_of_thing(first, last):
            return None
        while first < last and self._is_acronym(first):
            first += 1
        title = self.around.title(first)
        if title < Title.ADJACENT:
            first = self._trim(first, last)
            if self._is_place(first, last):
                return None
        name = words[first : last + 1]
        size, persons = len(name), [k for k in range(first, last + 1) if words[k].is_person]
        if size > 1 and directory().party_of(" ".join(w.text for w in name)):
            title = Title.ADJACENT  # known by name
        elif words[first].kind == "headline":
            return self._judge_headline(first, last, persons, title)
        if size == 1:
            acronym = name[0].text.isupper() and len(name[0].text) < 6
            known = title is Title.ADJACENT or bool(persons) or self.around.counterpart_follows(last)
            return Name(first, last, not persons or bool(title)) if known and not acronym else None
        if 2 * len(persons) >= size:
            return Name(first, last, bool(title))
        return Name(first, last, True) if title or self._speaks_for_itself(first, last) else None

    def _is_acronym(self, i: int) -> bool:
        """Whether a word is an acronym that ends what an office is of: "President of RS Miroslav Horvat"."""
        word, before = self.words[i], self.words[i - 1]
        short = word.text.isupper() and 1 < len(word.text) < 5 and not word.initials
        return short and i > 0 and before.folded in ("of", "the") and not self.words[i + 1].text.isupper()

    def _is_place(self, first: int, last: int) -> bool:
        """Whether the words name a capital, or stand after "in", without a title."""
        words = self.words
        if first and words[first].joined and words[first - 1].folded in _WITHIN:
            return True
        return party_lexicon().home_of(" ".join(w.text for w in words[first : last + 1])) is not None

    def _judge_headline(self, first: int, last: int, persons: list[int], title: Title) -> Name | None:
        """In title case any word has a capital: the recogniser, or a rank in front, must bear it out."""
        verb = next((k for k in range(first, last + 1) if self.words[k].folded in self.lexicon.headline_verbs), None)
        if verb is not None:
            last, persons = verb - 1, [k for k in persons if k < verb]
        size, before = last - first + 1, self.words[first - 1]
        if not persons:
            ranked = (
                title is Title.ADJACENT
                and bool(before.term.rank or before.term.before)
                and not before.term.post
            )
            return Name(first, last, True) if ranked and 1 < size < 4 else None
        if 2 * len(persons) >= size or (title is Title.ADJACENT and size < 4):
            return Name(persons[0], persons[-1], title > Title.NONE)
        return None

    def _trim(self, first: int, last: int) -> int:
        """Without words in front that the recogniser calls something else: "Islamist Mohamed Morsi"."""
        words = self.words
        if not any(w.is_person for w in words[first : last + 1]):
            return first
        while first < last and words[first].token.ent_type_ in _NO_NAMES and words[first + 1].capital:
            first += 1
        return first

    def _speaks_for_itself(self, first: int, last: int) -> bool:
        """Whether what follows several capitalised words, or a word within, makes them a person's name."""
        name = self.words[first : last + 1]
        if all(w.text.isupper() and len(w.text) > 1 for w in name):
            return False
        labels = {w.token.ent_type_ for w in name}
        listed = self.around.listed_with_party(first, last) and not labels & {"FAC", "EVENT"}
        if len(name) <= 6 and (listed or self.around.office_follows(last)):
            return True
        if not labels & _OTHER_ENTITIES and self.around.speech_follows(last):
            return True
        return len(name) > 2 and any(w.folded in self.lexicon.fathers for w in name[1:-1])

    def _again(self, names: list[Name]) -> Iterator[Name]:
        """Later mentions by words of names that are known, also in capitals: "HASANOV"."""
        words, i = self.words, 0
        taken = {k for name in names for k in range(name.first, name.last + 1)}
        known = {part for k in taken for part in _parts(words[k])}
        while i < len(words):
            last = i
            while (
                last < len(words)
                and last not in taken
                and words[last].capital
                and words[last].party is None
                and (words[last].term is NOTHING or words[last].term.weak)
                and words[last].folded in known
                and (last == i or words[last].joined)
            ):
                last += 1
            if last > i and not self.around.is_of_thing(i, last - 1):
                yield Name(i, last - 1, False)
            i = max(last, i + 1)


def _parts(word: Word) -> list[str]:
    return [word.folded, *(part for part in word.folded.split("-") if len(part) > 2)]
