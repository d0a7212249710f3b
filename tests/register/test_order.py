"""The order in which reports come, batches and repetition make no difference to what a register holds."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import Phase, given, settings
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


# Reports that come with the id of another one, or the same again with more beside it.
IDS = st.sampled_from(["r1", "r2", "r3"])
TEXTS = st.sampled_from([f"Report {i}." for i in range(5)])
TITLES = st.sampled_from([None, "Talks", "Plan"])


def exported(reports: list[tuple[Report, Extraction]], batches: int, *, reopened: bool = False) -> bytes:
    """The export of a register to which `reports` were added, linked (and opened anew) now and then."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        register = open_register(path)
        for i, (report, said) in enumerate(reports):
            register.add(report, said)
            if i % batches == 0:
                register.link()
                if reopened:
                    register.close()
                    register = open_register(path)
        with register:
            return b"\n".join(msgspec.json.encode(record) for record in register.export())


@given(
    st.lists(st.tuples(SAID, IDS, TEXTS, TITLES), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
    st.integers(1, 3),
)
# Not shrunk: each example takes a register or two.
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_order_batches_and_repetition_make_no_difference(
    told: list[tuple[tuple[list[Event], list[Person], str | None], str, str, str | None]],
    chance: random.Random,
    batches: int,
) -> None:
    reports: list[tuple[Report, Extraction]] = []
    for (events, people, day), name, text, title in told:
        report = Report(id=name, text=text, published=day, title=title)
        # What a report says is a function of what comes with it.
        known = next((said for other, said in reports if other == report), None)
        header = Header(title=title, published=day)
        said = known or Extraction(id=name, header=header, people=tuple(people), events=tuple(events))
        reports.append((report, said))
    shuffled = [*reports, *reports[:2]]
    chance.shuffle(shuffled)
    assert exported(reports, 9) == exported(shuffled, batches, reopened=True)
