"""The sentences of our own that pairs are measured on."""

from pathlib import Path

PAIRS = Path(__file__).parents[2] / "training" / "pairs.tsv"
