"""The masthead of a report: who published it and when, and the blocks of its text.

Lines above and below the story give names and dates (`headerlines.py`); each name
is taken for the outlet, the agency or the author by its shape and by where it
stands, weighed together (`naming.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from legation.extraction.calendar import iso_day, reads_day_first
from legation.extraction.cells import LABELLED, read_cells
from legation.extraction.dateline import Dateline, read_dateline
from legation.extraction.document import Block, BlockKind, Masthead
from legation.extraction.headerlines import (
    HeaderLines,
    Reading,
    credits_picture,
    has_year,
    order,
    read_signoff,
    split_label,
    split_title,
)
from legation.extraction.imprint import full_names, is_imprint, own_names, page_names, stands_for_body
from legation.extraction.layout import Piece, boilerplate, furniture, pieces
from legation.extraction.naming import Candidate, Mention, assign, candidates, is_likely
from legation.extraction.press import is_place, is_press, traits
from legation.model import Header, Report

# Lines above a story that are the page's own, though they hold a name.
_PAGE_LINE = re.compile(r"(?:Welcome to|Subscribe to|Log in|Sign in|Follow|Like|Join|.{2,50}\suses cookies)\b", re.I)
_BYLINE_HEAD = re.compile(r"By\s[^\n.:]{3,50}?\s[-–—]\s[^\n.:]{2,30}:\s+(?=\S)")
_SMALL = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]{4,}(?!\w)")
# How much less sure a day below the story is that of publication.
FOOT = 3
# Header lines and datelines are looked for above and among so many first paragraphs of the story.
OPENING = 4


class _Reader:
    """The paragraphs of one report while they are told apart, and the names and dates found in them."""

    def __init__(self, text: str, day_first: bool | None) -> None:
        self.text = text
        self.day_first = day_first
        self.names: list[Mention] = []
        self.days: list[tuple[int, str]] = []
        self.header: list[tuple[int, int]] = []
        self.dateline: Dateline | None = None
        self.parts = [half for part in pieces(text) for half in _halves(part)]
        self.labelled = False
        self.passed: list[Mention] = []
        if self.parts and (label := split_label(self.parts[0].text, day_first)):
            self.days.append((LABELLED - 1, label.day))
            self.header.append((self.parts[0].start, self.parts[0].start + label.end))
            self.parts[:1] = _rest(self.parts[0], label.end)
            self.labelled = True
        self.kinds: list[BlockKind | None] = [None] * len(self.parts)
        for i in boilerplate(self.parts):
            self.kinds[i] = "boilerplate"
        self.common = frozenset(word for part in self.parts if part.prose for word in _SMALL.findall(part.text))

    def read_head(self) -> None:
        """Header lines above the story, and the dateline it opens with."""
        lines = HeaderLines(self.parts, self.kinds, self.day_first, self.common, labelled=self.labelled)
        story = 0
        for i, part in enumerate(self.parts):
            if story >= OPENING:
                break
            if self.kinds[i] == "boilerplate" and not has_year(part.text):
                continue
            if self._opens_with_place(part) and self._take_dateline(i, first=story == 0):
                story += part.prose and part.words >= 15
                continue
            if part.words <= 10 and not part.prose and _PAGE_LINE.match(part.text) and is_imprint(part.text):
                self.kinds[i] = "boilerplate"
                continue
            if reading := lines.read(i, before_story=story == 0):
                self._take(reading)
                self.kinds[i] = "header"
                continue
            if self.kinds[i] is None and story == 0 and i and self._is_caption(i):
                self.kinds[i] = "boilerplate"
            if self.kinds[i] is None:
                self._take_dateline(i, first=story == 0)
                story += part.prose and part.words >= 15
        self.passed += lines.passed

    def _take(self, reading: Reading) -> None:
        self.names.extend(reading.names)
        self.days.extend(reading.days)

    def _take_dateline(self, i: int, *, first: bool) -> bool:
        """Take the dateline of paragraph `i`, if it has one, into a block of its own."""
        part = self.parts[i]
        line = read_dateline(self.text, part.start, part.end, first=first, day_first=self.day_first)
        if self.dateline or line is None or (line.end >= part.end and not self._before_story(i)):
            return False
        self.dateline = line
        self.names.extend(_dateline_names(line))
        if line.end >= part.end:
            self.kinds[i] = "header"
        else:
            self.header.append((line.start, line.end))
            self.parts[i] = _rest(part, line.end - part.start)[0]
        return True

    def _opens_with_place(self, part: Piece) -> bool:
        """Whether a paragraph is a dateline alone, or a sentence behind a dateline with a day or a name in it."""
        if self._dated_place(part):
            return True
        line = read_dateline(self.text, part.start, part.end, day_first=self.day_first)
        if line is None or line.end >= part.end or not (line.date or line.sources or line.lead):
            return False
        rest = _rest(part, line.end - part.start)
        return bool(rest) and (rest[0].words >= 12 or (rest[0].words >= 4 and rest[0].text[-1] in ".!?…\"”’"))

    def _dated_place(self, part: Piece) -> bool:
        """Whether a paragraph is no more than a place with a day or a name in brackets."""
        if part.prose or part.words > 12:
            return False
        line = read_dateline(self.text, part.start, part.end, day_first=self.day_first)
        return line is not None and line.end >= part.end and line.place is not None and (
            bool(line.sources) or (line.date is not None and " - " not in part.text)) and _may_be_place(line.place)

    def _is_caption(self, i: int) -> bool:
        """Whether paragraph `i`, above the story, is a sentence or less and ends in whose its picture is."""
        part = self.parts[i]
        return part.words <= 30 and credits_picture(part.text) and any(
            later.prose and later.words >= 15 for later in self.parts[i + 1 : i + 8])

    def _before_story(self, i: int) -> bool:
        """Whether running text follows paragraph `i` soon, so that a dateline may stand alone in it."""
        return any(part.prose for part in self.parts[i + 1 : i + 3])

    def read_foot(self) -> None:
        """Who signs the end of the story, on a line of its own or behind the last words, and days that stand there."""
        story = [i for i, kind in enumerate(self.kinds) if kind is None]
        for part in self.parts[story[-1] if story else 0:]:
            if has_year(part.text) and (line := read_cells(part.text, self.day_first)).dated and line.apart:
                self.days += [(rank + FOOT, day) for rank, day in line.days]
        for i in reversed(story[-5:]):
            part = self.parts[i]
            if part.words <= 16 and i > 1 and is_imprint(part.text):
                self.kinds[i] = "boilerplate"
                continue
            signed = read_signoff(part.text, alone=not part.prose and i > 1, day_first=self.day_first)
            if signed is None:
                continue
            if not signed.sure and not any(is_likely(name, self.common) for name in signed.reading.names):
                self.passed += signed.reading.names
                continue
            self._take(signed.reading)
            if signed.start == 0:
                self.kinds[i] = "header"
            else:
                self.header.append((part.start + signed.start, part.end))
                kept = part.text[:signed.start].rstrip()
                self.parts[i] = Piece(part.start, part.start + len(kept), kept, part.gap)

    def blocks(self) -> tuple[Block, ...]:
        """All paragraphs with their kinds, in order."""
        story = [i for i, part in enumerate(self.parts) if self.kinds[i] is None and part.prose]
        last = story[-1] if story else len(self.parts)
        tail = [i for i in range(last + 1, len(self.parts)) if self.kinds[i] is None]
        for i, part in enumerate(self.parts):
            if self.kinds[i] is None:
                stray = i > last and (part.words < 4 or (part.gap and len(tail) > 1))
                self.kinds[i] = "boilerplate" if stray else "prose" if part.prose else "headline"
        found = [Block(p.start, p.end, kind) for p, kind in zip(self.parts, self.kinds, strict=True) if kind]
        for start, end in self.header:
            bare = self.text[start:end]
            found.append(Block(end - len(bare.lstrip()), start + len(bare.rstrip()), "header"))
        return tuple(sorted(found))


def _may_be_place(words: str) -> bool:
    """Whether the words before a day on a line of its own are a place, and no name of a paper or person."""
    first = words.split(",", maxsplit=1)[0].strip()
    return is_place(first) or (" " not in first and not is_press(traits(first)) and not traits(first) & {"acronym"})


def _halves(part: Piece) -> list[Piece]:
    """A paragraph, or the byline at its head and what stands behind it: "By Jane Doe - WIRE: The minister …"."""
    found = _BYLINE_HEAD.match(part.text)
    if not found:
        return [part]
    head = found.group().rstrip()
    return [Piece(part.start, part.start + len(head), head, part.gap), *_rest(part, found.end())]


def _rest(part: Piece, at: int) -> list[Piece]:
    """What is left of a paragraph from its character `at` on."""
    tail = part.text[at:]
    start = part.start + at + len(tail) - len(tail.lstrip())
    return [Piece(start, part.end, tail.strip(), part.gap)] if tail.strip() else []


def read_masthead(report: Report) -> Masthead:
    """The header and blocks of `report`; what its source says beside the text wins over the text."""
    reader = _read(report)
    blocks = reader.blocks()
    title, site = split_title(report.title or _first_headline(report.text, blocks))
    header = _header(report, reader, blocks, title, site)
    line = reader.dateline
    published = iso_day(header.published)
    day = line.date.first(published) if line and line.date else None
    return Masthead(header, blocks, line.place if line else None, day.isoformat() if day else None)


def _read(report: Report) -> _Reader:
    reader = _Reader(report.text, reads_day_first(report.text, report.url))
    reader.read_head()
    reader.read_foot()
    return reader


def _first_headline(text: str, blocks: Sequence[Block]) -> str | None:
    """The first headline that stands above the story."""
    for block in blocks:
        if block.kind in ("headline", "prose"):
            return text[block.start : block.end] if block.kind == "headline" else None
    return None


def _header(report: Report, reader: _Reader, blocks: Sequence[Block], title: str | None,
            site: str | None) -> Header:
    """The header, each field from the surest place that gives it."""
    names, full = gather(reader, blocks, site)
    chosen = assign(names, reader.common, full)
    if site and site not in chosen.values():
        title = f"{title} - {site}" if report.title is None else report.title
    outlet = report.outlet or chosen.get("outlet")
    agency = chosen.get("agency")
    published = iso_day(report.published)
    return Header(outlet=outlet, agency=None if agency == outlet else agency,
                  byline=report.byline or chosen.get("byline"),
                  published=published.isoformat() if published else _published(reader.days, reader.dateline),
                  title=title, url=report.url, language=report.language)


def gather(reader: _Reader, blocks: Sequence[Block], site: str | None) -> tuple[list[Mention], dict[str, str]]:
    """All names that may be in the header, and the longer forms of some of them."""
    text = reader.text
    page = "\n".join(line for block in blocks if block.kind == "boilerplate"
                     if not furniture().is_caption(line := text[block.start : block.end])
                     and not credits_picture(line))
    story = "\n".join(text[block.start : block.end] for block in blocks if block.kind in ("prose", "headline"))
    names = [*reader.names, *page_names(page, story)]
    if site:
        told = {"told"} if site.rsplit(maxsplit=1)[-1] in story.split("\n", 1)[-1] else set()
        names.append(Mention(site, frozenset({"title", *told})))
    full = full_names({m.name for m in names}, f"{story}\n{page}")
    signs = [*page.split("\n"), *(m.name for m in reader.names if "foot" in m.place)]
    own = own_names({n for m in names for n in (m.name, full.get(m.name, m.name))}, signs)
    names += [Mention(name, frozenset({"own"})) for name in own]
    return [m._replace(place=m.place | {"force"}) if "dateline" in m.place and m.name not in full and stands_for_body(
        m.name, story) else m for m in names], full


def _published(days: Sequence[tuple[int, str]], dateline: Dateline | None) -> str | None:
    """The day of publication: a labelled one, else the dateline's, else the last above the story."""
    days = list(days)
    if dateline and dateline.date:
        day = dateline.date.first() if dateline.date.year else None
        tail = f"{dateline.date.month:02}-{dateline.date.day:02}"
        days = [(rank - (rank > 1 and value.endswith(tail)), value) for rank, value in days]
        if day:
            days.append((1, day.isoformat()))
    surest = min((rank for rank, _ in days), default=0)
    return next((value for rank, value in reversed(days) if rank == surest), None)


def _dateline_names(line: Dateline) -> list[Mention]:
    """The names in a dateline with their places in it."""
    mark = {"before_place", "bracket"} if line.lead_bracket else {"before_place"}
    names = [Mention(name, frozenset({*mark, *order(k, len(line.lead))})) for k, name in enumerate(line.lead)]
    if line.place and not line.date and not line.sources and not line.lead and not is_place(line.place):
        names.append(Mention(line.place, frozenset({"before_story"})))
    # "(Tuareg News Agency, TNA)" is one name.
    sources = [name for k, name in enumerate(line.sources)
               if not k or name != "".join(c for c in line.sources[0] if c.isupper())]
    for k, name in enumerate(sources):
        bare = () if line.bracket else ("bare",)
        names.append(Mention(name, frozenset({"dateline", *order(k, len(sources)), *bare})))
    return names


def candidates_of(report: Report) -> list[Candidate]:
    """All names that may be in the header with their traits, those on lines left to the story too: to learn from."""
    reader = _read(report)
    blocks = reader.blocks()
    names, full = gather(reader, blocks, split_title(_first_headline(report.text, blocks))[1])
    return candidates([*names, *reader.passed], reader.common, full)
