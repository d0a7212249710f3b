"""Lines above and below a story: which of them are header lines, and the names and dates they give.

A line with a date that stands apart, or with "By" or "Source" at its head, is one by its punctuation. Any other
line is one where the names on it are likelier than not somebody's of the header (`naming.py`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from legation.extraction.calendar import stated_days
from legation.extraction.cells import EDGE, TIME, Cell, Line, published_label, read_cells
from legation.extraction.document import BlockKind
from legation.extraction.layout import Piece
from legation.extraction.naming import Mention, is_likely
from legation.extraction.press import (
    is_name,
    is_none,
    is_place,
    is_press,
    is_telling,
    known,
    paper_of,
    press_kind,
    traits,
)

# A header line has at most so many characters.
LINE = 160
# Words of a header line that are neither names nor sections: a motto, a series ("This day in the archive").
MOTTO = 6
# Shapes of a name that may hold the words of news.
_NO_NEWS = frozenset({
    "body", "staff", "outlet_word", "agency_word", "either_word", "known_agency", "known_outlet", "domain"})
# Marks that say whose name follows.
_MARKS = frozenset({"by", "source", "for"})

_TITLE_TAIL = re.compile(r"(.{12,}\S)\s(?:[|–—-]|::)\s([^|–—]{2,45})", re.S)
_SIGN = re.compile(r"(?:(?<=[.!?…\"”’])\s{0,2}|^\s*)(?:[-–—]{1,3}\s?(?P<dash>[^\s()–—-][^()\n–—]{1,45}?)|"
                   r"[(\[](?:with\s|source\s?:\s?|from\s)?(?P<bracket>[^()\[\]\n]{2,60})[)\]]|"
                   r"/(?P<slash>[^/\n]{2,30})/)[.\s]*$", re.I)
_STEP = re.compile(r"\s[>›»]{1,2}\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Reading(NamedTuple):
    """What header lines give: names, and days of publication, the lower the rank the surer."""

    names: list[Mention]
    days: list[tuple[int, str]]


class Label(NamedTuple):
    """A day at the head of a line that is labelled as that of publication, and where the line goes on."""

    day: str
    end: int


class SignOff(NamedTuple):
    """Who signs a paragraph, from its character `start` on; `sure` where a mark says so ("Source: …")."""

    reading: Reading
    start: int
    sure: bool = False


def split_title(title: str | None) -> tuple[str | None, str | None]:
    """A headline, and what may be the name of the site that is tacked on to it ("… - The Daily Star")."""
    found = _TITLE_TAIL.fullmatch(title) if title and len(title) < 300 else None
    if found and is_name(found[2]) and len(found[2].split()) <= 5 and not is_place(found[2]):
        return found[1], found[2]
    return title, None


def split_label(line: str, day_first: bool | None) -> Label | None:
    """A labelled day at the head of a line on which more stands: "date 2025-12-11 MENAFN - …"."""
    day = next(stated_days(line, 0, min(60, len(line)), day_first=day_first), None)
    first = day.first() if day and day.year else None
    if day is None or first is None or not published_label(line[:day.start]):
        return None
    clock = TIME.match(line, day.end)
    end = clock.end() if clock else day.end
    end += len(line[end:]) - len(line[end:].lstrip(" |-–—,"))
    return Label(first.isoformat(), end)


def has_year(line: str) -> bool:
    """Whether the line is short and gives a year, so that it may be a date line."""
    return len(line) <= LINE and _YEAR.search(line) is not None


def credits_picture(line: str) -> bool:
    """Whether a line above the story ends in the agency whose picture it tells of: "… in Tehran. — AFP"."""
    found = _SIGN.search(line[-90:]) if len(line) < 400 else None
    name = found and (found["dash"] or found["slash"])
    return bool(name) and press_kind(name or "") == "agency"


class HeaderLines:
    """The lines above one story, read in order.

    `kinds` says what each paragraph has been taken for, `common` holds the words that the story writes small,
    `labelled` that a labelled day stands in front of the first paragraph. `passed` gathers names on lines that
    were left to the story.
    """

    def __init__(self, parts: Sequence[Piece], kinds: Sequence[BlockKind | None], day_first: bool | None,
                 common: Container[str], *, labelled: bool) -> None:
        self._parts = parts
        self._kinds = kinds
        self._cells: dict[int, Line] = {}
        self._day_first = day_first
        self._common = common
        self._labelled = labelled
        self.passed: list[Mention] = []

    def read(self, i: int, *, before_story: bool) -> Reading | None:
        """What paragraph `i` gives where it is a header line, else None."""
        text = self._parts[i].text
        if len(text) > LINE or "\n" in text:
            return None
        line = self._line(i)
        path = before_story and _is_path(text, line)
        if not path and (not (line.cells or line.dated) or not self._is_cut(line, i)):
            return None
        names = self._names(line, i, before_story)
        if path or line.dated or self._is_signed(line, i) or (before_story and self._may_be_spared(line, i) and any(
                is_likely(name, self._common) for name in names)):
            return Reading(names, list(line.days))
        if before_story:
            self.passed += names
        return None

    def _line(self, i: int) -> Line:
        if i not in self._cells:
            self._cells[i] = read_cells(self._parts[i].text, self._day_first)
        return self._cells[i]

    def _is_cut(self, line: Line, i: int) -> bool:
        """Whether a line has the make of a header line: parted into few words, or a date marked off from them."""
        text = self._parts[i].text
        if line.dated and line.cells and "source" in line.cells[0].marks and text[-1] not in ".!?":
            return True
        following = {part.text for part in self._parts[i + 1:i + 4]}
        # A path ends in the headline, "WIRE - Paper) …" goes on with it.
        words = [cell for cell in line.cells
                 if cell.kind == "words" and cell.text not in following and "closed" not in cell.marks]
        if len(words) > 1 + line.timed or any(len(cell.text.split()) > MOTTO for cell in words):
            return False
        names = [cell for cell in line.cells if cell.kind == "name"]
        if line.dated:
            sentence = words and text[-1] in ".!?"
            return not line.cells or ((line.apart or not words) and not sentence and self._stands_by_date(line, names))
        short = self._parts[i].words <= 14 or len(line.cells) > 3
        return bool(names) and (short or "closes" in names[0].marks) and (not words or len(line.cells) > 1)

    def _stands_by_date(self, line: Line, names: list[Cell]) -> bool:
        """Whether the words beside a date are few, or marked off from it."""
        return line.apart or (len(names) <= 2 and all(
            is_press(shape) or (shape & {"person", "acronym"} and not is_telling(cell.text))
            for cell in names for shape in [traits(cell.text, self._common)]))

    def _is_signed(self, line: Line, i: int) -> bool:
        """Whether the line begins with "By" or "From" and somebody, who is no place and no start of a sentence."""
        cell = line.cells[0]
        if cell.kind != "name" or not cell.marks & {"by", "source"} or any(c.kind == "words" for c in line.cells):
            return False
        found = traits(cell.text, self._common)
        sure = is_press(found) or found & {"staff", "body", "acronym", "capitals"} or (
            "person" in found and "by" in cell.marks)
        count = len(cell.text.split())
        return not is_none(cell.text) and count <= 9 and (bool(sure) or (
            count <= 6 and (self._headline_left(i) or not self._story_soon(i) or ":" in self._parts[i].text)))

    def _may_be_spared(self, line: Line, i: int) -> bool:
        """Whether the story would keep a headline without the line, which tells of nothing itself."""
        names = [cell.text for cell in line.cells if cell.kind == "name"]
        if any(is_telling(name) and not (traits(name) & _NO_NEWS and self._headline_left(i)) for name in names):
            return False
        parted = len(line.cells) > 1 and len(line.cells[0].text.split()) < 4
        press = bool(traits(names[0]) & _NO_NEWS - {"body", "staff"})
        return parted or press or (self._labelled and i == 0) or self._headline_left(i)

    def _story_soon(self, i: int) -> bool:
        """Whether running text follows within the next lines."""
        return any(part.prose for part in self._parts[i + 1:i + 8])

    def _headline_left(self, i: int) -> bool:
        """Whether another line over the story can be its headline."""
        return any(self._may_be_headline(j) for j in self._above(i) if j != i)

    def _above(self, i: int) -> range:
        """The lines over the story, as far as it begins behind line `i`."""
        end = next((j for j in range(i + 1, min(len(self._parts), i + 8)) if self._parts[j].prose), i + 8)
        return range(min(end, len(self._parts)))

    def _may_be_headline(self, j: int) -> bool:
        part = self._parts[j]
        if self._kinds[j] is not None or part.prose or part.words <= 2:
            return False
        line = self._line(j) if len(part.text) <= LINE else None
        return line is None or not (line.dated or any(cell.marks & _MARKS for cell in line.cells[:1]))

    def _near(self, i: int) -> bool:
        """Whether a date or a byline stands on a line next to `i`, or one further at the head of the page."""
        for j in range(max(0, i - 1), min(len(self._parts), i + (4 if i == 0 else 3))):
            text = self._parts[j].text
            if j != i and len(text) <= 80 and not (len(text) > 60 and text[-1] in ".!?"):
                line = self._line(j)
                if (line.dated and line.apart) or any("by" in cell.marks for cell in line.cells[:1]):
                    return True
        return False

    def _told(self, name: str, i: int) -> bool:
        """Whether the story tells of the name, other than in the note on the author at its end."""
        last = name.rsplit(maxsplit=1)[-1].strip(".,")
        forms = "|".join(map(re.escape, (last, last.capitalize(), last.upper())))
        word = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
        end = len(self._parts) - 2 if len(self._parts) > 5 else len(self._parts)
        others = (part for j, part in enumerate(self._parts[:min(40, end)]) if j != i)
        return any(word.search(part.text) for part in others if part.prose or name not in part.text)

    def _names(self, line: Line, i: int, before_story: bool) -> list[Mention]:
        """The names of a line with the traits of their places."""
        cells = [cell._replace(kind="name", marks=cell.marks | {"small"})
                 if cell.kind == "words" and line.dated and len(line.cells) == 1 and " " not in cell.text else cell
                 for cell in line.cells]
        count = sum(cell.kind == "name" for cell in cells)
        of_line = self._line_traits(line, i, before_story, shouted=count > 1 and all(c.text.isupper() for c in cells))
        names: list[Mention] = []
        for k, cell in enumerate(cells):
            if cell.kind != "name":
                continue
            place = {*of_line, *cell.marks, *self._word_traits(cell.text, i)}
            if count > 1 or len(cells) > 1:
                place.add("behind" if names else "leading")
            if any(after.kind == "place" for after in cells[k + 1:k + 2]):
                place.add("town")
            paper = paper_of(cell.text)
            if paper:
                names.append(Mention(paper, frozenset({"paper", *(cell.marks & {"source"})})))
            if not (paper and "source" in cell.marks):
                names.append(Mention(cell.text, frozenset(place)))
        return names

    def _line_traits(self, line: Line, i: int, before_story: bool, *, shouted: bool) -> set[str]:
        """Where a line stands, and what kind of line it is."""
        place = {"inside" if not before_story else "top" if i == 0 else
                 "below" if any(self._may_be_headline(j) for j in range(i)) else "above"}
        following = self._parts[i + 1] if i + 1 < len(self._parts) else None
        sections = any(cell.kind in ("section", "words") for cell in line.cells)
        for trait, holds in (
            ("labelled", self._labelled and i == 0), ("dated", line.dated), ("shouted", shouted),
            ("sectioned", sections and len(line.cells) > 1), ("near", self._near(i)),
            ("alone", len(line.cells) == 1 and not line.dated), ("no_headline", not self._headline_left(i)),
            ("story_next", following is None or following.prose),
        ):
            if holds:
                place.add(trait)
        return place

    def _word_traits(self, name: str, i: int) -> set[str]:
        """What the words of a name have to do with the story."""
        tokens = name.split()
        small = sum(token.casefold() in self._common for token in tokens)
        return {trait for trait, holds in (
            ("told", self._told(name, i)), ("long", len(tokens) > 4),
            ("telling", is_telling(name) and not traits(name) & _NO_NEWS),
            ("retold", small >= 2 or small * 2 > len(tokens)),
        ) if holds}


def _is_path(text: str, line: Line) -> bool:
    """Whether a line leads through the sections of a site: "Home > Newsroom > Press releases", "Nation | Defence"."""
    if line.dated or len(line.cells) < 2:
        return False
    return len(_STEP.findall(text)) > 1 or (line.cells[0].kind == "section" and all(
        len(cell.text.split()) <= 3 and not is_telling(cell.text) for cell in line.cells))


def read_signoff(paragraph: str, *, alone: bool, day_first: bool | None) -> SignOff | None:
    """Who signs the end of a story: "… said. — Orient Wire", "(Source: VNA)", a line of an agency's name.

    `alone` says that the paragraph is no running text, so that all of it may be names.
    """
    if alone and len(paragraph) <= LINE and (whole := _signed_line(paragraph, day_first)):
        return whole
    tail = max(0, len(paragraph) - 90)
    found = _SIGN.search(paragraph[tail:])
    if not found or (found.start() == 0 and tail):
        return None
    inner = found["dash"] or found["bracket"] or found["slash"]
    parts = [part.strip(EDGE) for part in re.split(r",\s|\s?[/;]\s?", inner)]
    signed = [part for part in parts if is_name(part) and len(part.split()) <= 5 and (
        known().get(part) or not is_place(part))]
    if len(signed) < len(parts) or all(len(part) < 3 for part in parts):  # "MT/PA" are initials of those who wrote it
        return None
    mark = "dash" if found["dash"] else "bracket"
    mentions = [Mention(name, frozenset({"foot", mark, *order(k, len(signed))})) for k, name in enumerate(signed)]
    return SignOff(Reading(mentions, []), tail + found.start())


def order(k: int, count: int) -> set[str]:
    """Of several names, which is the first and which the last."""
    return set() if count < 2 else {"first_of"} if k == 0 else {"last_of"} if k == count - 1 else set()


def _signed_line(text: str, day_first: bool | None) -> SignOff | None:
    """The names of a line of its own below the story, if all of it are names, sources and dates."""
    line = read_cells(text.strip(EDGE), day_first)
    cells = [cell for cell in line.cells if cell.kind == "name"]
    if not cells and line.dated and not line.cells:
        return SignOff(Reading([], []), 0, sure=True)
    if not cells or any(cell.kind == "words" and len(cell.text.split()) > 3 for cell in line.cells):
        return None
    first = cells[0]
    if is_none(first.text) or len(first.text.split()) > 5 or not (first.marks & _MARKS or line.cells[0] is first) or (
            len(line.cells) > 3 and not line.dated):
        return None
    shape = {"dash"} if text[0] in "-–—" else {"bracket"} if text[0] in "([" else {"line"}
    mentions: list[Mention] = []
    for k, cell in enumerate(cells):
        paper = paper_of(cell.text)
        if paper:
            mentions.append(Mention(paper, frozenset({"paper", "foot"})))
        if not (paper and "source" in cell.marks):
            dated = {"dated"} if line.dated else set()
            mentions.append(Mention(cell.text, frozenset({"foot", *shape, *cell.marks, *dated, *order(k, len(cells))})))
    return SignOff(Reading(mentions, []), 0, sure=bool(first.marks & _MARKS))
