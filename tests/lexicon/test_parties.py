"""The tables of parties: complete, checked on load, found by every name."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon import tables
from legation.lexicon.parties import party_lexicon


def codes(phrase: str) -> list[str | None]:
    senses = party_lexicon().phrases.get(phrase)
    return [sense.code for sense in senses] if senses else []


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Uzbekistan", "UZB"), ("Uzbek", "UZB"), ("Tashkent", "UZB"), ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("UK", "GBR"), ("U.K", "GBR"), ("Islamic Republic of Iran", "IRN"), ("Türkiye", "TUR"), ("Turkiye",
        "TUR"),
        ("Timor-Leste", "TLS"), ("Kosovo", "XKX"), ("Palestinians", "PSE"), ("Taiwanese", "TWN"),
        ("Kremlin", "RUS"),
        ("Élysée", "FRA"), ("Elysee", "FRA"), ("Zhongnanhai", "CHN"), ("ISPR", "PAK"), ("Knesset", "ISR"),
        ("African Union", "AU"), ("Shanghai Cooperation Organisation", "SCO"), ("ECOWAS", "ECOWAS"),
        ("Hezbollah", "HEZBOLLAH"), ("Houthi", "HOUTHIS"), ("al-Shabaab", "AL SHABAAB"), ("M23", "M23"),
        ("Papua New Guinea", "PNG"), ("Equatorial Guinea", "GNQ"), ("Guinea-Bissau", "GNB"), ("Guinea",
        "GIN"),
        ("Niger", "NER"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("Dominica", "DMA"), ("Danes", "DNK"),
    ],
)
def test_phrase_stands_for_party(phrase: str, code: str) -> None:
    assert code in codes(phrase)


WORDS = ("us", "au", "who", "polish", "turkey", "chad", "china", "un", "eu", "is", "chile")


@pytest.mark.parametrize("phrase", WORDS)
def test_common_words_stand_for_none(phrase: str) -> None:
    assert codes(phrase) == []


def test_every_country_is_found_by_its_own_names() -> None:
    lexicon = party_lexicon()
    assert len(lexicon.countries) >= 250
    for country in lexicon.countries.values():
        senses = lexicon.phrases.get(country.name)
        assert senses is not None, country
        assert country.code in {sense.code for sense in senses}, country
        assert len(country.code) == 3


def test_lookups() -> None:
    lexicon = party_lexicon()
    assert lexicon.is_state("FJI")
    assert not lexicon.is_state("NATO")
    bolivia = lexicon.country("BOL")
    assert bolivia is not None
    assert bolivia.capitals[0] == "La Paz"
    assert lexicon.country("NATO") is None
    assert lexicon.home_of("n'djamena") == "TCD"
    assert lexicon.home_of("Gotham") is None
    assert lexicon.name("IGAD") == "Intergovernmental Authority on Development"
    assert lexicon.name("XYZ") == "XYZ"


def test_codes_of_ambiguous_phrases_are_all_kept() -> None:
    assert codes("Georgia") == ["GEO", None]
    assert set(codes("Congo")) == {"COD", "COG"}
    assert set(codes("Korean")) == {"KOR", "PRK"}


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("seats.csv", "Somewhere,ZZZ,residence", "code 'ZZZ'"),
        ("seats.csv", "Somewhere,FRA,pub", "class 'pub'"),
        ("organisations.csv", "FRA,Friends of Rare Animals,,Paris", "code FRA is taken"),
        ("groups.csv", "nobodies,Nobodies,,FRA", "code 'nobodies'"),
        ("groups.csv", "NOBODIES,Nobodies,,ZZZ", "country 'ZZZ'"),
        ("ambiguous.csv", "Springfield,,shape,", "form 'shape'"),
    ],
)
def test_a_fault_is_told_with_file_and_line(
    file: str, line: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tables.DATA
    for source in data.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    lines = (tmp_path / file).read_text(encoding="utf-8") + line + "\n"
    (tmp_path / file).write_text(lines, encoding="utf-8")
    monkeypatch.setattr(tables.read_csv, "__defaults__", (tmp_path,))
    with pytest.raises(LexiconError) as error:
        party_lexicon.__wrapped__()
    assert fault in str(error.value)
    assert f"{file}:{len(lines.splitlines())}" in str(error.value)
