"""Coding a given pair: which PLOVER type a sentence reports from its source to its target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from legation import language
from legation.coding.between import reading_between
from legation.coding.interpret import Interpreter
from legation.coding.mode import mode_of
from legation.coding.model import Coding, Pair
from legation.coding.sides import span_in, spans_of
from legation.errors import UnreadableError
from legation.extraction.document import Document, Masthead, PartyMention, PlaceMention
from legation.extraction.events.index import TokenIndex
from legation.extraction.events.mentions import Match, find_matches
from legation.lexicon.pairs import PairLexicon, pair_lexicon
from legation.model import Evidence, Header, Report

# Sentences parsed at once: many short ones cost less together.
BATCH = 128
Characters = tuple[int, int] | None


def code_pairs(
    pairs: Iterable[Pair], *, on_problem: Callable[[UnreadableError], None], model: str | None = None
) -> Iterator[Coding]:
    """The codings of `pairs`, lazily and in order; `on_problem` hears of each that can't be coded."""
    nlp, lexicon = language.load(model), pair_lexicon()
    readable = _readable(pairs, lexicon, on_problem)
    while batch := list(islice(readable, BATCH)):
        docs = _parsed(nlp, [pair.sentence for pair, _, _ in batch])
        for (pair, source, target), doc in zip(batch, docs, strict=True):
            yield _coding(pair, doc, source, target, lexicon)


def code_pair(sentence: str, source: str, target: str, *, model: str | None = None) -> Coding:
    """Which PLOVER type `sentence` reports from `source` to `target`, both as they stand in it.

    Raises legation.errors.UnreadableError where one does not stand there. `model`
    names another spaCy pipeline.
    """

    def refuse(error: UnreadableError) -> None:
        raise error

    pair = Pair(sentence=sentence, source=source, target=target)
    return next(code_pairs([pair], on_problem=refuse, model=model))


def _readable(
    pairs: Iterable[Pair], lexicon: PairLexicon, on_problem: Callable[[UnreadableError], None]
) -> Iterator[tuple[Pair, Characters, Characters]]:
    for pair in pairs:
        try:
            yield pair, *spans_of(pair, lexicon)
        except UnreadableError as error:
            on_problem(error)


def _parsed(nlp: Language, sentences: list[str]) -> list[Doc]:
    """The sentences parsed, without entities: the two sides are given."""
    with nlp.select_pipes(disable=[name for name in ("ner",) if name in nlp.pipe_names]):
        return list(language.parse_all(nlp, ((s, [(0, len(s))]) for s in sentences), batch=BATCH))


def _coding(pair: Pair, doc: Doc, source: Characters, target: Characters, lexicon: PairLexicon) -> Coding:
    sides = span_in(doc, source), span_in(doc, target)
    matches = _matches(pair, doc, source, target, lexicon)
    reading = reading_between(Interpreter(doc, matches, *sides, lexicon))
    if reading is None:
        return Coding(id=pair.id, plover=None, mode=None, confidence=0.0, evidence=())
    tokens = sorted(set(reading.tokens), key=lambda t: t.i)
    return Coding(
        id=pair.id,
        plover=reading.plover,
        mode=mode_of(reading, lexicon),
        confidence=lexicon.confidence[reading.way],
        evidence=tuple(Evidence(pair.sentence[t.idx : t.idx + len(t)], t.idx) for t in tokens),
    )


def _matches(
    pair: Pair, doc: Doc, source: Characters, target: Characters, lexicon: PairLexicon
) -> dict[int, Match]:
    """The triggers of the sentence by token; the two sides and all names count as parties and places."""
    document = Document(Report(id=pair.id or "", text=pair.sentence), Masthead(Header(), ()), doc)
    for side in (source, target):
        if side is not None:
            document.parties.append(PartyMention(*side, "", "name"))
    for token in doc:
        if token.pos_ == "PROPN":
            span = token.idx, token.idx + len(token)
            document.parties.append(PartyMention(*span, "", "name"))
            document.places.append(PlaceMention(*span, token.text, None, None, 2))
    index = TokenIndex.of(document)
    return {m.token.i: m for sentence in doc.sents for m in find_matches(sentence, index, lexicon.events)}
