"""Offices: phrases that name one ("Egypt's Assistant Minister of Defence"), and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from legation.extraction.complements import AND, DETERMINERS, LONGEST, NOMINAL, Complements
from legation.extraction.words import Word
from legation.lexicon.offices import office_lexicon

_COUNTERPARTS = frozenset(("counterpart", "counterparts", "part", "number", "colleague", "homologue"))
_PREPOSITIONS = frozenset(("of", "for", "to", "in", "at", "on", "with"))
# Behind the head without a preposition: "consul general", "president elect".
_BEHIND = frozenset(("general", "extraordinary", "plenipotentiary", "designate", "elect"))
# Parts of speech that a post neither begins with nor takes in, where a capital only opens a sentence.
_OPENERS = frozenset(("DET", "PRON", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "VERB", "ADV", "ADP"))


@dataclass
class Office:
    """A phrase that names an office, in the words `first` to `last`; its head ends with word `head`.

    `text` is the post as it should be recorded, `body` an organisation told beside it
    ("spokesman", "Foreign Ministry"), `owner` the code of the party that it belongs to;
    `owners` are those of a plural. `former`: no longer held, with the word that says so;
    `dead`: by one who died; `counterpart`: said of one who holds the same office elsewhere;
    `definite`: with an article or an owner in front; `shouted`: told in a headline.
    """

    first: int
    last: int
    head: int
    kind: str
    text: str = ""
    body: str | None = None
    owner: str | None = None
    owners: tuple[str, ...] = ()
    former: str = ""
    dead: bool = False
    plural: bool = False
    counterpart: bool = False
    definite: bool = False
    shouted: bool = False


def find_offices(words: list[Word], named: set[int]) -> list[Office]:
    """All phrases of the story that name an office, in order; `named` are the words of persons' names."""
    return _Reader(words, named).all()


def office_of(words: list[Word], verb: int, noun: str, named: set[int]) -> Office | None:
    """The office that a verb tells of: "who heads the delegation" makes a head of the delegation."""
    return _Reader(words, named).told_by(verb, noun)


def singular(text: str) -> str:
    """The singular of an office: "Presidents", "Ministers of Defence"."""
    head, of, tail = text.partition(" of ")
    if head.endswith("men"):
        head = head[:-2] + "an"
    return (head if head.endswith("ss") else head.removesuffix("s")) + of + tail


class _Reader:
    """Reads the offices of one story, from left to right."""

    def __init__(self, words: list[Word], named: set[int]) -> None:
        self.words = words
        self.named = named
        self.complements = Complements(words, named)
        self.lexicon = office_lexicon()
        self.acronyms: dict[str, str] = {}
        self.floor = -1  # the last word of the office before

    def all(self) -> list[Office]:
        """All offices."""
        words, offices, i = self.words, [], 0
        while i < len(words):
            word = words[i]
            if i in self.named or not (word.term.post or self._is_counterpart(word)):
                i += 1
                continue
            last = word.last
            office = None
            if words[last + 1].gap != "-" and not self._grades(i, last):
                office = self._read(i, last)
            if office is not None:
                offices.append(office)
                self.floor = last = max(office.last, last)
            i = last + 1
        return offices

    def told_by(self, verb: int, noun: str) -> Office | None:
        """See `office_of`."""
        told = self.complements.read(verb, "of", "organisation", noun)
        if told is None:
            return None
        text = " ".join([noun, "of", *(self.words[k].text for k in told.kept[1:])])
        return Office(verb, told.last, verb, "organisation", text, told.body, told.owner)

    def _is_counterpart(self, word: Word) -> bool:
        return word.term.title and self.words[word.last].folded in _COUNTERPARTS

    def _grades(self, first: int, last: int) -> bool:
        """Whether the head only grades the next one: "Assistant Minister"."""
        word, following = self.words[last], self.words[last + 1]
        return (
            first == last
            and word.folded in self.lexicon.modifiers
            and following.joined
            and not word.possessive
            and following.term.post is not None
        )

    def _read(self, first: int, last: int) -> Office | None:
        """The office whose head is the words `first` to `last`, with what stands before and after it."""
        words, term = self.words, self.words[first].term
        if (
            term.rank
            and last + 1 in self.named
            and words[last + 1].joined
            and not self._is_field_before(first)
        ):
            return None  # "Captain Rosihan": a rank
        office = Office(
            first,
            last,
            last,
            term.post or "",
            former=words[first].prefix if words[first].prefix == "ex" else "",
            counterpart=not term.post,
            shouted=words[first].kind == "headline",
            plural=term.plural,
        )
        kept = [*self._before(office), *range(first, last + 1)]
        if office.counterpart:
            self._whose(office)
        else:
            self._after(office, kept)
        if office.plural and office.owner:
            self._further_owners(office)
        self._name(office, kept)
        return office

    def _is_field_before(self, first: int) -> bool:
        """Whether what may be a rank is an office by the word before it: "base commander"."""
        before = self.words[first - 1] if first else None
        return (
            before is not None
            and self.words[first].joined
            and (before.folded in self.lexicon.modifiers or before.term.organ)
        )

    def _before(self, office: Office) -> list[int]:
        """Words before the head that belong to the post; sets owner, former and where the phrase begins."""
        words, kept, k = self.words, list[int](), office.first - 1
        while k > self.floor and office.head - k < LONGEST and k not in self.named:
            word = words[k]
            if not self._is_next(k, kept):
                break
            if word.party is not None:
                begin = self._first_of_party(k)
                if word.party.form == "seat" and not word.possessive:
                    kept[:0] = range(begin, k + 1)
                office.owner, office.first = office.owner or word.code, begin
                office.definite = word.possessive
                k = begin
            elif word.folded in DETERMINERS or word.possessive:  # "the bank's regional director"
                owned = word.possessive and word.joined and words[k - 1].folded in DETERMINERS
                office.definite, office.first = True, max(k - owned, self.floor + 1)
            elif word.folded in AND:
                if not kept or not self._shares_field(k, kept[0]):
                    break
                kept.insert(0, k)
            elif word.folded in self.lexicon.former or word.folded.startswith("ex-"):
                office.former, office.first = word.folded.rstrip("-"), k
                office.dead = office.dead or word.folded in self.lexicon.dead
            elif word.folded in self.lexicon.dropped:
                office.first = k
            elif self._is_modifier(word):
                kept.insert(0, k)
                office.first = k
            else:
                break
            if office.definite:
                break
            k -= 1
        return kept[1:] if kept and words[kept[0]].folded in AND else kept

    def _is_next(self, k: int, kept: list[int]) -> bool:
        """Whether word `k` and the one after it are of one phrase: a blank, a hyphen or a list's comma."""
        word, after = self.words[k], self.words[k + 1]
        if after.joined or after.gap in ("-", "–", "‑"):
            return True
        listed = any(self.words[j].folded in AND for j in kept)
        return listed and after.gap.strip() == "," and word.capital and after.capital

    def _first_of_party(self, k: int) -> int:
        while k - 1 > self.floor and self.words[k - 1].party == self.words[k].party:
            k -= 1
        return k

    def _is_modifier(self, word: Word) -> bool:
        """Whether a word right before an office says of what it is: "Foreign", "state", "Lands"."""
        if (word.titles and not word.term.post) or word.folded in self.lexicon.dates or word.text.isdigit():
            return False
        if word.capital:
            return word.token.pos_ not in _OPENERS or word.folded in self.lexicon.modifiers
        return word.folded in self.lexicon.modifiers and word.token.pos_ in NOMINAL | {"VERB", "ADV"}

    def _shares_field(self, k: int, right: int) -> bool:
        """Whether the "and" at `k` joins two fields of one office: "Health and Medical Services Minister"."""
        left = k - 1
        if left <= self.floor or left in self.named or self.words[left].party is not None:
            return False
        return self.words[left].capital == self.words[right].capital and (
            self.words[left].capital or self.words[left].folded in self.lexicon.modifiers
        )

    def _whose(self, office: Office) -> None:
        """ "his counterpart from South Africa", "his opposite number in Tehran": whose the counterpart is."""
        words, k = self.words, office.last + 1
        if not words[k].joined or words[k].folded not in ("from", "of", "in"):
            return
        for j in range(k + 1, min(k + 4, len(words))):
            if words[j].party is not None:
                office.owner = office.owner or words[j].code
                office.last = j
                while words[office.last + 1].party == words[j].party:
                    office.last += 1
                return

    def _after(self, office: Office, kept: list[int]) -> None:
        """Words behind the head that belong to the post: "of Defence", "Joint Chiefs of Staff Committee"."""
        words, k = self.words, office.last + 1
        while words[k].joined and not words[k - 1].possessive and k - office.last <= LONGEST:
            word = words[k]
            charge = tuple(w.folded for w in words[k : k + 3]) == ("in", "charge", "of")
            if charge or word.folded in _PREPOSITIONS:
                link, of = (k + 2, "of") if charge else (k, word.folded)
                told = self.complements.read(link, of, office.kind, words[office.head].folded)
                if told is None:
                    break
                kept += [k, k + 1, *told.kept] if charge and told.kept else told.kept
                office.owner, office.body = office.owner or told.owner, office.body or told.body
                office.last = told.last
            elif word.folded == "under":
                self._under(office, k)
                break
            elif word.folded == "and" and office.last > office.head and self.complements.goes_on(k):
                kept += [k, k + 1]
                office.last = k + 1
            elif word.party is not None and word.capital:
                office.owner, office.last = office.owner or word.code, k
            elif self._is_behind(k):
                kept.append(k)
                office.last = k
            else:
                break
            k = office.last + 1

    def _is_behind(self, k: int) -> bool:
        """Whether word `k` goes on with the office before it: "consul general", "Chief Joint Operations"."""
        word = self.words[k]
        if word.folded in _BEHIND and not (word.capital and k + 1 in self.named):
            return True
        return word.capital and k not in self.named and not word.titles

    def _further_owners(self, office: Office) -> None:
        """ "of Cyprus, Slovenia and Malta": the parties that a plural belongs to."""
        words, owners, k = self.words, [office.owner], office.last + 1
        while k < len(words) and (words[k].joined or words[k].gap.strip() == ","):
            if words[k].code and words[k].code != owners[-1]:
                owners.append(words[k].code)
                office.last = k
            elif not (words[k].code or words[k].folded in ("and", "of", "the")):
                break
            k += 1
        office.owners = tuple(code for code in owners if code)

    def _under(self, office: Office, k: int) -> None:
        """ "under the President of Uzbekistan": no part of the post, but says whose it is."""
        words = self.words
        for j in range(k + 1, min(k + 8, len(words))):
            if not words[j].joined:
                break
            office.last = j
            if words[j].party is not None:
                office.owner = office.owner or words[j].code
                if words[j + 1].joined and words[j + 1].term.post:
                    office.last = words[j + 1].last
                break

    def _name(self, office: Office, kept: list[int]) -> None:
        """Write the post down; an acronym that the report explains is written out."""
        words, text, before = self.words, "", -1
        for k in kept:
            gap = words[k].gap.strip() if before == k - 1 else ""
            glue = {"-": "-", "–": "–", ",": ", ", "&": " & "}.get(gap, " ")
            text += (glue if text else "") + self.acronyms.get(words[k].text, words[k].text)
            before = k
        office.text = singular(text) if office.plural else text
        tail = words[office.last + 1]
        if tail.gap.strip() == "(" and tail.text.isupper() and len(tail.text) > 1:
            self.acronyms[tail.text] = office.text
            office.last += 1
            owner = words[office.last + 1]  # "Chief of General Staff (CGS) UK Army"
            if owner.gap.strip() == ")":
                office.owner = office.owner or owner.code
