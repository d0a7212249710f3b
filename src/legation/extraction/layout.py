"""The layout of a report: its paragraphs, and which of them are page furniture.

Works on the raw text by shape (length, case, stops, gaps) and by the classes of
words in `boilerplate.toml`. In doubt a paragraph is story: a line too many does
less harm than a lost sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from legation.errors import LexiconError
from legation.lexicon.tables import DATA, read_toml

FILE = "boilerplate.toml"
CLASSES = ("whole", "opening", "anywhere", "foot", "letter", "picture", "credit")

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.!?…;][\"”’')\]»]{0,2}$|[.!?,][\"”]$")
_LOWER_START = re.compile(r"[\"“‘'(]?[a-z]")
# A line that ends so goes on in the next one.
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|that|which|who|whose|as|his|her|its|their|is|are|was|"
    r"were|be|has|have|had|will|would|into|over|under|between|than|this|these|those|said|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|"
    r"Adm|Brig|Sgt|St|Prof|Hon|Rev|Sen|Rep|Gov)\.?|\b[A-Z]\.)$")
_BYLINE = re.compile(r"by\s(?:(?:our|staff|special|senior|writer|reporter|correspondent)\s){0,2}[^\W\da-z_][^.!?]*$")
_BULLET = re.compile(r"[•●▪◦*‣·]\s|[-–—]\s{1,3}(?=[A-Z])")
_GLUED = re.compile(r"(?<!\bMc)(?<!\bMac)(?<=[a-z]{3})[A-Z](?=[a-z]{2})")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "#Dokdo #textbook", and below the story "10:15 Belarus beat Latvia".
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_TIMED = re.compile(r"\d\d:\d\d\s[^\W\d_]")
_TICKER = re.compile(r"[▲▼△▽↑↓]")


@dataclass(frozen=True)
class Piece:
    """A paragraph or line of its own, `text[start:end]`; `gap` says whether a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """How many blanks-separated words it has."""
        return len(self.text.split(None, 400))

    @property
    def prose(self) -> bool:
        """Whether it has the shape of running text: a stop at its end, or the length of a paragraph."""
        words = self.words
        return words >= 18 or (words >= 6 and _STOP.search(self.text[-4:]) is not None) or (
            words >= 6 and self.text[-1] == ":")


def pieces(text: str) -> list[Piece]:
    """Paragraphs of `text` in order; those that are wrapped over several lines are joined."""
    result: list[Piece] = []
    for group in _groups(text):
        result.extend(_joined(text, group))
    return result


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no blank line between them, each line without the blanks round it."""
    group: list[tuple[int, int]] = []
    last = 0
    for line in _LINE.finditer(text):
        raw = line.group()
        bare = raw.strip()
        if not bare:
            continue
        start = line.start() + len(raw) - len(raw.lstrip())
        if group and _breaks(text, last, start) > 1:
            yield group
            group = []
        last = start + len(bare)
        group.append((start, last))
    if group:
        yield group


def _breaks(text: str, end: int, start: int) -> int:
    """How many line breaks stand between two lines."""
    return len(_BREAK.findall(text, end, start))


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[Piece]:
    """The paragraphs of a run of lines."""
    rows = [text[a:b] for a, b in lines]
    wrapped = _is_wrapped(rows)
    usual = median(len(row) for row in rows)
    widest = max(len(row) for row in rows)
    start, end = lines[0]
    gap = True
    for (row, (a, b)), before in zip(list(zip(rows, lines, strict=True))[1:], rows, strict=False):
        if _goes_on(before, row, wrapped, usual, widest):
            end = b
        else:
            yield Piece(start, end, text[start:end], gap)
            start, end, gap = a, b, False
    yield Piece(start, end, text[start:end], gap)


def _is_wrapped(rows: list[str]) -> bool:
    """Whether lines are cut at a width: several of them break off where no sentence ends."""
    if len(rows) < 3 or max(map(len, rows)) > 160:
        return False
    cut = sum(1 for row, following in pairwise(rows)
              if not _STOP.search(row[-4:]) and _LOWER_START.match(following))
    return cut >= 2 and cut * 3 >= len(rows)


def _goes_on(before: str, row: str, wrapped: bool, usual: float, widest: int) -> bool:
    """Whether the line `row` goes on with the paragraph of the line `before`."""
    if _BULLET.match(row):
        return False
    if _STOP.search(before[-4:]) and not _OPEN_END.search(before[-6:]):
        return wrapped and len(before) >= 0.8 * widest
    if _BYLINE.match(row) and len(row) < 60:
        return False
    if wrapped:
        return len(before) >= 0.5 * usual or _LOWER_START.match(row) is not None
    if len(before) > 160 and not _LOWER_START.match(row):
        return False
    open_end = _OPEN_END.search(before[-12:]) is not None
    return (_LOWER_START.match(row) is not None and len(before) >= 30) or (open_end and len(before) >= 45)


class Furniture:
    """The classes of `boilerplate.toml`, compiled."""

    def __init__(self) -> None:
        classes = _read_classes()
        self.whole = re.compile(rf"\b(?:{_any(classes['whole'])})(?!\w)|\b\w\b", re.I)
        self.opening = re.compile(rf"[\W_]{{0,4}}(?:{_any(classes['opening'])})(?!\w)", re.I)
        self.phrases = tuple(classes["whole"])
        phrases = [phrase for phrase in classes["whole"] if " " in phrase]
        self.trailing = re.compile(rf"(?:\s(?:{_any(phrases)}))+$", re.I)
        self.anywhere = re.compile(rf"(?<!\w)(?:{_any(classes['anywhere'])})(?!\w)", re.I)
        self.foot = re.compile(rf"[\W\d_]{{0,8}}(?:{_any(classes['foot'])})[\W\d_]{{0,8}}", re.I)
        self.letter = re.compile(rf"(?:{_any(classes['letter'])})\W?", re.I)
        pictures, others = _any(classes["picture"]), _any(classes["credit"])
        bracket = (r"\s?[(\[](?:(?:{words})(?!\w)[^()\[\]]{{0,80}}|[^()\[\]]{{0,80}}(?<!\w)(?:{words}))"
                   r"[)\]]\W{{0,3}}$")
        told = rf"|[.!?\"”]\s(?:{pictures})(?:\s(?:by|credit))?\s?[:/–-]\s?[^.!?:]{{2,60}}$"
        unstopped = r"(?<![.!?…][\"” ])(?<![.!?…])"
        self.caption = re.compile(
            bracket.format(words=pictures) + "|" + unstopped + bracket.format(words=others) + told, re.I)

    def is_controls(self, line: str) -> bool:
        """Whether nothing but controls, menus, counters and signs stands in the line."""
        if len(line) > 160:
            return False
        return _WORD.search(self.whole.sub("", line)) is None

    def is_furniture(self, part: Piece) -> bool:
        """Whether a paragraph is made of or begins with furniture, addresses the reader, or is a caption."""
        line = part.text
        addressed = part.words <= 60 and (self.opening.match(line) or self.anywhere.search(line))
        return bool(addressed) or self.is_controls(line) or self.is_caption(line)

    def is_caption(self, line: str) -> bool:
        """Whether the line ends in a bracket that says whose the picture is, with no full stop before it."""
        return len(line) < 500 and self.caption.search(line[-180:]) is not None


def _read_classes() -> dict[str, list[str]]:
    data = read_toml(FILE)
    classes: dict[str, list[str]] = {}
    for name in CLASSES:
        lists = data.get(name)
        if not isinstance(lists, dict) or not all(
            isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words)
            for words in lists.values()
        ):
            raise LexiconError(f"[{name}] must hold lists of phrases", where=str(DATA / FILE),
                               mend='write e.g. controls = ["share", "print"]')
        classes[name] = [word for words in lists.values() for word in words]
    if unknown := sorted(set(data) - set(CLASSES)):
        raise LexiconError(f"there is no class [{unknown[0]}]", where=str(DATA / FILE),
                           mend=f"use one of {', '.join(CLASSES)}")
    return classes


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first; apostrophes and blanks in any form."""
    forms = sorted({phrase.lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    escaped = (re.escape(form).replace(r"\ ", r"\s{1,3}") for form in forms)
    return "|".join(form.replace("'", "['’]").replace("…", r"(?:\s?\w+){0,5}") for form in escaped)


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The classes of page furniture, read once."""
    return Furniture()


def boilerplate(parts: list[Piece]) -> set[int]:
    """Numbers of those of `parts` that are page furniture, captions, or speak to the page's reader."""
    known = furniture()
    total = parts[-1].end if parts else 0
    found: set[int] = set()
    foot = letter = seen_story = False
    for i, part in enumerate(parts):
        line = part.text
        letter = (letter and not part.gap) or known.letter.fullmatch(line) is not None
        if seen_story and not foot and known.foot.fullmatch(line):
            foot = part.end > total * 2 / 3
        timed = seen_story and not part.prose and _TIMED.match(line) is not None
        if foot or letter or timed or _is_tags(line) or _is_ticker(part) or known.is_furniture(part):
            found.add(i)
        elif part.prose:
            seen_story = True
    return found


def _is_tags(line: str) -> bool:
    """Tags run into one another, "PoliticsForeign AffairsTop Stories", or "#Dokdo #textbook"."""
    if _HASHTAGS.fullmatch(line):
        return True
    return len(line) < 300 and len(_GLUED.findall(line)) >= 2 and not _STOP.search(line[-4:]) and (
        all(word[0].isupper() for word in line.split()))


def _is_ticker(part: Piece) -> bool:
    """A line of prices, or of little but figures and signs."""
    if part.prose or len(part.text) > 160:
        return False
    letters = sum(len(word) for word in _WORD.findall(part.text))
    figures = letters * 3 < len(part.text) - part.text.count(" ")
    return _TICKER.search(part.text) is not None or (figures and not _YEAR.search(part.text))
