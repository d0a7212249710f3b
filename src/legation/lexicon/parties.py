"""States, organisations and groups: their names, and the words that stand for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from legation.errors import LexiconError
from legation.lexicon.phrases import WORD, PhraseTable, fold
from legation.lexicon.tables import Row, read_csv, read_toml

Form = Literal["name", "demonym", "capital", "seat", "organisation", "group"]
FORMS = ("name", "demonym", "capital", "seat", "organisation", "group")
SEAT_CLASSES = ("residence", "parliament", "government", "ministry", "office", "service", "force", "part")


class Country(NamedTuple):
    """A state or territory. `names` begins with the common one, `capitals` with the capital."""

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    territory: bool

    @property
    def name(self) -> str:
        """The common English name."""
        return self.names[0]


class Organisation(NamedTuple):
    """An international organisation, with the city of its headquarters."""

    code: str
    name: str
    seat: str | None


class Group(NamedTuple):
    """An armed or political group, with the countries in which it mainly acts."""

    code: str
    name: str
    countries: tuple[str, ...]


class Sense(NamedTuple):
    """One reading of a phrase: the party (None: no party) and how the phrase stands for it.

    A `weak` reading holds only where the report names the party otherwise too,
    a `joined` one only before a hyphen. `cues` are words that speak for it.
    """

    code: str | None
    form: Form
    weak: bool = False
    joined: bool = False
    cues: tuple[str, ...] = ()


class PartyWords(NamedTuple):
    """Words around a name that say whether it stands for a party: see `party_words.toml`."""

    longer_name_after: frozenset[str]
    national_after: frozenset[str]
    longer_name_before_of: frozenset[str]
    state_bank: frozenset[str]
    other_name_before: frozenset[str]
    names_of_people: frozenset[str]
    no_given_name: frozenset[str]
    language_verbs: frozenset[str]
    language_nouns: frozenset[str]


@dataclass(frozen=True)
class PartyLexicon:
    """All parties, and a table of the phrases that stand for them."""

    phrases: PhraseTable[tuple[Sense, ...]]
    countries: dict[str, Country]
    organisations: dict[str, Organisation]
    groups: dict[str, Group]
    capital_of: dict[str, str]
    words: PartyWords

    def country(self, code: str) -> Country | None:
        """The state or territory with this code."""
        return self.countries.get(code)

    def is_state(self, code: str) -> bool:
        """Whether `code` is that of a state or territory."""
        return code in self.countries

    def name(self, code: str) -> str:
        """The English name of the party; the code itself where it is not known."""
        known = self.countries.get(code) or self.organisations.get(code) or self.groups.get(code)
        return known.name if known else code

    def home_of(self, city: str) -> str | None:
        """The country whose capital or seat of government is `city`."""
        return self.capital_of.get(_key(city))


def _key(phrase: str) -> str:
    return " ".join(fold(word) for word in WORD.findall(phrase))


class _Phrases:
    """Gathers the senses of each phrase while the tables are read."""

    def __init__(self) -> None:
        self._senses: dict[tuple[str, bool], list[Sense]] = defaultdict(list)

    def add(self, cell: str, code: str, form: Form, *, cased: bool = True) -> None:
        """Add a phrase as a table's cell gives it, with its marks `!` (cased) and `?` (weak)."""
        phrase = cell.rstrip("!?")
        marks = cell[len(phrase) :]
        key = (phrase, cased or "!" in marks)
        sense = Sense(code, form, weak="?" in marks)
        known = {known.code: i for i, known in enumerate(self._senses[key])}
        if code not in known:
            self._senses[key].append(sense)
        elif not sense.weak and self._senses[key][known[code]].weak:
            self._senses[key][known[code]] = sense

    def settle(self, phrase: str, senses: list[Sense]) -> None:
        """Let `senses` be all that `phrase` may stand for; what was weak stays so."""
        known = [*self._senses.pop((phrase, False), ()), *self._senses.pop((phrase, True), ())]
        weak = {sense.code for sense in known if sense.weak}
        self._senses[phrase, True] = [sense._replace(weak=sense.code in weak) for sense in senses]

    def table(self) -> PhraseTable[tuple[Sense, ...]]:
        phrases: PhraseTable[tuple[Sense, ...]] = PhraseTable()
        # Cased ones first: where both are found, the one that asks for more is meant.
        for (phrase, cased), senses in sorted(self._senses.items(), key=lambda item: not item[0][1]):
            phrases.add(phrase, tuple(senses), cased=cased)
        return phrases


@lru_cache(maxsize=1)
def party_lexicon() -> PartyLexicon:
    """The lexicon from the data files, read once. Raises LexiconError at a fault in them."""
    phrases = _Phrases()
    countries = _read_countries(phrases)
    organisations = _read_organisations(phrases, countries)
    groups = _read_groups(phrases, countries, organisations)
    for row in read_csv("seats.csv", ("phrase", "code", "class")):
        _demand(row, "class", row.fields["class"], SEAT_CLASSES)
        _demand(row, "code", row.fields["code"], countries)
        phrases.add(row.fields["phrase"], row.fields["code"], "seat")
    words = read_toml("party_words.toml")
    for phrase in words.pop("no_party"):
        phrases.settle(phrase, [Sense(None, "name")])
    for phrase, code in words.pop("combining").items():
        phrases.settle(phrase, [Sense(code, "demonym", joined=True)])
    known: dict[str, object] = {**countries, **organisations, **groups}
    for phrase, senses in _read_ambiguous(known).items():
        phrases.settle(phrase, senses)
    unknown = words.keys() ^ set(PartyWords._fields)
    if unknown:
        raise LexiconError(f"lists that are missing or not known: {', '.join(sorted(unknown))}",
                           where="party_words.toml", mend="name them as they came")
    capital_of = {_key(city): c.code for c in reversed(countries.values()) for city in c.capitals}
    return PartyLexicon(phrases.table(), countries, organisations, groups, capital_of,
                        PartyWords(**{name: frozenset(values) for name, values in words.items()}))


def _read_countries(phrases: _Phrases) -> dict[str, Country]:
    countries: dict[str, Country] = {}
    columns = ("code", "name", "names", "adjectives", "nouns", "capitals", "kind")
    for row in read_csv("countries.csv", columns):
        code = _new_code(row, countries)
        _demand(row, "kind", row.fields["kind"], ("state", "territory"))
        names = (row.fields["name"], *row.many("names"))
        for name in names:
            phrases.add(name, code, "name")
        for adjective in row.many("adjectives"):
            phrases.add(adjective, code, "demonym", cased=False)
            plain = adjective.rstrip("!?")
            if plain.endswith(("n", "i")):
                phrases.add(plain + "s" + adjective[len(plain) :], code, "demonym", cased=False)
        for noun in row.many("nouns"):
            phrases.add(noun, code, "demonym", cased=False)
        for capital in row.many("capitals"):
            phrases.add(capital, code, "capital")
        countries[code] = Country(code, tuple(name.rstrip("!?") for name in names),
                                  tuple(city.rstrip("!?") for city in row.many("capitals")),
                                  row.fields["kind"] == "territory")
    return countries


def _read_organisations(phrases: _Phrases, countries: dict[str, Country]) -> dict[str, Organisation]:
    organisations: dict[str, Organisation] = {}
    for row in read_csv("organisations.csv", ("code", "name", "names", "seat")):
        code = _new_code(row, countries, organisations)
        for name in (row.fields["name"], *row.many("names")):
            phrases.add(name, code, "organisation")
        organisations[code] = Organisation(code, row.fields["name"], row.fields["seat"] or None)
    return organisations


def _read_groups(phrases: _Phrases, countries: dict[str, Country],
                 organisations: dict[str, Organisation]) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    for row in read_csv("groups.csv", ("code", "name", "names", "country")):
        code = _new_code(row, countries, organisations, groups)
        for country in row.many("country"):
            _demand(row, "country", country, countries)
        for name in (row.fields["name"], *row.many("names")):
            phrases.add(name, code, "group")
        groups[code] = Group(code, row.fields["name"], row.many("country"))
    return groups


def _read_ambiguous(known: dict[str, object]) -> dict[str, list[Sense]]:
    ambiguous: dict[str, list[Sense]] = defaultdict(list)
    for row in read_csv("ambiguous.csv", ("phrase", "code", "form", "cues")):
        form, code = row.fields["form"], row.fields["code"] or None
        _demand(row, "form", form, FORMS)
        if code:
            _demand(row, "code", code, known)
        sense = Sense(code, form, cues=row.many("cues"))  # type: ignore[arg-type]  # demanded above
        ambiguous[row.fields["phrase"]].append(sense)
    return ambiguous


def _new_code(row: Row, *taken: Container[str]) -> str:
    code = row.fields["code"]
    if not code or code != code.upper():
        raise LexiconError(f"code {code!r}", where=row.where, mend="write a code in capitals")
    if any(code in table for table in taken):
        raise LexiconError(f"code {code} is taken", where=row.where, mend="give each party a code of its own")
    return code


def _demand(row: Row, column: str, value: str, allowed: Container[str]) -> None:
    if value not in allowed:
        choice = f"one of {', '.join(allowed)}" if isinstance(allowed, tuple) else "a code of the tables"
        raise LexiconError(f"{column} {value!r}", where=row.where, mend=f"write {choice}")
