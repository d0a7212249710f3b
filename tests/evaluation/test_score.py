from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import LegationError
from legation.evaluation import plover, score
from legation.evaluation.report import lines
from legation.model import Event, Evidence, Extraction, Header, Person

TEXT = "Peru's Ana Ruiz met Chile's envoy. Then Lima sent blankets to Haiti. A plan was signed."


def anchor(word: str) -> list[dict[str, Any]]:
    return [{"text": word, "start": TEXT.index(word)}]


MEETING: dict[str, Any] = {
    "kind": "meeting",
    "status": "occurred",
    "actors": ["CHL", "PER"],
    "recipients": [],
    "people": ["Ana Ruiz"],
    "date": "2024-03-05",
    "place": "Lima",
    "place_country": "PER",
    "contexts": ["diplomatic"],
    "anchors": anchor("met"),
}
AID: dict[str, Any] = {"kind": "aid", "actors": ["PER"], "recipients": ["HTI"], "anchors": anchor("sent")}
SIGNING: dict[str, Any] = {
    "kind": "agreement",
    "actors": ["CHL", "PER"],
    "anchors": anchor("signed"),
    "instrument": {"type": "plan", "title": "plan", "period": "2025"},
}
RUIZ = {"name": "Ana Ruiz", "rank": None, "post": "Minister of Trade", "organization": None, "country": "PER"}


def gold(*events: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "r1", "text": TEXT, "events": list(events), **more}


def found(*events: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "r1", "events": list(events), **more}


def test_counts_of_events() -> None:
    swapped = {**AID, "actors": ["HTI"], "recipients": ["PER"]}
    figures = score([gold(MEETING, AID, SIGNING)], [found(MEETING, swapped, {**AID, "kind": "threat"})])
    assert (figures.event.right, figures.event.found, figures.event.owed) == (2, 3, 3)
    assert (figures.event.p, figures.event.r, figures.event.f1) == (0.6667, 0.6667, 0.6667)
    assert figures.record.right == 1
    assert figures.slots["direction"] == 0.5
    assert figures.slots["parties"] == 1.0
    assert {kind: (t.right, t.found, t.owed) for kind, t in figures.kinds.items()} == {
        "agreement": (0, 0, 1),
        "aid": (1, 1, 1),
        "meeting": (1, 1, 1),
        "threat": (0, 1, 0),
    }


def test_kinds_of_one_plover_type_are_one_there() -> None:
    figures = score([gold(MEETING)], [found({**MEETING, "kind": "visit"})])
    assert figures.event.right == 0
    assert figures.plover.right == 1


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("visit", "occurred", "CONSULT"),
        ("visit", "planned", "AGREE"),
        ("exercise", "cancelled", "REJECT"),
        ("pledge", "cancelled", "REJECT"),
        ("retreat", "planned", "CONCEDE"),
        ("retreat", "cancelled", "RETREAT"),
        ("assault", "planned", "ASSAULT"),
        ("aid", None, "AID"),
    ],
)
def test_plover(kind: str, status: str | None, code: str) -> None:
    assert plover(kind, status) == code


def test_background_and_optional_are_neither_owed_nor_held_against() -> None:
    for mark in ("background", "optional"):
        free = {**AID, mark: True}
        assert score([gold(free)], [found(AID)]).event.found == 0
        assert score([gold(free)], []).event.owed == 0
        assert score([gold(free)], [found(AID)]).alarms.events == 0
    assert score([gold()], [found({**AID, "background": True})]).event.found == 0


def test_alarms_are_counted_where_nothing_is_owed() -> None:
    empty = {"id": "r2", "text": TEXT, "events": []}
    figures = score([gold(MEETING), empty], [found(AID), {"id": "r2", "events": [AID, SIGNING]}])
    assert (figures.alarms.reports, figures.alarms.events, figures.alarms.per_report) == (1, 2, 2.0)


def test_a_missing_report_is_one_with_nothing_found() -> None:
    figures = score([gold(MEETING, people=[RUIZ])], [{"id": "other", "events": [MEETING]}])
    assert (figures.event.found, figures.event.owed, figures.people.owed, figures.people.found) == (
        0,
        1,
        1,
        0,
    )
    assert figures.slots == {}


def test_people_header_and_instrument() -> None:
    header = {"outlet": "Andean Post", "agency": None, "byline": "L. Vega", "published": "2024-03-06"}
    got = {"outlet": "The Andean Post", "agency": "XY", "byline": None, "published": "2024-03-05"}
    person = {"name": "Ruiz", "post": "Trade Minister", "rank": "Major", "country": "PER"}
    signed = {**SIGNING, "instrument": {"type": "plan", "period": None}}
    figures = score(
        [gold(SIGNING, people=[RUIZ], header=header)], [found(signed, people=[person], header=got)]
    )
    assert figures.people.f1 == 1.0
    assert figures.header == {"byline": 0.0, "outlet": 1.0, "published": 0.0}
    assert figures.slots["person_post"] == 1.0
    assert figures.slots["person_rank"] == 0.0
    assert figures.slots["instrument_type"] == 1.0
    assert figures.slots["instrument_period"] == 0.0


def test_errors_are_listed_up_to_the_number_asked_for() -> None:
    late = {**MEETING, "date": "2024-03-06"}
    wanted = [
        "r1 meeting: gold [meeting CHL,PER 2024-03-05 occurred “met”]"
        " | found [meeting CHL,PER 2024-03-06 occurred “met”]",
        "r1 missed [aid PER>HTI None None “sent”]",
    ]
    for n in range(3):
        assert score([gold(MEETING, AID)], [found(late)], errors=n).errors == wanted[:n]


def test_printed_lines() -> None:
    printed = list(lines(score([gold(MEETING)], [found(MEETING)])))
    assert printed[0] == "event    P 1.000  R 1.000  F1 1.000   right 1 found 1 owed 1"
    assert printed[-1] == "  meeting        P 1.00 R 1.00 F1 1.00  owed 1"


def test_an_extraction_is_scored_as_its_json_is() -> None:
    extraction = Extraction(
        id="r1",
        header=Header(published="2024-03-06"),
        people=(Person(name="Ana Ruiz", country="PER"),),
        events=(
            Event(
                id="e1",
                kind="meeting",
                actors=("CHL", "PER"),
                date="2024-03-05",
                anchors=(Evidence("met", TEXT.index("met")),),
            ),
        ),
    )
    assert score([gold(MEETING)], [extraction]).record.f1 == 1.0


def test_a_row_that_is_no_record_is_named() -> None:
    with pytest.raises(LegationError, match=r"record r1: .*kind"):
        score([gold({"actors": ["PER"]})], [])


words = st.text(alphabet="abcdefñ", min_size=1, max_size=6)
maybe_words = st.none() | words
codes = st.lists(st.sampled_from(["PER", "CHL", "HTI"]), min_size=1, max_size=3, unique=True)
events = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["visit", "aid", "agreement"]),
        "status": st.sampled_from([None, "occurred", "planned", "cancelled"]),
        "actors": codes,
        "recipients": st.just([]) | codes,
        "people": st.lists(words, max_size=3),
        "date": st.sampled_from([None, "2024-03-05", "2024-03-05/2024-03-07"]),
        "place": maybe_words,
        "place_country": st.sampled_from([None, "PER"]),
        "contexts": st.lists(st.sampled_from(["legal", "health"]), unique=True),
        "instrument": st.none() | st.fixed_dictionaries({"type": st.just("plan"), "period": maybe_words}),
        "anchors": st.lists(
            st.fixed_dictionaries({"start": st.integers(0, len(TEXT) - 1), "text": words}),
            min_size=1,
            max_size=2,
        ),
        "background": st.booleans(),
        "optional": st.booleans(),
    }
)
people = st.fixed_dictionaries(
    {
        "name": words,
        "rank": maybe_words,
        "post": maybe_words,
        "organization": maybe_words,
        "country": maybe_words,
    }
)
headers = st.fixed_dictionaries({"outlet": maybe_words, "byline": maybe_words, "published": maybe_words})


@given(st.lists(events, max_size=5), st.lists(people, max_size=4), headers)
def test_a_record_answers_wholly_to_itself(
    its_events: list[dict[str, Any]], its_people: list[dict[str, Any]], its_header: dict[str, Any]
) -> None:
    row = gold(*its_events, people=its_people, header=its_header)
    figures = score([row], [row], errors=9)
    for rate in (figures.event, figures.plover, figures.record, figures.people, *figures.kinds.values()):
        assert rate.right == rate.found == rate.owed
        assert rate.f1 == (1.0 if rate.owed else 0.0)
    assert all(share == 1.0 for share in (*figures.slots.values(), *figures.header.values()))
    assert figures.alarms.events == 0
    assert figures.errors == []
