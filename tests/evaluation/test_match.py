import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evaluation.match import Sentences, is_whole, match, same_date, slots
from legation.evaluation.rows import Anchor, EventRow

TEXT = "Malta's premier met the Fijian one. “They signed a plan.” Later he left.\n\nA drill began."


def at(word: str) -> tuple[Anchor, ...]:
    return (Anchor(TEXT.index(word), word),)


def kind(event: EventRow) -> str:
    return event.kind


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("met", "Malta's premier met the Fijian one."),
        ("signed", "“They signed a plan."),
        ("left", "Later he left."),
        ("began", "A drill began."),
    ],
)
def test_sentences(word: str, sentence: str) -> None:
    start, end = Sentences(TEXT).at(TEXT.index(word))
    assert TEXT[start:end] == sentence


@given(st.text(alphabet='aB.!?\n "”(', max_size=60), st.data())
def test_sentences_hold_their_offsets_and_do_not_overlap(text: str, data: st.DataObject) -> None:
    sentences = Sentences(text)
    offset = data.draw(st.integers(0, len(text)))
    start, end = sentences.at(offset)
    assert 0 <= start <= end <= len(text)
    assert start <= offset
    # Only what parts two sentences lies in none.
    assert offset <= end or re.fullmatch(r"[\"”’)]?\s*", text[end : offset + 1])


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2025-12-10", "2025-12-10", True),
        ("2025-12-10/2025-12-12", "2025-12-10", True),
        ("2025-12-10/2025-12-12", "2025-12-12", False),
        ("2025-12-10/2025-12-12", "2025-12-10/2025-12-11", False),
        ("2025-12", "2025-12-10", False),
        (None, None, True),
        (None, "2025", False),
    ],
)
def test_same_date(a: str | None, b: str | None, same: bool) -> None:
    assert same_date(a, b) is same
    assert same_date(b, a) is same


def test_direction_counts_for_directed_kinds_only() -> None:
    for name, right in (("aid", 0.0), ("meeting", 1.0)):
        gold = EventRow(kind=name, actors=("FJI",), recipients=("MLT",))
        found = EventRow(kind=name, actors=("MLT",), recipients=("FJI",))
        assert slots(gold, found)["parties"] == 1.0
        assert slots(gold, found)["direction"] == right
        assert is_whole(gold, found) is (right == 1.0)


def test_an_event_is_matched_by_its_sentence_or_its_parties() -> None:
    gold = [EventRow(kind="meeting", actors=("FJI", "MLT"), anchors=at("met"))]
    near = EventRow(kind="meeting", actors=("FJI",), anchors=at("premier"))
    same_parties = EventRow(kind="meeting", actors=("MLT", "FJI"), anchors=at("began"))
    neither = EventRow(kind="meeting", actors=("FJI",), anchors=at("began"))
    other_kind = EventRow(kind="visit", actors=("FJI", "MLT"), anchors=at("met"))
    sentences = Sentences(TEXT)
    assert match(sentences, gold, [near], kind) == [(0, 0)]
    assert match(sentences, gold, [same_parties], kind) == [(0, 0)]
    assert match(sentences, gold, [neither, other_kind], kind) == []
    assert match(sentences, gold, [near, same_parties], kind) == [(0, 1)]


def test_events_without_parties_are_not_the_same_for_it() -> None:
    gold = [EventRow(kind="protest", anchors=at("met"))]
    assert match(Sentences(TEXT), gold, [EventRow(kind="protest", anchors=at("began"))], kind) == []


def test_what_is_found_as_background_answers_only_to_what_is_not_owed() -> None:
    found = [EventRow(kind="visit", actors=("FJI",), anchors=at("met"), background=True)]
    owed = EventRow(kind="visit", actors=("FJI",), anchors=at("met"))
    optional = EventRow(kind="visit", actors=("FJI",), anchors=at("met"), optional=True)
    assert match(Sentences(TEXT), [owed], found, kind) == []
    assert match(Sentences(TEXT), [optional], found, kind) == [(0, 0)]
