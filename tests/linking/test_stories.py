"""Copies, cuts and rewrites of one text are found, and texts of other hands are not taken for them."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations

import pytest

from legation.evaluation.benchmark import of_part, records
from legation.linking.stories import Text, Version, bands, likely, same_story, story

# Two reports of one event by different hands are among them.
TEXTS = [text.split() for text in sorted({r.text for r in of_part(records(), "open")}) if len(text.split()) > 60]
WORDS = sorted({word for text in TEXTS for word in text})


def found(a: str, b: str) -> bool:
    """As the register does it: by bands, then sketches, then the texts."""
    one, other = Text(a), Text(b)
    sketches = one.sketch(), other.sketch()
    meet = set(bands(sketches[0])) & set(bands(sketches[1]))
    return bool(meet) and likely(*sketches) and same_story(one, other)


def cut(words: list[str], chance: random.Random) -> list[str]:
    size = int(len(words) * 0.3)
    at = chance.randrange(len(words) - size)
    return words[:at] + words[at + size :]


def add(words: list[str], chance: random.Random) -> list[str]:
    size, other = int(len(words) * 0.3), chance.choice(TEXTS)
    at, start = chance.randrange(len(words)), chance.randrange(len(other))
    return words[:at] + (other + other)[start : start + size] + words[at:]


def move(words: list[str], chance: random.Random) -> list[str]:
    size = int(len(words) * 0.3)
    at = chance.randrange(len(words) - size)
    rest, run = words[:at] + words[at + size :], words[at : at + size]
    to = chance.randrange(len(rest))
    return rest[:to] + run + rest[to:]


def changed(part: float) -> Callable[[list[str], random.Random], list[str]]:
    def change(words: list[str], chance: random.Random) -> list[str]:
        return [chance.choice(WORDS) if chance.random() < part else word for word in words]

    return change


@pytest.mark.parametrize(
    ("alter", "recall"),
    [(cut, 0.97), (add, 0.97), (move, 0.97), (changed(0.1), 0.97), (changed(0.3), 0.85)],
    ids=["cut", "added", "moved", "one word in ten", "three words in ten"],
)
def test_versions_of_a_text_are_found(
    alter: Callable[[list[str], random.Random], list[str]], recall: float
) -> None:
    chance = random.Random(3)
    hits = [found(" ".join(text), " ".join(alter(text, chance))) for text in TEXTS]
    assert sum(hits) / len(hits) >= recall


def test_texts_of_other_hands_are_other_stories() -> None:
    looked = [(Text(" ".join(text)), " ".join(text)) for text in TEXTS]
    assert [(a[1][:40], b[1][:40]) for a, b in combinations(looked, 2) if same_story(a[0], b[0])] == []


def test_short_texts_need_more_in_common() -> None:
    a = "The minister of defence of Chile arrived on an official visit to Nairobi on Monday morning."
    b = "The minister of defence of Fiji arrived on an official visit to Suva at the end of June."
    assert not found(a, b)
    assert found(a, a.replace("morning", "evening"))


@pytest.mark.parametrize("text", ["", "…", "一 二"])
def test_a_text_without_words_is_no_version_of_any(text: str) -> None:
    assert not found(text, text)
    assert not found(text, " ".join(TEXTS[0]))


def test_a_sketch_is_the_same_on_every_machine() -> None:
    """Sketches are stored: another version of the library that hashes otherwise must be noticed."""
    sketch = Text("Foreign ministers held talks about water.").sketch()
    assert list(sketch[:4]) == SKETCH
    assert len(bands(sketch)) == 48


SKETCH = [37679, 39252, 38958, 42331]


def version(report: str, day: str | None, outlet: str, agency: str | None = None) -> Version:
    return Version(report=report, outlet=outlet, agency=agency, published=day)


def test_the_original_of_a_story() -> None:
    by_agency = [version("a", "2025-12-11", "Post", "APA"), version("b", "2025-12-10", "Times")]
    assert story("s-1", by_agency).original == "APA"
    assert [v.report for v in story("s-1", by_agency).versions] == ["b", "a"]
    first = [version("a", "2025-12-11", "Post"), version("b", "2025-12-10", "Times")]
    assert story("s-1", first).original == "Times"
    at_once = [version("a", "2025-12-10", "Post"), version("b", "2025-12-10", "Times")]
    assert story("s-1", at_once).original is None
