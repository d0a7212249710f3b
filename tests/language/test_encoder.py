import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.language.encoder import WINDOW, Encoder, _windows, load_encoder

TEXT = "Kenya and Uganda signed a trade agreement in Kampala on Monday. Rain is expected."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def test_each_piece_has_its_place_and_probabilities(encoder: Encoder) -> None:
    reading = encoder.read(TEXT, [(0, 63), (64, len(TEXT))])
    pieces = [TEXT[start:end] for start, end in reading.spans]
    assert "".join(pieces) == TEXT.replace(" ", "")
    for head, names in (
        (reading.kinds, encoder.labels.kinds),
        (reading.states, encoder.labels.states),
        (reading.parts, encoder.labels.parts),
    ):
        assert head.shape == (len(pieces), len(names))
        assert np.allclose(head.sum(axis=1), 1, atol=1e-4)


def test_what_words_tell_of(encoder: Encoder) -> None:
    reading = encoder.read(TEXT, [(0, len(TEXT))])
    at = {TEXT[start:end]: row for row, (start, end) in enumerate(reading.spans)}
    assert encoder.labels.kinds[int(reading.kinds[at["signed"]].argmax())] == "agreement"
    assert encoder.labels.kinds[int(reading.kinds[at["Rain"]].argmax())] == "none"


def test_a_text_without_words_has_no_pieces(encoder: Encoder) -> None:
    reading = encoder.read("", [])
    assert reading.spans.shape == (0, 2)
    assert reading.kinds.shape == (0, len(encoder.labels.kinds))


def test_windows_are_read_alike_alone_and_together(encoder: Encoder) -> None:
    paragraph = "The ministers met in Nairobi to speak of fish, roads and schools. " * 60
    starts = [i for i in range(len(paragraph)) if paragraph.startswith("The ", i)]
    reading = encoder.read(paragraph, [(start, start + 65) for start in starts])
    assert len(reading.spans) > 2 * WINDOW
    assert np.isfinite(reading.kinds).all()


@given(st.lists(st.integers(1, 9), max_size=900), st.lists(st.integers(0, 5_000), max_size=60))
def test_windows_hold_every_piece_once(steps: list[int], sentences: list[int]) -> None:
    starts = np.cumsum(np.array(steps, dtype=np.int64)) if steps else np.zeros(0, np.int64)
    windows = list(_windows(starts, sorted(sentences)))
    assert [i for w in windows for i in range(w.start, w.stop)] == list(range(len(steps)))
    assert all(0 < w.stop - w.start <= WINDOW - 2 for w in windows)
