import shutil
from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.lexicon.events import event_lexicon
from legation.lexicon.pairs import pair_lexicon
from legation.lexicon.tables import DATA


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in DATA.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_types_are_the_fifteen_of_older_data_sets() -> None:
    assert set(pair_lexicon().quads) == {
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


def test_what_the_reader_knows_is_known_too_and_not_the_other_way_round() -> None:
    reader, pairs = event_lexicon(), pair_lexicon().events
    assert set(reader.verbs) < set(pairs.verbs)
    for word, triggers in reader.verbs.items():
        assert set(triggers) <= set(pairs.verbs[word])
    assert reader.classes["forces"] < pairs.classes["forces"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('nothing = "REJECT"', 'nothing = "REFUSE"', "unknown PLOVER type 'REFUSE'"),
        ('nothing = "REJECT"', 'anything = "REJECT"', "anything"),
        ("[operator.ask]", "[operator.beg]", "unknown operator 'ask'"),
        ("pattern = 0.85", 'pattern = "high"', "float"),
        ("concession = ", "concesion = ", "unknown kind 'concesion'"),
        ("\n[circumstance]", "\n[circumstances]", "circumstance"),
        ('kind = "accusation"', 'kind = "acusation"', "unknown kind 'acusation'"),
    ],
)
def test_a_fault_is_told_with_its_file(folder: Path, old: str, new: str, problem: str) -> None:
    path = folder / "pairs.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"pairs\.toml.*{problem}"):
        pair_lexicon(folder)
