"""What names tell of countries, and the weights of signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon.parties import party_lexicon
from legation.lexicon.people import allegiance_weights, lands_of, name_key


def test_lands_of_a_name() -> None:
    assert "FIN" in lands_of("Pekka Rautanen")
    assert "RUS" not in lands_of("Pekka Rautanen")
    assert lands_of("Pekka Rautanen") == lands_of("RAUTANEN Pekka")
    assert lands_of("Xq") == frozenset()


def test_lands_are_states_of_the_tables() -> None:
    for name in ("Maria Ionescu", "Chukwuma Okafor", "Nguyen Van Thanh", "Aibek Bekov"):
        assert lands_of(name)
        assert all(map(party_lexicon().is_state, lands_of(name)))


def test_words_of_a_name() -> None:
    assert name_key("Kim Jong-un") == {"kim", "jong", "un"}
    assert name_key("N'Diaye") == {"ndiaye"}


def test_weights_are_numbers_and_the_file_at_fault_is_told(tmp_path: Path) -> None:
    assert allegiance_weights()["home"] > 0
    (tmp_path / "allegiance.toml").write_text('[weights]\nhome = "much"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"allegiance\.toml"):
        allegiance_weights(tmp_path)
