"""The lexicons of offices and of people."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon.offices import office_lexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import directory
from legation.lexicon.tables import DATA, read_csv

FILES = ("ranks.csv", "honorifics.csv", "posts.toml", "bodies.toml", "names.toml", "people.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("Lt. Gen.", "Lieutenant General"),
        ("Maj-Gen", "Major General"),
        ("VADM", "Vice Admiral"),
        ("Sub-Lieutenant", "Sub Lieutenant"),
        ("Air Chief Marshal", "Air Chief Marshal"),
        ("Senior Captain", "Senior Captain"),
        ("general", None),
    ],
)
def test_ranks(words: str, rank: str | None) -> None:
    term = office_lexicon().terms.get(words)
    assert (term.rank if term else None) == rank


@pytest.mark.parametrize(
    ("words", "post", "plural"),
    [
        ("chargé d’affaires", "diplomat", False),
        ("Prime Minister", "government", False),
        ("Secretary-General", "organisation", False),
        ("chiefs of staff", "military", True),
        ("COAS", "military", False),
        ("coas", None, False),
    ],
)
def test_posts(words: str, post: str | None, plural: bool) -> None:
    term = office_lexicon().terms.get(words)
    assert ((term.post, term.plural) if term else (None, False)) == (post, plural)


def test_commander_is_rank_and_post() -> None:
    term = office_lexicon().terms.get("Commander")
    assert term is not None
    assert (term.rank, term.post) == ("Commander", "military")


def test_people_are_known_by_words_of_their_names() -> None:
    people = directory()
    assert people.party_of("Recep Tayyip Erdogan") == "TUR"
    assert people.party_of("Guterres") == "UN"
    assert people.party_of("Kim") is None
    assert people.party_of("Nobody Known") is None


def test_people_act_for_known_parties() -> None:
    lexicon = party_lexicon()
    for row in read_csv("people.csv", ("name", "party")):
        assert lexicon.name(row.fields["party"]), row.where


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("ranks.csv", "\nColonel,", "\nGeneral,", "ranks.csv:"),
        ("honorifics.csv", "Mr,before,", "Mr,beside,", "honorifics.csv:"),
        ("posts.toml", "[titles]", "[title]", "posts.toml"),
        ("bodies.toml", '"USS", ', '"USS", "USS", ', "USS stands twice"),
        ("people.csv", ",PAK", ",", "people.csv:"),
    ],
)
def test_faults_name_the_file(folder: Path, file: str, old: str, new: str, said: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        (directory if file == "people.csv" else office_lexicon)(folder)
