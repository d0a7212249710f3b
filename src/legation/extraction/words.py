"""The words of a report's story with what the lexicons and the parse say of each.

Names and offices are read off these flat words rather than off the parse
alone: appositions in translated prose are where parsers err most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from legation.extraction.document import Block, BlockKind, Document, PartyMention
from legation.lexicon.offices import Term, office_lexicon
from legation.lexicon.phrases import fold

# A number ("7th Fleet", "Strike Group 11"); or a word: initials ("N.", "J.P.") keep their points,
# hyphens and inner apostrophes hold a word together.
_WORD = re.compile(
    r"(?<![\w.,])\d{1,3}(?:st|nd|rd|th)?(?![\w%])(?![.,]\d)|(?:[^\W\d_]\.)+(?![^\W\d_]{2})|[^\W\d_]+(?:(?:['’ʻ‘`](?![sS]\b)|[-‐‑]|\?)[^\W\d_]+)*"
)
_POSSESSIVE = re.compile(r"['’][sS]\b|(?<=[sS])['’](?=\s)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
# An apostrophe that opens a word ("‘Akilisi"), and a stray blank beside a hyphen ("Mapisa -Nqakula").
_OPEN = re.compile(r"\s[‘ʻ'’]|\s[-‐‑]|[-‐‑]\s")


# "Lt. Gen. (Retd) X": parts no title from its name.
_RETIRED = re.compile(r"\.?\s*\(\s*(?:ret['’]?d?|rtd|retired|r)\.?\s*\)\s*", re.IGNORECASE)


NOTHING = Term()


@dataclass(slots=True)
class Word:
    """A word, `text[start:end]`, the text before it (`gap`), and what stands in it.

    `joined`: nothing but a blank (or the point of an abbreviation) parts it
    from the word before. `term` covers the words `first` to `last`; `prefix` is
    what stands before the term inside the word ("ex" in "ex-president").
    """

    text: str
    start: int
    end: int
    gap: str
    joined: bool
    token: Token
    kind: BlockKind
    possessive: bool
    followed_by_digit: bool
    term: Term = NOTHING
    first: int = 0
    last: int = 0
    prefix: str = ""
    party: PartyMention | None = None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or is a number."""
        return self.text[:1].isupper() or self.text[:1].isdigit()

    @property
    def initials(self) -> bool:
        """Whether it is an initial, or several."""
        return _INITIALS.fullmatch(self.text) is not None

    @property
    def titles(self) -> bool:
        """Whether it is a rank, an office or a word of respect."""
        return bool(self.term.rank or self.term.before or self.term.post)

    @property
    def code(self) -> str | None:
        """The code of the party that it names."""
        return self.party.code if self.party else None

    @property
    def is_person(self) -> bool:
        """Whether the recogniser takes it for a part of a person's name."""
        return bool(self.token.ent_type_ == "PERSON")

    @property
    def folded(self) -> str:
        """In lower case, without diacritics."""
        return fold(self.text)


def read_words(document: Document) -> list[Word]:
    """The words of headlines and prose, in order, with terms and parties laid over them.

    The last one is empty, so that there is always a word after another one.
    """
    text, tokens = document.text, list(document.doc)
    words: list[Word] = []
    if not tokens:
        return words
    t = 0
    for block in document.masthead.blocks:
        if block.kind not in ("headline", "prose"):
            continue
        end = block.start
        kind = _kind(text, block)
        for match in _WORD.finditer(text, block.start, block.end):
            if match.start() < end:
                continue  # the s of a possessive
            if text[match.start() - 1] == "(" and _RETIRED.fullmatch(
                text, match.start() - 1, match.end() + 1
            ):
                continue
            while t + 1 < len(tokens) and tokens[t + 1].idx <= match.start():
                t += 1
            gap = text[end : match.start()]
            tail = _POSSESSIVE.match(text, match.end(), min(match.end() + 3, block.end))
            words.append(
                Word(
                    match.group(),
                    match.start(),
                    match.end(),
                    gap,
                    joined=end > block.start and _joins(gap, words[-1], match.group()),
                    token=tokens[t],
                    kind=kind,
                    possessive=tail is not None,
                    followed_by_digit=text[match.end() : match.end() + 1].isdigit(),
                )
            )
            end = tail.end() if tail else match.end()
    _lay_terms(words, document)
    _lay_parties(words, document)
    words.append(Word("", len(text), len(text), "\n", False, tokens[-1], "prose", False, False))
    return words


def _kind(text: str, block: Block) -> BlockKind:
    """A line in title case or capitals is a headline, wherever it stands; one in plain case is prose."""
    long = [m.group() for m in _WORD.finditer(text, block.start, block.end) if len(m.group()) > 3]
    capitals = sum(word[0].isupper() for word in long)
    if len(long) < 4:
        return block.kind
    if text[block.start : block.end].rstrip().endswith((".", "!", "?", ".”", '."')):
        return "prose"
    return "headline" if len(long) < 25 and capitals > 0.75 * len(long) else "prose"


def _joins(gap: str, before: Word, word: str) -> bool:
    if gap == "- " and before.text.isupper() and len(before.text) > 3:
        return False  # "ALGIERS- Minister of Defence X"
    if gap.isspace():
        return not before.initials or gap.count("\n") == 0
    if gap == "" or gap in ("'", "’") or _RETIRED.fullmatch(gap):
        return True
    return word[0].isupper() and _OPEN.fullmatch(gap) is not None and before.capital


def _lay_terms(words: list[Word], document: Document) -> None:
    """Mark the words that a term of the offices' lexicon covers, longest term first."""
    lexicon, i = office_lexicon(), 0
    for block in document.masthead.blocks:
        if block.kind not in ("headline", "prose"):
            continue
        for found in lexicon.terms.find(document.text, block.start, block.end):
            while i < len(words) and words[i].end <= found.start:
                i += 1
            first = last = i
            while last + 1 < len(words) and words[last + 1].start < found.end:
                last += 1
            prefix = fold(document.text[words[first].start : found.start]).rstrip("-‐‑")
            within = words[last].end <= found.end + 1 and (not prefix or prefix in ("ex", "co", "vice"))
            if not within:
                continue
            for k in range(first, last + 1):
                word = words[k]
                word.term, word.first, word.last, word.prefix = found.value, first, last, prefix
                # The point of an abbreviation ("Lt. Gen. X") ends no sentence.
                if k > first:
                    word.joined = True
            after = last + 1
            short = found.value.before or is_short(words[last])
            if (
                short
                and after < len(words)
                and words[after].gap.rstrip("\n ") == "."
                and words[after].start < block.end
            ):
                words[after].joined = True


def is_short(word: Word) -> bool:
    """Whether it abbreviates a rank: "Gen" of "Lt. Gen."."""
    return word.term.rank is not None and word.folded not in fold(word.term.rank).split()


def _lay_parties(words: list[Word], document: Document) -> None:
    i = 0
    for party in document.parties:
        while i < len(words) and words[i].end <= party.start:
            i += 1
        k = i
        while k < len(words) and words[k].start < party.end:
            words[k].party = party
            k += 1
