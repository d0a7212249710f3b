"""Places told by their shape: "Bayan Palace", "Ghazni province", "headquarters of the PLA Army"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from legation.lexicon.places import CITY, REGION, SITE, PlaceWords, Shape, gazetteer

LONGEST_NAME = 6
NAME_POS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})
OF = frozenset({"of", "the", "for"})
APOSTROPHES = ("'s", "’s", "'", "’")


class Shaped(NamedTuple):
    """A run of characters that has the shape of a place's name, and how specific such a place is.

    `office` where it is the seat of an office, known by the words before it.
    """

    start: int
    end: int
    rank: int
    office: bool = False


def shaped_places(doc: Doc, start: int, end: int, words: PlaceWords) -> Iterator[Shaped]:
    """Places in the characters from `start` to `end` that the words around a name tell. They may overlap."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    shapes = ((words.sites, SITE), (words.towns, CITY), (words.regions, REGION))
    for token in span:
        if not token.text[0].isalpha():
            continue
        for shape, rank in shapes:
            found = _after_name(token, shape, words) or _before_name(token, shape, words)
            if found:
                first, last = found
                yield Shaped(first.idx, last.idx + len(last), rank)
                break
    yield from _offices(doc, start, end, words)


def _after_name(token: Token, shape: Shape, words: PlaceWords) -> tuple[Token, Token] | None:
    """A class word and the name before it: "Nur Khan airbase"."""
    lower = token.lower_
    if lower not in shape.after_name or (lower in shape.capital_only and not token.text[0].isupper()):
        return None
    if _goes_on(token):
        return None
    small = words.inside_name | OF if lower in words.premises else words.inside_name
    first = _name_before(token, small)
    return (first, token) if first is not None else None


def _goes_on(token: Token) -> bool:
    """Whether a capitalised class word stands inside a longer name: "Djibouti Coast Guard"."""
    if not (token.text[0].isupper() and token.whitespace_ and token.i + 1 < len(token.doc)):
        return False
    after = token.nbor()
    return (after.text[0].isupper() and after.pos_ == "PROPN" and not after.is_sent_start
            and after.ent_type_ not in ("GPE", "DATE") and not gazetteer().find(after.text))


def _before_name(token: Token, shape: Shape, words: PlaceWords) -> tuple[Token, Token] | None:
    """A class word and the name after it: "Camp Aguinaldo", "Alley of Martyrs"."""
    if token.i + 1 >= len(token.doc):
        return None
    if token.text in shape.before_name:
        last = _name_after(token.nbor(), words.inside_name)
        return (token, last) if last is not None else None
    if token.text in shape.before_of or token.text in shape.lower_before_of:
        after = token.nbor()
        if after.lower_ == "of" and after.i + 1 < len(token.doc):
            after = after.nbor()
            if after.lower_ == "the" and after.i + 1 < len(token.doc):
                after = after.nbor()
            last = _name_after(after, words.inside_name | OF)
            if last is not None:
                first = _name_before(token, words.inside_name) if token.text[0].isupper() else None
                return first or token, last
    return None


def _name_before(token: Token, small: frozenset[str]) -> Token | None:
    """The first token of the capitalised name that ends right before `token`."""
    first: Token | None = None
    current = token
    for _ in range(LONGEST_NAME):
        if current.is_sent_start or current.i == 0:
            break
        current = current.nbor(-1)
        if _is_capitalised(current) and not _leads_in(current):
            first = current
        elif first is None or not _is_inside(current, small):
            break
    return first


def _name_after(token: Token, small: frozenset[str]) -> Token | None:
    """The last token of the capitalised name that begins with `token`."""
    last: Token | None = None
    for current in token.doc[token.i : token.i + LONGEST_NAME]:
        if current.i > token.i and current.is_sent_start:
            break
        if _is_capitalised(current) or (last is None and current.like_num):
            last = current
        elif last is None or not _is_inside(current, small):
            break
    return last


def _is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in NAME_POS and token.ent_type_ not in ("DATE", "TIME")


def _leads_in(token: Token) -> bool:
    """Whether a capital is only that of a sentence's first word."""
    return bool(token.is_sent_start) and (token.is_stop or token.pos_ not in ("PROPN", "NOUN", "ADJ"))


def _is_inside(token: Token, small: frozenset[str]) -> bool:
    """Small words, hyphens and digits that may stand between the capitalised words of a name."""
    return token.text in small or token.text in ("-", "–") or token.text in APOSTROPHES[2:]


def _offices(doc: Doc, start: int, end: int, words: PlaceWords) -> Iterator[Shaped]:
    """Seats of offices where a preposition or a visit makes places of them: "at the Ministry of Defence"."""
    for hit in words.offices.find(doc.text, start, end):
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is not None and _is_told_as_place(span[0], words):
            yield Shaped(hit.start, hit.end, SITE, office=True)


def _is_told_as_place(token: Token, words: PlaceWords) -> bool:
    """Whether a word of place stands before a name, past its article, owner and adjectives."""
    current = token
    for _ in range(5):
        if current.i == 0 or current.is_sent_start:
            return False
        current = current.nbor(-1)
        if current.lower_ in words.office_locative:
            return True
        if not (current.pos_ in ("DET", "PRON", "ADJ", "PROPN", "PART") or current.text in APOSTROPHES):
            return False
    return False
