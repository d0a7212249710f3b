"""The dateline at the head of a story: "MINSK, 23 November (BelTA) –", "RIYADH (SPA - 2 Apr 2020)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from legation.extraction.calendar import MONTH, WEEKDAY, WEEKDAY_FULL, Stated, stated_days
from legation.extraction.press import (
    any_of,
    is_name,
    is_none,
    is_place,
    is_press,
    is_telling,
    known,
    press_kind,
    traits,
)

_UP = r"[^\W\da-z_]"
_NO_DATE = rf"(?!(?:{MONTH}|{WEEKDAY})[\s.,]{{0,3}}\d|(?:{WEEKDAY_FULL})\b)"
_WORD = rf"{_NO_DATE}(?:(?:{_UP}\.){{2,4}}|St\.|{_UP}[\w’'‘`-]*)"
_PLACE = re.compile(
    rf"{_WORD}(?:(?:\s|/|,\s?)(?:(?:of|de|del|el|al|la|the|and|da|do|dos|on)\s)?{_WORD}){{0,5}}")
_DATE_HEAD = re.compile(rf"[\s,.:(–-]{{0,3}}(?:(?:{WEEKDAY})[\s,]{{1,2}})?")
_SOURCE = re.compile(
    r"[\s,.–—-]{0,3}(?:\((?P<round>[^()\n]{2,80})\)|/(?P<slash>[^/\n]{2,40})/|\[(?P<square>[^\[\]\n]{2,40})\])")
# "ASTANA. KAZINFORM –", "BAKU, May 3. Trend.": a name between stops, without a bracket.
_BARE_SOURCE = re.compile(
    rf"[\s,.–—-]{{1,4}}(?P<bare>{_UP}[\w’-]{{1,24}}(?:\.[A-Za-z]+)?(?:\s{_UP}[\w-]{{1,20}}){{0,2}}?)"
    r"(?=\s?(?:--|[–—]|-\s|\.\s|/\s|,\s))")
_BARE_DASH = re.compile(r"\s?(?:--|[–—-])\s")
# "[Peru]" behind a town; "(KHARTOUM)" behind a day.
_SQUARE = re.compile(r"\s?\[(?P<place>[^\[\]\n]{2,40})\]")
# In front of the place: "(Polar Wire) REYKJAVIK, March 16 –", "Muttrah Daily – MUSCAT: His Majesty …".
_LEAD = re.compile(rf"(?:\((?P<round>[^()\n]{{2,60}})\)\s|(?P<bare>{_UP}[^\n.:;,–—]{{1,40}}?)(?:\s[–—-]{{1,2}}\s|,\s))"
                   rf"(?={_UP}[\w.])")
_MARK = re.compile(
    r"\s{0,2}(?:\.?\s{0,2}(?:[-–—]{1,3})\s{0,2}|[:/]\s{0,2}|\.\s{1,2}(?:[-–—]{1,3}\s{0,2})?|\.$)")
_DASH = re.compile(r"[-–—]")
_SAYS = re.compile(r"[\"“”‘'«(\[]?(?:[^\W\da-z_]|\d)")


@dataclass(frozen=True)
class Dateline:
    """`text[start:end]` is the dateline, with the mark that ends it; `sources` are those named in it.

    `lead` are the names in front of the place, in a bracket where `lead_bracket` says so;
    `bracket` says that the sources do not stand bare between stops.
    """

    start: int
    end: int
    place: str | None
    date: Stated | None
    sources: tuple[str, ...]
    lead: tuple[str, ...] = ()
    lead_bracket: bool = False
    bracket: bool = True


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    """Words that no place holds."""
    labels = any_of("dates", "published", "updated")
    return re.compile(rf"(?:{any_of('dateline', 'titles')}|{labels})\.?", re.I)


def read_dateline(text: str, start: int, end: int, *, first: bool = False,
                  day_first: bool | None = None) -> Dateline | None:
    """The dateline that `text[start:end]`, a paragraph, begins with, or is; None where there is none.

    `first` says that the paragraph opens the story: then "Bishkek. The" is a dateline too.
    """
    end = min(end, start + 260)
    lead = _LEAD.match(text, start, end)
    if lead and (lead["round"] or _may_lead(lead["bare"])):
        line = read_dateline(text, lead.end(), end, first=first, day_first=day_first)
        if line is not None and not line.lead and line.end < end and (
                lead["round"] or is_place(line.place or "") or (line.place and press_kind(lead["bare"]))):
            names = _names(lead["round"]) if lead["round"] else (lead["bare"],)
            return replace(line, start=start, lead=names, lead_bracket=lead["round"] is not None)
    at = start
    place = _PLACE.match(text, at, end)
    words, beside = _split(place.group()) if place else ("", None)
    if place:
        at = place.end()
        country = _SQUARE.match(text, at, end)
        at = country.end() if country and is_place(country["place"]) else at
    stated, at = _date(text, at, end, day_first)
    sources: tuple[str, ...] = (beside,) if beside else ()
    bracket = _SOURCE.match(text, at, end)
    if bracket:
        inner = bracket.lastgroup or "round"
        held = next(stated_days(text, bracket.start(inner), bracket.end(inner), day_first=day_first), None)
        sources += _names(text[bracket.start(inner):held.start if held else bracket.end(inner)])
        stated = stated or held
        at = bracket.end()
        if stated is None:
            stated, at = _date(text, at, end, day_first)
    elif place and not beside and (bare := _BARE_SOURCE.match(text, at, end)) and (
            stated or text[at:at + 1] == "." or (_BARE_DASH.match(text, at) and is_place(words))):
        sources, at = _names(bare["bare"]), bare.end()
        if stated is None:
            stated, at = _date(text, at, end, day_first)
    mark = _MARK.match(text, at, end)
    stop = mark.end() if mark else at
    whole = not text[stop:end].strip()
    if not mark and not whole:
        if not (bracket and text[at:at + 1].isspace()):
            return None
        stop = at + 1
    if not whole and not _SAYS.match(text, stop):
        return None
    line = Dateline(start, stop, words.rstrip(".") or None, stated, sources, bracket=bracket is not None)
    if words and is_press(traits(words)):
        # "Vistula Today, 19 Mar 2025. Poland …", "Kontinent Weekly (Chișinău). …": a paper stands where a place could.
        town = next((source for source in sources if is_place(source)), None)
        line = replace(line, place=town, lead=(words.rstrip("."),), sources=tuple(s for s in sources if s != town))
        return line if stated or town or (first and mark and mark.group().strip(" .")) else None
    # "July 14 (KHARTOUM)"; but agencies may have the name of a town.
    short = tuple(source for source in sources if known().get(source) or len(source) <= 4 or not is_place(source))
    line = replace(line, sources=short)
    return line if _is_dateline(line, mark.group() if mark else "", bool(bracket), whole, first) else None


def _may_lead(words: str) -> bool:
    """Whether words before a place can be a name, and are no place or telling words."""
    return (not is_place(words) and press_kind(words) is not None) or (
        len(words.split()) <= 4 and not is_place(words) and not is_telling(words) and is_name(words) and not any(
            _titles().fullmatch(word) for word in words.split()))


def _split(place: str) -> tuple[str, str | None]:
    """A place, and the name behind it that is none: "Damascus, SANA"."""
    town, _, name = place.rpartition("/" if "/" in place else ", ")
    if town and is_place(town) and not is_place(name) and (
            press_kind(name) or (" " not in name and not name.endswith("."))):
        return town, name
    return place, None


def _date(text: str, at: int, end: int, day_first: bool | None) -> tuple[Stated | None, int]:
    head = _DATE_HEAD.match(text, at, end)
    after = head.end() if head else at
    stated = next(stated_days(text, after, min(end, after + 40), day_first=day_first), None)
    return (stated, stated.end) if stated and stated.start == after else (None, at)


def _names(inner: str) -> tuple[str, ...]:
    """The names in a bracket, "Pakistan Point / WAM -": its parts that name somebody."""
    parts = (part.strip(" ,.-–—/") for part in re.split(r"\s?[/|;]\s?|,\s|\s?[-–—]\s", inner))
    return tuple(part for part in parts if part and not is_none(part))


def _is_dateline(line: Dateline, mark: str, bracket: bool, whole: bool, first: bool) -> bool:
    """Whether what was found goes so far beyond a name at the head of a sentence that it is one.

    `mark` ends it; `whole` says that nothing follows, `first` that it opens the story.
    """
    dash = bool(_DASH.search(mark))
    if not line.place:
        return first and ((line.date is not None and dash) or (bool(line.sources) and all(map(is_name, line.sources))))
    words = re.split(r"[\s/]+", line.place)
    if any(_titles().fullmatch(word) for word in words):
        return False
    capitals = sum(1 for word in words if word.isupper()) * 2 > len(words) and len(line.place) >= 4
    if line.date or bracket or line.sources:
        return bool(mark) or whole or capitals or (line.date is not None and bracket)
    opens = first and mark.startswith(".") and line.place.isalpha() and len(line.place) > 3
    if capitals:
        return opens or (len(words) <= 5 and bool(mark.strip(" ."))) or (whole and len(words) <= 3)
    if whole:
        return len(words) <= 3 and "." in mark
    return opens or (len(words) <= 3 and dash and mark[0].isspace())
