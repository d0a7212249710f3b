"""A header line in cells: its dates, and between separators the names, places, sections and words."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, NamedTuple

from legation.extraction.calendar import WEEKDAY, Stated, stated_days, weekday_number
from legation.extraction.layout import furniture
from legation.extraction.press import any_of, is_name, is_place, known

CellKind = Literal["name", "place", "section", "role", "words"]
# Ranks of dates: labelled as published, bare, labelled as changed, none of publication at all.
LABELLED, BARE, CHANGED, NO_DATE = 1, 3, 6, 9

_CLOCK = (r"(?:\bat\s)?\b\d{1,2}"
          r"(?:[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?(?!\w)|hrs|h\b)?|\s?[ap]\.?m\.?(?!\w))"
          r"(?:\s?\(?(?-i:[A-Z]{2,4})(?:[+-]\d{1,2}(?::\d\d)?)?(?![\w.])\)?)?")
TIME = re.compile(rf"[\s,|–-]{{0,3}}(?:(?-i:[A-Z]{{3,4}})\s)?(?:{_CLOCK})|T\d\d:\d\d(?::\d\d)?\S{{0,10}}", re.I)
_AGO = re.compile(r"\b(?:\d{1,3}|an?)\s(?:sec|min|minute|hour|day|week|month)s?\s(?:ago|read)\b\.?", re.I)
_WEEKDAY_END = re.compile(rf"(?:{WEEKDAY})\s?,?\s{{0,2}}$")
EDGE = " ,.:;|•·–—―~>»›‹«*#-/\\[]\t\x1f\u00a0"
# Between cells; in the first group, marks that stand between unlike things. The date stands as \x1f.
_SEPARATOR = re.compile(
    r"\s?\x1f\s?|\s[|•·–—―~>»›*/\\-]{1,2}(?:\s|$)|(?<=\w)-\s|\s?[|•·»›]{1,2}\s?|\s{2,8}|(?P<close>(?<=\w)\)\s(?=\w))|(?P<open>\s?[(\[])"
    r"|[)\]]|;\s|,\s"
    r"|(?<=\w{4})\.\s(?=[^\W\da-z_])|(?<![A-Z]{2})(?<=\w)\s?/\s?(?=\w)|\s?/\s?(?![A-Z]{2})(?=\w)")
_IN_TOWN = re.compile(r"(?P<name>.{4,60}?)\s(?:in|at)\s(?P<town>[^\W\da-z_][^,]{2,40})")
_COPYRIGHT = re.compile(
    r"(?:[©ⓒ]|\([cC]\)|[Cc]opyright)\s?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?,?\s)?(?=[^\W\da-z_])")
_TRAILING = re.compile(r"\s(?:on|at|in|from|the|and|of)$", re.I)
_INSIDE_BY = re.compile(
    r"(?<=\S)\s(?=(?:by|with|via|for|from)\s(?:the\s)?[^\W\da-z_]|with\sagencies|(?:Editor|Author|Source|By|Reporter)\s?:)")
# "Posted by X on …", "Published in X, …"
_ON = re.compile(r"(?:\son|,)\s{0,2}$")
_ISSUED = re.compile(r"(?:published|printed|posted|issued|last mod\w+|updated)\s(?:in|by|on)\s", re.I)
_HANDLE = re.compile(r"\s?\(?@\w{2,30}\)?$")


class Cell(NamedTuple):
    """A part of a line: what it is, and by which signs it is marked.

    The signs are `by`, `source`, `for` (such a word before it), `bracket`, `town` (one behind it), `page` (©),
    `closes` and `closed` (before, resp. behind a bracket that none opens: "WIRE - Paper) Jane Doe").
    """

    kind: CellKind
    text: str
    marks: frozenset[str] = frozenset()


class Line(NamedTuple):
    """A line in cells; `days` are its dates of publication with their ranks.

    `dated` says that it gives a full date, `timed` a time of day behind one, `apart` that each date stands by itself.
    """

    cells: tuple[Cell, ...]
    days: tuple[tuple[int, str], ...]
    dated: bool
    timed: bool
    apart: bool


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], ...]:
    """A date's label at the end of the words before it: of publication, of change, of something else."""
    tail = r"(?:\s(?:on|at))?\s?(?::|-|–)?\s?$"
    keys = ("published", "updated", "none")
    return tuple(re.compile(rf"\b(?:{any_of('dates', key)}){tail}", re.I) for key in keys)


@lru_cache(maxsize=1)
def by_mark() -> re.Pattern[str]:
    """Words before an author's name."""
    spaced = rf"(?:{any_of('byline', 'by')})(?:\s?:\s?|\s+|(?=(?-i:[A-Z]{{2}})))(?:the\s)?(?=\S)"
    return re.compile(rf"{spaced}|(?-i:By(?=[^\W\da-z_]))", re.I)


@lru_cache(maxsize=1)
def source_mark() -> re.Pattern[str]:
    """Words before the name of an agency."""
    return re.compile(rf"(?:{any_of('source', 'before')})(?:\s?:\s?|\s)(?:the\s)?(?=\S)", re.I)


@lru_cache(maxsize=1)
def _paper_mark() -> re.Pattern[str]:
    """Words between an author and the paper."""
    return re.compile(rf"(?:{any_of('byline', 'paper')})\s(?:the\s)?(?=\S)", re.I)


@lru_cache(maxsize=1)
def _source_end() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of('source', 'after')})\W{{0,2}}$", re.I)


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    roles = any_of("byline", "roles", "staff")
    return re.compile(rf"(?:(?:our|a|the|chief)\s)?(?:[\w&-]+\s){{0,2}}?(?:{roles})s?(?:\sof\s.{{0,60}})?", re.I)


@lru_cache(maxsize=1)
def _section() -> re.Pattern[str]:
    words, kinds, others = (any_of("sections", key) for key in ("words", "kinds", "credits"))
    several = rf"(?:{words})(?:(?:,|\s&|\sand|\s?/)\s(?:{words}))*"
    numbered = rf"(?:\w+\s){{0,2}}(?:{kinds})(?:[\s.:]{{0,2}}[\d.,IVXL]{{1,9}})?"
    return re.compile(rf"(?:{several}|{numbered})\.?|(?:{others})\s?:.*", re.I)


@lru_cache(maxsize=1)
def _edition() -> re.Pattern[str]:
    return re.compile(rf"\s(?:in\s)?English(?:\s(?:{any_of('sections', 'kinds')}))?$")


def has_label(words: str) -> bool:
    """Whether nothing but a date's label stands there."""
    return any(label.fullmatch(words.strip(EDGE)) for label in _labels())


def published_label(words: str) -> bool:
    """Whether nothing but a label of publication stands there."""
    return _labels()[0].fullmatch(words) is not None


def read_cells(line: str, day_first: bool | None) -> Line:
    """The cells and dates of a line of no more than a few hundred characters."""
    every = list(stated_days(line, day_first=day_first))
    days = [day for day in every if day.year]
    if not days and every:
        line = f"{line[:every[0].start]} \x1f {line[every[0].end:]}"
    published: list[tuple[int, str]] = []
    rest: list[str] = []
    at, apart, timed = 0, True, False
    for i, day in enumerate(days):
        lead = _WEEKDAY_END.sub("", line[at:day.start])
        weekday = line[at + len(lead):day.start].strip(" ,.")
        bare, rank = _unlabelled(lead)
        first = _first(day, weekday)
        if first and rank < NO_DATE:
            published.append((rank, first))
        clock = TIME.match(line, day.end)
        end = clock.end() if clock else day.end
        timed = timed or clock is not None
        apart = apart and (rank != BARE or _ends_apart(bare, opening=i == 0) or (
            _ON.search(bare) is not None and (by_mark().match(bare) or _ISSUED.match(bare)) is not None))
        apart = apart and (clock is not None or _begins_apart(line[end:]))
        rest += [bare, " \x1f "]
        at = end
    words = _AGO.sub(" \x1f ", TIME.sub(" \x1f ", "".join([*rest, line[at:]])))
    return Line(tuple(_cells(words)), tuple(published), bool(days), timed, apart)


def _first(day: Stated, weekday: str) -> str | None:
    first = day.first() or day.on_weekday(weekday_number(weekday) if weekday else None)
    return first.isoformat() if first else None


def _ends_apart(words: str, *, opening: bool) -> bool:
    bare = words.rstrip(" ")
    return (not bare and opening) or bare[-1:] in tuple("|–—•·~(,;:-/>»›.*)") or words.endswith("  ") or not bare


def _begins_apart(words: str) -> bool:
    bare = words.lstrip(" ")
    return not bare or bare[0] in "|–—•·~),;-/>»›.*(" or words.startswith("  ") or by_mark().match(bare) is not None


def _unlabelled(lead: str) -> tuple[str, int]:
    """The words before a date without its label, and the rank that the label gives the date."""
    for label, rank in zip(_labels(), (LABELLED, CHANGED, NO_DATE), strict=True):
        if found := label.search(lead):
            # "Published … updated 3 May": what counts is the word next to the date.
            return lead[:found.start()], rank if not _labels()[1].search(lead) else CHANGED
    return lead, BARE


def _cells(words: str) -> list[Cell]:
    """The cells of the words that are left without dates and times."""
    cells: list[Cell] = []
    at, marks = 0, frozenset[str]()
    for found in _SEPARATOR.finditer(words):
        closes = found["close"] is not None and "bracket" not in marks
        cells += _parts(words[at:found.start()], marks | {"closes"} if closes else marks)
        marks = frozenset({"bracket"} if found["open"] else {"closed"} if closes else ())
        at = found.end()
    cells += _parts(words[at:], marks)
    # "Joan Ferris, staff writer": whoever has such a role is an author.
    return [cell._replace(marks=cell.marks | {"by"}) if after and after.kind == "role" and cell.kind == "name" else cell
            for cell, after in zip_longest(cells, cells[1:])]


def _parts(words: str, marks: frozenset[str]) -> list[Cell]:
    """The cells of what stands between two separators: "Posted by X" and "X by Y" are two things."""
    lead = by_mark().match(words) or source_mark().match(words)
    at = lead.end() if lead else 0
    first, *others = _INSIDE_BY.split(words[at:])
    return [cell for part in (words[:at] + first, *others) for cell in _cell(part, marks)]


def _cell(part: str, marks: frozenset[str]) -> list[Cell]:
    text = part.lstrip(EDGE).rstrip(EDGE.replace(".", "")).rstrip()
    if not any(c.isalpha() for c in text) or has_label(text):
        return []
    if furniture().is_controls(text) or _section().fullmatch(text):
        return [Cell("section", text, marks)]
    if right := _COPYRIGHT.match(text):
        return _named(text[right.end():], marks | {"page"})
    if signed := by_mark().match(text):
        return _named(text[signed.end():], marks | {"by"})
    if sourced := source_mark().match(text):
        return _named(text[sourced.end():], marks | {"source"})
    if paper := _paper_mark().match(text):
        return _named(text[paper.end():], marks | {"for"})
    if ended := _source_end().search(text):
        return _named(text[:ended.start()], marks | {"source"})
    return _named(text, marks)


def _named(text: str, marks: frozenset[str]) -> list[Cell]:
    """A name, with the town or the language behind it taken off, or a place or other words."""
    text = _HANDLE.sub("", furniture().trailing.sub("", text) or text)
    text = _TRAILING.sub("", text.strip(EDGE.replace(".", "") if text[-2:-1].isupper() else EDGE)).strip()
    if not text:
        return []
    cells: list[Cell] = []
    if edition := _edition().search(text):
        cells.append(Cell("section", edition.group().strip()))
        text = text[:edition.start()]
    if author := _before_town(text, marks):
        text, marks = author, marks | {"town"}
    if not marks & {"by", "source", "for"} and is_place(text) and not known().get(text):
        return [*cells, Cell("place", text, marks)]
    if is_role(text) and not text[0].isupper() and "by" not in marks:
        return [Cell("role", text, marks), *cells]
    count = len(text.split())
    marked = bool(marks & {"by", "source", "for"}) and (count == 1 or (text[0].isupper() and count < 5))
    return [Cell("name" if marked or is_name(text) or is_role(text) else "words", text, marks), *cells]


def _before_town(text: str, marks: frozenset[str]) -> str | None:
    """The name in "Jane Doe in Geneva"; None for "Embassy of Cuba in Namibia" and what has no town."""
    found = _IN_TOWN.fullmatch(text)
    if not found or " of " in text or not is_name(found["name"]) or not is_name(found["town"]):
        return None
    short = len(found["town"].split()) < 3 or "by" in marks or is_place(found["town"])
    return found["name"] if short and len(found["name"].split()) < 5 else None


def is_role(text: str) -> bool:
    """Whether the words say what an author is: "Diplomatic Correspondent", "staff writer"."""
    return _role().fullmatch(text) is not None
