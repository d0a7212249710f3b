"""What reviewers say wins, and finds its target again in another reading of the report."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from legation.errors import RegisterError
from legation.linking import AssembledEvent, Correction, Target, Told, accounts, correct, link
from legation.linking.agreement import agreements
from legation.linking.assemble import assemble_events
from legation.linking.changes import changes
from legation.linking.corrections import edited, in_force, with_id
from legation.model import Event, Extraction, Header
from tests.linking.tales import event, person, told

MEETING = event("meeting", "AZE UZB", date="2025-12-10", word="met", at=10)
PLEDGE = event("pledge", "AZE UZB", date="2025-12-10", word="agreed", at=40)


def target(report: Told, nth: int = 0) -> Target:
    account = accounts(report)[nth]
    return Target(id=account.id, key=report.key, event=account.said)


def said(action: Any, *targets: Target, **more: Any) -> Correction:
    made = Correction(action=action, of=more.pop("of", "event"), by=more.pop("by", "ann"), targets=targets, **more)
    return with_id(made, [])


def believed(reports: list[Told], *log: Correction) -> list[AssembledEvent]:
    corrected, verdicts = correct(reports, log)
    return list(assemble_events(corrected, link(corrected, verdicts), {}))


def test_a_rejected_event_is_left_out_and_comes_back_when_that_is_undone() -> None:
    report = told("r1", MEETING, PLEDGE)
    reject = said("reject", target(report))
    assert [e.kind for e in believed([report], reject)] == ["pledge"]
    undo = said("undo", of="correction", named=reject.id)
    assert len(believed([report], reject, undo)) == 2
    again = said("undo", of="correction", named=undo.id)
    assert len(believed([report], reject, undo, again)) == 1


def test_an_edit_wins_over_all_reports_and_what_they_say_is_kept() -> None:
    reports = [told(f"r{i}", MEETING, published="2025-12-11") for i in range(3)]
    edit = said("edit", *map(target, reports), slots={"date": "2025-12-09", "place": "Baku"})
    (meeting,) = believed(reports, edit)
    assert (meeting.date, meeting.place) == ("2025-12-09", "Baku")
    assert [(v.value, v.by, v.reports) for v in meeting.conflicts["date"]] == [
        ("2025-12-09", "ann", ()),
        ("2025-12-10", None, ("r0", "r1", "r2")),
    ]
    assert [account.date for account in meeting.accounts] == ["2025-12-10"] * 3
    assert meeting.corrections == (edit.id,)


def test_the_later_of_two_edits_wins() -> None:
    report = told("r1", MEETING)
    first, second = (said("edit", target(report), slots={"place": p}, by=p) for p in ("Baku", "Ganja"))
    assert believed([report], first, second)[0].place == "Ganja"
    assert believed([report], second, first)[0].place == "Baku"


def test_an_edited_kind_is_coded_anew_and_links_with_its_like() -> None:
    reports = [told("r1", MEETING), told("r2", replace(MEETING, kind="call"))]
    edit = said("edit", target(reports[1]), slots={"kind": "meeting"})
    assert len(believed(reports)) == 2
    (meeting,) = believed(reports, edit)
    assert meeting.kind == "meeting"
    assert meeting.plover
    assert meeting.plover.event == "CONSULT"
    assert [v.value for v in meeting.conflicts["kind"]] == ["meeting", "call"]


def test_merge_and_split_hold_whatever_the_rules_say() -> None:
    reports = [told("r1", MEETING), told("r2", replace(MEETING, date="2025-12-20")), told("r3", MEETING)]
    assert len(believed(reports)) == 2
    merge = said("merge", *map(target, reports))
    assert len(believed(reports, merge)) == 1
    split = said("split", target(reports[2]), rest=(target(reports[0]), target(reports[1])))
    assert sorted(len(e.accounts) for e in believed(reports, merge, split)) == [1, 2]
    assert sorted(len(e.accounts) for e in believed(reports, split)) == [1, 1, 1]
    assert len(believed(reports, split, merge)) == 1


def test_what_comes_later_joins_what_was_merged() -> None:
    """A merge of two that differ does not keep out what is like one of them."""
    reports = [told("r1", MEETING), told("r2", replace(MEETING, date="2025-12-20"))]
    merge = said("merge", *map(target, reports))
    more = [*reports, told("r3", MEETING), told("r4", replace(MEETING, date="2025-12-20"))]
    assert len(believed(more, merge)) == 1


def test_a_merge_of_people_that_the_rules_hold_apart() -> None:
    a = told("r1", people=(person("Shukhrat Khalmukhamedov", "UZB", "Minister of Defence"),))
    b = told("r2", people=(person("Shuhrat Xolmuxamedov", "UZB", "Minister of Defence"),))
    c = told("r3", people=(person("Shuhrat Xolmuxamedov", "UZB", "Minister of Defence"),))
    ids = [next(iter(link([report]).people)) for report in (a, b)]
    pair = [Target(id=i, key=r.key, person=r.extraction.people[0]) for i, r in zip(ids, (a, b), strict=True)]
    corrected, verdicts = correct([a, b, c], [said("merge", *pair, of="person")])
    links = link(corrected, verdicts)
    assert len(set(links.people.values())) == 1
    assert any(j.by == "ann" and j.verdict == "one" for j in links.judgements)


def test_what_is_accepted_stays_when_it_is_no_longer_found() -> None:
    before = told("r1", MEETING, PLEDGE)
    accept = said("accept", target(before))
    (meeting,) = believed([told("r1")], accept)
    assert (meeting.kind, meeting.date) == ("meeting", "2025-12-10")
    later = told("r1", replace(MEETING, date="2025-12-01", actors=("AZE",)))
    (meeting,) = believed([later], accept)
    assert (meeting.date, meeting.actors) == ("2025-12-10", ("AZE", "UZB"))


@pytest.mark.parametrize(
    "now",
    [
        replace(MEETING, actors=("AZE", "KAZ", "UZB")),
        replace(MEETING, anchors=(replace(MEETING.anchors[0], text="met with"),)),
        replace(MEETING, kind="visit"),
    ],
    ids=["parties", "anchor", "kind"],
)
def test_an_edit_finds_its_event_in_another_reading(now: Event) -> None:
    edit = said("edit", target(told("r1", MEETING)), slots={"date": "2025-12-09"})
    (found,) = believed([told("r1", now)], edit)
    assert (found.date, found.kind) == ("2025-12-09", now.kind)


def test_a_rejection_holds_for_the_same_kind_only() -> None:
    reject = said("reject", target(told("r1", MEETING)))
    assert believed([told("r1", replace(MEETING, actors=("AZE",)))], reject) == []
    assert [e.kind for e in believed([told("r1", replace(MEETING, kind="visit"))], reject)] == ["visit"]


def test_a_rejected_person_takes_no_part() -> None:
    hill = person("Capitol Hill", "USA")
    report = told("r1", replace(MEETING, people=("Capitol Hill", "Zakir Hasanov")), people=(hill,))
    mention = next(iter(link([report]).people))
    reject = said("reject", Target(id=mention, key="r1", person=hill), of="person")
    (meeting,) = believed([report], reject)
    assert meeting.people == ("Zakir Hasanov",)


def test_slots_that_can_not_be_edited_are_told() -> None:
    assert edited(MEETING, {"instrument.period": "2026"}).instrument
    with pytest.raises(RegisterError, match="no slot 'colour'"):
        edited(MEETING, {"colour": "red"})
    with pytest.raises(RegisterError, match="actors"):
        edited(MEETING, {"actors": 3})


REPORTS = [
    told(f"r{i}", *events)
    for i, events in enumerate([(MEETING, PLEDGE), (MEETING,), (replace(MEETING, date="2025-12-11"),)])
]
TARGETS = [target(report, nth) for report in REPORTS for nth in range(len(report.extraction.events))]
LOG = st.lists(
    st.one_of(
        st.builds(said, st.sampled_from(["accept", "reject"]), st.sampled_from(TARGETS)),
        st.builds(
            lambda t, date: said("edit", t, slots={"date": date}),
            st.sampled_from(TARGETS),
            st.sampled_from(["2025-12-10", "2025-12-11", None]),
        ),
        st.lists(st.sampled_from(TARGETS), min_size=2, max_size=3, unique_by=lambda t: t.id).map(
            lambda targets: said("merge", *targets)
        ),
        st.lists(st.sampled_from(TARGETS), min_size=2, max_size=3, unique_by=lambda t: t.id).map(
            lambda targets: said("split", targets[0], rest=tuple(targets[1:]))
        ),
    ),
    max_size=5,
)


@given(LOG, st.permutations(REPORTS))
def test_the_order_of_reports_makes_no_difference_to_what_corrections_do(
    log: list[Correction], shuffled: list[Told]
) -> None:
    def found(reports: list[Told]) -> list[AssembledEvent]:
        return sorted(believed(reports, *log), key=lambda e: e.id)

    assert found(REPORTS) == found(shuffled)


@given(LOG)
def test_undoing_all_leaves_what_was_there(log: list[Correction]) -> None:
    named = [replace(c, id=f"c-{i}") for i, c in enumerate(log)]
    undone = [*named, *(said("undo", of="correction", named=c.id) for c in named)]
    assert in_force(undone) == []
    assert believed(REPORTS, *undone) == believed(REPORTS)


@given(LOG)
def test_the_last_split_or_merge_holds(log: list[Correction]) -> None:
    entry = {a.id: e.id for e in believed(REPORTS, *log) for a in e.accounts}
    for correction in log[-1:]:
        ids = [entry[t.id] for t in correction.targets if t.id in entry]
        rest = {entry[t.id] for t in correction.rest if t.id in entry}
        if correction.action == "merge":
            assert len(set(ids)) <= 1
        if correction.action == "split":
            assert rest.isdisjoint(ids)


def test_what_changed_between_two_readings() -> None:
    before = Extraction(id="r1", header=Header(), events=(MEETING, PLEDGE), people=(person("Ali", "AZE"),))
    now = replace(
        before, events=(replace(MEETING, date="2025-12-09"),), people=(), header=Header(outlet="The Post")
    )
    assert [(c.change, c.what, c.slot, c.before, c.now) for c in changes(before, now)] == [
        ("changed", "header", "outlet", None, "The Post"),
        ("gone", "Ali", None, None, None),
        ("changed", "meeting AZE, UZB “met”", "date", "2025-12-10", "2025-12-09"),
        ("gone", "pledge AZE, UZB “agreed”", None, None, None),
    ]
    assert list(changes(before, before)) == []


def test_agreement_of_reviewers() -> None:
    log = [
        said("accept", TARGETS[0]),
        said("accept", TARGETS[0], by="bo"),
        said("reject", TARGETS[1]),
        said("reject", TARGETS[1], by="bo"),
        said("edit", TARGETS[2], slots={"date": "2025-12-09"}),
        said("reject", TARGETS[2], by="bo"),
        said("reject", TARGETS[3]),
    ]
    (found,) = agreements(log)
    assert (found.reviewers, found.judged, found.agreed, found.slots) == (("ann", "bo"), 3, 2, 0)
    assert found.kappa == pytest.approx(0.4)
    assert agreements(log[:1]) == []
