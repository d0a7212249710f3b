"""Learn how much each sign tells for whom a person acts: weights for `src/legation/lexicon/data/allegiance.toml`.

    python training/allegiance.py training/reports.jsonl [MORE.jsonl ...] > weights.txt

Takes annotated reports, prints the lines of `[weights]`, and on standard error how often the right party is
chosen among a report's parties, by tenfold cross-validation over reports. Only persons whose own title does
not tell the party are counted; what is known of people by name (`people.csv`) is left out.
The model is a conditional logit: the party chosen is the one whose signs weigh most.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from legation.extraction.document import Document
from legation.extraction.masthead import read_masthead
from legation.extraction.parties import find_parties
from legation.extraction.people import persons_of
from legation.extraction.signs import Signs
from legation.language import load, parse
from legation.lexicon.people import name_key
from legation.model import Report

RIDGE = 1.0  # how strongly weights are held near nothing
STEPS = 300
FOLDS = 10
FEWEST = 4  # a sign that is met less often is left out


@dataclass
class Choice:
    """One person of one report: the signs of each party, and which one is right."""

    report: str
    name: str
    signs: dict[str, set[str]]
    right: str


def choices(rows: Sequence[dict[str, Any]]) -> Iterator[Choice]:
    """The persons of annotated reports whose title does not tell their party."""
    model = load()
    for row in rows:
        report = Report(id=row["id"], text=row["text"])
        masthead = read_masthead(report)
        document = Document(report, masthead, parse(model, report.text, [(b.start, b.end) for b in masthead.blocks]))
        document.parties = find_parties(document)
        words, holders, whose = persons_of(document)
        told = [next((m.country for m in h.mentions if m.country), None) for h in holders]
        right = [_gold(h.name, row["people"]) for h in holders]
        signs = Signs(holders, words, whose)
        known = [t or r for t, r in zip(told, right, strict=True)]
        for i, holder in enumerate(holders):
            code = right[i]
            if told[i] is None and code and holder.office is not None:
                others = [t if j > i else k for j, (t, k) in enumerate(zip(told, known, strict=True))]
                of = signs.of(i, others)
                if code in of and len(of) > 1:
                    yield Choice(row["id"], holder.name, of, code)


def _gold(name: str, people: Sequence[dict[str, Any]]) -> str | None:
    key = name_key(name)
    return next((p["country"] for p in people if (k := name_key(p["name"])) <= key or key <= k), None)


def learn(data: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right parties are likeliest, held small."""
    counts: dict[str, int] = defaultdict(int)
    for choice in data:
        for told in choice.signs.values():
            for sign in told:
                counts[sign] += 1
    names = sorted(s for s, n in counts.items() if n >= FEWEST)
    index = {s: k for k, s in enumerate(names)}
    cases = []
    for choice in data:
        codes = sorted(choice.signs)
        matrix = np.zeros((len(codes), len(names)))
        for row, code in enumerate(codes):
            matrix[row, [index[s] for s in choice.signs[code] if s in index]] = 1
        cases.append((matrix, codes.index(choice.right)))
    weights = np.zeros(len(names))
    for step in range(STEPS):
        gradient = -RIDGE * weights
        for matrix, right in cases:
            odds = np.exp(matrix @ weights - (matrix @ weights).max())
            gradient += matrix[right] - (odds / odds.sum()) @ matrix
        weights += gradient * 2 / (len(cases) + 20) * (1 if step < STEPS // 2 else 0.3)
    return {s: round(float(weights[k]), 2) for s, k in index.items()}


def chosen(choice: Choice, weights: dict[str, float]) -> str:
    """The party for which most speaks."""
    return max(choice.signs, key=lambda code: sum(weights.get(s, 0) for s in choice.signs[code]))


def main(paths: Sequence[str]) -> None:
    """Print weights and how well they do."""
    rows = [msgspec.json.decode(line) for path in paths for line in Path(path).read_bytes().splitlines()]
    data = list(choices(rows))
    reports = sorted({c.report for c in data})
    right = 0
    for fold in range(FOLDS):
        kept = {r for k, r in enumerate(reports) if k % FOLDS != fold}
        weights = learn([c for c in data if c.report in kept])
        for choice in data:
            if choice.report not in kept:
                got = chosen(choice, weights)
                right += got == choice.right
                if got != choice.right and "-v" in sys.argv:
                    print(choice.report, choice.name, choice.right, got, choice.signs, file=sys.stderr)
    print(f"{len(data)} persons, right by cross-validation: {right / len(data):.3f}", file=sys.stderr)
    for sign, weight in sorted(learn(data).items(), key=lambda item: -item[1]):
        print(f'"{sign}" = {weight}')


if __name__ == "__main__":
    main([path for path in sys.argv[1:] if path != "-v"])
