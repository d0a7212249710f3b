"""Dates told by the day of the report: "on Tuesday", "yesterday", "the 14th", "last month", "in March"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from legation.extraction.calendar import (
    DAY,
    LEXICON,
    MONTH,
    WEEKDAY_FULL,
    Stated,
    day_of,
    month_number,
    number_of,
    weekday_number,
)
from legation.extraction.tense import Tense

NUMBER = rf"(?:\d{{1,2}}|{'|'.join(LEXICON['numbers'])})"
_STRETCH = "|".join(LEXICON["vague"]["stretches"])
_PART_OF_DAY = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon|midnight))?"
FORMS = re.compile(
    rf"""(?<![\w@#/])(?:
      (?P<spread>(?i:from|between)\s(?:the\s)?)(?P<spread_a>{DAY})\s(?:to|and|until|till|through)\s(?:the\s)?
        (?P<spread_b>{DAY})\sof\s(?P<spread_m>this|last|next|the(?:\ssame)?)\smonth
    | (?:(?i:this|last|next)\s)?(?P<par>{WEEKDAY_FULL})\s?\((?:the\s)?(?P<par_d>{DAY})\)
    | (?P<wd_mod>(?i:last|past|previous|this\scoming|this\spast|this|next|coming)\s)?(?P<wd>{WEEKDAY_FULL})
        (?!\w|-(?!(?:{WEEKDAY_FULL})))(?P<wd_week>\s(?:last|next|this)\sweek|\sweek\b)?{_PART_OF_DAY}
    | (?P<mon_mod>(?i:last|next|this|past|early|mid|late|(?:the\s)?(?:end|start|beginning|middle)\sof)[\s-])?
        (?P<mon>{MONTH})(?:,?\s(?:of\s)?(?:the\s)?(?:(?P<mon_y>(?:19|20)\d\d)(?!\d)|(?P<mon_rel>this|last|next)\syear))?
    | (?i:in\s)(?P<hence>{NUMBER})\s(?P<hence_u>day|week)s?(?P<hence_t>['’]?\stime)?\b
    | (?P<ago_n>(?i:an?|the|{NUMBER}|several|a\sfew|some))\s(?P<ago_u>days?|weeks?|months?|years?|decades?)\s
        (?:(?P<ago>ago|earlier|later|from\snow)\b|(?P<ago_at>before|after)(?=\s?[.,;)]))
    | (?P<simple>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow
        |today|tonight|yesterday|tomorrow|last\snight|this\s(?:morning|afternoon|evening)))\b
    | (?P<same>(?i:the\s(?:very\s)?same|that\s(?:same|very)|that)\sday)\b(?!\s(?:of|when|that))
    | (?P<step>(?i:the)\s(?:(?:following|next|previous|preceding)\sday|day\s(?:before|after)(?=\s?[.,;)])))\b
    | (?P<vague_m>(?i:last|this|next|past|previous|the\s(?:past|last|coming|previous|following|next)))\s
        (?P<vague_n>(?:{NUMBER}|few|several|couple\sof)\s)?(?P<vague>{_STRETCH})(?P<vague_s>s)?\b
    | (?P<nth_the>(?i:(?:(?:on|until|till|by|of|to)\s)?the\s))(?P<nth>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b
        (?:\sof\s(?P<nth_m>this|last|next|the)\smonth|(?P<nth_end>(?=\s?(?:[,.;)]|local\b|inst\b|$))))
    | (?P<in>(?i:in|during)\s(?:early\s|mid-?\s?|late\s|the\syear\s)?)?(?P<year>(?:19|20)\d\d)
        (?:\s?[-–—/]\s?(?P<year_b>(?:19|20)\d\d|\d\d))?(?![\w%]|[.,:]\d|-[a-z])
    )""",
    re.VERBOSE,
)
_FIRM = re.compile(r"\b(?:[Ii]n|of|[Ss]ince|[Dd]uring|until|till|[Bb]y)\s$")
_LOOSE = re.compile(r"\b(?:[Ff]rom|to|for|[Bb]etween|through|and)\s$")
# Short forms that are other words too.
_DOUBTFUL = re.compile(r"(?i:may|march|mar|dec|jan|jun|sep|sept|oct|nov|feb|apr|jul|aug)\.?")
LIMIT = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore)\s(?:the\s)?(?:end\sof\s)?$")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|alternate)\s$")


@dataclass(frozen=True)
class Day:
    """An expression found: its days, or its month or year as ISO; `fuzzy` if too vague for an event."""

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    iso: str | None = None
    fuzzy: bool = False
    stated: Stated | None = None
    weekday: int | None = None


class Relative:
    """Resolves matches of `FORMS` against the reference day and the last day named.

    `tense(offset)` says the tense of the clause at an offset, `on_verb(offset)` whether
    the word there hangs on a verb.
    """

    def __init__(self, text: str, reference: date | None, tense: Callable[[int], Tense],
                 on_verb: Callable[[int], bool]) -> None:
        self.text = text
        self.reference = reference
        self.latest: date | None = None
        self.tense = tense
        self.on_verb = on_verb

    def resolve(self, found: re.Match[str]) -> Day | None:
        """The day that a match stands for; None where it is no date."""
        for name, form in _FORMS.items():
            if found[name] is not None:
                return form(self, found)
        return None

    def _from(self, base: date | None, days: int) -> date | None:
        try:
            return base + timedelta(days) if base else None
        except OverflowError:
            return None

    def _month_of(self, word: str) -> tuple[int, int] | None:
        """Year and month of "this", "last", "next", "the" month."""
        base = (self.latest or self.reference) if word.startswith("the") else self.reference
        if base is None:
            return None
        months = base.year * 12 + base.month - 1 + {"last": -1, "next": 1}.get(word, 0)
        return months // 12, months % 12 + 1

    def _spread(self, found: re.Match[str]) -> Day:
        """"from 3rd to 6th of this month"."""
        month = self._month_of(found["spread_m"])
        first, last = (day_of(*month, _digits(found[f"spread_{x}"])) if month else None for x in "ab")
        return Day(found.start(), found.end(), first, last)

    def _numbered(self, found: re.Match[str]) -> Day:
        """"this Wednesday (29)": the day of that number, on that weekday, nearest to the report."""
        number, weekday = _digits(found["par_d"]), weekday_number(found["par"])
        around = (self._from(self.reference, shift) for shift in sorted(range(-31, 32), key=abs))
        first = next((d for d in around if d and d.day == number and d.weekday() == weekday), None)
        return Day(found.start(), found.end(), first, weekday=weekday)

    def _weekday(self, found: re.Match[str]) -> Day | None:
        """"Tuesday", "last Friday", "next Monday", "Monday last week"."""
        before = self.text[max(0, found.start() - 14) : found.start()]
        if _EVERY.search(before) or found["wd_week"] == " week":
            return None
        limit = LIMIT.search(before) is not None
        number = weekday_number(found["wd"])
        day = Day(found.start(), found.end(), fuzzy=limit, weekday=number)
        if self.reference is None:
            return day
        back, ahead = (self.reference.weekday() - number) % 7, (number - self.reference.weekday()) % 7
        modifier = (found["wd_mod"] or "").strip().lower()
        if week := (found["wd_week"] or "").split():
            shift = {"last": -7, "next": 7}.get(week[0], 0) + number - self.reference.weekday()
        elif modifier in ("last", "past", "previous", "this past"):
            shift = -(back or 7)
        elif modifier in ("next", "coming", "this coming"):
            shift = ahead or 7
        elif limit or self.tense(found.start("wd")) in (Tense.FUTURE, Tense.PRESENT):
            shift = ahead
        else:
            shift = -back
        return Day(day.start, day.end, self._from(self.reference, shift), fuzzy=limit, weekday=number)

    def _month(self, found: re.Match[str]) -> Day | None:
        """"in March", "last May", "March 2023", "November of last year"."""
        before = self.text[max(0, found.start() - 12) : found.start()]
        told = found["mon_y"] or found["mon_rel"] or found["mon_mod"]
        sure = _FIRM.search(before) or (_LOOSE.search(before) and not _DOUBTFUL.fullmatch(found["mon"]))
        if not told and not sure:
            return None
        month = month_number(found["mon"])
        year = int(found["mon_y"]) if found["mon_y"] else self._year_of(month, found)
        fuzzy = LIMIT.search(before) is not None or before.endswith(("since ", "Since "))
        return Day(found.start(), found.end(), iso=f"{year}-{month:02}" if year else None, fuzzy=fuzzy)

    def _year_of(self, month: int, found: re.Match[str]) -> int | None:
        """The year of a month without one: of the last such month, of the next where the verb lies ahead."""
        reference = self.reference
        if reference is None:
            return None
        modifier = (found["mon_mod"] or "").strip(" -").lower()
        if found["mon_rel"]:
            return reference.year + {"last": -1, "next": 1}.get(found["mon_rel"], 0)
        if modifier in ("last", "past"):
            return reference.year - (month >= reference.month)
        if modifier == "this":
            return reference.year
        if modifier == "next" or self.tense(found.start("mon")) is Tense.FUTURE:
            return reference.year + (month < reference.month)
        return reference.year - (month > reference.month)

    def _hence(self, found: re.Match[str]) -> Day | None:
        """"in two days' time"; bare "in two days" may as well say how long it took."""
        if not found["hence_t"]:
            return None
        number = number_of(found["hence"])
        if number is None or found["hence_u"] != "day":
            return Day(found.start(), found.end(), fuzzy=True)
        return Day(found.start(), found.end(), self._from(self.reference, number))

    def _ago(self, found: re.Match[str]) -> Day:
        """"two days ago", "a day earlier", "three years ago"."""
        number, unit = number_of(found["ago_n"].lower()), found["ago_u"].rstrip("s")
        way = found["ago"] or found["ago_at"]
        base = self.reference if way in ("ago", "from now") else self.latest
        sign = -1 if way in ("ago", "earlier", "before") else 1
        if unit == "day" and number is not None:
            return Day(found.start(), found.end(), self._from(base, sign * number))
        exact = unit == "year" and way == "ago" and number and self.reference
        year = self.reference.year - number if exact and self.reference and number else None
        return Day(found.start(), found.end(), iso=f"{year}" if year else None, fuzzy=True)

    def _simple(self, found: re.Match[str]) -> Day:
        words = found["simple"].lower().split()
        shift = {"yesterday": -1, "tomorrow": 1, "night": -1}.get(words[-1], 0)
        if len(words) > 2:
            shift *= 2
        return Day(found.start(), found.end(), self._from(self.reference, shift))

    def _same(self, found: re.Match[str]) -> Day:
        return Day(found.start(), found.end(), self.latest)

    def _step(self, found: re.Match[str]) -> Day:
        back = any(word in found["step"] for word in ("previous", "preceding", "before"))
        return Day(found.start(), found.end(), self._from(self.latest, -1 if back else 1))

    def _vague(self, found: re.Match[str]) -> Day:
        """"last month", "this year": the month or year itself, of which no day is known."""
        word = found["vague_m"].lower().removeprefix("the ")
        word = "last" if word == "previous" else word
        iso = None
        single = not found["vague_n"] and not found["vague_s"]
        if self.reference and single and word in ("last", "this", "next"):
            if found["vague"] == "month" and (month := self._month_of(word)):
                iso = f"{month[0]}-{month[1]:02}"
            elif found["vague"] == "year":
                iso = f"{self.reference.year + {'last': -1, 'this': 0, 'next': 1}[word]}"
        return Day(found.start(), found.end(), iso=iso, fuzzy=True)

    def _nth(self, found: re.Match[str]) -> Day | None:
        """"on the 14th", "the 11th of this month"."""
        lead = found["nth_the"].lower()
        if not found["nth_m"] and lead.startswith("of"):
            return None
        number = _digits(found["nth"])
        words = (found["nth_m"],) if found["nth_m"] else ("last", "this", "next")
        days = [d for word in words if (month := self._month_of(word)) and (d := day_of(*month, number))]
        reference = self.reference
        first = min(days, key=lambda d: abs((d - reference).days) if reference else 0, default=None)
        return Day(found.start(), found.end(), first, fuzzy=lead.startswith(("until", "till", "by")))

    def _year(self, found: re.Match[str]) -> Day:
        """A year: it dates an event only behind "in" or "during", else it may be part of a title."""
        year = int(found["year"])
        if found["year_b"]:
            last = int(found["year_b"] if len(found["year_b"]) == 4 else found["year"][:2] + found["year_b"])
            return Day(found.start(), found.end(), iso=f"{year}/{last}" if last > year else None, fuzzy=True)
        title = found["in"] is None
        if not title and self.reference and year > self.reference.year:
            # "the plan of cooperation in 2026" tells of the plan, "will visit in 2026" of the visit.
            title = not (self.on_verb(found.start("in")) and self.tense(found.start("in")) is Tense.FUTURE)
        return Day(found.start(), found.end(), iso=str(year), fuzzy=title)


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_FORMS: dict[str, Callable[[Relative, re.Match[str]], Day | None]] = {
    "spread": Relative._spread, "par": Relative._numbered, "wd": Relative._weekday, "mon": Relative._month,
    "hence": Relative._hence, "ago_n": Relative._ago, "simple": Relative._simple, "same": Relative._same,
    "step": Relative._step, "vague": Relative._vague, "nth": Relative._nth, "year": Relative._year,
}
