"""Places: the table of named sites and regions, the gazetteer of cities, the words that tell a site."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from legation.errors import LexiconError
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import WORD, PhraseTable, fold
from legation.lexicon.tables import DATA, Row, read_csv, read_toml

Point = tuple[float, float]

COUNTRY, REGION, CITY, SITE = range(4)
RANKS = {
    **dict.fromkeys(["sea", "strait", "lake", "river", "island", "mountain", "region", "area"], REGION),
    **dict.fromkeys(["palace", "ministry", "parliament", "headquarters", "base", "port", "airport"], SITE),
    **dict.fromkeys(["monument", "cemetery", "square", "hall", "hotel", "crossing", "facility"], SITE),
    **dict.fromkeys(["landmark", "embassy"], SITE),
}


class Site(NamedTuple):
    """A named place of the table. `countries` are several where it is shared or disputed."""

    name: str
    countries: tuple[str, ...]
    rank: int
    point: Point | None


class City(NamedTuple):
    """A city or town of the gazetteer; `byname` where it was looked up by another name of it."""

    country: str
    point: Point
    population: int
    byname: bool


class Shape(NamedTuple):
    """Class words that make a place of the capitalised words beside them."""

    after_name: frozenset[str]
    capital_only: frozenset[str]
    before_name: tuple[str, ...]
    before_of: tuple[str, ...]
    lower_before_of: tuple[str, ...]


class PlaceWords(NamedTuple):
    """The words of `site_words.toml`."""

    sites: Shape
    regions: Shape
    towns: Shape
    offices: PhraseTable[str]
    office_locative: frozenset[str]
    inside_name: frozenset[str]
    premises: frozenset[str]
    directions: frozenset[str]
    other_words: frozenset[str]
    city_locative: frozenset[str]
    at: frozenset[str]
    longer_name_after: frozenset[str]


class Gazetteer:
    """Cities by name, found by bisection in sorted lines: no dictionary is built."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._first = frozenset(line.split("\t", 1)[0].split(" ", 1)[0] for line in lines)

    def may_begin(self, word: str) -> bool:
        """Whether some city's name begins with this word, as folded by `phrases.fold`."""
        return word in self._first

    def find(self, name: str) -> list[City]:
        """All cities of this name, the largest first."""
        key = " ".join(fold(word) for word in WORD.findall(name)) + "\t"
        i, cities = bisect_left(self._lines, key), []
        while i < len(self._lines) and self._lines[i].startswith(key):
            _, country, lat, lon, population, byname = self._lines[i].split("\t")
            cities.append(City(country, (float(lat), float(lon)), int(population), byname == "1"))
            i += 1
        return sorted(cities, key=lambda c: (c.byname, -c.population))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The cities of GeoNames with 15,000 people or more (`tools/compile_gazetteer.py`)."""
    text = gzip.decompress((DATA / "cities.tsv.gz").read_bytes()).decode()
    return Gazetteer(text.splitlines())


def home_of(place: str, named: Mapping[str, int]) -> str | None:
    """The country of a dateline's place: a capital, else the largest city of the name, one of `named` first."""
    capital = party_lexicon().home_of(place)
    if capital:
        return capital
    cities = gazetteer().find(place)
    return max(cities, key=lambda c: (bool(named.get(c.country)), c.population)).country if cities else None


@lru_cache(maxsize=1)
def sites() -> PhraseTable[Site]:
    """The named sites and regions. Raises LexiconError at a fault in the table."""
    table: PhraseTable[Site] = PhraseTable()
    countries = party_lexicon().countries
    for row in read_csv("sites.csv", ("name", "others", "country", "class", "point")):
        kind = row.fields["class"]
        if kind not in RANKS:
            raise LexiconError(f"class {kind!r}", where=row.where, mend=f"write one of {', '.join(RANKS)}")
        codes = row.many("country")
        unknown = [code for code in codes if code not in countries]
        if unknown:
            raise LexiconError(f"country {unknown[0]!r}", where=row.where,
                               mend="write codes of countries.csv")
        site = Site(row.fields["name"], codes, RANKS[kind], _point(row))
        for name in (site.name, *row.many("others")):
            table.add(name, site, cased=True)
    return table


def _point(row: Row) -> Point | None:
    cell = row.fields["point"]
    if not cell:
        return None
    try:
        lat, lon = (float(number) for number in cell.split())
    except ValueError as error:
        raise LexiconError(f"point {cell!r}", where=row.where, mend="write two numbers of degrees") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise LexiconError(f"point {cell!r}", where=row.where, mend="latitude first, in degrees")
    return lat, lon


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The words that tell a place by its shape. Raises LexiconError where a list is missing."""
    raw = read_toml("site_words.toml")
    try:
        offices: PhraseTable[str] = PhraseTable()
        for phrase in raw["offices"]["phrases"]:
            offices.add(phrase, phrase, cased=True)
        towns, cities, office = _shape(raw["towns"]), raw["cities"], raw["offices"]
        return PlaceWords(
            sites=_shape(raw), regions=_shape(raw["regions"]), towns=towns, offices=offices,
            office_locative=frozenset(office["locative"]), inside_name=frozenset(raw["inside_name"]),
            premises=frozenset(raw["premises"]), directions=frozenset(raw["directions"]["words"]),
            other_words=frozenset(cities["other_words"]), city_locative=frozenset(cities["locative"]),
            at=frozenset(cities["at"]),
            longer_name_after=frozenset(cities["longer_name_after"]),
        )
    except KeyError as error:
        raise LexiconError(f"no list {error}", where=str(DATA / "site_words.toml"), mend="add it") from error


def _shape(raw: dict[str, Any]) -> Shape:
    return Shape(frozenset(raw["after_name"]), frozenset(raw.get("capital_only", ())),
                 tuple(raw.get("before_name", ())), tuple(raw.get("before_of", ())),
                 tuple(raw.get("lower_before_of", ())))
