"""From text to a parsed spaCy `Doc`: tokens, lemmas, parse, entities."""

from legation.language.pipeline import load, parse, parse_all

__all__ = ["load", "parse", "parse_all"]
