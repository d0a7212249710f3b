"""The order in which reports come makes no difference to what a register believes."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.model import Event, Evidence, Extraction, Header, Person, Report
from legation.register import open_register

PEOPLE = (
    Person(name="Zakir Hasanov", country="AZE", post="Minister of Defence"),
    Person(name="Hasanov", country="AZE", post="Minister of Defence"),
    Person(name="Viktor Makhmudov", country="UZB"),
    Person(name="Viktor Mahmudov", country="UZB", post="Secretary"),
)
EVENTS = st.builds(
    lambda at, **slots: Event(id=f"e{at}", anchors=(Evidence("x", at),), actors=("AZE", "UZB"), **slots),
    st.integers(0, 3),
    kind=st.sampled_from(["meeting", "agreement"]),
    status=st.sampled_from(["planned", "occurred"]),
    date=st.sampled_from([None, "2025-12-10", "2025-12"]),
    place=st.sampled_from([None, "Baku", "Ganja"]),
    people=st.sampled_from([(), ("Zakir Hasanov",), ("Hasanov",), ("Viktor Mahmudov",)]),
)
SAID = st.tuples(
    st.lists(EVENTS, max_size=3, unique_by=lambda e: e.id),
    st.lists(st.sampled_from(PEOPLE), max_size=2, unique_by=lambda p: p.name),
    st.sampled_from([None, "2025-12-09", "2025-12-11"]),
)


def believed(reports: list[tuple[Report, Extraction]], batches: int) -> bytes:
    """All that is asked of a register to which `reports` were added, linked now and then."""
    with TemporaryDirectory() as folder, open_register(Path(folder) / "r.db") as register:
        for i, (report, said) in enumerate(reports):
            register.add(report, said)
            if i % batches == 0:
                register.link()
        view = register.view
        return msgspec.json.encode([view.events(), view.people(), [view.event(e.id) for e in view.events()]])


@given(st.lists(SAID, min_size=1, max_size=5), st.integers(0, 100), st.integers(1, 3))
@settings(max_examples=12, deadline=None)
def test_order_batches_and_repetition_make_no_difference(
    told: list[tuple[list[Event], list[Person], str | None]], seed: int, batches: int
) -> None:
    reports = [
        (
            Report(id=f"r{i}", text=f"Report {i}.", published=day),
            Extraction(id=f"r{i}", header=Header(), people=tuple(people), events=tuple(events)),
        )
        for i, (events, people, day) in enumerate(told)
    ]
    shuffled = random.Random(seed).sample(reports, len(reports))
    assert believed(reports, 9) == believed(shuffled + shuffled[:2], batches)
