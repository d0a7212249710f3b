"""Evaluation in the house: the open benchmark, the scorer, and the figures that are kept."""

from legation.evaluation.benchmark import part
from legation.evaluation.kinds import plover
from legation.evaluation.score import Figures, score

__all__ = ["Figures", "part", "plover", "score"]
