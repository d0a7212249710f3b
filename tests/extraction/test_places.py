"""Places in sentences of our own: countries, regions, cities, sites, and names that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.extraction.document import Block, Document, Masthead, PlaceMention
from legation.extraction.parties import find_parties
from legation.extraction.places import find_places
from legation.language import load, parse
from legation.model import Header, Report


def places(text: str) -> list[PlaceMention]:
    blocks = (Block(0, len(text), "prose"),)
    doc = parse(load(), text, [(0, len(text))])
    whole = Document(Report(id="t", text=text), Masthead(Header(), blocks), doc)
    whole.parties = find_parties(whole)
    return find_places(whole)


def found(text: str) -> list[tuple[str, str | None, int]]:
    return [(m.name, m.country, m.rank) for m in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation arrived in Bishkek.", ("Bishkek", "KGZ", 2)),
        ("Kenya hosted the talks.", ("Kenya", "KEN", 0)),
        ("Jets struck villages in northern Iraq.", ("northern Iraq", "IRQ", 1)),
        ("The frigate crossed the Strait of Hormuz.", ("Strait of Hormuz", None, 1)),
        ("Clashes broke out in Batken region of Kyrgyzstan.", ("Batken region", "KGZ", 1)),
        ("They met at the Presidential Palace in Nairobi.", ("Presidential Palace", "KEN", 3)),
        ("He was received at Pakistan's General Headquarters.", ("General Headquarters", "PAK", 3)),
        ("Their plane landed at Marka airbase in Jordan.", ("Marka airbase", "JOR", 3)),
        ("He spoke at the headquarters of the PLA Army.", ("headquarters of the PLA Army", "CHN", 3)),
        ("The premier laid flowers at the Alley of Honor.", ("Alley of Honor", "AZE", 3)),
        ("Troops left Camp Butmir on Monday.", ("Camp Butmir", "BIH", 3)),
        ("The ship docked at the port of Colombo.", ("port of Colombo", "LKA", 3)),
        ("Residents of Kharan village in Pakistan fled.", ("Kharan village", "PAK", 2)),
    ],
)
def test_place_of_a_sentence(text: str, expected: tuple[str, str | None, int]) -> None:
    assert expected in found(text)


def test_namesakes_are_settled_by_the_parties_of_the_report() -> None:
    assert ("Tripoli", "LBY", 2) in found("The Libyan minister spoke in Tripoli.")
    assert ("Tripoli", "LBN", 2) in found("The Lebanese minister said in Tripoli that Lebanon stood firm.")
    assert ("San Cristóbal", "VEN", 2) in found("The Venezuelan and Colombian envoys met in San Cristóbal.")
    assert ("Perth", "AUS", 2) in found("They gathered in Perth.")


def test_a_known_city_is_not_moved_to_a_small_namesake() -> None:
    assert ("Moscow", "RUS", 2) in found("American envoys, the United States said, flew to Moscow.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Washington Post reported it.", "Washington"),
        ("The Paris Club met its debtors.", "Paris"),
        ("Foreign Minister Jack London spoke.", "London"),
        ("The Ministry of Defence said so.", "Ministry of Defence"),
        ("The Secretary of State called.", "Secretary of State"),
        ("Fighters of Islamic State fled.", "Islamic State"),
        ("The Caribbean Community issued a text.", "Caribbean"),
        ("Most ministers were nice in March.", "March"),
        ("Coast Guard officers of the Djibouti Coast Guard trained.", "Djibouti Coast"),
    ],
)
def test_what_is_no_place(text: str, name: str) -> None:
    assert name not in [m.name for m in places(text)]


def test_ministry_as_a_place_only_where_told_so() -> None:
    assert ("Ministry of Defence", None, 3) in found("The guests were welcomed at the Ministry of Defence.")


def test_point_of_a_city_and_of_a_site() -> None:
    by_name = {m.name: m.point for m in places("They flew from Tashkent to Bayan Palace.")}
    assert by_name["Tashkent"] == pytest.approx((41.3, 69.2), abs=0.5)
    assert by_name["Bayan Palace"] == pytest.approx((29.3, 48.0), abs=0.5)


def test_a_city_behind_a_word_of_place_is_one_whatever_else_it_may_be() -> None:
    assert ("Goma", "COD", 2) in found("Congo's army said that the rebels were driven back to Goma.")
    assert ("Mombasa", "KEN", 2) in found("The frigate sailed to Mombasa.")
    assert ("Brussels", "BEL", 2) in found("The ministers met in Brussels.")


def test_a_town_that_no_table_knows() -> None:
    assert ("Sadakhel", "GEO", 2) in found("They flew to Tbilisi. The bridge at Sadakhel was opened on Friday.")
    names = [m.name for m in places("He wrote in English in Resolution 12, in March, at Parliament, in NATO.")]
    assert not {"English", "Resolution", "March"} & set(names)


def test_a_site_lies_where_the_report_was_last() -> None:
    text = "The guests arrived in Warsaw. A wreath was laid at the Tomb of the Unknown Soldier."
    assert ("Tomb of the Unknown Soldier", "POL", 3) in found(text)


def test_dateline_in_capitals() -> None:
    assert ("SUVA", "FJI", 2) in found("SUVA, 4 May – Two ministers met.")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["in", "Tashkent", "the", "Palace", "of", "Camp", "Gaza", "Perth", ",", "Kenya", "’s", "State House",
    "Red", "Sea", "\n",
     "Ministry of Defence", "headquarters", "é", "😀", "."]), max_size=25))
def test_places_are_in_order_and_in_bounds(words: list[str]) -> None:
    text = "A " + " ".join(words)
    mentions = places(text)
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    for mention in mentions:
        assert " ".join(text[mention.start : mention.end].split()) == mention.name
