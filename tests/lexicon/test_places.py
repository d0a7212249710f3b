"""The tables of places: sites, cities, and the words that tell a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon import tables
from legation.lexicon.parties import party_lexicon
from legation.lexicon.places import REGION, SITE, gazetteer, place_words, sites


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bishkek", "KGZ"), ("San Cristóbal", "VEN"), ("san cristobal", "VEN"), ("Kiev", "UKR"), ("Kyiv", "UKR"),
     ("Rangoon", "MMR"), ("Port Moresby", "PNG"), ("The Hague", "NLD"), ("Nuku'alofa", "TON"), ("Tripoli",
     "LBN")],
)
def test_cities_by_name(name: str, country: str) -> None:
    assert country in {city.country for city in gazetteer().find(name)}


def test_the_largest_city_of_a_name_comes_first() -> None:
    assert gazetteer().find("Perth")[0].country == "AUS"
    assert gazetteer().find("Tripoli")[0].country == "LBY"
    assert gazetteer().find("Nosuchplace") == []


def test_points_are_where_they_should_be() -> None:
    lat, lon = gazetteer().find("Baku")[0].point
    assert 40 < lat < 41
    assert 49 < lon < 50.5
    palace = sites().get("Dolmabahçe Palace")
    assert palace is not None
    assert palace.point is not None
    assert palace.point[0] == pytest.approx(41, abs=0.5)


def test_every_country_of_a_city_is_known() -> None:
    countries = party_lexicon().countries
    for name in ("London", "Santa Cruz", "Victoria", "San José", "Georgetown"):
        for city in gazetteer().find(name):
            assert city.country in countries


@pytest.mark.parametrize(
    ("name", "countries", "rank"),
    [("Red Sea", (), REGION), ("Kashmir", ("IND",), REGION), ("Lake Victoria", ("KEN", "TZA", "UGA"), REGION),
     ("Rashtrapati Bhavan", ("IND",), SITE), ("Camp Lemonnier", ("DJI",), SITE), ("Aso Rock", ("NGA",),
     SITE)],
)
def test_named_sites(name: str, countries: tuple[str, ...], rank: int) -> None:
    site = sites().get(name)
    assert site is not None
    assert (site.countries, site.rank) == (countries, rank)


def test_the_table_is_large() -> None:
    assert len(sites()) >= 1_500
    assert place_words().offices.get("Ministry of Defence")


@pytest.mark.parametrize(
    ("line", "fault"),
    [("Nowhere Palace,,ZZZ,palace,1 2", "country 'ZZZ'"), ("Nowhere Palace,,FRA,hovel,1 2", "class 'hovel'"),
     ("Nowhere Palace,,FRA,palace,1", "point '1'"), ("Nowhere Palace,,FRA,palace,99 2", "point '99 2'")],
)
def test_a_fault_is_told_with_its_line(
    line: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    party_lexicon()
    (tmp_path / "sites.csv").write_text(f"# own\nname,others,country,class,point\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(tables.read_csv, "__defaults__", (tmp_path,))
    with pytest.raises(LexiconError) as error:
        sites.__wrapped__()
    assert fault in str(error.value)
    assert "sites.csv:3" in str(error.value)
