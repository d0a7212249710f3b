"""How much of what was given, sold or lent: money, and counted goods."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Span, Token

from legation.lexicon.reference import reference
from legation.lexicon.tables import read_toml
from legation.model import Amount, Evidence

_NUMBER = r"(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = {"mn": "million", "m": "million", "bn": "billion", "b": "billion"}


@lru_cache(maxsize=1)
def _money() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    codes: dict[str, str] = {}
    for code, words in read_toml("currencies.toml").items():
        for word in words:
            codes.setdefault(word.lower(), code)
    names = "|".join(re.escape(w) for w in sorted(codes, key=len, reverse=True))
    scale = r"(?:[ -]?(thousand|million|billion|trillion|mn|bn|m|b)\b)?"
    before = re.compile(rf"(?<![\w$])({names})\s?{_NUMBER}{scale}", re.IGNORECASE)
    after = re.compile(rf"(?<![\d,.]){_NUMBER}{scale}[ -]({names})(?!\w)", re.IGNORECASE)
    return before, after, codes


def amounts_of(sentence: Span) -> list[tuple[Amount, Evidence]]:
    """The sums of money and counted goods that a sentence names, each with its words."""
    return _sums(sentence) + _goods(sentence)


def _sums(sentence: Span) -> list[tuple[Amount, Evidence]]:
    before, after, codes = _money()
    text, found = sentence.text, []
    for match in before.finditer(text):
        found.append((Amount(quantity=_value(match[2], match[3]), currency=codes[match[1].lower()]), match))
    for match in after.finditer(text):
        if not any(match.start() < other.end() and other.start() < match.end() for _, other in found):
            found.append((Amount(quantity=_value(match[1], match[2]), currency=codes[match[3].lower()]), match))
    return [(amount, Evidence(match[0], sentence.start_char + match.start())) for amount, match in found]


def _value(digits: str, scale: str | None) -> float:
    word = (scale or "").lower()
    return float(digits.replace(",", "").replace(" ", "")) * reference().numbers.get(_SCALE.get(word, word), 1)


def _goods(sentence: Span) -> list[tuple[Amount, Evidence]]:
    found = []
    for token in sentence:
        noun = token.head
        quantity = _count(token)
        if (
            token.dep_ != "nummod"
            or quantity is None
            or noun.pos_ not in {"NOUN", "PROPN"}
            or noun.lemma_.lower() in reference().no_goods
        ):
            continue
        if noun.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"} or noun.i < token.i:
            continue
        unit, goods, last = None, noun.doc[token.i + 1 : noun.i + 1].text, noun
        if noun.lemma_.lower() in reference().units:
            unit = noun.lemma_.lower()
            inner = next((t for p in noun.children if p.lower_ == "of" for t in p.children if t.dep_ == "pobj"), None)
            goods, last = (inner.doc[inner.left_edge.i : inner.i + 1].text, inner) if inner is not None else ("", noun)
        words = noun.doc[token.i : last.i + 1]
        found.append((Amount(quantity=quantity, unit=unit, goods=goods or None), Evidence(words.text, token.idx)))
    return found


def _count(token: Token) -> float | None:
    word = token.lower_.replace(",", "")
    if word in reference().numbers:
        return float(reference().numbers[word])
    return float(word) if re.fullmatch(r"\d+(?:\.\d+)?", word) and not re.fullmatch(r"(?:19|20)\d\d", word) else None
