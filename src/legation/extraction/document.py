"""One report while it is read: the text, and the layers that the steps add to it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span

from legation.model import Event, Evidence, Header, Person, Report

BlockKind = Literal["header", "headline", "prose", "boilerplate"]
PartyForm = Literal["name", "demonym", "capital", "seat", "organisation", "group"]


class Block(NamedTuple):
    """A run of the text, `text[start:end]`: a paragraph, a headline, a header line, or boilerplate.

    Events are looked for in headlines and prose only. A line break inside a
    block is a soft wrap; a block's end always ends a sentence.
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True)
class Masthead:
    """What stands above and around the story.

    `dateline_date` is the ISO day of the dateline ("MINSK, 23 November"),
    `dateline_place` its place as written; `blocks` cover the text's non-blank
    runs, in order, without overlap. `reference` is the ISO day that relative
    dates are resolved against: published, else the dateline's, else None.
    """

    header: Header
    blocks: tuple[Block, ...]
    dateline_place: str | None = None
    dateline_date: str | None = None

    @property
    def reference(self) -> str | None:
        """The day that "yesterday" and "on Tuesday" are resolved against."""
        return self.header.published or self.dateline_date


class PartyMention(NamedTuple):
    """Words that stand for a state, organisation or group, with its code.

    `form` says how: a country's name ("Uzbekistan", "U.S."), a demonym ("Uzbek",
    "Chinese", also as noun "Israelis"), a capital ("Tashkent"), a seat used as
    metonym ("the Kremlin", "White House", "ISPR"), an international organisation,
    or an armed or political group.
    """

    start: int
    end: int
    code: str
    form: PartyForm


class PlaceMention(NamedTuple):
    """A named place: its name as it should be recorded, country and point where known.

    `rank` orders how specific it is: 0 country, 1 region, sea or river, 2 city
    or town, 3 site (building, base, monument, square).
    """

    start: int
    end: int
    name: str
    country: str | None
    point: tuple[float, float] | None
    rank: int


class DateMention(NamedTuple):
    """A dated expression of the prose, resolved to ISO (day, month, year or span).

    `iso` is None where the expression is a date that can't be resolved (no
    reference day). `fuzzy` marks durations and vague ones ("last month",
    "in recent years") that may date background but no event of the day.
    """

    start: int
    end: int
    iso: str | None
    fuzzy: bool = False


@dataclass(frozen=True)
class PersonEntry:
    """One person of the report: the record, and where he or she is mentioned.

    `spans` are the character spans of all mentions by name, in order ("Colonel
    General Zakir Hasanov", "Hasanov"); `person.evidence` holds the same. `extent`
    of each mention, parallel to `spans`, takes in rank, post and appositions
    around the name. `role` is "honoured" for persons whose memory is honoured,
    "mentioned" for those who neither act, speak nor take part, else "participant".
    """

    person: Person
    spans: tuple[tuple[int, int], ...]
    extents: tuple[tuple[int, int], ...]
    role: Literal["participant", "honoured", "mentioned"] = "participant"


@dataclass
class Document:
    """A report, parsed, with the layers that extraction adds one by one."""

    report: Report
    masthead: Masthead
    doc: Doc
    parties: list[PartyMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    people: list[PersonEntry] = field(default_factory=list)
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        self._starts = [block.start for block in self.masthead.blocks]

    @property
    def text(self) -> str:
        """The report's text; `doc.text` has the same offsets, with plain quotes and blanks."""
        return self.report.text

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        block = self.masthead.blocks[i]
        return block if offset < block.end else None

    def is_story(self, offset: int) -> bool:
        """Whether `offset` lies in a headline or in prose."""
        block = self.block_at(offset)
        return block is not None and block.kind in ("headline", "prose")

    def story_sentences(self) -> list[Span]:
        """The sentences of headlines and prose, in order."""
        return [s for s in self.doc.sents if self.is_story(s.start_char)]

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end` as evidence."""
        return Evidence(self.text[start:end], start)
