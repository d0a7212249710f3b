import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.cli.quote import quotes, sentence
from legation.model import Evidence

TEXT = (
    "MALE - Today. Lt. Gen. Ali Rasheed of the U.S. Navy met “Mr. Didi.” They signed a pact.\n\nPhoto: MNDF"
)


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("Ali", "Lt. Gen. Ali Rasheed of the U.S. Navy met “Mr. Didi.”"),
        ("signed", "They signed a pact."),
        ("Today", "MALE - Today."),
        ("Photo", "Photo: MNDF"),
    ],
)
def test_the_sentence_around_a_word(word: str, whole: str) -> None:
    at = TEXT.index(word)
    start, end = sentence(TEXT, at, at + len(word))
    assert TEXT[start:end] == whole


def test_one_sentence_is_quoted_once_with_all_that_rests_on_it() -> None:
    def words(phrase: str) -> Evidence:
        return Evidence(phrase, TEXT.index(phrase))

    met, signed = quotes(TEXT, {"meeting": [words("met")], "people": [words("Ali Rasheed"), words("signed")]})
    assert met.marked() == "Lt. Gen. ‹Ali Rasheed› of the U.S. Navy ‹met› “Mr. Didi.”"
    assert [slots for _, _, slots in met.marks] == [("people",), ("meeting",)]
    assert signed.marked("[", "]") == "They [signed] a pact."


def test_words_that_overlap_are_marked_together() -> None:
    (quote,) = quotes(
        "He met the king.", {"meeting": [Evidence("met the", 3)], "people": [Evidence("the king", 7)]}
    )
    assert quote.marked() == "He ‹met the king›."
    assert quote.marks[0][2] == ("meeting", "people")


def test_a_long_sentence_is_cut_round_the_words() -> None:
    text = "and so " * 200 + "met " + "and so " * 200
    (quote,) = quotes(text, {"meeting": [Evidence("met", text.index("met"))]})
    assert quote.text.startswith("… ")
    assert quote.text.endswith(" …")
    assert "‹met›" in quote.marked()
    assert len(quote.text) < 500


@given(st.text(alphabet="aB .\n“", min_size=1, max_size=900), st.data())
def test_marks_hold_the_words_of_the_evidence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (quote,) = quotes(text, {"kind": [Evidence(text[start:end], start)]})
    ((low, high, slots),) = quote.marks
    assert quote.text[low:high] == text[start:end]
    assert slots == ("kind",)
