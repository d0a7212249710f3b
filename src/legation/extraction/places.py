"""Places: the named countries, regions, cities and sites of a report, each with its country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from legation.extraction.document import Block, Document, PartyMention, PlaceMention
from legation.extraction.place_shapes import shaped_places
from legation.extraction.towns import (
    HYPHENS,
    KNOWN_AFAR,
    LAST_WORD,
    LOOKBEHIND,
    Candidate,
    best_city,
    in_longer_name,
    in_persons_name,
    known_towns,
    unknown_towns,
)
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import WORD
from legation.lexicon.places import CITY, COUNTRY, REGION, Site, gazetteer, home_of, place_words, sites

# Between a place and the larger one that it lies in: "Cambridge, Massachusetts", "the base in Erbil".
WITHIN = re.compile(
    r",?\s+(?:in|of|at|near|outside)\s+(?:the\s+)?(?:\w+\s+(?:city|capital|town|port)\s+(?:of\s+)?)?|,\s+|\s+\(?"
)
OWNER = re.compile(r"(?:['’]s?)?\s+(?:\w+\s+)?")
SENTENCE_END = re.compile(r"[.!?]\s|\n")


def find_places(document: Document) -> list[PlaceMention]:
    """All named places in the report's header lines, headlines and prose, in order; reads `document.parties`.

    Also reads `document.people`, whose names are no places. Where places overlap the longer name is kept.
    The country of a site that no table tells is that of the place or party right beside it, else of the town
    or country told last, else of the dateline.
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
    mentions = []
    for i, c in enumerate(settled):
        country = c.country
        if country is None and (c.rank >= CITY or c.shaped):
            country = _country_around(i, settled, document.text) or home
        name = " ".join(document.text[c.start : c.end].split())
        mentions.append(PlaceMention(c.start, c.end, name, country, c.point, c.rank))
    return mentions


def _without_overlap(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, in the country of one inside it where its own is not known."""
    kept: list[Candidate] = []
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


def _in_block(document: Document, block: Block, named: Counter[str]) -> Iterator[Candidate]:
    text, doc = document.text, document.doc
    first = bisect_left(document.parties, (block.start,))
    parties = [m for m in document.parties[first:] if m.start < block.end] if document.parties else []
    named_sites = [site for site in _named_sites(doc, block, named) if not _is_inside_party(site, parties)]
    yield from named_sites
    yield from _from_parties(parties, text)
    words = place_words()
    for shaped in shaped_places(doc, block.start, block.end, words):
        if shaped.office or not _is_party(shaped.start, shaped.end, parties, text):
            yield Candidate(shaped.start, shaped.end, shaped.rank, shaped=True)
    taken = [(m.start, m.end) for m in parties if m.form != "capital" and not _is_in_city(m, text)]
    taken += [(s.start, s.end) for s in named_sites]
    taken += [span for person in document.people for span in person.spans]
    cities = list(known_towns(doc, block, sorted(taken), named))
    yield from cities
    taken += [(m.start, m.end) for m in parties] + [(c.start, c.end) for c in cities]
    yield from unknown_towns(doc, block, sorted(taken))


def _is_in_city(mention: PartyMention, text: str) -> bool:
    """Whether the seat of an organisation or group is told as a town ("met in Brussels")."""
    before = LAST_WORD.search(text, max(0, mention.start - LOOKBEHIND), mention.start)
    return (mention.form in ("seat", "group") and before is not None and before.group(1) in place_words().at
            and any(c.population >= KNOWN_AFAR for c in gazetteer().find(text[mention.start : mention.end])))


def _named_sites(doc: Doc, block: Block, named: Counter[str]) -> Iterator[Candidate]:
    """Sites and regions of the table."""
    for hit in sites().find(doc.text, block.start, block.end):
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        if span is None or in_persons_name(span) or in_longer_name(doc.text, hit.end):
            continue
        if doc.text[hit.start - 1 : hit.start] in HYPHENS:
            continue
        yield Candidate(hit.start, hit.end, hit.value.rank, _one_country(hit.value, named), hit.value.point)


def _one_country(site: Site, named: Counter[str]) -> str | None:
    """The country of a site; of a shared one that which alone the report names."""
    if len(site.countries) <= 1:
        return site.countries[0] if site.countries else None
    told = [code for code in site.countries if named[code]]
    return told[0] if len(told) == 1 else None


def _from_parties(parties: Sequence[PartyMention], text: str) -> Iterator[Candidate]:
    """Countries, parts of them ("northern Iraq") and capitals, as the parties' step has read them."""
    lexicon, words = party_lexicon(), place_words()
    for mention in parties:
        if not lexicon.is_state(mention.code):
            continue
        if mention.form == "capital":
            city = best_city(text[mention.start : mention.end], Counter({mention.code: 1}))
            point = city.point if city and city.country == mention.code else None
            yield Candidate(mention.start, mention.end, CITY, mention.code, point)
        elif mention.form == "name":
            before = LAST_WORD.search(text, max(0, mention.start - LOOKBEHIND), mention.start)
            if before and before.group(1).lower() in words.directions and text[before.end() - 1] != "e":
                yield Candidate(before.start(1), mention.end, REGION, mention.code)
            else:
                yield Candidate(mention.start, mention.end, COUNTRY, mention.code)


def _is_party(start: int, end: int, parties: Sequence[PartyMention], text: str) -> bool:
    """Whether a shape is a party's name with a common word ("Islamic State", "the Russian base")."""
    rest = text[start:end]
    for mention in parties:
        if mention.start <= start and end <= mention.end:
            return True
        if start <= mention.start and mention.end <= end and mention.form not in ("capital", "seat"):
            rest = rest.replace(text[mention.start : mention.end], "")
    return not any(word[0].isupper() for word in WORD.findall(rest))


def _is_inside_party(site: Candidate, parties: Sequence[PartyMention]) -> bool:
    """Whether a site's name is only part of a party's ("Caribbean" in "Caribbean Community")."""
    return any(m.start <= site.start and site.end <= m.end and m.end - m.start > site.end - site.start
               for m in parties)


def _country_around(i: int, places: Sequence[Candidate], text: str) -> str | None:
    """The country of a town or site that nothing right beside it tells: that of the last town or country told
    before it, in its own paragraph first of one that follows in the sentence."""
    place = places[i]
    for other in places[i + 1 : i + 3]:
        if other.country and other.rank >= CITY and not SENTENCE_END.search(text, place.end, other.start):
            return other.country
    least = COUNTRY if place.rank == REGION else CITY
    return next((p.country for p in reversed(places[:i]) if p.country and p.rank >= least), None)


def _country_beside(place: Candidate, i: int, kept: Sequence[Candidate], parties: Sequence[PartyMention],
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
