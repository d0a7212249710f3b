"""Dates of the story: every form that reports write them in, resolved against the day of the report.

What can't be known stays None: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from legation.extraction.calendar import (
    DAY,
    LEXICON,
    WEEKDAY,
    Stated,
    alternatives,
    complete,
    day_of,
    iso_day,
    number_of,
    reads_day_first,
    stated_days,
    weekday_number,
)
from legation.extraction.document import Block, DateMention, Document
from legation.extraction.relative import FORMS, LIMIT, NUMBER, Day, Relative
from legation.extraction.tense import Tense, stay_end, tense_of

_OTHER = alternatives(name for names in LEXICON["other_calendars"].values() for name in names)
_ISLAMIC = alternatives(LEXICON["other_calendars"]["islamic"])
_FOREIGN = re.compile(rf"\b(?:{DAY}\s(?:of\s)?(?:{_OTHER})\b|(?:{_OTHER})\s{DAY}"
                      rf"|(?:month\sof|during|in|of|for)\s(?:{_ISLAMIC})\b)(?:,?\s1[34]\d\d\b)?")
_WEEKDAY_BEFORE = re.compile(rf"(?:{WEEKDAY})[\s,]{{1,3}}(?:the\s)?\(?$")
_WEEKDAY_AFTER = re.compile(rf"[\s,]{{0,2}}\(?(?P<name>{WEEKDAY})\)?(?!\w)")
_YEAR_AFTER = re.compile(r",?\s(?:of\s)?(?:the\s)?(?P<word>this|last|next)\syear\b")
_JOINS = re.compile(r"\s{0,2}(?:to|until|till|through|[-–—])\s{0,2}(?:on\s)?(?:the\s)?|(?P<and>\sand\s)"
                    r"|,?\s(?:and\s)?(?:it\s)?(?:ends|ending|ended|concludes|concluding|concluded|closes)\s(?:on\s)?")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")
_BESIDE = re.compile(r",?\s?\(?")
_DURATION = re.compile(rf"\b(?<!in\s)(?P<n>{NUMBER})(?:-|\s)days?(?:-long)?\b"
                       r"(?!['’]?\s(?:time|ago|earlier|later|before|after))")


def find_dates(document: Document) -> list[DateMention]:
    """Dated expressions of headlines and prose, in order, resolved against the masthead's reference day.

    A stay of so many days of which one end is dated in its sentence is a mention of
    its own, a span, at the words that say how long ("three-day").
    """
    reader = _DateReader(document)
    prose = [day for block in document.masthead.blocks if block.kind == "prose" for day in reader.read(block)]
    known: dict[int | None, date | None] = {day.weekday: day.first for day in reversed(prose)
                                            if day.weekday is not None and day.first}
    heads = [_of_headline(day, known) for block in document.masthead.blocks if block.kind == "headline"
             for day in reader.read(block)]
    return [_mention(day) for day in sorted([*heads, *prose], key=lambda day: (day.start, day.end))]


def _of_headline(day: Day, known: dict[int | None, date | None]) -> Day:
    """A headline's verbs don't tell past from future: its weekday is that of the story, else unknown."""
    if day.weekday is None or day.stated is not None:
        return day
    return replace(day, first=known.get(day.weekday))


def _mention(day: Day) -> DateMention:
    iso = day.iso
    if day.first is not None:
        iso = day.first.isoformat()
        if day.last is not None and day.last > day.first:
            iso += f"/{day.last.isoformat()}"
    return DateMention(day.start, day.end, iso, day.fuzzy)


class _DateReader:
    """Reads the dates of one document, block by block."""

    def __init__(self, document: Document) -> None:
        self.doc = document.doc
        self.text = document.text
        self.reference = iso_day(document.masthead.reference)
        self.day_first = reads_day_first(self.text, document.report.url)
        self.sentences = [(s.start_char, s.end_char) for s in self.doc.sents]
        self._sentence_starts = [start for start, _ in self.sentences]
        self._durations: dict[int, re.Match[str] | None] = {}
        self._token_starts = [token.idx for token in self.doc]
        self.relative = Relative(self.text, self.reference, self._tense, self._on_verb)

    def _token(self, at: int) -> Token:
        return self.doc[max(0, bisect_right(self._token_starts, at) - 1)]

    def _tense(self, at: int) -> Tense:
        return tense_of(self._token(at))

    def _on_verb(self, at: int) -> bool:
        return self._token(at).head.pos_ in ("VERB", "AUX")

    def read(self, block: Block) -> list[Day]:
        """The dates of a block in order, spans joined, stays of so many days added."""
        days = sorted([*self._written(block), *self._foreign(block)], key=lambda day: day.start)
        found: list[Day] = []
        at = block.start
        for day in days:
            if day.start >= at:
                self._take(found, self._told(at, day.start))
                self._take(found, [day])
                at = day.end
        self._take(found, self._told(at, block.end))
        joined = self._joined(self._agreed(found))
        return [*joined, *self._stays(joined)]

    def _take(self, found: list[Day], days: Iterable[Day]) -> None:
        """Add days, remembering the last one for "the same day"."""
        for day in days:
            found.append(day)
            if day.first and not day.fuzzy:
                self.relative.latest = day.first

    def _told(self, start: int, end: int) -> Iterator[Day]:
        for match in FORMS.finditer(self.text, start, end):
            if day := self.relative.resolve(match):
                yield day

    def _foreign(self, block: Block) -> Iterator[Day]:
        """Days and months of other calendars, known to be dates and no more."""
        for found in _FOREIGN.finditer(self.text, block.start, block.end):
            yield Day(found.start(), found.end(), fuzzy=True)

    def _written(self, block: Block) -> Iterator[Day]:
        """Days written with day and month, with the weekday or "of last year" beside them."""
        for stated in stated_days(self.text, block.start, block.end, day_first=self.day_first):
            weekday, start, end = None, stated.start, stated.end
            if before := _WEEKDAY_BEFORE.search(self.text, max(block.start, start - 16), start):
                weekday, start = weekday_number(re.split(r"[\s,]", before.group())[0]), before.start()
            elif after := _WEEKDAY_AFTER.match(self.text, end, block.end):
                weekday, end = weekday_number(after["name"]), after.end()
            year = None if stated.year else _YEAR_AFTER.match(self.text, end, block.end)
            written = stated
            if year and self.reference:
                end = year.end()
                shift = {"last": -1, "next": 1}.get(year["word"], 0)
                written = replace(stated, year=self.reference.year + shift)
            first = self._first(written, weekday)
            last = day_of(first.year, written.month, written.last_day) if first and written.last_day else None
            fuzzy = LIMIT.search(self.text, max(0, start - 14), start) is not None
            yield Day(start, end, first, last, fuzzy=fuzzy, stated=written, weekday=weekday)

    def _first(self, stated: Stated, weekday: int | None) -> date | None:
        """The day written; where its year or the order of its numbers is open, as weekday and tense allow."""
        if stated.other is not None:
            return stated.on_weekday(weekday)
        nearest = stated.first(self.reference)
        if nearest is None or self.reference is None or stated.year:
            return nearest
        beside = [d for y in (-1, 1) if (d := day_of(nearest.year + y, stated.month, stated.day))]
        if weekday is not None:
            right = [d for d in beside if d.weekday() == weekday]
            return nearest if nearest.weekday() == weekday or len(right) != 1 else right[0]
        if abs((nearest - self.reference).days) >= 60:
            tense = self._tense(stated.start)
            if tense is Tense.PAST and nearest > self.reference:
                return beside[0] if beside and beside[0] < self.reference else None
            if tense is Tense.FUTURE and nearest < self.reference:
                return beside[-1] if beside and beside[-1] > self.reference else None
        return nearest

    def _agreed(self, days: list[Day]) -> list[Day]:
        """"today (8 August)", "tomorrow (Tuesday)": one day said twice, as its surer form says."""
        result: list[Day] = []
        for day in days:
            before = result[-1] if result else None
            result.append(day)
            if before is None or not before.first or not day.first:
                continue
            beside = _BESIDE.fullmatch(self.text, before.end, day.start)
            if before.last or before.weekday is not None or not beside:
                continue
            if day.stated:
                result[-2] = replace(before, first=day.first)
            elif before.first.weekday() == day.weekday:
                result[-1] = replace(day, first=before.first)
        return result

    def _joined(self, days: list[Day]) -> list[Day]:
        """"from 30 November to 1 December", "Monday to Wednesday" as one span."""
        result: list[Day] = []
        for day in days:
            span = self._span_of(result[-1], day) if result else None
            if span:
                result[-1] = span
            else:
                result.append(day)
        return result

    def _span_of(self, before: Day, day: Day) -> Day | None:
        joint = _JOINS.fullmatch(self.text, before.end, day.start) if before.last is None else None
        if joint and joint["and"] and not _BETWEEN.search(self.text, max(0, before.start - 14), before.start):
            return None
        return _span(before, day) if joint else None

    def _stays(self, days: list[Day]) -> Iterator[Day]:
        """Stays of so many days that begin or end on a day named in the same sentence."""
        for day in days:
            if day.first is None or day.last is not None:
                continue
            held = self._duration(max(0, bisect_right(self._sentence_starts, day.start) - 1))
            length = number_of(held["n"]) if held else None
            if not held or not length or not 2 <= length <= 30:
                continue
            end = stay_end(self._token(day.start))
            if end and not (day.fuzzy and end == "first"):
                first = day.first - timedelta(length - 1) if end == "last" else day.first
                yield Day(held.start(), held.end(), first, first + timedelta(length - 1))

    def _duration(self, sentence: int) -> re.Match[str] | None:
        """The one stretch of days that the sentence names; None where it names none or several."""
        if sentence not in self._durations:
            held = list(_DURATION.finditer(self.text, *self.sentences[sentence]))
            self._durations[sentence] = held[0] if len(held) == 1 else None
        return self._durations[sentence]


def _span(a: Day, b: Day) -> Day | None:
    """The span from the one expression to the other, None where that can't be."""
    first, last = a.first, b.last or b.first
    if a.stated and b.stated and b.stated.year and not a.stated.year and last:
        first = complete(None, a.stated.month, a.stated.day, last)
        if first and first > last:
            first = day_of(first.year - 1, first.month, first.day)
    if first and last and not (a.stated or b.stated) and -7 <= (last - first).days < 0:
        last += timedelta(7)
    if first and last and 0 < (last - first).days < 400:
        return replace(a, end=b.end, first=first, last=last, fuzzy=False)
    if a.iso and b.iso and a.iso < b.iso:
        return replace(a, end=b.end, iso=f"{a.iso}/{b.iso}", fuzzy=a.fuzzy or b.fuzzy)
    return None
