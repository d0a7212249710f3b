"""Learn how much the place and shape of a name speak for its being outlet, agency or byline.

Reads `training/headers.txt` (layouts, filled with invented names and the stories of `training/reports.jsonl`) and the
headers of those reports and of the open part of the benchmark, as they are and with their names exchanged; writes `src/legation/lexicon/data/header_weights.csv`.
Run from the root of the repository: python tools/learn_header.py
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from legation.evaluation.benchmark import part
from legation.extraction import masthead, naming
from legation.extraction.headerlines import split_title
from legation.extraction.press import known
from legation.model import Report

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/legation/lexicon/data" / naming.WEIGHTS
CLASSES = (*naming.FIELDS, None)
# Rounds of learning, pages of each layout, steps of descent, how weights are held down, how often a trait must be met.
ROUNDS, COPIES, STEPS, DECAY, SEEN = 3, 8, 1000, 0.5, 12

# What the first round begins with: outlet, agency, byline.
SEED = {"bias": (-3, -3, -3), "by": (-2, 0, 6), "source": (0, 6, -2), "dateline": (0, 5, -4), "alone": (1, 0, 1), "near": (1, 0, 1.5),
        "top": (2, -1, 0), "dated": (3, 1, 2), "outlet_word": (3, 0, -4), "agency_word": (0, 3, -4), "acronym": (0, 3, -4),
        "person": (0, 0, 1.5), "told": (-3, -3, -3), "telling": (-3, -3, -3), "retold": (-2, -2, -2), "foot": (1, 3, -1)}

PAPERS = ["Herald", "Times", "Gazette", "News", "Daily", "Mail", "Post", "Observer", "Chronicle", "Monitor", "Star",
          "Tribune", "Radio", "Journal", "Standard", "Today", "Online", "Review"]
LANDS = ["Coast", "Harbour", "Gulf", "River", "Steppe", "Delta", "Northern", "Great Lakes", "Island", "Capital", "Lake", "Highland"]
WIRES = ["News Agency", "Press Agency", "Wire", "Newswire", "Press", "News Service", "Press Association"]
GIVEN = ["Amina", "Tomás", "Li", "Ana", "Kofi", "Sven", "Olga", "Rahul", "Mary", "Jean-Paul", "Yusuf", "Thi", "Pedro"]
PARTICLES = ["van der", "de", "al", "bin", "da", "von", "ould"]
TOWNS = [("Lusaka", "Zambia"), ("Lima", "Peru"), ("Doha", "Qatar"), ("Abuja", "Nigeria"), ("Tashkent", "Uzbekistan"),
         ("Port Moresby", "Papua New Guinea"), ("Vilnius", "Lithuania"), ("San Salvador", "El Salvador"), ("Kigali", "Rwanda")]
LINES = ["Both sides hope for more trade by the end of the year", "Talks to go on in spring", "Aid for the flooded north",
         "Border Stays Shut For Now", "The ministers also spoke of fish"]
LABELS = ["CRICKET", "All Headlines", "Diplomatic Diary", "Incidents", "POLITICS", "News > People", "Most Read", "RELATED LINKS",
          "Share Article", "MORE STORIES", "Morning Digest", "Regulations", "Special Economic Measures", "For Immediate Release",
          "The Full Story", "Key Points", "Accessibility Links", "Final Communique", "TOP STORIES", "Latest Videos", "Weather",
          "Immediate Release", "Statement", "Diaspora", "Economy & Trade", "Sign Up", "Print Edition", "-ENDS-", "MT/PA", "kk/lm",
          "What Comes Next", "How It Began", "Who Wrote This", "Prime Minister", "Spokesman", "Notes for Editors", "End of text"]
DAYS = ["{d:%B} {d.day}, {d.year}", "{d.day} {d:%B} {d.year}", "{d.day} {d:%b} {d.year}", "{d:%Y-%m-%d}", "{d:%d.%m.%Y}",
        "{d:%A}, {d:%B} {d.day}, {d.year}", "{d:%b} {d.day}, {d.year} 10:15", "{d:%A} {d.day} {d:%B} {d.year}"]
SHORT_DAYS = ["{d:%B} {d.day}", "{d:%b} {d.day}", "{d.day} {d:%B}", "{d:%b}. {d.day}"]


class Names:
    """Invented names of many shapes."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._known = [name for name in ("Reuters", "AFP", "AP", "Bloomberg", "CNN", "Xinhua", "TASS", "BBC", "Al Jazeera")
                       if known().get(name)]

    def word(self) -> str:
        pick = self.random.choice
        parts = "".join(pick("bdfgklmnprstvzjh") + pick(["a", "e", "i", "o", "u", "a", "o", "ai", "ie"])
                        for _ in range(pick([1, 2, 2, 3])))
        return (parts + pick(["", "", "n", "r", "s", "k", "l", "m"])).capitalize()

    def acronym(self) -> str:
        return "".join(self.random.choices("ABCDEFGHIKLMNOPRSTVZ", k=self.random.choice([3, 3, 3, 4])))

    def outlet(self) -> str:
        return self.random.choice([
            *8 * [self.paper], lambda: f"The {self.word()}", self.word, lambda: f"{self.word()} {self.word()}",
            lambda: f"La {self.word()}", lambda: f"{self.word().lower()}.net", lambda: f"{self.word()}24", lambda: self.paper().upper(),
            lambda: f"{self.word()}-{self.word()}", lambda: f"{self.word()} {self.word()}".upper(), self.acronym,
            lambda: self.word().upper(),
        ])()

    def paper(self) -> str:
        pick = self.random.choice
        return pick(["", "", "The "]) + pick([self.word(), f"{self.word()} {self.word()}", pick(TOWNS)[0], f"{pick(LANDS)} {pick(LANDS)}",
                                              pick(LANDS), self.word()]) + " " + pick(PAPERS)

    def agency(self) -> str:
        return self.random.choice([
            *6 * [self.acronym], *5 * [self.wire], self.word, self.word, lambda: f"{self.word()}TA", lambda: f"{self.word()}-Info",
            lambda: f"{self.word()} {self.word()}", lambda: self.random.choice(self._known),
        ])()

    def wire(self) -> str:
        return f"{self.word()} {self.random.choice(WIRES)}"

    def person(self) -> str:
        last, first = self.word(), self.random.choice([*GIVEN, self.word()])
        return self.random.choice([
            lambda: f"{first} {last}", lambda: f"{first} {last}", lambda: f"{first} {self.word()} {last}",
            lambda: f"{first} {self.random.choice(PARTICLES)} {last}", lambda: f"{first[0]}. {last}",
            lambda: f"{first} {last[0]}.", lambda: f"{first} {last}".upper(), lambda: f"{first} {last}-{self.word()}",
            lambda: last, lambda: f"{first} {last} and {self.word()} {self.word()}",
        ])()

    def body(self) -> str:
        country = self.random.choice(TOWNS)[1]
        name = self.random.choice([
            f"Ministry of Foreign Affairs of {country}", "Ministry of Defence", "Ministry of National Defence", "Federal Foreign Office",
            f"Embassy of {country} in {self.word()}", f"Ministry of Foreign Affairs of {country}", "The White House", f"High Commission of {country} in {self.word()}", "Council of Europe", "Department of Defense", f"{self.word()} Defence Force", "Office of the President",
            "Press Service of the Northern Fleet", "European Commission", "Permanent Mission to the United Nations", f"Government of {self.word()}",
            "Naval Headquarters", "Directorate of Information", f"{self.word()} Armed Forces", "Council of Ministers", "State Secretariat"])
        return name.upper() if self.random.random() < 0.3 else name

    def quoted(self) -> str:
        return self.random.choice(self._known)


def filled(layout: str, story: list[str], names: Names) -> tuple[str, dict[str, str | None]]:
    """A page of the layout, and its header."""
    pick = names.random.choice
    body, *owns = re.split(r"^!", layout, flags=re.M)
    day = date(2004, 1, 1) + timedelta(names.random.randrange(8000))
    town, country = pick(TOWNS)
    values = {
        "O": names.outlet(), "A": names.agency(), "B": names.person(), "B2": names.person(), "Z": names.person(),
        "G": names.body(), "G2": names.body(), "M": names.outlet(), "W": names.paper(), "X": pick(LABELS), "N": names.word().lower(), "K": names.quoted(), "H": story[0], "H2": pick(LINES), "P": story[1], "Q": "\n\n".join(story[2:]),
        "S": "\n\n".join(story[1:]), "D": pick(DAYS).format(d=day), "d": pick(SHORT_DAYS).format(d=day),
        "I": day.isoformat(), "Y": str(day.year), "City": town, "CITY": town.upper(), "T": (unknown := names.word()), "TU": unknown.upper(), "Country": country, "h": "deskdesk",
    }
    header: dict[str, str | None] = {
        field: values[slot] if f"{{{slot}}}" in body else None
        for field, slot in zip(naming.FIELDS, ("O", "A", "B"), strict=True)}
    if "{N}" in body:
        header["byline"] = values["N"]
    for own in owns:
        field, _, value = own.strip().partition(" ")
        value = value.strip()
        header[field] = None if value == "null" else value.format(**values)
    return body.strip("\n").format(**values), header


def exchanged(row: dict, names: Names) -> tuple[str, dict[str, str | None]]:
    """The text of a report with the names of its header exchanged, and the header."""
    text, header = row["text"], {field: row["header"].get(field) for field in naming.FIELDS}
    for field, make in zip(naming.FIELDS, (names.outlet, names.agency, names.person), strict=True):
        old = header[field]
        kept = old is None or old not in text or re.search(r"\b(?:Staff|Service|Section|Ministry|Embassy|Office|Desk)\b", old, re.I)
        if not kept:
            header[field] = make()
            text = text.replace(old, header[field])
    return text, header


def examples(text: str, header: dict[str, str | None]) -> Iterator[tuple[frozenset[str], str | None]]:
    """The traits of every mention of a name that may be in the header, and which field it fills."""
    found, common = masthead.candidates_of(Report(id="x", text=text))
    for candidate in found:
        words = set(naming.key(candidate.name).split())
        named = {field: set(naming.key(name).split()) for field, name in header.items() if name}
        fields = [field for field, name in named.items() if name == words] or [
            field for field, name in named.items() if same(words, name)]
        for traits in candidate.mentions:
            yield traits, fields[0] if fields else None


def same(a: set[str], b: set[str]) -> bool:
    return a <= b or b <= a


def pages() -> Iterator[tuple[str, dict[str, str | None]]]:
    """All pages that are learnt from."""
    names = Names(5)
    rows = read("training/reports.jsonl")
    stories = [story for row in rows if (story := told(row))]
    lines = (ROOT / "training/headers.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    layouts = "".join(line for line in lines if not line.startswith("#")).split("===\n")
    for layout in layouts:
        for _ in range(COPIES):
            yield filled(layout, names.random.choice(stories), names)
    for row in [*rows, *read("training/heads.jsonl"), *(row for row in read("evaluation/reports.jsonl") if part(row["id"]) == "open")]:
        for page in (row["text"], row["header"]), (row["text"], row["header"]), exchanged(row, names):
            yield page


def read(name: str) -> list[dict]:
    """The rows of a file of JSON Lines in the repository."""
    return [json.loads(line) for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]


def told(row: dict) -> list[str] | None:
    """A report's headline and paragraphs."""
    read = masthead.read_masthead(Report(id="x", text=row["text"]))
    prose = [row["text"][b.start:b.end] for b in read.blocks if b.kind == "prose"]
    head = [row["text"][b.start:b.end] for b in read.blocks if b.kind == "headline"]
    return [split_title(head[0])[0] or "", *prose] if head and len(prose) > 2 and len(head[0].split()) > 3 else None


def learn(data: list[tuple[frozenset[str], str | None]]) -> dict[str, np.ndarray]:
    """Weights of a multinomial logistic regression, relative to the class of no field."""
    seen = Counter(trait for found, _ in data for trait in naming.weighed(found))
    traits = ["bias", *sorted(trait for trait, count in seen.items() if count >= SEEN)]
    at = {trait: i for i, trait in enumerate(traits)}
    x = np.zeros((len(data), len(traits)))
    for i, (found, _) in enumerate(data):
        x[i, [0, *(at[trait] for trait in naming.weighed(found) if trait in at)]] = 1
    decay = np.array([[DECAY * (2 if "&" in trait else trait != "bias") / len(data)] for trait in traits])
    y = np.eye(len(CLASSES))[[CLASSES.index(field) for _, field in data]]
    weights = np.zeros((len(traits), len(CLASSES)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for _ in range(STEPS):
        scores = x @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = x.T @ (chances - y) / len(data)
        slope += decay * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= 0.05 * first / (np.sqrt(second) + 1e-8)
    relative = weights[:, :3] - weights[:, 3:]
    print(f"{len(data)} names, {len(traits)} traits, {np.mean((x @ weights).argmax(1) == y.argmax(1)):.3f} right")
    return dict(zip(traits, relative, strict=True))


def write(weights: dict[str, np.ndarray]) -> None:
    """Write all weights that are not next to nothing."""
    rows = [f"{trait},{','.join(f'{value:.2f}' for value in row)}" for trait, row in weights.items() if abs(row).max() >= 0.1]
    WEIGHTS.write_text("# Learnt by tools/learn_header.py: how much each trait of a\n"
                       "# name (its place: `extraction/naming.py`, its shape: `extraction/press.py`) speaks for its being the outlet, the\n"
                       "# agency or the byline, in log-odds against its being none of them. Not edited by hand.\n"
                       "trait,outlet,agency,byline\n" + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Learn in rounds: which lines are taken for header lines depends on the weights."""
    write({trait: np.array(points) for trait, points in SEED.items()})
    naming.weights.cache_clear()
    for _ in range(ROUNDS):
        data = [example for text, header in pages() for example in examples(text, header)]
        write(learn(data))
        naming.weights.cache_clear()


if __name__ == "__main__":
    main()
