"""Lines above and below a story, field by field: dates, bylines, names of the press, sections, controls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from legation.extraction.calendar import WEEKDAY, Stated, stated_days, weekday_number
from legation.extraction.layout import Piece, furniture
from legation.extraction.press import any_of, is_body, is_none, press_kind
from legation.lexicon.parties import party_lexicon

FieldName = Literal["outlet", "agency", "byline", "published"]
# A header line has at most so many characters.
LINE = 160
# Ranks of dates: labelled as published, bare, labelled as changed, none of publication at all.
LABELLED, BARE, CHANGED, NO_DATE = 1, 3, 6, 9

_CLOCK = (r"(?:\bat\s)?\b\d{1,2}"
          r"(?:[:.h]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?(?!\w)|hrs|h\b)?|\s?[ap]\.?m\.?(?!\w))"
          r"(?:\s?\(?(?-i:[A-Z]{2,4})(?:[+-]\d{1,2}(?::\d\d)?)?(?![\w.])\)?)?")
_TIME = re.compile(rf"[\s,|–-]{{0,3}}(?:{_CLOCK})|T\d\d:\d\d(?::\d\d)?\S{{0,10}}", re.I)
_AGO = re.compile(r"\b(?:\d{1,3}|an?)\s(?:sec|min|minute|hour|day|week|month)s?\s(?:ago|read)\b\.?", re.I)
_DAYNAME = re.compile(rf"(?:{WEEKDAY})\s?,?\s{{0,2}}$")
_SEPARATOR = re.compile(r"\s[|•·–—/-]{1,2}\s|\s[|•·–—-]{1,2}$|(?<=\w)\)\s(?=\w)|\s?[|•·]\s?|\s{2,8}|\x1f")
_EDGE = " ,.:;|•·–—-/()[]\t\x1f"
_NAME_WORD = re.compile(r"[^\W\da-z_][\w.’'‘-]*|&|\d{2,3}|"
                        r"(?:al|bin|bint|ibn|de|da|do|dos|del|di|van|von|der|den|la|le|el|of|the|for|and|y|e)")
_TITLE_TAIL = re.compile(r"(.{12,}\S)\s(?:[|–—-]|::)\s([^|–—]{2,45})", re.S)
_SIGN = re.compile(r"(?:(?<=[.!?…\"”’])\s{0,2}|^\s*)(?:[-–—]{1,3}\s?(?P<dash>[^\s()–—-][^()\n–—]{1,45}?)|"
                   r"[(\[](?:with\s|source\s?:\s?|from\s)?(?P<bracket>[^()\[\]\n]{2,60})[)\]]|"
                   r"/(?P<slash>[^/\n]{2,30})/)[.\s]*$", re.I)


class Field(NamedTuple):
    """A value of the header; the lower `rank`, the surer."""

    name: FieldName
    value: str
    rank: int


class Label(NamedTuple):
    """A field at the head of a line, and where the line goes on."""

    field: Field
    end: int


class SignOff(NamedTuple):
    """Who signs a paragraph, from its character `start` on."""

    fields: list[Field]
    start: int


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], ...]:
    """A date's label at the end of the words before it: of publication, of change, of something else."""
    tail = r"\s?(?::|-|–)?\s?$"
    keys = ("published", "updated", "none")
    return tuple(re.compile(rf"\b(?:{any_of('dates', key)}){tail}", re.I) for key in keys)


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('byline', 'by')})(?:\s?:\s?|\s+|(?=(?-i:[A-Z]{{2}})))(?=\S)", re.I)


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    return re.compile(rf"[,\s]+(?:(?:our|a|the|chief)\s)?(?:{any_of('byline', 'roles')})\b.*$", re.I)


@lru_cache(maxsize=1)
def _staff() -> re.Pattern[str]:
    return re.compile(rf"(?:’s|'s)?\s(?:{any_of('byline', 'staff')})$", re.I)


_SOURCE = re.compile(r"(?:source|via|from|courtesy of|agency|"
                     r"(?:originally|first) (?:appeared|published) (?:in|on|by))"
                     r"\s?(?::\s?|\s)(?:the\s)?", re.I)


_SOURCE_END = re.compile(r"\s?[|:;(\x1f]|\s{2}|\s[-–—]\s|\s(?:Editor|By|Author)\b")


def split_title(title: str | None) -> tuple[str | None, str | None]:
    """A headline, and the name of the site that is tacked on to it ("… - The Daily Star")."""
    found = _TITLE_TAIL.fullmatch(title) if title and len(title) < 300 else None
    if found and press_kind(found[2]) is not None and _is_name(found[2]):
        return found[1], found[2]
    return title, None


def split_label(line: str, day_first: bool | None) -> Label | None:
    """A labelled day at the head of a line on which more stands: "date 2025-12-11 MENAFN - …"."""
    day = next(stated_days(line, 0, min(60, len(line)), day_first=day_first), None)
    first = day.first() if day and day.year else None
    if day is None or first is None or not _labels()[0].fullmatch(line[: day.start]):
        return None
    clock = _TIME.match(line, day.end)
    end = clock.end() if clock else day.end
    end += len(line[end:]) - len(line[end:].lstrip(" |-–—,"))
    return Label(Field("published", first.isoformat(), 0), end)


def has_year(line: str) -> bool:
    """Whether the line is short and gives a year, so that it may be a date line."""
    return len(line) <= LINE and _YEAR.search(line) is not None


def credits_picture(line: str) -> bool:
    """Whether a line above the story ends in the agency whose picture it tells of: "… in Tehran. — AFP"."""
    found = _SIGN.search(line[-90:]) if len(line) < 400 else None
    name = found and (found["dash"] or found["slash"])
    return bool(name) and press_kind(name or "") == "agency"


def read_line(parts: Sequence[Piece], i: int, day_first: bool | None, *, before_story: bool) -> list[Field]:
    """The fields of paragraph `i` where it is a header line, else none."""
    line = parts[i].text
    if len(line) > LINE or "\n" in line:
        return []
    if days := [day for day in stated_days(line, day_first=day_first) if day.year]:
        return _dated(line, days)
    if fields := _sourced(line) or _signed(line):
        return fields
    return _undated(parts, i) if before_story else []


def _dated(line: str, days: list[Stated]) -> list[Field]:
    """The fields of a line that gives a full date, if it is no more than a header line."""
    published: list[Field] = []
    rest: list[str] = []
    at, marked = 0, False
    for day in days:
        lead = _DAYNAME.sub("", line[at : day.start])
        weekday = line[at + len(lead) : day.start].strip(" ,.")
        lead, rank = _unlabelled(lead)
        clock = _TIME.match(line, day.end)
        marked = marked or rank != BARE or clock is not None
        first = day.first() or day.on_weekday(weekday_number(weekday) if weekday else None)
        if first and rank < NO_DATE:
            published.append(Field("published", first.isoformat(), rank))
        rest += [lead, "\x1f"]
        at = clock.end() if clock else day.end
    before, _, after = _AGO.sub("", _TIME.sub("", "".join([*rest, line[at:]]))).partition("\x1f")
    marked = marked or before.rstrip(" ")[-1:] in tuple("|–—•·(-,") or before.endswith("  ")
    first_names, last_names = _fields_of(before), _fields_of(after)
    if first_names and (not marked or not all(map(_is_name, first_names)) or len(first_names) > 3):
        return []
    if last_names and (not marked or line[-1] in ".!?…\"”") and not all(map(_is_name, last_names)):
        return []
    return _named(first_names) + [field for name in last_names for field in _behind(name)] + published


def _unlabelled(lead: str) -> tuple[str, int]:
    """The words before a date without its label, and the rank that the label gives the date."""
    for label, rank in zip(_labels(), (LABELLED, CHANGED, NO_DATE), strict=True):
        if found := label.search(lead):
            # "Published … updated 3 May": what counts is the word next to the date.
            return lead[: found.start()], rank if not _labels()[1].search(lead) else CHANGED
    return lead, BARE


def _fields_of(words: str) -> list[str]:
    """The parts of a header line that are no controls or sections."""
    known = furniture()
    parts = (part.strip(_EDGE) for part in _SEPARATOR.split(words))
    bare = (known.trailing.sub("", part).strip(_EDGE) for part in parts)
    return [part for part in bare if any(c.isalpha() for c in part) and not known.is_controls(part)]


def _is_name(words: str) -> bool:
    """Whether words could be a name or several: all of them capitals or joining words."""
    tokens = words.replace(",", " ").split()
    return 0 < len(tokens) <= 9 and (len(tokens) == 1 or all(_NAME_WORD.fullmatch(token) for token in tokens))


def _named(fields: list[str]) -> list[Field]:
    """Names before a date: a byline, a name of the press, or the one and then the other."""
    names = [name.strip() for f in fields for name in ([f] if _by().match(f) else f.split(", "))]
    found: list[Field] = []
    for name in names:
        if signed := _sourced(name) or _signed(name):
            found += signed
        elif kind := press_kind(name):
            found.append(Field(kind, name, 1))
        elif is_none(name):
            continue
        elif name.isupper() and name.isalpha() and len(names) > 1:
            found.append(Field("agency", name, 2))
        elif not any(f.name == "byline" for f in found):
            found.append(Field("byline", name, 2))
        else:
            found.append(Field("outlet", name, 3))
    return found


def _behind(name: str) -> list[Field]:
    """A name behind a date: a byline only where it says so, a name of the press only by list or shape."""
    if signed := _sourced(name) or _signed(name):
        return signed
    kind = press_kind(name) if _is_name(name) else None
    return [Field(kind, name, 2)] if kind else []


def _signed(line: str) -> list[Field]:
    """The fields of a byline, "By Jane Doe, staff writer", "By Reuters", "By Harbour News Staff"."""
    found = _by().match(line)
    if found:
        name = line[found.end():]
    elif (role := _role().search(line)) and role.start() and line[role.start()] == ",":
        name = line
    else:
        return []
    name = _role().sub("", _SEPARATOR.split(name)[0]).strip(_EDGE)
    name = re.sub(r"(?:,|\sin\s|\s@|\s\S+@|\sfor\s).*$", "", name).strip(_EDGE)
    if not name or not (_is_name(name) or (found and len(name.split()) == 1 and len(line) < 40)):
        return []
    rest = [part.strip(_EDGE) for part in re.split(r"[|•·,/]|\s[–—-]\s", line)[1:]]
    press = [Field(kind, part, 2) for part in rest if _is_name(part) and (kind := press_kind(part))]
    staff = _staff().search(name)
    if staff:
        paper = name[: staff.start()]
        if press_kind(paper) == "outlet":
            press.append(Field("outlet", paper, 2))
        return [Field("byline", name, 1), *press]
    if (kind := press_kind(name)) and (kind == "agency" or len(name.split()) > 1):
        return [Field(kind, name, 1), *press]
    return [Field("byline", name, 1), *press]


def _sourced(line: str) -> list[Field]:
    """The agency of a line such as "Source: Xinhua", "via KNI", "From the Luzon News Agency"."""
    found = _SOURCE.match(line)
    if not found:
        return []
    name = _SOURCE_END.split(line[found.end():], maxsplit=1)[0].strip(_EDGE)
    if not _is_name(name) or len(name.split()) > 5 or is_none(name):
        return []
    if is_body(name) and press_kind(name) is None:
        return [Field("byline", name, 2)]
    kind = press_kind(name)
    return [Field("outlet" if kind == "outlet" else "agency", name, 1)]


def _undated(parts: Sequence[Piece], i: int) -> list[Field]:
    """The fields of a line without a date: the paper's name over a story, the author's beside a headline."""
    line = parts[i].text
    names = _fields_of(line)
    if not names or not all(map(_is_name, names)):
        return []
    if len(names) > 1 and parts[i].words <= 12 and i == 0 and any(map(press_kind, names)):
        return _named(names)
    if len(names) != 1 or parts[i].words > 6:
        return []
    (name,) = names
    kind = press_kind(name)
    if kind and (len(name.split()) > 1 or "|" in line):
        return [Field(kind, name, 2)]
    beside = [parts[j].text for j in (i - 1, i + 1) if 0 <= j < len(parts)]
    dated = any(_YEAR.search(text) and len(text) < 60 for text in beside)
    if is_body(name) and dated and len(name.split()) <= 6:
        return [Field("outlet", name, 3)]
    return [Field("byline", person, 3)] if (person := _author(parts, i, dated)) else []


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
def _is_country(name: str) -> bool:
    return any(sense.form == "name" for sense in party_lexicon().phrases.get(name) or ())


_AUTHOR = re.compile(r"((?:[^\W\da-z_][\w’'-]+\.?|[A-Z]\.)(?:\s(?:[^\W\da-z_][\w’'-]+|[A-Z]\.)){1,2})"
                     r"(?:,\s(?P<town>[^\W\da-z_]\w+))?")


def _author(parts: Sequence[Piece], i: int, dated: bool) -> str | None:
    """A bare name over or under the headline, of nobody whom the story names."""
    found = _AUTHOR.fullmatch(parts[i].text)
    following = parts[i + 1] if i + 1 < len(parts) else None
    if not found or is_none(found[1]) or is_body(found[1]) or following is None:
        return None
    above = i == 0 and not following.gap and not following.prose
    town = found["town"] and found[1].isupper() and i == 0 and not _is_country(found["town"])
    if not (dated or above or town):
        return None
    surname = found[1].split()[-1].casefold()
    told = any(surname in part.text.casefold() for part in parts[:40] if part is not parts[i])
    return None if told else found[1]


def read_signoff(paragraph: str, *, alone: bool) -> SignOff | None:
    """Who signs the end of a story: "… said. — Orient Wire", "(Source: VNA)", a line of an agency's name.

    `alone` says that the paragraph is no running text, so that all of it may be the name.
    """
    tail = max(0, len(paragraph) - 90)
    if alone and (fields := _sourced(paragraph)):
        return SignOff(fields, 0)
    whole = press_kind(paragraph) if alone and len(paragraph) < 40 and _is_name(paragraph) else None
    if whole and len(paragraph.split()) <= 4:
        return SignOff([Field(whole, paragraph, 2)], 0)
    found = _SIGN.search(paragraph[tail:])
    if not found or (found.start() == 0 and tail):
        return None
    inner = found["dash"] or found["bracket"] or found["slash"]
    names = [name.strip(_EDGE) for name in re.split(r",\s|\s?[/;]\s?", inner)]
    signed: list[Field] = []
    for name in reversed(names):
        kind = press_kind(name) if _is_name(name) and len(name.split()) <= 5 else None
        if kind and not any(f.name == kind for f in signed):
            signed.append(Field(kind, name, 3))
    return SignOff(signed, tail + found.start()) if signed else None
