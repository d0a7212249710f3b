"""Lines above and below a story: which of them are header lines, and the names and dates they give."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from legation.extraction.calendar import stated_days
from legation.extraction.cells import EDGE, LABELLED, TIME, Cell, Line, published_label, read_cells
from legation.extraction.document import BlockKind
from legation.extraction.layout import Piece
from legation.extraction.naming import Mention, points
from legation.extraction.press import is_name, is_none, is_place, is_press, is_telling, paper_of, press_kind, traits

# A header line has at most so many characters.
LINE = 160
# Words of a header line that are neither names nor sections: a motto, a series ("This day in the archive").
MOTTO = 6

_TITLE_TAIL = re.compile(r"(.{12,}\S)\s(?:[|–—-]|::)\s([^|–—]{2,45})", re.S)
_SIGN = re.compile(r"(?:(?<=[.!?…\"”’])\s{0,2}|^\s*)(?:[-–—]{1,3}\s?(?P<dash>[^\s()–—-][^()\n–—]{1,45}?)|"
                   r"[(\[](?:with\s|source\s?:\s?|from\s)?(?P<bracket>[^()\[\]\n]{2,60})[)\]]|"
                   r"/(?P<slash>[^/\n]{2,30})/)[.\s]*$", re.I)
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
    """Who signs a paragraph, from its character `start` on."""

    reading: Reading
    start: int


def split_title(title: str | None) -> tuple[str | None, str | None]:
    """A headline, and the name of the site that is tacked on to it ("… - The Daily Star")."""
    found = _TITLE_TAIL.fullmatch(title) if title and len(title) < 300 else None
    if found and press_kind(found[2]) is not None and is_name(found[2]):
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

    `kinds` says what each paragraph has been taken for, `common` holds the words that the story writes small. A line
    that only its place makes a name is left where it would leave the story without a headline.
    """

    def __init__(self, parts: Sequence[Piece], kinds: Sequence[BlockKind | None], day_first: bool | None,
                 common: Container[str]) -> None:
        self._parts = parts
        self._kinds = kinds
        self._cells: dict[int, Line] = {}
        self._day_first = day_first
        self._common = common
        self._lines = 0

    def read(self, i: int, *, before_story: bool) -> Reading | None:
        """What paragraph `i` gives where it is a header line, else None."""
        text = self._parts[i].text
        if len(text) > LINE or "\n" in text:
            return None
        line = self._line(i)
        if not line.cells and not line.dated:
            return None
        if not self._is_header(line, i, before_story):
            return None
        reading = self._reading(line, i)
        self._lines += 1
        return reading

    def _line(self, i: int) -> Line:
        if i not in self._cells:
            self._cells[i] = read_cells(self._parts[i].text, self._day_first)
        return self._cells[i]

    def _is_header(self, line: Line, i: int, before_story: bool) -> bool:
        if line.dated and line.cells and "source" in line.cells[0].marks and self._parts[i].text[-1] not in ".!?":
            return True
        words = [cell for cell in line.cells if cell.kind == "words"]
        if len(words) > 1 + line.timed or any(len(cell.text.split()) > MOTTO for cell in words):
            return False
        names = [cell for cell in line.cells if cell.kind == "name"]
        if line.dated:
            sentence = words and self._parts[i].text[-1] in ".!?"
            return not line.cells or ((line.apart or not words) and not sentence and self._stands_by_date(line, names))
        if names and names[0] is line.cells[0] and names[0].marks & {"by", "source"} and not words:
            return self._is_signed(names[0], i)
        return before_story and bool(names) and self._is_named(line, names, words, i)

    def _stands_by_date(self, line: Line, names: list[Cell]) -> bool:
        """Whether the words beside a date are few, or marked off from it."""
        return line.apart or (len(names) <= 2 and all(
            is_press(shape) or (shape & {"person", "acronym"} and not is_telling(cell.text))
            for cell in names for shape in [traits(cell.text, self._common)]))

    def _is_signed(self, cell: Cell, i: int) -> bool:
        """Whether what follows "By" or "From" can be somebody, and is no place or start of a sentence."""
        found = traits(cell.text, self._common)
        sure = is_press(found) or found & {"staff", "body", "acronym", "capitals"} or (
            "person" in found and "by" in cell.marks)
        count = len(cell.text.split())
        return not is_none(cell.text) and count <= 9 and (bool(sure) or (
            count <= 6 and (self._headline_left(i) or not self._before_story(i) or ":" in self._parts[i].text)))

    def _is_named(self, line: Line, names: list[Cell], words: list[Cell], i: int) -> bool:
        """Whether an undated line above the story is the paper's name, or an author's."""
        if self._parts[i].words > 12 or (is_none(names[0].text) and len(line.cells) == 1):
            return False
        found = [traits(cell.text, self._common) for cell in names]
        press = any(is_press(shape) and points(shape, "byline") < 0 for shape in found)
        parted = len(line.cells) > 1
        beside = self._beside(i)
        if words and not (parted and (beside or (press and i == 0))):
            return False
        whole = " ".join(cell.text for cell in names)
        if press:
            return (parted or beside or len(names[0].text.split()) <= 5) and (
                self._headline_left(i) or not (is_telling(whole) or self._is_retold(whole, 1 + parted)))
        if (is_telling(whole) and not found[0] & {"body", "staff"}) or self._is_retold(whole, 2):
            return False
        if found[0] & {"body", "staff"}:
            return beside and len(names[0].text.split()) <= 12 and (parted or self._headline_left(i))
        if parted and not ({"bracket", "town"} & names[0].marks) and i > 1 and "person" not in found[0]:
            return False
        return self._is_bare_name(names[0], found[0], i, beside, parted=parted)

    def _is_retold(self, words: str, least: int) -> bool:
        """Whether the story writes so many of the words small: then they are its headline's."""
        return sum(token.casefold() in self._common for token in words.split()) >= least

    def _before_story(self, i: int) -> bool:
        """Whether running text follows within the next lines."""
        return any(part.prose for part in self._parts[i + 1:i + 8])

    def _headline_left(self, i: int) -> bool:
        """Whether another line over the story can be its headline."""
        for j, part in enumerate(self._parts[:i + 8]):
            if j > i and part.prose:
                return False
            if j != i and self._kinds[j] is None and not part.prose and part.words > 2:
                line = self._line(j) if len(part.text) <= LINE else None
                if line is None or not (line.dated or any(cell.marks & {"by", "source"} for cell in line.cells[:1])):
                    return True
        return False

    def _is_bare_name(self, cell: Cell, found: frozenset[str], i: int, beside: bool, *, parted: bool) -> bool:
        """Whether a name of no known shape is a paper's that opens the page, or an author's by the headline."""
        tokens = cell.text.split()
        following = self._parts[i + 1] if i + 1 < len(self._parts) else None
        if len(tokens) > 5 or following is None or self._is_told(cell.text, i):
            return False
        placed = "town" in self._places(self._line(i), 0) and (i == 0 or self._lines > 0)
        if not placed and not self._headline_left(i):
            return False
        if "person" in found:
            lead = i == 0 and (not following.prose or parted) and (parted or not following.gap)
            return beside or self._lines > 0 or lead
        return (beside or parted) and len(tokens) > (0 if parted else 1) and i < 2

    def _beside(self, i: int) -> bool:
        """Whether a date or a byline stands on a line next to `i`, or one further at the head of the page."""
        for j in range(max(0, i - 1), min(len(self._parts), i + (4 if i == 0 else 3))):
            text = self._parts[j].text
            if len(text) <= 80 and not (len(text) > 60 and text[-1] in ".!?"):
                line = self._line(j)
                if (line.dated and line.apart) or any("by" in cell.marks for cell in line.cells[:1]):
                    return True
        return False

    def _is_told(self, name: str, i: int) -> bool:
        """Whether the story tells of the name, other than in the note on the author at its end."""
        last = name.rsplit(maxsplit=1)[-1].casefold()
        end = len(self._parts) - 2 if len(self._parts) > 5 else len(self._parts)
        others = (part for j, part in enumerate(self._parts[:min(40, end)]) if j != i)
        return any(last in part.text.casefold() for part in others if part.prose or name not in part.text)

    def _places(self, line: Line, k: int) -> set[str]:
        """The marks of the k-th cell, and whether a town stands behind it."""
        after = line.cells[k + 1:k + 2]
        return {*line.cells[k].marks, *("town" for cell in after if cell.kind == "place")}

    def _reading(self, line: Line, i: int) -> Reading:
        """The names of a header line with the traits of their places."""
        names: list[Mention] = []
        sections = any(cell.kind in ("section", "words") for cell in line.cells)
        count = sum(cell.kind == "name" for cell in line.cells)
        shouted = count > 1 and all(cell.text.isupper() for cell in line.cells)
        for k, cell in enumerate(line.cells):
            if cell.kind == "words" and line.dated and len(line.cells) == 1 and " " not in cell.text:
                names.append(Mention(cell.text, frozenset({"by"})))  # a nickname beside a date
            if cell.kind != "name":
                continue
            place = self._places(line, k)
            place.add("behind" if names else "second" if self._lines else "first" if i == 0 else "under")
            if line.dated:
                place.add("dated")
            if shouted:
                place.add("shouted")
            if sections:
                place.add("sectioned")
            if count == 1 and len(line.cells) == 1 and not line.dated:
                place.add("alone")
            paper = paper_of(cell.text)
            if paper and press_kind(paper) == "outlet":
                names.append(Mention(paper, frozenset({"dated"})))
            if not (paper and "source" in cell.marks):
                names.append(Mention(cell.text, frozenset(place)))
        return Reading(names, list(line.days))


def read_signoff(paragraph: str, names: Container[str], *, alone: bool, day_first: bool | None) -> SignOff | None:
    """Who signs the end of a story: "… said. — Orient Wire", "(Source: VNA)", a line of an agency's name.

    `alone` says that the paragraph is no running text, so that all of it may be names; `names` are those that
    the header gives.
    """
    if alone and len(paragraph) <= LINE and (whole := _signed_line(paragraph, names, day_first)):
        return SignOff(whole, 0)
    tail = max(0, len(paragraph) - 90)
    found = _SIGN.search(paragraph[tail:])
    if not found or (found.start() == 0 and tail):
        return None
    inner = found["dash"] or found["bracket"] or found["slash"]
    parts = (part.strip(EDGE) for part in re.split(r",\s|\s?[/;]\s?", inner))
    signed = [name for name in parts if is_name(name) and len(name.split()) <= 5 and (
        press_kind(name) or name in names or _is_one_name(name)) and not traits(name) & {"body", "staff"}]
    mentions = _signers(signed)
    return SignOff(Reading(mentions, []), tail + found.start()) if mentions else None


def _is_one_name(name: str) -> bool:
    """Whether one capitalised word, no place, signs as agencies do whose name has no shape of the press ("(Helix)")."""
    return " " not in name and len(name) > 2 and name[0].isupper() and not is_place(name) and not is_none(name)


def _signers(signed: Sequence[str]) -> list[Mention]:
    return [Mention(name, frozenset({"foot"} | ({"tail"} if k and k == len(signed) - 1 else set())))
            for k, name in enumerate(signed)]


def _signed_line(text: str, names: Container[str], day_first: bool | None) -> Reading | None:
    """The names of a line of its own below the story, if all of it are names, sources and dates."""
    line = read_cells(text.strip(EDGE), day_first)
    cells = [cell for cell in line.cells if cell.kind == "name"]
    if not cells or any(len(cell.text.split()) > 3 for cell in line.cells if cell.kind == "words"):
        return None
    first = cells[0]
    found = traits(first.text)
    marked = bool(first.marks & {"by", "source"})
    sure = is_press(found) or found & {"acronym", "capitals"} or first.text in names or "-" in first.text or (
        text.strip().startswith("(") and text.strip().endswith(")") and _is_one_name(first.text))
    if is_none(first.text) or len(first.text.split()) > 5 or not (sure or marked) or not (
            marked or line.cells[0] is first) or (len(line.cells) > 3 and not line.dated):
        return None
    mentions: list[Mention] = []
    for k, cell in enumerate(cells):
        paper = paper_of(cell.text) if "source" in cell.marks else None
        place = {"leads"} if paper else {*cell.marks, "dated" if line.dated else "foot", *(["tail"] if k else [])}
        mentions.append(Mention(paper or cell.text, frozenset(place)))
    return Reading(mentions, list(line.days))


__all__ = ["LABELLED", "HeaderLines", "Label", "Reading", "SignOff", "credits_picture", "has_year", "read_signoff",
           "split_label", "split_title"]
