"""Days as they are written: "10 December 2025", "Dec. 10-12", "12/05/2024", "2024-05-12"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_toml

FILE = "calendar.toml"
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Stated:
    """A day or run of days of a month as written in `text[start:end]`; what is not stated is None.

    `day` to `last_day` is a span. `other` is set where day and month are both numbers
    that could be either: then (`day`, `month`) and `other` are the two readings.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    last_day: int | None = None
    other: tuple[int, int] | None = None

    def first(self, reference: date | None = None) -> date | None:
        """The day, in the year nearest to `reference` where none is written; None where there is none."""
        if self.other is not None:
            return None
        return complete(self.year, self.month, self.day, reference)

    def on_weekday(self, weekday: int | None) -> date | None:
        """Of two readings of 12/05/2024 the one on the weekday; None where both or neither is."""
        if self.other is None or self.year is None or weekday is None:
            return None
        readings = [day_of(self.year, month, day) for day, month in ((self.day, self.month), self.other)]
        right = [d for d in readings if d and d.weekday() == weekday]
        return right[0] if len(right) == 1 else None

    def last(self, reference: date | None = None) -> date | None:
        """The last day of a span, None where there is none."""
        if self.last_day is None:
            return None
        first = self.first(reference)
        return day_of(first.year, self.month, self.last_day) if first else None


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def iso_day(text: str | None) -> date | None:
    """The day at the head of an ISO date or time, or None."""
    found = ISO_DAY.match(text or "")
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def complete(year: int | None, month: int, day: int, reference: date | None) -> date | None:
    """The day; without a year the one that lies nearest to `reference`, at most half a year off."""
    if year is not None:
        return day_of(year, month, day)
    if reference is None:
        return None
    around = [d for shift in (-1, 0, 1) if (d := day_of(reference.year + shift, month, day))]
    return min(around, key=lambda d: abs((d - reference).days), default=None)


def _lexicon() -> dict[str, Any]:
    data = read_toml(FILE)
    for key, size in (("months", 12), ("weekdays", 7)):
        rows = data.get(key)
        if not isinstance(rows, list) or len(rows) != size or not all(rows):
            raise LexiconError(f"{key} must hold {size} lists of names", where=str(DATA / FILE),
                               mend=f"give each of the {size} its full name and short forms")
    return data


LEXICON = _lexicon()
MONTHS = {name.lower(): n for n, names in enumerate(LEXICON["months"], 1) for name in names}
WEEKDAYS = {name.lower(): n for n, names in enumerate(LEXICON["weekdays"]) for name in names}


def alternatives(names: Iterable[str], lower: Iterable[str] = ()) -> str:
    """A pattern for any of `names`, as written or in capitals; for `lower`, in small letters too."""
    forms = {form for name in names for form in (name, name.upper())} | {name.lower() for name in lower}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


# A full stop belongs to a short form only.
_FULL = alternatives((names[0] for names in LEXICON["months"]), LEXICON["lower"])
_SHORT = alternatives(name for names in LEXICON["months"] for name in names[1:])
MONTH = rf"(?:(?:{_FULL})(?![^\W\d_])|(?:{_SHORT})(?![^\W\d_])\.?)"
WEEKDAY_FULL = alternatives(names[0] for names in LEXICON["weekdays"])
WEEKDAY = rf"(?:{alternatives(n for names in LEXICON['weekdays'] for n in names)})(?![^\W\d_])\.?"
NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
DAY = NUMBER + r"(?!\d)(?:(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
YEAR = r"(?:19|20)\d\d(?!\d|\s?(?:hrs|hours|GMT|UTC|local))|['’‘]\d\d(?!\d)"
TO = r"\s{0,2}(?:-|–|—|/|to|and|&|until|till|through)\s{0,2}"

_DAYS = re.compile(
    rf"""(?<![\w/-])(?<!\d[.,])(?:
      (?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>0?[1-9]|1[0-2])(?P=iso_s)(?P<iso_d>{NUMBER})(?!\d)
    | (?P<a>{NUMBER})(?P<num_s>[-/.])(?P<b>{NUMBER})(?P=num_s)(?P<num_y>(?:19|20)\d\d)(?!\d)
    | (?:(?P<dm_0>{DAY}),\s)?(?P<dm_d>{DAY})(?:{TO}(?P<dm_l>{DAY}))?[\s.-]{{0,2}}(?:of\s)?(?P<dm_m>{MONTH})
      (?:\s?[,-]?\s?(?P<dm_y>{YEAR}))?
    | (?P<md_m>{MONTH})\s{{0,2}}(?:the\s)?(?P<md_d>{DAY})(?![:.]\d)
      (?:{TO}(?P<md_l>{DAY})(?![:.]\d|[\s.]{{1,2}}(?:of\s)?{MONTH}))?
      (?:\s?,?\s?(?:of\s)?(?P<md_y>{YEAR}))?
    )""",
    re.VERBOSE,
)


def month_number(name: str) -> int:
    """1 to 12 of a month's name in any form that `MONTH` takes."""
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 of a weekday's name in any form that `WEEKDAY` takes."""
    return WEEKDAYS[name.rstrip(".").lower()]


def year_number(text: str | None) -> int | None:
    """A year as written, "2024" or "'24"."""
    if not text:
        return None
    return int(text) if text[0].isdigit() else 2000 + int(text[1:])


def number_of(word: str) -> int | None:
    """A small number in figures or words ("3", "three", "a"), None for "several"."""
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an", "the") else LEXICON["numbers"].get(word)


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def stated_days(text: str, start: int = 0, end: int | None = None, *,
                day_first: bool | None = None) -> Iterator[Stated]:
    """Days and runs of days written with a day and a month in `text[start:end]`.

    `day_first` says how to read "12/05/2024"; where it is None such a one has two readings.
    """
    for found in _DAYS.finditer(text, start, len(text) if end is None else end):
        part = found.groupdict()
        at = found.start(), found.end()
        if part["iso_y"]:
            yield Stated(*at, int(part["iso_d"]), int(part["iso_m"]), int(part["iso_y"]))
        elif part["num_y"]:
            if (number := _numeric(at, part, day_first)) is not None:
                yield number
        else:
            form = "dm" if part["dm_m"] else "md"
            day, last = _day(part[f"{form}_d"]), part[f"{form}_l"]
            if form == "dm" and part["dm_0"] and last:
                day = min(day, _day(part["dm_0"]))
            yield Stated(*at, day, month_number(part[f"{form}_m"]), year_number(part[f"{form}_y"]),
                         _day(last) if last and _day(last) > day else None)


def _numeric(at: tuple[int, int], part: dict[str, str | None], day_first: bool | None) -> Stated | None:
    """12/05/2024: by its numbers, by full stops (day-first countries write them), else by `day_first`."""
    a, b, year = (int(part[name] or 0) for name in ("a", "b", "num_y"))
    if a > 12 and b > 12:
        return None
    if a > 12 or a == b or (b <= 12 and (part["num_s"] == "." or day_first)):
        return Stated(*at, a, b, year)
    if b > 12 or day_first is False:
        return Stated(*at, b, a, year)
    return Stated(*at, a, b, year, other=(b, a))


_NUMBERS = re.compile(r"(?<![\w./-])(?:(?P<weekday>[A-Z][a-z]{2,8})[\s,.]{1,3})?"
                      r"(?P<a>\d{1,2})[-/](?P<b>\d{1,2})[-/](?P<year>(?:19|20)\d\d)(?!\d)")
_DAY_MONTH = re.compile(rf"\b{DAY}\s(?:of\s)?{MONTH}")
_NAMED_DAY = re.compile(rf"\b(?:{WEEKDAY_FULL})\b")
_HOST = re.compile(r"https?://[^/\s]{1,100}?\.([a-z]{2})(?:[:/]|$)")
# Domains of the countries that write the month first, or both ways.
_MONTH_FIRST = ("us", "ph", "ca", "tv", "io", "co", "me", "ai", "fm")


def reads_day_first(text: str, url: str | None = None) -> bool | None:
    """Whether numbers such as 12/05/2024 in `text` put the day first; None where nothing shows it.

    Shown by its other dates in numbers, by days written "12 May", by a country's domain,
    and by the weekdays that it names, which are mostly those of the days just before.
    """
    day, month = 0, 0
    open_ones: list[tuple[int, int, int]] = []
    for found in _NUMBERS.finditer(text):
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
        readings = [d for d in (day_of(year, b, a), day_of(year, a, b)) if d]
        weekday = WEEKDAYS.get((found["weekday"] or "").lower())
        if len(readings) == 2 and weekday is not None:
            readings = [d for d in readings if d.weekday() == weekday]
        if len(readings) == 1:
            day += (readings[0].day, readings[0].month) == (a, b)
            month += (readings[0].day, readings[0].month) == (b, a)
        elif a != b and len(readings) == 2:
            open_ones.append((a, b, year))
    if day != month:
        return day > month
    host = _HOST.match(url or "")
    if _DAY_MONTH.search(text) or (host and host[1] not in _MONTH_FIRST):
        return True
    return True if open_ones and _recent(text, *open_ones[0]) else None


def _recent(text: str, a: int, b: int, year: int) -> bool:
    """Whether the weekdays named fit the days just before the a-th of month b, and not the other reading."""
    named = [weekday_number(found.group()) for found in _NAMED_DAY.finditer(text)]
    fits = [sum((d.weekday() - n) % 7 <= 2 for n in named) if (d := day_of(year, *order)) else 0
            for order in ((b, a), (a, b))]
    return fits[0] * 3 >= len(named) * 2 > 0 and fits[1] == 0
