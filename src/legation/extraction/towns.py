"""Towns: names of the gazetteer that the words around them tell as places, and names that no table knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from legation.extraction.document import Block
from legation.lexicon.offices import office_lexicon
from legation.lexicon.phrases import JOIN, WORD, fold
from legation.lexicon.places import CITY, City, gazetteer, place_words

LONGEST_CITY = 4
# A namesake in a country that the report names is taken before a city that is larger by up to so much.
NAMESAKE = 30
# A town smaller than this needs more signs to be taken.
KNOWN_AFAR = 100_000
# One as large as this is known wherever it is told as a place.
FAMOUS = 500_000
NO_PLACE = frozenset({"PERSON", "DATE", "TIME", "WORK_OF_ART", "LAW", "PRODUCT"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
DATELINE_END = re.compile(r"\s*(?:,|\(|:|–|—|--|-|/|\.\s)")
LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:the\s+)?$")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
HYPHENS = frozenset("-‐‑–")
LOOKBEHIND = 40


class Candidate(NamedTuple):
    """A place found, with its country where the name alone tells it; `shaped`: known by its shape alone."""

    start: int
    end: int
    rank: int
    country: str | None = None
    point: tuple[float, float] | None = None
    shaped: bool = False


def known_towns(doc: Doc, block: Block, taken: Sequence[tuple[int, int]],
            named: Counter[str]) -> Iterator[Candidate]:
    """Cities of the gazetteer, by capitalised words that begin with the name of one."""
    text, table = doc.text, gazetteer()
    matches = list(WORD.finditer(text, block.start, block.end))
    starts = [start for start, _ in taken]
    i = 0
    while i < len(matches):
        match = matches[i]
        step = 1
        if match.group()[0].isupper() and table.may_begin(fold(match.group())):
            at = bisect_left(starts, match.start() + 1) - 1
            if at < 0 or match.start() >= taken[at][1]:
                for size in range(_run(matches, i, text), 0, -1):
                    start, end = match.start(), matches[i + size - 1].end()
                    cities = table.find(text[start:end])
                    city = _choose(cities, named)
                    span = doc.char_span(start, end, alignment_mode="expand") if city else None
                    if city and span is not None and _is_told_as_city(span, block, city, named):
                        yield Candidate(start, end, CITY, city.country, city.point)
                        step = size
                        break
        i += step


def _run(matches: Sequence[re.Match[str]], i: int, text: str) -> int:
    """How many words from the i-th on may make one name."""
    size = 1
    while (size < LONGEST_CITY and i + size < len(matches)
           and JOIN.fullmatch(text, matches[i + size - 1].end(), matches[i + size].start())):
        size += 1
    while size > 1 and not matches[i + size - 1].group()[0].isupper():
        size -= 1
    return size


def best_city(name: str, named: Counter[str]) -> City | None:
    """The city of this name that is meant in a report that names countries so often."""
    return _choose(gazetteer().find(name), named)


def _choose(cities: Sequence[City], named: Counter[str]) -> City | None:
    """Of cities of one name, the largest; before it one in a country that the report names."""
    if not cities:
        return None
    largest = max(cities, key=lambda c: c.population >> (5 if c.byname else 0))
    near = [c for c in cities if named[c.country] and c.population * NAMESAKE >= largest.population]
    return max(near, key=lambda c: (not c.byname, named[c.country], c.population), default=largest)


def _is_told_as_city(span: Span, block: Block, city: City, named: Counter[str]) -> bool:
    """Whether the words around a city's name tell it as a place."""
    text, words, start, end = span.doc.text, place_words(), span.start_char, span.end_char
    if in_longer_name(text, end):
        return False
    entity = span[0].ent_type_
    before = LAST_WORD.search(text, max(block.start, start - LOOKBEHIND), start)
    located = before is not None and before.group(1).lower() in words.city_locative
    # A dateline: the block's first words, in capitals, and a mark after them.
    if text[start:end].isupper() and end - start > 3 and start - block.start < LOOKBEHIND:
        return bool(DATELINE_END.match(text, end)) and not in_persons_name(span)
    if span.text in words.other_words or (len(span) == 1 and len(span.text) < 4):
        return located and entity in PLACE_ENTITIES and bool(named[city.country])
    at = before is not None and before.group(1) in words.at and _stands_alone(span)
    if at and (named[city.country] or city.population >= FAMOUS) and entity not in ("DATE", "TIME"):
        return True  # whatever the recogniser takes it for
    if in_persons_name(span) or entity in NO_PLACE or (entity == "ORG" and not _is_whole_entity(span)):
        return False
    signs = located + (entity in PLACE_ENTITIES) + bool(named[city.country])
    return signs >= (2 if city.population >= KNOWN_AFAR else 3 if entity not in PLACE_ENTITIES else 2)


def _stands_alone(span: Span) -> bool:
    """Whether no capitalised word stands right beside, as in a longer name."""
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    beside = before is not None and before.text[0].isupper() and not before.is_sent_start
    return not beside and not (after is not None and bool(span[-1].whitespace_) and after.text[0].isupper())


def _is_whole_entity(span: Span) -> bool:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    begins = span[0].ent_iob_ == "B" or before is None or before.ent_type_ != span[0].ent_type_
    return begins and (after is None or after.ent_iob_ != "I")


def in_persons_name(span: Span) -> bool:
    """Whether the recogniser takes the words for a person's."""
    return bool(span[0].ent_type_ == "PERSON")


def in_longer_name(text: str, end: int) -> bool:
    """Whether a name goes on as that of a newspaper, club or agreement ("Washington Post", "Paris Club")."""
    after = NEXT_WORD.match(text, end)
    return after is not None and after.group(1) in place_words().longer_name_after


def unknown_towns(doc: Doc, block: Block, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Places that no table knows: a name right behind "in", "at" or "near" that means nothing else."""
    if block.kind != "prose":
        return
    span = doc.char_span(block.start, block.end, alignment_mode="expand")
    if span is None:
        return
    ends, terms = [start for start, _ in taken], office_lexicon().terms
    for token in span:
        if token.text not in ("in", "at", "near") or token.i + 1 >= span.end:
            continue
        last = token.i
        while last + 1 < span.end and last - token.i < 3 and _is_proper(doc[last + 1]):
            last += 1
        name = doc[token.i + 1 : last + 1]
        if last == token.i or not _stands_alone(name) or any(terms.get(t.text) for t in name):
            continue
        if name.text.isupper() or len(name.text) < 3 or (len(name) > 1 and name[0].ent_type_ == "ORG"):
            continue
        after = doc[name.end] if name.end < len(doc) else None
        if after is not None and (after.text in HYPHENS or after.text in place_words().inside_name):
            continue
        at = bisect_left(ends, name.end_char) - 1
        if at < 0 or name.start_char >= max(end for _, end in taken[: at + 1]):
            yield Candidate(name.start_char, name.end_char, CITY, shaped=True)


def _is_proper(token: Token) -> bool:
    """Whether a token may be a word of a town's name."""
    named = token.ent_type_ in ("", "PERSON", "ORG") or token.ent_type_ in PLACE_ENTITIES
    return token.pos_ == "PROPN" and named and token.text[0].isupper() and token.text[-1].isalpha()
