"""Finding many phrases at once."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legation.lexicon.phrases import WORD, PhraseTable, fold


def table(*phrases: str, cased: tuple[str, ...] = ()) -> PhraseTable[str]:
    found: PhraseTable[str] = PhraseTable()
    for phrase in phrases:
        found.add(phrase, phrase)
    for phrase in cased:
        found.add(phrase, phrase, cased=True)
    return found


def found(phrases: PhraseTable[str], text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.value) for f in phrases.find(text)]


def test_longest_first() -> None:
    phrases = table("Guinea", "Papua New Guinea", "Guinea-Bissau", "New")
    assert found(phrases, "From Papua New Guinea to Guinea-Bissau, and to Guinea.") == [
        ("Papua New Guinea", "Papua New Guinea"),
        ("Guinea-Bissau", "Guinea-Bissau"),
        ("Guinea", "Guinea"),
    ]


def test_a_part_is_found_where_the_whole_does_not_stand() -> None:
    assert found(table("New Zealand", "New Zealand Navy"), "the New Zealand Army") == [("New Zealand", "New Zealand")]


@pytest.mark.parametrize(
    "text", ["Cote d'Ivoire", "Côte d’Ivoire", "CÔTE D'IVOIRE", "Cote  d'Ivoire", "Cote\nd'Ivoire"]
)
def test_case_diacritics_and_joins_are_passed_over(text: str) -> None:
    assert found(table("Côte d'Ivoire"), f"in {text}, where") == [(text, "Côte d'Ivoire")]


@pytest.mark.parametrize("text", ["Bay, of Pigs", "Bay; of Pigs", "Bay (of) Pigs", "Bay\n\n* of Pigs"])
def test_a_phrase_is_not_found_across_other_marks(text: str) -> None:
    assert found(table("Bay of Pigs"), text) == []


def test_a_cased_phrase_needs_its_capitals() -> None:
    phrases = table("Chad", cased=("US", "UN"))
    assert found(phrases, "He told us that the US left chad, un peu.") == [("US", "US"), ("chad", "Chad")]


def test_words_only_whole() -> None:
    assert found(table("Oman", "Mali"), "A woman in Somalia thanked Oman's king.") == [("Oman", "Oman")]


def test_the_earlier_of_equal_phrases_wins() -> None:
    phrases: PhraseTable[int] = PhraseTable()
    phrases.add("Georgia", 1)
    phrases.add("GEORGIA", 2)
    assert [f.value for f in phrases.find("Georgia")] == [1]
    assert phrases.get("georgia") == 1
    assert len(phrases) == 1


def test_a_cased_and_an_uncased_phrase_live_side_by_side() -> None:
    phrases: PhraseTable[int] = PhraseTable()
    phrases.add("WHO", 1, cased=True)
    phrases.add("who", 2)
    assert [f.value for f in phrases.find("WHO asked who")] == [1, 2]


def test_only_a_part_of_the_text_is_searched() -> None:
    assert [f.start for f in table("Chad").find("Chad Chad Chad", 1, 10)] == [5]


def test_a_phrase_needs_a_word() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        table("--")


@given(st.text(max_size=200))
def test_finds_do_not_overlap_and_hold_their_phrase(text: str) -> None:
    phrases = table("a b", "b", "c d e", "é", "ß", "İ")
    last = 0
    for match in phrases.find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
        folded = [fold(w) for w in WORD.findall(text[match.start : match.end])]
        assert folded == [fold(w) for w in WORD.findall(match.value)]


@given(st.lists(st.sampled_from(["Chad", "Mali", "New", "Zealand", "x"]), min_size=1, max_size=12))
def test_every_phrase_of_one_word_that_stands_there_is_found(words: list[str]) -> None:
    phrases = table("Chad", "Mali")
    assert [f.value for f in phrases.find(", ".join(words))] == [w for w in words if w in {"Chad", "Mali"}]


@example("𝘈")
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert fold(fold(word)) == fold(word)
