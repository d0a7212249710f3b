"""The masthead of a report: who published it and when, and the blocks of its text.

Lines above and below the story are read field by field (`headerlines.py` knows
the fields); a name of the press is taken for an agency or an outlet by its
shape, by a list, and by whether the page speaks of it as its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from legation.extraction.calendar import iso_day, reads_day_first
from legation.extraction.dateline import Dateline, read_dateline
from legation.extraction.document import Block, BlockKind, Masthead
from legation.extraction.headerlines import (
    Field,
    credits_picture,
    has_year,
    read_line,
    read_signoff,
    split_label,
    split_title,
)
from legation.extraction.imprint import own_names, page_names, wire_name
from legation.extraction.layout import Piece, boilerplate, furniture, pieces
from legation.extraction.press import known, press_kind
from legation.model import Header, Report

# Header lines and datelines are looked for above and among so many first paragraphs of the story.
OPENING = 4


class _Reader:
    """The paragraphs of one report while they are told apart, and the fields found in them."""

    def __init__(self, text: str, day_first: bool | None) -> None:
        self.text = text
        self.day_first = day_first
        self.fields: list[Field] = []
        self.header: list[tuple[int, int]] = []
        parts = pieces(text)
        if parts and (label := split_label(parts[0].text, day_first)):
            self.fields.append(label.field)
            self.header.append((parts[0].start, parts[0].start + label.end))
            parts[:1] = _rest(parts[0], label.end)
        self.parts = parts
        self.kinds: list[BlockKind | None] = [None] * len(parts)
        for i in boilerplate(parts):
            self.kinds[i] = "boilerplate"
        self.dateline: Dateline | None = None

    def read_head(self) -> None:
        """Header lines above the story, and the dateline it opens with."""
        story = 0
        for i, part in enumerate(self.parts):
            if story >= OPENING:
                break
            if self.kinds[i] == "boilerplate" and not has_year(part.text):
                continue
            if self._dated_place(part) and self._take_dateline(i, first=story == 0):
                continue
            if fields := read_line(self.parts, i, self.day_first, before_story=story == 0):
                self.fields.extend(fields)
                self.kinds[i] = "header"
                continue
            if self.kinds[i] is None and story == 0 and i and self._is_caption(i):
                self.kinds[i] = "boilerplate"
            if self.kinds[i] is None:
                self._take_dateline(i, first=story == 0)
                story += part.prose and part.words >= 15

    def _take_dateline(self, i: int, *, first: bool) -> bool:
        """Take the dateline of paragraph `i`, if it has one, into a block of its own."""
        part = self.parts[i]
        line = read_dateline(self.text, part.start, part.end, first=first, day_first=self.day_first)
        if self.dateline or line is None or (line.end >= part.end and not self._before_story(i)):
            return False
        self.dateline = line
        if line.end >= part.end:
            self.kinds[i] = "header"
        else:
            self.header.append((line.start, line.end))
            self.parts[i] = _rest(part, line.end - part.start)[0]
        return True

    def _dated_place(self, part: Piece) -> bool:
        """Whether a paragraph is no more than a place with a day or a name in brackets."""
        if part.prose or part.words > 12:
            return False
        line = read_dateline(self.text, part.start, part.end, day_first=self.day_first)
        return line is not None and line.end >= part.end and line.place is not None and (
            bool(line.sources) or (line.date is not None and " - " not in part.text))

    def _is_caption(self, i: int) -> bool:
        """Whether paragraph `i`, above the story, is a sentence or less and ends in whose its picture is."""
        part = self.parts[i]
        return part.words <= 30 and credits_picture(part.text) and any(
            later.prose and later.words >= 15 for later in self.parts[i + 1 : i + 8])

    def _before_story(self, i: int) -> bool:
        """Whether running text follows paragraph `i` soon, so that a dateline may stand alone in it."""
        return any(part.prose for part in self.parts[i + 1 : i + 3])

    def read_foot(self) -> None:
        """The agency or outlet that signs the end of the story, on its own line or behind the last words."""
        story = [i for i, kind in enumerate(self.kinds) if kind is None]
        for i in reversed(story[-4:]):
            part = self.parts[i]
            signed = read_signoff(part.text, alone=not part.prose)
            if signed is None:
                continue
            self.fields.extend(signed.fields)
            if signed.start == 0:
                self.kinds[i] = "header"
            else:
                self.header.append((part.start + signed.start, part.end))
                kept = part.text[: signed.start].rstrip()
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


def _rest(part: Piece, at: int) -> list[Piece]:
    """What is left of a paragraph from its character `at` on."""
    tail = part.text[at:]
    start = part.start + at + len(tail) - len(tail.lstrip())
    return [Piece(start, part.end, tail.strip(), part.gap)] if tail.strip() else []


def read_masthead(report: Report) -> Masthead:
    """The header and blocks of `report`; what its source says beside the text wins over the text."""
    day_first = reads_day_first(report.text, report.url)
    reader = _Reader(report.text, day_first)
    reader.read_head()
    reader.read_foot()
    blocks = reader.blocks()
    title, site = split_title(report.title or _first_headline(report.text, blocks))
    header = _header(report, reader, blocks, title, site)
    line = reader.dateline
    published = iso_day(header.published)
    day = line.date.first(published) if line and line.date else None
    return Masthead(header, blocks, line.place if line else None, day.isoformat() if day else None)


def _first_headline(text: str, blocks: Sequence[Block]) -> str | None:
    """The first headline that stands above the story."""
    for block in blocks:
        if block.kind in ("headline", "prose"):
            return text[block.start : block.end] if block.kind == "headline" else None
    return None


def _header(report: Report, reader: _Reader, blocks: Sequence[Block], title: str | None,
            site: str | None) -> Header:
    """The header, each field from the surest place that gives it."""
    page = "\n".join(line for block in blocks if block.kind == "boilerplate"
                     if not furniture().is_caption(line := report.text[block.start : block.end])
                     and not credits_picture(line))
    story = "\n".join(report.text[block.start : block.end] for block in blocks
                      if block.kind in ("prose", "headline"))
    fields = [*reader.fields, *_dateline_fields(reader.dateline), *page_names(page, story)]
    if site:
        fields.append(Field("outlet", site, 3))
    if not any(f.name in ("agency", "outlet") for f in fields) and (wire := wire_name(story)):
        fields.append(wire)
    own = own_names({f.value for f in fields if f.name in ("agency", "outlet")}, page, story)
    own |= {name: name for name in _releaser(reader.dateline) if name not in own}
    fields = [f._replace(name="outlet", value=own[f.value]) if f.name == "agency" and f.value in own else f
              for f in fields]
    outlet = report.outlet or _best(fields, "outlet")
    agency = _best(fields, "agency")
    published = iso_day(report.published)
    return Header(outlet=outlet, agency=None if agency == outlet else agency,
                  byline=report.byline or _best(fields, "byline"),
                  published=published.isoformat() if published else _published(fields, reader.dateline),
                  title=title, url=report.url, language=report.language)


def _best(fields: Sequence[Field], name: str) -> str | None:
    """The value of the surest field of that name, of equal ones the first."""
    named = [f for f in fields if f.name == name]
    return min(named, key=lambda f: f.rank).value if named else None


def _published(fields: Sequence[Field], dateline: Dateline | None) -> str | None:
    """The day of publication: a labelled one, else the dateline's, else the last above the story."""
    days = [(f.rank, f.value) for f in fields if f.name == "published"]
    if dateline and dateline.date:
        day = dateline.date.first() if dateline.date.year else None
        tail = f"{dateline.date.month:02}-{dateline.date.day:02}"
        days = [(rank - (rank > 1 and value.endswith(tail)), value) for rank, value in days]
        if day:
            days.append((1, day.isoformat()))
    surest = min((rank for rank, _ in days), default=0)
    return next((value for rank, value in reversed(days) if rank == surest), None)


def _dateline_fields(line: Dateline | None) -> list[Field]:
    """The names in the dateline's bracket: one by its kind; of several, the outlet first, its agency last."""
    if line is None or not line.sources:
        return []
    if len(line.sources) > 1:
        return [Field("outlet", line.sources[0], 2), Field("agency", line.sources[-1], 2)]
    (name,) = line.sources
    return [Field("agency" if press_kind(name) == "agency" else "outlet", name, 2)]


def _releaser(line: Dateline | None) -> tuple[str, ...]:
    """Who writes the year into a dateline: agencies leave it out, those who release their own texts don't."""
    if line is None or not line.date or not line.date.year or len(line.sources) != 1:
        return ()
    return () if known().get(line.sources[0]) else line.sources
