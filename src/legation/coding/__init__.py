"""Coding a given pair: which PLOVER type a sentence reports from a source to a target."""

from legation.coding.model import Coding, Pair
from legation.coding.pairs import code_pair, code_pairs
from legation.coding.table import read_pairs

__all__ = ["Coding", "Pair", "code_pair", "code_pairs", "read_pairs"]
