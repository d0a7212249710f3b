"""Learn how likely a draft is an event from what the encoder makes of its words.

Reads annotated reports that the encoder has not learned from, finds the drafts of events in them, and fits a logistic
model to which of them the records hold; background and optional events are left out, as neither owed nor wrong. Prints
the reliability by cross-validation over reports; writes `src/legation/lexicon/data/event_weights.csv`.
Run from the root of the repository: python tools/learn_likelihood.py REPORTS.jsonl...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

import legation.extraction.events.finish as finishing
from legation.evaluation.match import Sentences, match
from legation.evaluation.rows import EventRow
from legation.extraction.events.drafts import Draft
from legation.extraction.events.likelihood import WEIGHTS, traits_of
from legation.extraction.events.senses import Senses
from legation.lexicon.tables import DATA
from legation.model import Event, Report
from legation.pipeline import read_report

FOLDS, DECAY, STEPS = 5, 10.0, 50
HEAD = """\
# Learnt by tools/learn_likelihood.py: how much each trait of a draft (`extraction/events/likelihood.py`) speaks for
# its being an event of the report, in log-odds. Not edited by hand.
trait,weight
"""
Row = tuple[str, dict[str, float], bool]


def drafts_of(report: Report) -> list[tuple[dict[str, float], Event]]:
    """The traits of each draft of `report`, and the event that it makes."""
    traits: list[dict[str, float]] = []

    def keep(drafts: list[Draft], senses: Senses) -> list[Draft]:
        traits.extend(traits_of(draft, senses) for draft in drafts)
        return drafts

    likely, finishing._likely = finishing._likely, keep
    try:
        events = read_report(report).events
    finally:
        finishing._likely = likely
    return list(zip(traits, events, strict=True))


def rows_of(path: str) -> list[Row]:
    """Of each draft in the reports of `path`: its report, its traits, whether the record owes it."""
    rows: list[Row] = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        owed = [msgspec.convert(event, EventRow, strict=False) for event in gold["events"]]
        found = drafts_of(Report(id=gold["id"], text=gold["text"], url=gold.get("url")))
        told = [
            msgspec.convert({**msgspec.to_builtins(e), "background": False}, EventRow, strict=False) for _, e in found
        ]
        answers = {j: owed[i] for i, j in match(Sentences(gold["text"]), owed, told, lambda event: event.kind)}
        for j, (traits, _) in enumerate(found):
            if j not in answers or not answers[j].free:
                rows.append((gold["id"], traits, j in answers))
    return rows


def fit(rows: list[Row], names: list[str]) -> npt.NDArray[np.float64]:
    """Weights of the traits `names`, by Newton's method on the log-likelihood less DECAY times their squares."""
    x = np.array([[traits.get(name, 0.0) for name in names] for _, traits, _ in rows])
    y = np.array([float(right) for *_, right in rows])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - DECAY * weights
        weights = weights + np.linalg.solve(x.T * (p * (1 - p)) @ x + DECAY * np.eye(len(names)), slope)
    return weights


def predict(rows: list[Row], names: list[str], weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The likelihood of each row."""
    x = np.array([[traits.get(name, 0.0) for name in names] for _, traits, _ in rows])
    return np.asarray(1 / (1 + np.exp(-x @ weights)))


def reliability(said: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> None:
    """Print how many are right of those said to be likely to a degree, and the expected calibration error."""
    error = 0.0
    for low in np.arange(0, 1, 0.1):
        held = (said >= low) & (said < low + 0.1)
        if held.any():
            error += held.mean() * abs(said[held].mean() - right[held].mean())
            means = f"said {said[held].mean():.2f}  right {right[held].mean():.2f}"
            print(f"{low:.1f}-{low + 0.1:.1f}  {held.sum():4}  {means}")
    print(f"expected calibration error {error:.3f}")


def main() -> None:
    """Fit, show the reliability of held-out folds, and write the weights."""
    rows = [row for path in sys.argv[1:] for row in rows_of(path)]
    names = sorted({name for _, traits, _ in rows for name in traits})
    fold = {report: n % FOLDS for n, report in enumerate(sorted({row[0] for row in rows}))}
    said = np.zeros(len(rows))
    for apart in range(FOLDS):
        weights = fit([row for row in rows if fold[row[0]] != apart], names)
        here = [n for n, row in enumerate(rows) if fold[row[0]] == apart]
        said[here] = predict([rows[n] for n in here], names, weights)
    reliability(said, np.array([float(right) for *_, right in rows]))
    lines = [f"{name},{weight:.3f}" for name, weight in zip(names, fit(rows, names), strict=True)]
    (DATA / WEIGHTS).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
