"""Dates of the story: every form that reports write them in, resolved against the day of the report.

A grammar of named parts finds the expressions; each form has a small function
that resolves it. What can't be known stays None: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.extraction.calendar import (
    DAY,
    LEXICON,
    MONTH,
    WEEKDAY,
    WEEKDAY_FULL,
    Stated,
    alternatives,
    complete,
    day_of,
    iso_day,
    month_number,
    number_of,
    reads_day_first,
    stated_days,
    weekday_number,
)
from legation.extraction.document import DateMention, Document
from legation.extraction.tense import Tense, tense_at

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(LEXICON['numbers'])})"
_PART_OF_DAY = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midnight))?"
_FORMS = re.compile(
    rf"""(?<![\w@#/-])(?:
      (?P<spread>(?:from|between)\s(?:the\s)?)(?P<spread_a>{DAY})\s(?:to|and|until|till|through)\s(?:the\s)?(?P<spread_b>{DAY})
        \sof\s(?P<spread_m>this|last|next|the\ssame)\smonth
    | (?P<this_day>this|last|next|on)?\s?(?P<wd_par>{WEEKDAY_FULL})\s?\((?:the\s)?(?P<wd_d>{DAY})\)
    | (?P<wd_mod>(?:last|past|previous|this|next|coming|this\scoming|this\spast)\s)?(?P<wd>(?:{WEEKDAY_FULL}))(?![\w-])(?!s\b)
        (?P<wd_week>\s(?:last|next|this)\sweek|\sweek)?{_PART_OF_DAY}
    | (?P<mon_mod>(?:last|next|this|past|early|mid|late|(?:the\s)?(?:end|start|beginning|middle)\sof)[\s-])?(?P<mon>{MONTH})
        (?:,?\s(?:of\s)?(?:(?P<mon_y>(?:19|20)\d\d)(?!\d)|(?P<mon_rel>this|last|next)\syear))?
    | (?P<ago_n>an?|the|{_NUMBER}|several|a\sfew|some)\s(?P<ago_u>days?|weeks?|months?|years?|decades?)\s(?P<ago>ago|earlier|later|before|after|from\snow)\b
    | (?P<simple>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|today|tonight|yesterday|tomorrow|last\snight
        |this\s(?:morning|afternoon|evening))\b
    | (?P<same>(?:on\s|later\s|earlier\s)?(?:the\s(?:very\s)?same|that\s(?:same|very)|that)\sday)\b(?!\s(?:of|when|that))
    | (?P<step>the\s(?:following|next|previous|preceding)\sday|the\sday\s(?:before|after))\b(?!\s(?:of|when|that|the|his|her|its|a))
    | (?P<vague>(?:earlier\s|later\s|early\s|late\s)?(?P<vague_m>last|this|next|past|previous|the\s(?:past|last|coming|previous|following|next))\s
        (?:{_NUMBER}\s|few\s|several\s)?(?P<vague_u>{'|'.join(LEXICON['vague']['stretches'])})s?)\b
    | (?P<on_the>on\sthe\s|until\sthe\s|of\sthe\s|the\s)(?P<nth>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b
        (?:\sof\s(?P<nth_m>this|last|next|the)\smonth)?(?P<nth_end>(?=\s?(?:[,.;)]|local\b|inst\b|$)))?
    | (?P<in>(?:in|during)\s(?:early\s|mid-?\s?|late\s|the\syear\s)?)?(?P<year>(?:19|20)\d\d)(?:\s?[-–—/]\s?(?P<year_b>(?:(?:19|20)\d\d|\d\d)))?(?![\w%]|[.,:]\d|-[a-z])
    )""",
    re.VERBOSE,
)
_OTHER = alternatives(name for names in LEXICON["other_calendars"].values() for name in names)
_ISLAMIC = alternatives(LEXICON["other_calendars"]["islamic"])
_FOREIGN = re.compile(rf"\b(?:{DAY}\s(?:of\s)?(?:{_OTHER})\b|(?:{_OTHER})\s{DAY}|(?:month\sof|during|in|of|for)\s(?:{_ISLAMIC})\b)(?:,?\s1[34]\d\d\b)?")
_WEEKDAY_BEFORE = re.compile(rf"(?:{WEEKDAY})[\s,]{{1,3}}(?:the\s)?\(?$")
_WEEKDAY_AFTER = re.compile(rf"[\s,]{{0,2}}\(?(?:{WEEKDAY})\)?(?!\w)")
_JOINS = re.compile(r"\s{0,2}(?:to|until|till|through|[-–—])\s{0,2}(?:on\s)?(?:the\s)?|(?P<and>\sand\s)")
_OPENS = re.compile(r"\b(?:from|between)\s(?:the\s)?$")
_LIMIT = re.compile(r"\b(?:by|until|till|before|since)\s(?:the\s)?(?:end\sof\s)?$")
_EVERY = re.compile(r"\b(?:every|each|on\salternate)\s$")
_DURATION = re.compile(rf"\b(?P<n>{_NUMBER})(?:-|\s)(?:day|days)(?:-long)?\b(?:['’]s?)?")


@dataclass(frozen=True)
class _Day:
    """An expression found: its days (or its month or year as ISO), and whether it may date an event of the day."""

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    iso: str | None = None
    fuzzy: bool = False
    stated: Stated | None = None

    def mention(self) -> DateMention:
        iso = self.iso
        if self.first is not None:
            iso = self.first.isoformat()
            if self.last is not None and self.last > self.first:
                iso += f"/{self.last.isoformat()}"
        return DateMention(self.start, self.end, iso, self.fuzzy)


def find_dates(document: Document) -> list[DateMention]:
    """Dated expressions of headlines and prose, in order, resolved against the masthead's reference day."""
    reader = _DateReader(document)
    found: list[_Day] = []
    for block in document.masthead.blocks:
        if block.kind in ("headline", "prose"):
            found += reader.read_block(block.start, block.end)
    return [day.mention() for day in found]


class _DateReader:
    """Reads the dates of one document, block by block; knows the last day named, for "the same day"."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.reference = iso_day(document.masthead.reference)
        self.day_first = reads_day_first(self.text)
        self.latest: date | None = None
        self.sentences = [(s.start_char, s.end_char) for s in document.doc.sents]
        self._starts = [start for start, _ in self.sentences]

    def read_block(self, start: int, end: int) -> list[_Day]:
        """The dates of `text[start:end]`, spans joined, stays of so many days added."""
        days = sorted([*self._written(start, end), *self._foreign(start, end)], key=lambda day: day.start)
        free: list[tuple[int, int]] = []
        at = start
        for day in days:
            free.append((at, day.start))
            at = max(at, day.end)
        free.append((at, end))
        marks: list[_Day | re.Match[str]] = [*days]
        for lo, hi in free:
            marks += _FORMS.finditer(self.text, lo, hi)
        result: list[_Day] = []
        for mark in sorted(marks, key=lambda m: m.start if isinstance(m, _Day) else m.start()):
            day = mark if isinstance(mark, _Day) else self._resolve(mark)
            if day is None:
                continue
            result.append(day)
            if day.first and not day.fuzzy:
                self.latest = day.first
        return sorted([*self._joined(result), *self._stays(result)], key=lambda day: (day.start, day.end))

    # Written with day and month

    def _written(self, start: int, end: int) -> Iterator[_Day]:
        for stated in stated_days(self.text, start, end, day_first=self.day_first):
            weekday = None
            lo, hi = stated.start, stated.end
            if before := _WEEKDAY_BEFORE.search(self.text, max(start, lo - 14), lo):
                weekday, lo = weekday_number(re.split(r"[\s,]", before.group())[0]), before.start()
            elif after := _WEEKDAY_AFTER.match(self.text, hi, min(end, hi + 14)):
                weekday, hi = weekday_number(after.group().strip(" ,()\n")), after.end()
            first = self._first(stated, weekday)
            last = day_of(first.year, stated.month, stated.last_day) if first and stated.last_day else None
            yield _Day(lo, hi, first, last, stated=stated)

    def _first(self, stated: Stated, weekday: int | None) -> date | None:
        """The day that is written; where the year or the order of the numbers is open, as weekday and tense allow."""
        if stated.other is not None and stated.year:
            readings = [day_of(stated.year, m, d) for d, m in ((stated.day, stated.month), stated.other)]
            right = [d for d in readings if d and weekday is not None and d.weekday() == weekday]
            return right[0] if len(right) == 1 else None
        if stated.year or self.reference is None:
            return stated.first()
        nearest = complete(None, stated.month, stated.day, self.reference)
        if nearest is None or abs((nearest - self.reference).days) < 60 or weekday is not None:
            return self._on_weekday(nearest, stated, weekday)
        tense = tense_at(self.document.doc, stated.start)
        if tense is Tense.PAST and nearest > self.reference:
            return day_of(nearest.year - 1, stated.month, stated.day)
        if tense is Tense.FUTURE and nearest < self.reference:
            return day_of(nearest.year + 1, stated.month, stated.day)
        return nearest

    def _on_weekday(self, nearest: date | None, stated: Stated, weekday: int | None) -> date | None:
        """`nearest`, or the same day of a year beside it if only that falls on the weekday."""
        if nearest is None or weekday is None or nearest.weekday() == weekday:
            return nearest
        others = [d for y in (-1, 1) if (d := day_of(nearest.year + y, stated.month, stated.day))]
        right = [d for d in others if d.weekday() == weekday]
        return right[0] if len(right) == 1 and abs((right[0] - nearest).days) < 400 else nearest

    def _foreign(self, start: int, end: int) -> Iterator[_Day]:
        for found in _FOREIGN.finditer(self.text, start, end):
            yield _Day(found.start(), found.end(), fuzzy=True)

    # Told by the day of the report

    def _resolve(self, found: re.Match[str]) -> _Day | None:
        for name, resolve in _RESOLVERS:
            if found[name] is not None:
                return resolve(self, found)
        return None

    def _spread(self, found: re.Match[str]) -> _Day | None:
        month = self._month_of(found["spread_m"])
        days = [day_of(*month, int(re.sub(r"\D", "", found[g]))) if month else None for g in ("spread_a", "spread_b")]
        return _Day(found.start(), found.end(), days[0], days[1])

    def _month_of(self, word: str) -> tuple[int, int] | None:
        """Year and month of "this", "last", "next" month."""
        base = self.latest if word.startswith("the") and self.latest else self.reference
        if base is None:
            return None
        shift = {"last": -1, "next": 1}.get(word, 0)
        return divmod(base.year * 12 + base.month - 1 + shift, 12)[0], (base.month - 1 + shift) % 12 + 1

    def _weekday_and_day(self, found: re.Match[str]) -> _Day | None:
        """"this Wednesday (29)": the day of that number, on that weekday, nearest to the report."""
        number, weekday = int(re.sub(r"\D", "", found["wd_d"])), weekday_number(found["wd_par"])
        first = None
        if self.reference:
            around = (self.reference + timedelta(n) for n in range(-31, 32))
            right = [d for d in around if d.day == number and d.weekday() == weekday]
            first = min(right, key=lambda d: abs((d - self.reference).days), default=None) if right else None
        return _Day(found.start(), found.end(), first)

    def _weekday(self, found: re.Match[str]) -> _Day | None:
        start = found.start()
        before = self.text[max(0, start - 14) : start]
        if _EVERY.search(before):
            return None
        limit = _LIMIT.search(before) is not None
        if self.reference is None:
            return _Day(start, found.end(), fuzzy=limit)
        number = weekday_number(found["wd"])
        back = (self.reference.weekday() - number) % 7
        ahead = (number - self.reference.weekday()) % 7
        modifier, week = (found["wd_mod"] or "").strip(), (found["wd_week"] or "").strip()
        if week:
            if week == "week":
                return _Day(start, found.end(), fuzzy=True)
            monday = self.reference - timedelta(self.reference.weekday())
            shift = {"last week": -7, "next week": 7}.get(week, 0)
            return _Day(start, found.end(), monday + timedelta(shift + number), fuzzy=limit)
        if modifier in ("last", "past", "previous", "this past"):
            day = self.reference - timedelta(back or 7)
        elif modifier in ("next", "coming", "this coming"):
            day = self.reference + timedelta(ahead or 7)
        else:
            future = tense_at(self.document.doc, found.start("wd")) is Tense.FUTURE
            day = self.reference + timedelta(ahead) if future else self.reference - timedelta(back)
        return _Day(start, found.end(), day, fuzzy=limit)

    def _month(self, found: re.Match[str]) -> _Day | None:
        month, name = month_number(found["mon"]), found["mon"]
        modifier = re.sub(r"\W", " ", found["mon_mod"] or "").strip()
        before = self.text[max(0, found.start() - 12) : found.start()]
        relative = bool(found["mon_y"] or found["mon_rel"] or modifier)
        if not relative and not re.search(r"\b(?:in|of|since|during|until|till|by|from|to|for|between|through|and)\s$", before):
            return None
        if name.rstrip(".") in ("May", "March", "MAY", "MARCH", "Mar", "Dec", "Jan") and not relative and not re.search(
                r"\b(?:in|of|since|during|until|till|by)\s$", before):
            return None
        year: int | None = int(found["mon_y"]) if found["mon_y"] else None
        if year is None and self.reference:
            year = self._year_of_month(month, modifier, found)
        limit = _LIMIT.search(before) is not None
        return _Day(found.start(), found.end(), iso=f"{year}-{month:02}" if year else None, fuzzy=limit)

    def _year_of_month(self, month: int, modifier: str, found: re.Match[str]) -> int:
        """The year of a month without one: the last such month, or the next where the verb is in the future."""
        reference = self.reference
        assert reference is not None
        if found["mon_rel"]:
            return reference.year + {"last": -1, "next": 1}.get(found["mon_rel"], 0)
        if modifier == "this":
            return reference.year
        past = reference.year - (month > reference.month)
        coming = reference.year + (month < reference.month)
        if modifier in ("last", "past"):
            return past if month != reference.month else past - 1
        future = modifier == "next" or tense_at(self.document.doc, found.start("mon")) is Tense.FUTURE
        return coming if future else past

    def _ago(self, found: re.Match[str]) -> _Day | None:
        number, unit = number_of(found["ago_n"]), found["ago_u"].rstrip("s")
        way = found["ago"]
        base = self.reference if way in ("ago", "from now") else self.latest
        first = None
        if unit == "day" and number is not None and base is not None:
            first = base + timedelta(-number if way in ("ago", "earlier", "before") else number)
        if unit in ("year", "decade") and way == "ago" and number and self.reference and unit == "year":
            return _Day(found.start(), found.end(), iso=f"{self.reference.year - number}", fuzzy=True)
        return _Day(found.start(), found.end(), first, fuzzy=first is None)

    def _simple(self, found: re.Match[str]) -> _Day | None:
        words = found["simple"].split()
        shift = {"yesterday": -1, "tomorrow": 1, "night": -1}.get(words[-1], 0)
        if "before" in words or "after" in words:
            shift *= 2
        return _Day(found.start(), found.end(), self.reference + timedelta(shift) if self.reference else None)

    def _same(self, found: re.Match[str]) -> _Day | None:
        return _Day(found.start(), found.end(), self.latest)

    def _step(self, found: re.Match[str]) -> _Day | None:
        shift = -1 if any(w in found["step"] for w in ("previous", "preceding", "before")) else 1
        return _Day(found.start(), found.end(), self.latest + timedelta(shift) if self.latest else None)

    def _vague(self, found: re.Match[str]) -> _Day | None:
        """"last month", "this year": the month or year itself, of which no day is known."""
        shift = {"last": -1, "previous": -1, "next": 1}.get(found["vague_m"])
        shift = 0 if found["vague_m"] == "this" else shift
        iso = None
        single = not re.search(r"\d|few|several|s$", found["vague"][len(found["vague_m"]):].strip())
        if self.reference and shift is not None and single:
            if found["vague_u"] == "month":
                year, month = self._month_of({-1: "last", 1: "next"}.get(shift, "this")) or (0, 0)
                iso = f"{year}-{month:02}"
            elif found["vague_u"] == "year":
                iso = f"{self.reference.year + shift}"
        return _Day(found.start(), found.end(), iso=iso, fuzzy=True)

    def _nth(self, found: re.Match[str]) -> _Day | None:
        """"on the 14th", "the 11th of this month"."""
        if not (found["nth_m"] or found["nth_end"] is not None) or (not found["nth_m"] and found["on_the"] == "of the "):
            return None
        number = int(re.sub(r"\D", "", found["nth"]))
        first = None
        if found["nth_m"] and (month := self._month_of(found["nth_m"])):
            first = day_of(*month, number)
        elif self.reference:
            months = [self._month_of(word) for word in ("last", "this", "next")]
            days = [d for m in months if m and (d := day_of(*m, number))]
            first = min(days, key=lambda d: abs((d - self.reference).days), default=None)  # type: ignore[operator]
        return _Day(found.start(), found.end(), first, fuzzy=found["on_the"] == "until the ")

    def _year(self, found: re.Match[str]) -> _Day | None:
        """A year: it dates an event only behind "in" or "during", else it may be part of a title or a count."""
        year = int(found["year"])
        if found["year_b"]:
            last = found["year_b"] if len(found["year_b"]) == 4 else found["year"][:2] + found["year_b"]
            return _Day(found.start(), found.end(), iso=f"{year}/{last}" if int(last) > year else None, fuzzy=True)
        return _Day(found.start(), found.end(), iso=str(year), fuzzy=found["in"] is None)

    # Spans

    def _joined(self, days: list[_Day]) -> list[_Day]:
        """"from 30 November to 1 December", "Monday to Wednesday" as one span."""
        result: list[_Day] = []
        for day in days:
            before = result[-1] if result else None
            joint = _JOINS.fullmatch(self.text, before.end, day.start) if before else None
            if before and joint and before.last is None and (
                    not joint["and"] or self.text[max(0, before.start - 12):before.start].rstrip().endswith("between")):
                span = self._span(before, day)
                if span:
                    result[-1] = span
                    continue
            result.append(day)
        return result

    def _span(self, a: _Day, b: _Day) -> _Day | None:
        first, last = a.first, b.last or b.first
        if a.stated and b.stated and b.stated.year and not a.stated.year and last:
            first = complete(None, a.stated.month, a.stated.day, last)
            if first and first > last:
                first = day_of(first.year - 1, first.month, first.day)
        if first and last and timedelta(0) < last - first < timedelta(400):
            return replace(a, end=b.end, first=first, last=last, fuzzy=False)
        if first and last and b.stated is None and a.stated is None and timedelta(-7) <= last - first < timedelta(0):
            return replace(a, end=b.end, first=first, last=last + timedelta(7), fuzzy=False)
        if a.iso and b.iso and a.iso < b.iso:
            return replace(a, end=b.end, iso=f"{a.iso}/{b.iso}", fuzzy=a.fuzzy or b.fuzzy)
        return None

    def _stays(self, days: list[_Day]) -> Iterator[_Day]:
        """Stays of so many days with a dated end in the same sentence ("a three-day visit that began on Monday")."""
        for day in days:
            if day.first is None or day.last is not None or day.fuzzy:
                continue
            lo, hi = self._sentence(day.start)
            held = list(_DURATION.finditer(self.text, lo, hi))
            if len(held) != 1 or (length := number_of(held[0]["n"])) is None or not 2 <= length <= 30:
                continue
            end = _end_told(self.document, day.start)
            if end is None:
                continue
            first = day.first - timedelta(length - 1) if end == "last" else day.first
            yield _Day(held[0].start(), held[0].end(), first, first + timedelta(length - 1))

    def _sentence(self, at: int) -> tuple[int, int]:
        i = bisect_right(self._starts, at) - 1
        return self.sentences[i] if i >= 0 else (at, at)
