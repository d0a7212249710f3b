"""Is a text in English? Only English is read; another language is named."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from legation.lexicon.tables import read_csv

_SAMPLE = 20_000
_LETTERS = re.compile(r"[^\W\d_]+")
# Words that hold English sentences together and are rare in other languages of its script.
_ENGLISH = frozenset(
    "the of and to that with by from were has have which who said their his been this would".split()  # noqa: SIM905
)
_ENGLISH_SHARE = 0.12
# Fewer letters than these, in all and outside capitalised words, are no ground to leave a text out.
_FEW = 40
_FEW_BESIDE_NAMES = 20
_FEW_IN_CAPITALS = 200
# Measured odds against English: up to 45 on English lines full of names, from 20,000 on other languages.
_MARGIN = 1000
_LATIN_END = 0x250
_LATIN_MORE = range(0x1E00, 0x1F00)


def foreign_language(text: str, declared: str | None = None) -> str | None:
    """The ISO 639 code of the language that `text` is in where it is clearly not English, else None.

    `declared` is what the source says; it counts only where the text is too
    short to tell, for sources often say it wrongly.
    """
    sample = text[:_SAMPLE]
    words = _LETTERS.findall(sample)
    if sum(word.lower() in _ENGLISH for word in words) >= _ENGLISH_SHARE * max(len(words), 1):
        return None
    letters = "".join(words)
    if sum(not _is_latin(letter) for letter in letters) > len(letters) / 2:
        return _likeliest(sample)[0]
    telling, few = _without_names(sample), _FEW
    if sum(map(str.isalpha, telling)) < _FEW_BESIDE_NAMES:
        telling, few = sample, _FEW_IN_CAPITALS
    if len(letters) < few:
        code = (declared or "").replace("_", "-").split("-")[0].lower()
        return code if code != "en" and code in _names() else None
    code, probability, english = _likeliest(telling)
    return code if probability > _MARGIN * english else None


def language_name(code: str) -> str:
    """The English name of a language; its code where it is not known."""
    return _names().get(code, code)


def _without_names(text: str) -> str:
    """`text` without capitalised words: names of all the world's languages stand in English reports."""
    return " ".join(word for word in text.split() if not word.lstrip("\"'(“‘«[")[:1].isupper())


def _is_latin(letter: str) -> bool:
    return ord(letter) < _LATIN_END or ord(letter) in _LATIN_MORE


def _likeliest(text: str) -> tuple[str, float, float]:
    """The likeliest language but English, its probability, and that of English."""
    ranked = _identifier().rank(text)
    code, probability = next(pair for pair in ranked if pair[0] in _names() and pair[0] != "en")
    return code, probability, dict(ranked)["en"]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    rows = read_csv("languages.csv", ("code", "name"), Path(__file__).parent)
    return {row.fields["code"]: row.fields["name"] for row in rows}
