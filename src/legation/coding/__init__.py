"""Coding a given pair: which PLOVER type a sentence reports from a source to a target."""

from legation.coding.code import code, code_pairs
from legation.coding.model import Coding, Pair

__all__ = ["Coding", "Pair", "code", "code_pairs"]
