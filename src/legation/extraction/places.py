"""Places: the named countries, regions, cities and sites of a report, each with its country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from legation.extraction.document import Block, Document, PartyMention, PlaceMention
from legation.extraction.place_shapes import shaped_places
from legation.lexicon.offices import office_lexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import JOIN, WORD, fold
from legation.lexicon.places import CITY, COUNTRY, REGION, City, Site, gazetteer, home_of, place_words, sites

LONGEST_CITY = 4
# A namesake in a country that the report names is taken before a city that is larger by up to so much.
NAMESAKE = 30
# A town smaller than this needs more signs to be taken.
KNOWN_AFAR = 100_000
# One as large as this is known wherever it is told as a place.
FAMOUS = 500_000
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
SENTENCE_END = re.compile(r"[.!?]\s|\n")
HYPHENS = frozenset("-‐‑–")
LOOKBEHIND = 40


class _Candidate(NamedTuple):
    """A place found, with its country where the name alone tells it; `shaped`: known by its shape alone."""

    start: int
    end: int
    rank: int
    country: str | None = None
    point: tuple[float, float] | None = None
    shaped: bool = False


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
    settled = [c._replace(country=c.country or _country_beside(c, i, kept, parties, document.text))
               for i, c in enumerate(kept)]
    place = document.masthead.dateline_place
    home = home_of(place, named) if place else None
    return [
        PlaceMention(c.start, c.end, " ".join(document.text[c.start : c.end].split()),
                     c.country or _country_around(i, settled, document.text) or home, c.point, c.rank)
        if c.rank >= CITY or c.shaped else
        PlaceMention(c.start, c.end, " ".join(document.text[c.start : c.end].split()), c.country, c.point, c.rank)
        for i, c in enumerate(settled)
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
            yield _Candidate(shaped.start, shaped.end, shaped.rank, shaped=True)
    taken = [(m.start, m.end) for m in parties if m.form != "capital" and not _is_in_city(m, text)]
    taken += [(s.start, s.end) for s in named_sites]
    taken += [span for person in document.people for span in person.spans]
    cities = list(_cities(doc, block, sorted(taken), named))
    yield from cities
    taken += [(m.start, m.end) for m in parties] + [(c.start, c.end) for c in cities]
    yield from _unknown_towns(doc, block, sorted(taken))


def _unknown_towns(doc: Doc, block: Block, taken: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
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
            yield _Candidate(name.start_char, name.end_char, CITY, shaped=True)


def _is_proper(token: Token) -> bool:
    """Whether a token may be a word of a town's name."""
    named = token.ent_type_ in ("", "PERSON", "ORG") or token.ent_type_ in PLACE_ENTITIES
    return token.pos_ == "PROPN" and named and token.text[0].isupper() and token.text[-1].isalpha()


def _is_in_city(mention: PartyMention, text: str) -> bool:
    """Whether the seat of an organisation or group is told as a town ("met in Brussels")."""
    before = LAST_WORD.search(text, max(0, mention.start - LOOKBEHIND), mention.start)
    return (mention.form in ("seat", "group") and before is not None and before.group(1) in place_words().at
            and any(c.population >= KNOWN_AFAR for c in gazetteer().find(text[mention.start : mention.end])))


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
    # A dateline: the block's first words, in capitals, and a mark after them.
    if text[start:end].isupper() and end - start > 3 and start - block.start < LOOKBEHIND:
        return bool(DATELINE_END.match(text, end)) and not _in_persons_name(span)
    if span.text in words.other_words or (len(span) == 1 and len(span.text) < 4):
        return located and entity in PLACE_ENTITIES and bool(named[city.country])
    at = before is not None and before.group(1) in words.at and _stands_alone(span)
    if at and (named[city.country] or city.population >= FAMOUS) and entity not in ("DATE", "TIME"):
        return True  # whatever the recogniser takes it for
    if _in_persons_name(span) or entity in NO_PLACE or (entity == "ORG" and not _is_whole_entity(span)):
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


def _in_persons_name(span: Span) -> bool:
    return bool(span[0].ent_type_ == "PERSON")


def _in_longer_name(text: str, end: int) -> bool:
    """Whether a name goes on as that of a newspaper, club or agreement ("Washington Post", "Paris Club")."""
    after = NEXT_WORD.match(text, end)
    return after is not None and after.group(1) in place_words().longer_name_after


def _country_around(i: int, places: Sequence[_Candidate], text: str) -> str | None:
    """The country of a town or site that nothing right beside it tells: that of the last town or country told
    before it, in its own paragraph first of one that follows in the sentence."""
    place = places[i]
    for other in places[i + 1 : i + 3]:
        if other.country and other.rank >= CITY and not SENTENCE_END.search(text, place.end, other.start):
            return other.country
    least = COUNTRY if place.rank == REGION else CITY
    return next((p.country for p in reversed(places[:i]) if p.country and p.rank >= least), None)


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
