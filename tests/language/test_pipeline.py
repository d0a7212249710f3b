"""Texts parsed: offsets that stay true, sentences that keep to their blocks, other pipelines by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from legation.errors import LegationError
from legation.language import load, parse, parse_all
from legation.language.pipeline import CHUNK_CHARACTERS

PARAGRAPH = "Kenya’s president met Uganda’s in Kampala on Monday. They “signed” a treaty\non Lake Victoria. "


def blocks_of(text: str, mark: str = "\n\n") -> list[tuple[int, int]]:
    """The paragraphs of `text` that are not blank."""
    blocks = []
    start = 0
    for part in text.split(mark):
        if part.strip():
            blocks.append((start, start + len(part)))
        start += len(part) + len(mark)
    return blocks


def check(doc: Doc, text: str) -> None:
    """Every token stands where the text has it (quotation marks and blanks of other shapes aside)."""
    assert len(doc.text) == len(text)
    for token in doc:
        assert len(token.text) == len(text[token.idx : token.idx + len(token)])
        if token.is_ascii and token.is_alpha:
            assert text[token.idx : token.idx + len(token)] == token.text


def test_tokens_have_lemma_part_of_speech_and_head() -> None:
    text = "The two ministers signed a treaty."
    doc = parse(load(), text, [(0, len(text))])
    signed = next(t for t in doc if t.text == "signed")
    assert (signed.lemma_, signed.pos_, signed.dep_) == ("sign", "VERB", "ROOT")
    assert [(t.text, t.dep_) for t in signed.children][:2] == [("ministers", "nsubj"), ("treaty", "dobj")]


def test_entities_are_there() -> None:
    text = "Angela Merkel visited Paris."
    assert {e.text: e.label_ for e in parse(load(), text, [(0, len(text))]).ents} == {
        "Angela Merkel": "PERSON",
        "Paris": "GPE",
    }


def test_no_sentence_runs_over_a_block() -> None:
    text = "Kenya, Uganda sign pact\n\nNAIROBI\n\nIt was signed by the ministers of\n\nfishing and trade. It ends"
    blocks = blocks_of(text)
    for sentence in parse(load(), text, blocks).sents:
        words = [t for t in sentence if not t.is_space]
        assert len({next(i for i, (s, e) in enumerate(blocks) if s <= t.idx < e) for t in words}) <= 1


def test_every_block_begins_a_sentence() -> None:
    text = "one\n\ntwo three\n\nand four"
    doc = parse(load(), text, blocks_of(text))
    assert {t.text for t in doc if t.is_sent_start and not t.is_space} == {"one", "two", "and"}


def test_no_sentence_begins_amid_words() -> None:
    text = "Kosovo on Monday demanded That Serbia Withdraw Its Police From the four Northern Municipalities."
    assert len(list(parse(load(), text, [(0, len(text))]).sents)) == 1


def test_a_line_break_inside_a_block_is_a_blank() -> None:
    text = "The two ministers\nsigned a treaty."
    doc = parse(load(), text, [(0, len(text))])
    assert len(list(doc.sents)) == 1
    assert next(t for t in doc if t.text == "signed").idx == text.index("signed")


def test_long_texts_keep_their_offsets_over_chunks() -> None:
    text = "\n\n".join([PARAGRAPH] * 400)
    assert len(text) > 4 * CHUNK_CHARACTERS
    doc = parse(load(), text, blocks_of(text))
    check(doc, text)
    met = [t.idx for t in doc if t.text == "met"]
    assert met == [i for i in range(len(text)) if text.startswith("met", i)]


def test_chunks_change_no_paragraph_s_parse() -> None:
    text = "\n\n".join([PARAGRAPH] * 120)
    alone = [(t.text, t.lemma_, t.dep_) for t in parse(load(), PARAGRAPH, [(0, len(PARAGRAPH))])]
    doc = parse(load(), text, blocks_of(text))
    for start, end in blocks_of(text):
        span = doc.char_span(start, end, alignment_mode="expand")
        assert [(t.text, t.lemma_, t.dep_) for t in span if not t.is_space] == [t for t in alone if t[0].strip()]


def test_one_huge_block_is_cut_between_words() -> None:
    text = "Ghana thanked Togo, " * 5_000
    doc = parse(load(), text, [(0, len(text))])
    check(doc, text)
    assert {t.text for t in doc} <= {"Ghana", "thanked", "Togo", ",", " "}


def test_a_block_without_any_blank_is_read() -> None:
    text = "x" * (5 * CHUNK_CHARACTERS)
    check(parse(load(), text, [(0, len(text))]), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "."])
def test_hardly_any_text(text: str) -> None:
    check(parse(load(), text, blocks_of(text)), text)


def test_many_texts_come_in_their_order_and_lazily() -> None:
    def texts() -> list[str]:
        return [f"Report {n} says that Chad met Mali." for n in range(40)]

    docs = list(parse_all(load(), ((t, [(0, len(t))]) for t in texts())))
    assert [d.text for d in docs] == texts()

    def endless() -> Iterator[tuple[str, list[tuple[int, int]]]]:
        while True:
            yield "Chad met Mali.", [(0, 14)]

    assert next(parse_all(load(), endless())).text == "Chad met Mali."


def test_together_or_alone_is_the_same() -> None:
    texts = [PARAGRAPH, "Chad met Mali.", PARAGRAPH * 3]
    together = list(parse_all(load(), [(t, [(0, len(t))]) for t in texts]))
    for text, doc in zip(texts, together, strict=True):
        alone = parse(load(), text, [(0, len(text))])
        assert [(t.text, t.dep_, t.head.i) for t in doc] == [(t.text, t.dep_, t.head.i) for t in alone]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=40), max_size=6))
def test_offsets_of_any_text(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    check(parse(load(), text, blocks_of(text)), text)


def test_an_unknown_pipeline_is_told() -> None:
    with pytest.raises(LegationError, match=r"no spaCy pipeline named 'xx_no_such'.*install it"):
        load("xx_no_such")


def test_a_pipeline_without_a_parser_is_told(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LegationError, match="has no parser or tagger"):
        load(str(tmp_path / "blank"))


def test_another_pipeline_can_be_named(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser")
    example = Example.from_dict(nlp.make_doc("Chad met Mali"), {
        "tags": ["NNP", "VBD", "NNP"], "heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"],
        "sent_starts": [1, 0, 0],
    })  # fmt: skip
    nlp.initialize(lambda: [example])
    nlp.to_disk(tmp_path / "small")

    doc = parse(load(str(tmp_path / "small")), "Chad met Mali", [(0, 13)])
    assert {t.tag_ for t in doc} <= {"NNP", "VBD"}
    assert doc.has_annotation("DEP")


def test_a_pipeline_is_loaded_once() -> None:
    assert load() is load()
