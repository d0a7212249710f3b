"""What a sentence reports between two given sides: one test for each thing that language does."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation.coding import Coding, Pair, code_pairs, read_pairs
from legation.errors import UnreadableError
from legation.lexicon.pairs import pair_lexicon

from .own import PAIRS


def plover(sentence: str, source: str, target: str) -> str | None:
    return legation.code(sentence, source, target).plover


@pytest.mark.parametrize(
    ("sentence", "source", "target", "expected"),
    [
        ("Kenya accused Uganda of smuggling.", "Kenya", "Uganda", "ACCUSE"),
        ("Uganda was accused of smuggling by Kenya.", "Kenya", "Uganda", "ACCUSE"),
        ("Samoa gave Tonga two patrol boats.", "Samoa", "Tonga", "AID"),
        ("Tonga received food aid from Samoa.", "Samoa", "Tonga", "AID"),
        ("The talks between Niue and Palau went on.", "Niue", "Palau", "CONSULT"),
        ("A Chadian attack on Sudan killed six.", "Chadian", "Sudan", "ASSAULT"),
        ("Chad launched an inquiry into the customs office.", "Chad", "the customs office", "ACCUSE"),
    ],
)
def test_verbs_passives_and_nouns(sentence: str, source: str, target: str, expected: str) -> None:
    assert plover(sentence, source, target) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad released the prisoners of Niger.", "YIELD"),
        ("Chad agreed to release the prisoners of Niger.", "AGREE"),
        ("Chad will release the prisoners of Niger.", "AGREE"),
        ("Chad refused to release the prisoners of Niger.", "REJECT"),
        ("Chad said it would not release the prisoners of Niger.", "REJECT"),
        ("Chad demanded the release of the prisoners of Niger.", "REQUEST"),
        ("Chad said Niger must release the prisoners.", "REQUEST"),
        ("Chad attacked Niger.", "ASSAULT"),
        ("Chad will attack Niger.", "THREATEN"),
        ("Chad threatened to attack Niger.", "THREATEN"),
        ("Chad halted its attacks on Niger.", "YIELD"),
        ("Chad suspended aid to Niger.", "SANCTION"),
        ("Chad announced a suspension of aid to Niger.", "SANCTION"),
        ("Chad did not allow Niger to fly over its land.", "REJECT"),
    ],
)
def test_what_stands_over_a_word_changes_its_type(sentence: str, expected: str) -> None:
    assert plover(sentence, "Chad", "Niger") == expected


def test_each_pair_of_a_sentence_has_its_own_type() -> None:
    sentence = "India thanked Nepal and accused Pakistan of shelling its posts."
    assert plover(sentence, "India", "Pakistan") == "ACCUSE"
    assert plover(sentence, "Pakistan", "India") == "ASSAULT"
    assert plover(sentence, "India", "Nepal") == "SUPPORT"


def test_a_condition_is_no_act() -> None:
    assert plover("Chad will not end the strike until Niger pays.", "Chad", "Niger") == "REJECT"


def test_what_is_said_of_somebody_may_be_a_reproach() -> None:
    coding = legation.code("The premier called the general a liar.", "The premier", "the general")
    assert coding.plover == "ACCUSE"
    assert [e.text for e in coding.evidence] == ["called", "liar"]


def test_an_exercise_of_both_sides_is_cooperation_and_of_one_is_none() -> None:
    assert plover("Niue and Palau conducted a drill.", "Niue", "Palau") == "COOPERATE"
    assert plover("Niue conducted a drill near Palau.", "Niue", "Palau") == "MOBILIZE"


def test_sanctions_on_persons_are_coercion_and_on_states_cut_relations() -> None:
    assert plover("Fiji imposed sanctions on Nauru.", "Fiji", "Nauru") == "SANCTION"
    assert plover("Fiji imposed sanctions on two bankers.", "Fiji", "two bankers") == "COERCE"


def test_where_no_word_tells_a_type_there_is_none() -> None:
    assert legation.code("Peru, Chile.", "Peru", "Chile") == Coding(
        id=None, plover=None, mode=None, confidence=0.0, evidence=()
    )


@pytest.mark.parametrize(
    ("sentence", "source", "target", "mode"),
    [
        ("Fiji's premier phoned Tonga's king.", "Fiji's premier", "Tonga's king", "phone"),
        ("Fiji expelled two diplomats of Tonga.", "Fiji", "Tonga", "expel"),
        ("Fiji's police arrested the poet.", "Fiji's police", "the poet", "arrest"),
        ("Fiji accused Tonga of fraud.", "Fiji", "Tonga", "allege"),
        ("Fiji praised Tonga.", "Fiji", "Tonga", None),
    ],
)
def test_modes(sentence: str, source: str, target: str, mode: str | None) -> None:
    assert legation.code(sentence, source, target).mode == mode


def test_evidence_is_quoted_from_the_sentence() -> None:
    sentence = "On Monday, Norway’s government “filed” a lawsuit against Iceland."
    coding = legation.code(sentence, "Norway’s government", "Iceland")
    assert coding.plover == "ACCUSE"
    assert [e.text for e in coding.evidence] == ["filed", "lawsuit"]
    assert all(sentence[e.start : e.start + len(e.text)] == e.text for e in coding.evidence)


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.text(max_size=20))
def test_whatever_stands_around_evidence_keeps_its_place(before: str, verb: str) -> None:
    sentence = f"{before} Fiji {verb} denounced Tonga {before}"
    try:
        coding = legation.code(sentence, "Fiji", "Tonga")
    except UnreadableError:
        # Letters that grew together with a name.
        assert not (re.search(r"(?<!\w)Fiji(?!\w)", sentence) and re.search(r"(?<!\w)Tonga(?!\w)", sentence))
        return
    for evidence in coding.evidence:
        assert sentence[evidence.start : evidence.start + len(evidence.text)] == evidence.text


def test_a_side_is_whole_words_and_not_twice_the_same() -> None:
    assert plover("RUSSIA said the US attacked it.", "US", "RUSSIA") == "ASSAULT"
    assert plover("Mali thanked Mali's guests.", "Mali", "Mali's guests") == "SUPPORT"


def test_blanks_and_case_of_a_side_may_be_others() -> None:
    assert plover("The  High Court freed Ana Leota.", "the high court", "Ana\u00a0 Leota") == "YIELD"


def test_a_side_that_the_sentence_does_not_name_may_be_told_so() -> None:
    assert plover("The miners went on strike.", "The miners", "a recipient") == "PROTEST"
    with pytest.raises(UnreadableError, match="neither source nor target"):
        legation.code("It rained.", "an actor", "a recipient")


@pytest.mark.parametrize(("source", "target"), [("Spain", "Italy"), ("France", "Spain"), ("", "Italy")])
def test_a_side_that_is_not_in_the_sentence_is_refused(source: str, target: str) -> None:
    with pytest.raises(UnreadableError, match="does not stand in the sentence"):
        legation.code("France met Italy.", source, target)


def test_a_bad_pair_spoils_no_other() -> None:
    problems: list[str] = []
    pairs = [
        Pair(id="a", sentence="Fiji thanked Tonga.", source="Fiji", target="Tonga"),
        Pair(id="b", sentence="Fiji thanked Tonga.", source="Palau", target="Tonga", where="x.tsv:3"),
        Pair(id="c", sentence="Fiji sued Tonga.", source="Fiji", target="Tonga"),
    ]
    found = list(code_pairs(pairs, on_problem=lambda error: problems.append(str(error))))
    assert [(c.id, c.plover) for c in found] == [("a", "SUPPORT"), ("c", "ACCUSE")]
    assert len(problems) == 1
    assert problems[0].startswith("x.tsv:3: source 'Palau'")


def test_pairs_are_coded_as_they_come() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Pair]:
        while True:
            taken.append(1)
            yield Pair(sentence="Fiji sued Tonga.", source="Fiji", target="Tonga")

    codings = code_pairs(endless(), on_problem=_refuse)
    assert next(codings).plover == "ACCUSE"
    assert len(taken) < 1000


def _refuse(error: UnreadableError) -> None:
    raise error


def test_the_sentences_of_our_own_come_out_right() -> None:
    with PAIRS.open("rb") as stream:
        pairs = list(read_pairs(stream, "pairs.tsv", _refuse))
    types = dict(line.split("\t")[::4] for line in PAIRS.read_text(encoding="utf-8").splitlines())
    found = {c.id: c for c in code_pairs(pairs, on_problem=_refuse)}
    right = [i for i, c in found.items() if c.plover == types[i or ""]]
    assert len(right) / len(pairs) >= 0.94
    assert set(types.values()) - {"plover"} == set(pair_lexicon().quads)
