"""Parties in sentences of our own: names, demonyms, metonyms, and words that only look like them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.document import Block, Document, Masthead
from legation.extraction.parties import find_parties, resolve_code
from legation.language import load, parse
from legation.model import Header, Report


def document(text: str) -> Document:
    blocks = (Block(0, len(text), "prose"),)
    doc = parse(load(), text, [(0, len(text))])
    return Document(Report(id="t", text=text), Masthead(Header(), blocks), doc)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.code) for m in find_parties(document(text))]


def codes(text: str) -> list[str]:
    return [code for _, code in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Uzbek delegation arrived in Baku from Tashkent.", ["UZB", "AZE", "UZB"]),
        ("The U.S. embassy thanked Fiji's government.", ["USA", "FJI"]),
        ("Let us tell you who they are: the WHO and the US.", ["WHO", "USA"]),
        ("The Kremlin and the White House traded barbs.", ["RUS", "USA"]),
        ("The Pentagon said ISPR had been told.", ["USA", "PAK"]),
        ("Israelis and Palestinians met under an Egyptian plan.", ["ISR", "PSE", "EGY"]),
        ("ECOWAS and the African Union condemned the coup in Niger.", ["ECOWAS", "AU", "NER"]),
        ("Hezbollah fired on the IDF.", ["HEZBOLLAH", "ISR"]),
        ("Leaders of Equatorial Guinea, Guinea-Bissau, Guinea and Papua New Guinea dined.",
         ["GNQ", "GNB", "GIN", "PNG"]),
        ("The Royal Navy of Oman thanked the Royal Navy.", ["OMN", "OMN", "GBR"]),
        ("Nigeria closed its border with Niger.", ["NGA", "NER"]),
        ("South Sudan and Sudan reopened crossings.", ["SSD", "SDN"]),
        ("Moscow-Beijing talks went on.", ["RUS", "CHN"]),
        ("Sino-Russian drills began.", ["CHN", "RUS"]),
        ("The Royal Australian Navy sailed.", ["AUS"]),
    ],
)
def test_parties_of_a_sentence(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ships crossed the Indian Ocean and the South China Sea.",
        "Oil leaked into the Gulf of Mexico.",
        "The Washington Post asked a reader of the Jakarta Post.",
        "She studied at the American University in Cairo.",
        "The Paris Club and the Geneva Convention were named.",
        "They discussed Latin America.",
        "The guests ate turkey from fine china and polish the table.",
        "He works for Turkish Airlines.",
    ],
)
def test_longer_names_are_no_parties(text: str) -> None:
    assert codes(text) == []


def test_georgia_is_settled_by_context() -> None:
    assert codes("Georgia's prime minister spoke in Tbilisi.") == ["GEO", "GEO"]
    assert codes("Soldiers flew from Fort Stewart, Georgia, past Savannah.") == []
    assert codes("Georgian and Turkish troops trained.") == ["GEO", "TUR"]


def test_given_names_and_surnames_are_no_countries() -> None:
    assert codes("Coach Michael Jordan smiled at Chad Johnson.") == []
    assert codes("Jordan and Chad reopened embassies.") == ["JOR", "TCD"]
    assert codes("The minister met King Abdullah of Jordan.") == ["JOR"]


def test_two_congos_and_two_koreas() -> None:
    assert codes("Congo accused M23 of taking Goma.") == ["COD", "M23"]
    assert codes("Congo signed the charter in Brazzaville.") == ["COG", "COG"]
    assert codes("Pyongyang vowed revenge; Korean media in North Korea agreed.") == ["PRK", "PRK", "PRK"]
    assert codes("Seoul summoned the envoy, the Korean ministry said.") == ["KOR", "KOR"]


def test_dominica_and_the_dominican_republic() -> None:
    assert codes("Dominica and the Dominican Republic signed.") == ["DMA", "DOM"]
    assert codes("Santo Domingo said Dominican troops would stay.") == ["DOM", "DOM"]


def test_languages_are_no_parties() -> None:
    assert codes("The envoy speaks Russian.") == []
    assert codes("The text, in Chinese, was read out.") == []
    assert codes("A Russian-speaking aide came.") == []
    assert codes("The Russian envoy spoke.") == ["RUS"]


def test_a_shared_organ_belongs_to_the_country_beside_it() -> None:
    assert codes("Kenya's Congress met while American senators watched.")[:2] == ["KEN", "KEN"]


def test_weak_words_need_their_country() -> None:
    assert codes("The central command of the firm met in Kingston.") == []
    assert codes("Jamaica greeted the ship at Kingston.") == ["JAM", "JAM"]


def test_forms() -> None:
    text = "Uzbek guests of the Kremlin flew to Kabul, where NATO and the Taliban spoke of Peru."
    assert [m.form for m in find_parties(document(text))] == [
        "demonym", "seat", "capital", "organisation", "group", "name"]


def test_boilerplate_is_not_read() -> None:
    text = "France and Spain met.\n\nRead more on Italy"
    blocks = (Block(0, 21, "prose"), Block(23, len(text), "boilerplate"))
    doc = parse(load(), text, [(b.start, b.end) for b in blocks])
    whole = Document(Report(id="t", text=text), Masthead(Header(), blocks), doc)
    assert [m.code for m in find_parties(whole)] == ["FRA", "ESP"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Uzbekistan's Minister of Defence", "UZB"),
        ("Chief of General Staff UK Army", "GBR"),
        ("Kenyan ambassador to Japan", "KEN"),
        ("Ambassador of Japan to Kenya", "JPN"),
        ("Ambassador to Kenya", None),
        ("UN special envoy for Yemen", "UN"),
        ("Minister of Foreign Affairs of Saudi Arabia", "SAU"),
        ("Minister of Defence", None),
        ("Governor of the Bank of America", None),
    ],
)
def test_party_of_a_post(words: str, code: str | None) -> None:
    assert resolve_code(words) == code


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["Fiji", "the U.S.", "Georgian", "met", ",", "Jordan", "US", "’s", "Côte d’Ivoire", "\n", "in",
    "Korea", "Washington",
     "Bank of", "Sea", "é", "😀", "."]), max_size=25))
def test_mentions_are_in_order_and_in_bounds(words: list[str]) -> None:
    text = "A " + " ".join(words)
    mentions = find_parties(document(text))
    assert mentions == sorted(mentions)
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
