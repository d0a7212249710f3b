"""Places: the named countries, regions, cities and sites of a report, each with its country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from legation.extraction.document import Block, Document, PartyMention, PlaceMention
from legation.extraction.place_shapes import shaped_places
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import JOIN, WORD, fold
from legation.lexicon.places import CITY, COUNTRY, REGION, City, Site, gazetteer, place_words, sites

LONGEST_CITY = 4
# A namesake in a country that the report names is taken before a city that is larger by up to so much.
NAMESAKE = 30
# A town smaller than this needs more signs to be taken.
KNOWN_AFAR = 100_000
NO_PLACE = frozenset({"PERSON", "DATE", "TIME", "WORK_OF_ART", "LAW", "PRODUCT"})
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
# Between a place and the larger one that it lies in: "Cambridge, Massachusetts", "the base in Erbil".
WITHIN = re.compile(
    r",?\s+(?:in|of|at|near|outside)\s+(?:the\s+)?(?:\w+\s+(?:city|capital|town|port)\s+(?:of\s+)?)?|,\s+|\s+\(?"
)
OWNER = re.compile(r"(?:['’]s?)?\s+(?:\w+\s+)?")
DATELINE_END = re.compile(r"\s*(?:,|\(|:|–|—|--|-|/|\.\s)")
LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:the\s+)?$")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
HYPHENS = frozenset("-‐‑–")
LOOKBEHIND = 40


class _Candidate(NamedTuple):
    """A place found, with its country where the name alone tells it."""

    start: int
    end: int
    rank: int
    country: str | None = None
    point: tuple[float, float] | None = None


def find_places(document: Document) -> list[PlaceMention]:
    """All named places in the report's header lines, headlines and prose, in order; reads `document.parties`.

    Where places overlap the longer name is kept. The country of an unknown
    site is that of the place or party named right beside it, else None.
    """
    named = Counter(m.code for m in document.parties if party_lexicon().is_state(m.code))
    candidates = sorted(
        (found for block in document.masthead.blocks if block.kind != "boilerplate"
         for found in _in_block(document, block, named)),
        key=lambda c: (c.start, -c.end),
    )
    kept = _without_overlap(candidates)
    parties = sorted(document.parties)
    return [
        PlaceMention(c.start, c.end, " ".join(document.text[c.start : c.end].split()),
                     c.country or _country_beside(c, i, kept, parties, document.text), c.point, c.rank)
        for i, c in enumerate(kept)
    ]


def _without_overlap(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The longest of those that overlap, in the country of one inside it where its own is not known."""
    kept: list[_Candidate] = []
    for candidate in candidates:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
            continue
        last = kept[-1]
        longer, shorter = last, candidate
        if candidate.end - candidate.start > last.end - last.start:
            longer, shorter = candidate, last
        if longer.country is None and shorter.country is not None:
            longer = longer._replace(country=shorter.country, point=longer.point or shorter.point)
        kept[-1] = longer
    return kept


def _in_block(document: Document, block: Block, named: Counter[str]) -> Iterator[_Candidate]:
    text, doc = document.text, document.doc
    first = bisect_left(document.parties, (block.start,))
    parties = [m for m in document.parties[first:] if m.start < block.end] if document.parties else []
    named_sites = [site for site in _named_sites(doc, block, named) if not _is_inside_party(site, parties)]
    yield from named_sites
    yield from _from_parties(parties, text)
    words = place_words()
    for shaped in shaped_places(doc, block.start, block.end, words):
        if shaped.office or not _is_party(shaped.start, shaped.end, parties, text):
            yield _Candidate(shaped.start, shaped.end, shaped.rank)
    taken = [(m.start, m.end) for m in parties if m.form != "capital"]
    taken += [(s.start, s.end) for s in named_sites]
    yield from _cities(doc, block, sorted(taken), named)


def _named_sites(doc: Doc, block: Block, named: Counter[str]) -> Iterator[_Candidate]:
    """Sites and regions of the table."""
    for hit in sites().find(doc.text, block.start, block.end):
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is None or _in_persons_name(span) or _in_longer_name(doc.text, hit.end):
            continue
        if doc.text[hit.start - 1 : hit.start] in HYPHENS:
            continue
        yield _Candidate(hit.start, hit.end, hit.value.rank, _one_country(hit.value, named), hit.value.point)


def _one_country(site: Site, named: Counter[str]) -> str | None:
    """The country of a site; of a shared one that which alone the report names."""
    if len(site.countries) <= 1:
        return site.countries[0] if site.countries else None
    told = [code for code in site.countries if named[code]]
    return told[0] if len(told) == 1 else None


def _from_parties(parties: Sequence[PartyMention], text: str) -> Iterator[_Candidate]:
    """Countries, parts of them ("northern Iraq") and capitals, as the parties' step has read them."""
    lexicon, words = party_lexicon(), place_words()
    for mention in parties:
        if not lexicon.is_state(mention.code):
            continue
        if mention.form == "capital":
            city = _best_city(text[mention.start : mention.end], Counter({mention.code: 1}))
            point = city.point if city and city.country == mention.code else None
            yield _Candidate(mention.start, mention.end, CITY, mention.code, point)
        elif mention.form == "name":
            before = LAST_WORD.search(text, max(0, mention.start - LOOKBEHIND), mention.start)
            if before and before.group(1).lower() in words.directions and text[before.end() - 1] != "e":
                yield _Candidate(before.start(1), mention.end, REGION, mention.code)
            else:
                yield _Candidate(mention.start, mention.end, COUNTRY, mention.code)


def _is_party(start: int, end: int, parties: Sequence[PartyMention], text: str) -> bool:
    """Whether a shape is a party's name with a common word ("Islamic State", "the Russian base")."""
    rest = text[start:end]
    for mention in parties:
        if mention.start <= start and end <= mention.end:
            return True
        if start <= mention.start and mention.end <= end and mention.form not in ("capital", "seat"):
            rest = rest.replace(text[mention.start : mention.end], "")
    return not any(word[0].isupper() for word in WORD.findall(rest))


def _is_inside_party(site: _Candidate, parties: Sequence[PartyMention]) -> bool:
    """Whether a site's name is only part of a party's ("Caribbean" in "Caribbean Community")."""
    return any(m.start <= site.start and site.end <= m.end and m.end - m.start > site.end - site.start
               for m in parties)


def _cities(doc: Doc, block: Block, taken: Sequence[tuple[int, int]],
            named: Counter[str]) -> Iterator[_Candidate]:
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
                    city = _choose_city(cities, named)
                    span = doc.char_span(start, end, alignment_mode="expand") if city else None
                    if city and span is not None and _is_told_as_city(span, block, city, named):
                        yield _Candidate(start, end, CITY, city.country, city.point)
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


def _best_city(name: str, named: Counter[str]) -> City | None:
    return _choose_city(gazetteer().find(name), named)


def _choose_city(cities: Sequence[City], named: Counter[str]) -> City | None:
    """Of cities of one name, the largest; before it one in a country that the report names."""
    if not cities:
        return None
    largest = max(cities, key=lambda c: c.population >> (5 if c.byname else 0))
    near = [c for c in cities if named[c.country] and c.population * NAMESAKE >= largest.population]
    return max(near, key=lambda c: (not c.byname, named[c.country], c.population), default=largest)


def _is_told_as_city(span: Span, block: Block, city: City, named: Counter[str]) -> bool:
    """Whether the words around a city's name tell it as a place."""
    text, words, start, end = span.doc.text, place_words(), span.start_char, span.end_char
    if _in_longer_name(text, end):
        return False
    entity = span[0].ent_type_
    before = LAST_WORD.search(text, max(block.start, start - LOOKBEHIND), start)
    located = before is not None and before.group(1).lower() in words.city_locative
    if _in_persons_name(span) and not (located and _is_whole_entity(span) and city.population >= KNOWN_AFAR):
        return False
    if entity in NO_PLACE - {"PERSON"} or (entity == "ORG" and not _is_whole_entity(span)):
        return False
    # A dateline: the block's first words, in capitals, and a mark after them.
    if text[start:end].isupper() and end - start > 3 and start - block.start < LOOKBEHIND:
        return bool(DATELINE_END.match(text, end))
    if span.text in words.other_words or (len(span) == 1 and len(span.text) < 4):
        return located and entity in PLACE_ENTITIES and bool(named[city.country])
    signs = located + (entity in PLACE_ENTITIES) + bool(named[city.country])
    return signs >= (2 if city.population >= KNOWN_AFAR else 3 if entity not in PLACE_ENTITIES else 2)


def _is_whole_entity(span: Span) -> bool:
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    after = doc[span.end] if span.end < len(doc) else None
    begins = span[0].ent_iob_ == "B" or before is None or before.ent_type_ != span[0].ent_type_
    return begins and (after is None or after.ent_iob_ != "I")


def _in_persons_name(span: Span) -> bool:
    return bool(span[0].ent_type_ == "PERSON")


def _in_longer_name(text: str, end: int) -> bool:
    """Whether a name goes on as that of a newspaper, club or agreement ("Washington Post", "Paris Club")."""
    after = NEXT_WORD.match(text, end)
    return after is not None and after.group(1) in place_words().longer_name_after


def _country_beside(place: _Candidate, i: int, kept: Sequence[_Candidate], parties: Sequence[PartyMention],
                    text: str) -> str | None:
    """The country of a place that the table does not tell: of what it lies in or belongs to."""
    if i + 1 < len(kept) and place.rank >= CITY and WITHIN.fullmatch(text, place.end, kept[i + 1].start):
        beside = kept[i + 1]
        if beside.country and beside.rank < place.rank:
            return beside.country
    if i and kept[i - 1].country and OWNER.fullmatch(text, kept[i - 1].end, place.start):
        return kept[i - 1].country
    lexicon = party_lexicon()
    at = bisect_left(parties, (place.start,))
    for mention in parties[at : at + 2]:
        if mention.start < place.end and lexicon.is_state(mention.code):
            return mention.code
    if at and place.rank >= CITY:
        owner = parties[at - 1]
        if lexicon.is_state(owner.code) and OWNER.fullmatch(text, owner.end, place.start):
            return owner.code
    return None
