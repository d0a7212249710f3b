import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evaluation.names import fold, names_f1, same_name, set_f1, word_f1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Şuşa Əliyeva", ["susa", "aliyeva"]),
        ("Kırıkkale", ["kirikkale"]),
        ("N’Djamena", ["ndjamena"]),
        ("Al-Sabah, H.E.", ["al", "sabah", "h", "e"]),
        (None, []),
        ("", []),
    ],
)
def test_fold(name: str | None, words: list[str]) -> None:
    assert fold(name) == words


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ion Popa", "Popa", True),
        ("POPA Ion", "Ion Popa", True),
        ("Ion Popa", "Ana Popa", False),
        ("Ion Popa", None, False),
        ("—", "—", False),
    ],
)
def test_same_name(a: str, b: str | None, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


def test_word_f1_counts_words_that_come_twice() -> None:
    assert word_f1("deputy minister", "minister") == pytest.approx(2 / 3)
    assert word_f1("head of head office", "head of office") == pytest.approx(6 / 7)
    assert word_f1(None, "") == 1.0
    assert word_f1("minister", None) == 0.0


def test_set_f1() -> None:
    assert set_f1(["economic", "legal"], ["legal"]) == pytest.approx(2 / 3)
    assert set_f1([], []) == 1.0
    assert set_f1([], ["legal"]) == 0.0


def test_names_f1_lets_a_name_answer_once() -> None:
    assert names_f1(["Ana Popa", "Ion Popa"], ["Popa"]) == pytest.approx(2 / 3)
    assert names_f1([], []) == 1.0


@given(st.lists(st.text(alphabet="abcñøə ", min_size=1).filter(lambda s: s.strip() != "")))
def test_a_list_of_names_answers_to_itself(names: list[str]) -> None:
    assert names_f1(names, names) == 1.0
