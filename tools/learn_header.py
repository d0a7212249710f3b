"""Learn how much the place and shape of a name speak for its being outlet, agency or byline.

Reads layouts (`training/headers.txt`, filled with invented names and the stories of `training/reports.jsonl`), and the
headers of those reports, of `training/heads.jsonl` and of the open part of the benchmark, as they are and with their
names exchanged; writes `src/legation/lexicon/data/header_weights.csv`. The same input gives the same weights.
Run from anywhere: python tools/learn_header.py (two minutes).
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from legation.evaluation.benchmark import part
from legation.extraction import masthead, naming
from legation.extraction.headerlines import split_title
from legation.model import Report

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/legation/lexicon/data" / naming.WEIGHTS
CLASSES = (*naming.FIELDS, None)
# Rounds of learning, pages of each layout, steps of descent, how weights are held down, how often a trait must be met.
ROUNDS, COPIES, STEPS, DECAY, SEEN = 3, 8, 1000, 0.5, 12
# What the first round begins with: outlet, agency, byline.
SEED = {
    "bias": (-3, -3, -3), "by": (-2, 0, 6), "source": (0, 6, -2), "dateline": (0, 5, -4), "alone": (1, 0, 1),
    "near": (1, 0, 1.5), "top": (2, -1, 0), "dated": (3, 1, 2), "outlet_word": (3, 0, -4), "agency_word": (0, 3, -4),
    "acronym": (0, 3, -4), "person": (0, 0, 1.5), "told": (-3, -3, -3), "telling": (-3, -3, -3),
    "retold": (-2, -2, -2), "foot": (1, 3, -1),
}
# Bylines and outlets that are offices: they keep their names.
_OFFICE = re.compile(r"\b(?:Staff|Service|Section|Ministry|Embassy|Office|Desk)\b", re.I)

Head = dict[str, str | None]
Example = tuple[frozenset[str], str | None]


class Names:
    """Invented names of many shapes, and what else fills a slot."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lists: dict[str, list[Any]] = tomllib.loads((ROOT / "training/names.toml").read_text(encoding="utf-8"))

    def pick(self, name: str) -> Any:
        """One of a list of `names.toml`."""
        return self.random.choice(self.lists[name])

    def word(self) -> str:
        """A capitalised word of one to three syllables."""
        choice = self.random.choice
        syllables = (choice("bdfgklmnprstvzjh") + choice(["a", "e", "i", "o", "u", "a", "o", "ai", "ie"])
                     for _ in range(choice([1, 2, 2, 3])))
        return ("".join(syllables) + choice(["", "", "n", "r", "s", "k", "l", "m"])).capitalize()

    def two(self) -> str:
        """Two words, as a person or a paper may be called."""
        return f"{self.word()} {self.word()}"

    def acronym(self) -> str:
        """Three or four capitals."""
        return "".join(self.random.choices("ABCDEFGHIKLMNOPRSTVZ", k=self.random.choice([3, 3, 3, 4])))

    def paper(self) -> str:
        """An outlet with a paper's word."""
        land = self.random.choice([
            self.word(), self.word(), f"{self.word()} {self.word()}", self.pick("towns")[0], self.pick("lands"),
            f"{self.pick('lands')} {self.pick('lands')}"])
        return f"{self.random.choice(['', '', 'The '])}{land} {self.pick('papers')}"

    def outlet(self) -> str:
        """An outlet, half of them without a paper's word."""
        makers: list[Callable[[], str]] = [
            *8 * [self.paper], self.word, self.acronym, lambda: self.word().upper(), lambda: self.paper().upper(),
            lambda: f"The {self.word()}", lambda: f"La {self.word()}", lambda: f"{self.word()}24",
            self.two, lambda: self.two().upper(),
            lambda: f"{self.word()}-{self.word()}", lambda: f"{self.word().lower()}.net"]
        return self.random.choice(makers)()

    def agency(self) -> str:
        """An agency: mostly initials, or with an agency's word."""
        makers: list[Callable[[], str]] = [
            *6 * [self.acronym], *5 * [lambda: f"{self.word()} {self.pick('wires')}"], self.word, self.word,
            lambda: f"{self.word()}TA", lambda: f"{self.word()}-Info", self.two,
            lambda: str(self.pick("quoted"))]
        return self.random.choice(makers)()

    def person(self) -> str:
        """An author, or two."""
        last, first = self.word(), self.random.choice([*self.lists["given"], self.word()])
        return self.random.choice([
            f"{first} {last}", f"{first} {last}", f"{first} {self.word()} {last}", f"{first[0]}. {last}",
            f"{first} {self.pick('particles')} {last}", f"{first} {last[0]}.", f"{first} {last}".upper(),
            f"{first} {last}-{self.word()}", last, f"{first} {last} and {self.two()}"])

    def body(self) -> str:
        """A body of state, in capitals at times."""
        name = str(self.pick("bodies")).replace("COUNTRY", self.pick("towns")[1]).replace("WORD", self.word())
        return name.upper() if self.random.random() < 0.3 else name

    def day(self, form: str, day: date) -> str:
        """The day in one of the forms of a list."""
        return day.strftime(str(self.pick(form)).replace("%-d", str(day.day)))


def filled(layout: str, story: list[str], names: Names) -> tuple[str, Head]:
    """A page of the layout with a story (headline and paragraphs), and its header."""
    body, *stated = re.split(r"^!", layout, flags=re.M)
    day = date(2004, 1, 1) + timedelta(names.random.randrange(8000))
    town, country = names.pick("towns")
    unknown = names.word()
    slots = {
        "O": names.outlet(), "A": names.agency(), "B": names.person(), "B2": names.person(), "N": names.word().lower(),
        "Z": names.person(), "G": names.body(), "G2": names.body(), "M": names.outlet(), "W": names.paper(),
        "K": names.pick("quoted"), "X": names.pick("labels"), "H": story[0], "H2": names.pick("lines"), "P": story[1],
        "Q": "\n\n".join(story[2:]), "S": "\n\n".join(story[1:]), "D": names.day("days", day),
        "d": names.day("short_days", day), "I": day.isoformat(), "Y": str(day.year), "City": town, "CITY": town.upper(),
        "Country": country, "T": unknown, "TU": unknown.upper(), "h": "deskdesk",
    }
    head: Head = {field: next((slots[slot] for slot in of if f"{{{slot}}}" in body), None)
                  for field, of in zip(naming.FIELDS, ("O", "A", "BN"), strict=True)}
    for line in stated:
        field, _, value = line.strip().partition(" ")
        head[field] = None if value == "null" else value.format(**slots)
    return body.strip("\n").format(**slots), head


def exchanged(row: dict[str, Any], names: Names) -> tuple[str, Head]:
    """The text of a report with the names of its header exchanged, and the header."""
    text, head = row["text"], {field: row["header"].get(field) for field in naming.FIELDS}
    for field, make in zip(naming.FIELDS, (names.outlet, names.agency, names.person), strict=True):
        old = head[field]
        if old and old in text and not _OFFICE.search(old):
            head[field] = make()
            text = text.replace(old, head[field])
    return text, head


def examples(text: str, head: Head) -> Iterator[Example]:
    """The traits of every mention of a name that may be in the header, and which field the name fills."""
    due = {field: set(naming.key(name).split()) for field, name in head.items() if name and field in naming.FIELDS}
    for candidate in masthead.candidates_of(Report(id="x", text=text)):
        words = set(naming.key(candidate.name).split())
        fields = [field for field, name in due.items() if name == words] or [
            field for field, name in due.items() if name <= words or words <= name]
        for traits in candidate.mentions:
            yield traits, fields[0] if fields else None


def read(name: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines in the repository."""
    return [json.loads(line) for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]


def told(row: dict[str, Any]) -> list[str] | None:
    """A report's headline and paragraphs, where it has both."""
    blocks = masthead.read_masthead(Report(id="x", text=row["text"])).blocks
    prose = [row["text"][b.start:b.end] for b in blocks if b.kind == "prose"]
    heads = [row["text"][b.start:b.end] for b in blocks if b.kind == "headline"]
    return [split_title(heads[0])[0] or "", *prose] if heads and len(prose) > 2 and len(heads[0].split()) > 3 else None


def pages() -> Iterator[tuple[str, Head]]:
    """All pages that are learnt from, with their headers."""
    names, rows = Names(5), read("training/reports.jsonl")
    stories = [story for row in rows if (story := told(row))]
    lines = (ROOT / "training/headers.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    for layout in "".join(line for line in lines if not line.startswith("#")).split("===\n"):
        for _ in range(COPIES):
            yield filled(layout, names.random.choice(stories), names)
    rows += read("training/heads.jsonl")
    rows += [row for row in read("evaluation/reports.jsonl") if part(row["id"]) == "open"]
    for row in rows:
        yield from (((row["text"], row["header"]),) * 2)
        yield exchanged(row, names)


def learn(data: list[Example]) -> dict[str, np.ndarray]:
    """Weights of a multinomial logistic regression (Adam), relative to the class of no field."""
    seen = Counter(trait for found, _ in data for trait in naming.weighed(found))
    traits = ["bias", *sorted(trait for trait, count in seen.items() if count >= SEEN)]
    at = {trait: i for i, trait in enumerate(traits)}
    x = np.zeros((len(data), len(traits)))
    for i, (found, _) in enumerate(data):
        x[i, [0, *(at[trait] for trait in naming.weighed(found) if trait in at)]] = 1
    decay = np.array([[DECAY * (2 if "&" in trait else trait != "bias") / len(data)] for trait in traits])
    y = np.eye(len(CLASSES))[[CLASSES.index(field) for _, field in data]]
    weights, first, second = (np.zeros((len(traits), len(CLASSES))) for _ in range(3))
    for _ in range(STEPS):
        scores = x @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = x.T @ (chances - y) / len(data) + decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= 0.05 * first / (np.sqrt(second) + 1e-8)
    right = np.mean((x @ weights).argmax(1) == y.argmax(1))
    print(f"{len(data)} mentions, {len(traits)} traits, {right:.3f} right")
    return dict(zip(traits, weights[:, :3] - weights[:, 3:], strict=True))


def write(weights: dict[str, np.ndarray]) -> None:
    """Write all weights that are not next to nothing."""
    rows = [f"{trait},{','.join(f'{value:.2f}' for value in row)}\n" for trait, row in weights.items()
            if abs(row).max() >= 0.1]
    WEIGHTS.write_text(
        "# How much each trait of a name (its place: `extraction/naming.py`, its shape: `extraction/press.py`), and\n"
        "# each place with another trait, speaks for outlet, agency and byline, in log-odds against none of them.\n"
        "# Learnt by `tools/learn_header.py`; not edited by hand.\n"
        f"trait,outlet,agency,byline\n{''.join(rows)}", encoding="utf-8")
    naming.weights.cache_clear()


def main() -> None:
    """Learn in rounds: which lines are taken for header lines depends on the weights."""
    write({trait: np.array(points) for trait, points in SEED.items()})
    for _ in range(ROUNDS):
        write(learn([example for text, head in pages() for example in examples(text, head)]))


if __name__ == "__main__":
    main()
