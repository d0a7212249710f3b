"""Names of persons: where they stand, from the entity recogniser and from what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legation.extraction.words import Word
from legation.lexicon.offices import OfficeLexicon, office_lexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import directory

PARTICLES = frozenset(
    "al el ul ur bin bint ibn ben abu abd ould mint van von der den de da do dos das del della di du la le les zu zum "
    "ter ten af av y i e u ap oglu kyzy uulu".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split())
# Parts of speech that no name begins with, where a capital only opens a sentence.
_OPENERS = frozenset(("DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "PART", "NUM", "INTJ"))
_OTHER_ENTITIES = frozenset(("ORG", "GPE", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP", "DATE",
                             "LANGUAGE", "TIME", "MONEY"))
# Before a name without a title: that of a place.
_BEFORE_PLACE = frozenset("in at to from of near for".split())
_WITHIN = frozenset("in at near inside outside across throughout".split())
# Words between an office and what it is of: "Minister of Foreign Affairs and Trade".
_OF = frozenset(("of", "for", "and", "the", "&"))


class Name(NamedTuple):
    """A person's name in the words `first` to `last`; `sure` where its surroundings say that it is one."""

    first: int
    last: int
    sure: bool


def find_names(words: list[Word]) -> list[Name]:
    """The names of persons in a story, in order, without titles; parts of other names are left out."""
    lexicon = office_lexicon()
    lower = {w.text for w in words if not w.capital}
    names = [name for first, last in _runs(words) for name in _names_of_run(words, first, last, lower, lexicon)]
    known = {part for name in names for k in range(name.first, name.last + 1) for part in _parts(words[k])}
    taken = {k for name in names for k in range(name.first, name.last + 1)}
    return sorted(names + list(_again(words, known, taken, lexicon)))


def _runs(words: list[Word]) -> Iterator[tuple[int, int]]:
    """First and last index of each run of capitalised words, particles inside."""
    i, n = 0, len(words)
    while i < n:
        if not words[i].capital:
            # A name may begin with a particle: "al-Sisi", "van der Bellen".
            if not (words[i].folded in PARTICLES and i + 1 < n and words[i + 1].capital and words[i + 1].joined
                    and words[i].token.ent_type_ == "PERSON"):
                i += 1
                continue
        last = i
        k = i + 1
        while k < n and words[k].joined and not words[k - 1].possessive:
            if words[k].capital or _glued(words[k]):
                last = k
            elif words[k].folded not in PARTICLES:
                break
            k += 1
        yield i, last
        i = last + 1


def _glued(word: Word) -> bool:
    """Whether it is a particle with its name ("al-Sisi")."""
    return word.text.partition("-")[0] in PARTICLES and any(c.isupper() for c in word.text)


def _names_of_run(words: list[Word], first: int, last: int, lower: set[str], lexicon: OfficeLexicon) -> Iterator[Name]:
    """The names in a run: what is left between titles, parties and words of bodies."""
    headline = words[first].kind == "headline"
    i = first
    while i <= last:
        if not _may_name(words, i, last, lower, lexicon):
            i += 1
            continue
        start = i
        while i <= last and (_may_name(words, i, last, lower, lexicon)
                             or (not words[i].capital and i > start and words[i].folded in PARTICLES)):
            i += 1
        end = i - 1
        while end > start and not (words[end].capital or _glued(words[end])):
            end -= 1
        name = _judge(words, start, end, headline, lexicon)
        if name:
            yield name


def _may_name(words: list[Word], i: int, last: int, lower: set[str], lexicon: OfficeLexicon) -> bool:
    """Whether word `i` of a run may be part of a person's name."""
    word = words[i]
    person = word.token.ent_type_ == "PERSON"
    if word.text[0].isdigit():
        return False
    if not word.capital and not _glued(word):
        return person and word.folded in PARTICLES
    if word.party is not None and not (word.party.form == "capital" and person
                                       and not (i and words[i - 1].folded in _BEFORE_PLACE)):
        return False
    term = word.term
    if term is not None:
        if term.weak and not term.post:
            return not _names_follow(words, word.last + 1, last, 2)
        if term.rank or term.before or term.after or term.post or term.title:
            # A title at the end of a name is a surname: "John Major", "Garvin Dean".
            return person and word.first == word.last and i > 0 and words[i].joined and words[i - 1].term is None and (
                words[i - 1].token.ent_type_ == "PERSON") and not _goes_on(words, i)
        # Words of bodies and things are surnames too ("Park", "Hall"); the recogniser must say so.
        return person and not term.organ and word.text != word.text.upper()
    if word.folded in lexicon.modifiers or word.folded in lexicon.former or word.folded in lexicon.dropped:
        return person and word.token.ent_iob_ == "I"
    if word.folded in DAYS:
        return person and word.token.ent_iob_ == "I"
    if word.token.is_sent_start and not person and (word.token.pos_ in _OPENERS or word.text.lower() in lower):
        return False
    if word.kind == "headline" and not person:
        return word.text.lower() not in lower and word.token.pos_ not in _OPENERS | {"VERB"}
    return not (word.token.pos_ in _OPENERS and word.text.lower() in lower and not person)


def _goes_on(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].joined and (words[i + 1].capital or words[i + 1].folded in _OF)


def _names_follow(words: list[Word], i: int, last: int, count: int) -> bool:
    """Whether at least `count` plain capitalised words follow from `i` on within the run."""
    plain = 0
    while i <= last and words[i].term is None and words[i].party is None:
        plain += words[i].capital
        i += 1
    return plain >= count


def _judge(words: list[Word], first: int, last: int, headline: bool, lexicon: OfficeLexicon) -> Name | None:
    """The name in the plain words `first` to `last`, if there is one."""
    while first < last and words[first].initials and len(words[first].text) > 4:
        first += 1
    size = last - first + 1
    if all(words[k].initials or (len(words[k].text) == 1) for k in range(first, last + 1)):
        return None
    after = words[last + 1] if last + 1 < len(words) and words[last + 1].joined and not words[last].possessive else None
    if after is not None and _is_body(words, last + 1, lexicon):
        return None
    if _is_ship(words, first, lexicon):
        return None
    labels = [words[k].token.ent_type_ for k in range(first, last + 1)]
    person = sum(label == "PERSON" for label in labels)
    if words[last].followed_by_digit:
        return None
    shout = size == 1 and words[first].text.isupper() and len(words[first].text) < 6
    titled = _titled(words, first)
    if titled < 2:
        while first < last and labels[0] in _OTHER_ENTITIES and "PERSON" in labels and words[first + 1].capital:
            first, labels = first + 1, labels[1:]
        size = last - first + 1
    if titled < 2 and first and words[first].joined and words[first - 1].folded in _WITHIN:
        return None
    text = " ".join(words[k].text for k in range(first, last + 1))
    if titled < 2 and party_lexicon().home_of(text):
        return None
    if size > 1 and directory().party_of(text):
        return Name(first, last, True)
    if headline and titled == 2 and not person and (size == 1 or words[first - 1].term is None or words[first - 1].term.post):
        return None
    if titled == 2 and not shout and not (headline and size > 3 and person < size):
        return Name(first, last, True)
    if 2 * person >= size and person:
        if headline:
            first, last = _entity_bounds(words, first, last)
        return Name(first, last, titled > 0 and not shout) if not shout else None
    if titled == 1 and size >= 2:
        return Name(first, last, True)
    if size == 1 and not shout and not headline and _counterpart_follows(words, last):
        return Name(first, last, True)
    if headline or size < 2 or all(words[k].text.isupper() and len(words[k].text) > 1 for k in range(first, last + 1)):
        return None
    if size <= 6 and (words[first].gap.strip() == "," or words[first - 1].folded in ("and", "with")) and first and (
            _party_follows(words, last)) and not set(labels) & {"FAC", "EVENT"}:
        return Name(first, last, True)
    if size <= 6 and _office_follows(words, last, lexicon):
        return Name(first, last, True)
    other = sum(label in _OTHER_ENTITIES for label in labels)
    if not other and _speech_follows(words, last, lexicon):
        return Name(first, last, True)
    if size >= 3 and any(words[k].folded in ("bin", "ibn", "bint", "al", "ould") for k in range(first + 1, last)):
        return Name(first, last, True)
    return None


def _is_body(words: list[Word], k: int, lexicon: OfficeLexicon) -> bool:
    """Whether word `k`, right after a name, makes it one of a body or thing: "Nobel Peace Prize", "Bolivar bridge"."""
    while k + 1 < len(words) and words[k].capital and words[k].folded in lexicon.modifiers and words[k + 1].joined:
        k += 1
    word = words[k]
    if word.capital:
        return word.term is not None and (word.term.organ or word.term.thing)
    return word.folded in lexicon.things and word.token.pos_ in ("NOUN", "PROPN")


def _is_ship(words: list[Word], i: int, lexicon: OfficeLexicon) -> bool:
    """Whether a ship's prefix or kind stands before word `i`, with a title between or without ("KRI Sultan Agung")."""
    k = i
    while k > 0 and words[k].joined:
        if words[k - 1].text in lexicon.ships or words[k - 1].folded in lexicon.ships:
            return True
        if words[k - 1].term is None or not words[k - 1].capital or k < i - 3:
            return False
        k -= 1
    return False


def _entity_bounds(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """The longest stretch of words that the recogniser calls a person."""
    kept = [k for k in range(first, last + 1) if words[k].token.ent_type_ == "PERSON"]
    return kept[0], kept[-1]


def _titled(words: list[Word], i: int) -> int:
    """2 where a rank, office or word of respect stands right before word `i`; 1 where an office with its field does."""
    if i and words[i].gap.strip() == "," and not words[i - 1].possessive:
        term = words[i - 1].term
        if term is not None and term.bare and words[i - 1].capital and words[i].token.tag_ == "NNP" and (
                words[words[i - 1].first - 1].token.pos_ in ("VERB", "ADP") if words[i - 1].first else False):
            return 2  # "told Prime Minister, Fiamē": a stray comma
        return 1 if _office_before(words, i - 1) else 0
    if not i or not words[i].joined or words[i - 1].possessive:
        return 0
    word = words[i - 1]
    term = word.term
    if term is not None and (term.rank or term.before or term.post):
        # "the minister Bold" is told from "the ministers Bold"? Both are names; "of" between them is not.
        return 2
    if term is not None and term.title and not term.thing:
        return 1
    k = i - 1
    while k >= 0 and words[k + 1].joined and k > i - 10:
        term = words[k].term
        if term is not None and term.post:
            near = words[i - 1]
            return 1 if term.post == "minister" or near.term is not None or near.party is not None else 0
        if not (words[k].capital or words[k].folded in _OF):
            return 0
        k -= 1
    return 0


def _party_follows(words: list[Word], last: int) -> bool:
    """Whether "of" and a party follow, as in a list of names: "with Gustavo Petro, of Colombia"."""
    k = last + 1
    if k + 1 >= len(words) or words[k].folded != "of" or words[last].possessive:
        return False
    party = words[k + 2] if words[k + 1].folded == "the" and k + 2 < len(words) else words[k + 1]
    return party.party is not None


def _office_before(words: list[Word], k: int) -> bool:
    """Whether an office with "the" or an owner ends with word `k`: "the President-elect of Peru, X"."""
    for j in range(k, max(k - 9, -1), -1):
        term = words[j].term
        if term is not None and term.post:
            before = words[words[j].first - 1] if words[j].first else None
            return before is not None and words[words[j].first].joined and (
                before.folded == "the" or before.possessive or before.party is not None or before.capital)
        if not words[j].joined or words[j].token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _office_follows(words: list[Word], last: int, lexicon: OfficeLexicon) -> bool:
    """Whether an office stands in apposition after word `last`: ", the country's Minister"."""
    k = last + 1
    if k >= len(words) or words[k].gap.strip() not in (",", "(", "–", "-", "—"):
        return False
    for j in range(k, min(k + 7, len(words))):
        if j > k and not words[j].joined and "-" not in words[j].gap:
            return False
        term = words[j].term
        if term is not None and (term.post or words[words[j].last].folded in ("counterpart", "number")):
            return not (words[j].last + 1 < len(words) and words[words[j].last + 1].joined
                        and words[words[j].last + 1].capital and words[j].capital
                        and words[words[j].last + 1].term is None)
        if words[j].folded not in lexicon.dropped and words[j].folded not in lexicon.modifiers and (
                words[j].token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ")) and words[j].folded not in ("is", "serves"):
            return False
    return False


def _counterpart_follows(words: list[Word], last: int) -> bool:
    """Whether ", his counterpart" follows."""
    k = last + 1
    return (k + 1 < len(words) and words[k].gap.strip() == "," and words[k].folded in ("his", "her", "their")
            and any(w.folded in ("counterpart", "number") for w in words[k + 1 : k + 4]))


def _speech_follows(words: list[Word], last: int, lexicon: OfficeLexicon) -> bool:
    k = last + 1
    if k >= len(words) or words[last].possessive:
        return False
    return words[k].joined and words[k].token.lemma_ in lexicon.speech and words[k].token.pos_ == "VERB"


def _parts(word: Word) -> list[str]:
    return [word.folded, *(p for p in word.folded.split("-") if len(p) > 2)]


def _again(words: list[Word], known: set[str], taken: set[int], lexicon: OfficeLexicon) -> Iterator[Name]:
    """Later mentions, by words of names that are known: "Hasanov", also in capitals."""
    i = 0
    while i < len(words):
        last = i
        while (last < len(words) and last not in taken and words[last].capital and words[last].party is None
               and (words[last].term is None or words[last].term.weak) and words[last].folded in known
               and (last == i or words[last].joined)):
            last += 1
        if last > i:
            body = (last < len(words) and words[last].joined and not words[last - 1].possessive
                    and _is_body(words, last, lexicon))
            ship = _is_ship(words, i, lexicon)
            if not body and not ship:
                yield Name(i, last - 1, False)
            i = last
        else:
            i += 1
