"""How tests say what a report tells of: "planned visit KEN>UGA on 2024-05-13 at Kampala"."""

from __future__ import annotations

import re
from typing import Any

import pytest

from legation.model import Event, Report
from legation.pipeline import read_report

# A Wednesday: "on Monday" is 13 May, "on Friday" 10 May.
DAY = "2024-05-15"

_LINE = re.compile(
    r"(?:(?P<status>planned|cancelled) )?(?P<background>background )?(?P<kind>\w+)"
    r"(?: (?P<actors>[^\s>]+)(?P<recipients>>\S*)?)?(?: on (?P<date>\S+))?(?: at (?P<place>.+))?"
)


def events_of(text: str, published: str | None = DAY) -> list[Event]:
    """The events of a report with this text."""
    return list(read_report(Report(id="r", text=text, published=published)).events)


def slots_of(line: str) -> dict[str, Any]:
    """What a line says of an event; parties, date and place only where it gives them."""
    match = _LINE.fullmatch(line)
    assert match, f"no line of an event: {line!r}"
    slots: dict[str, Any] = {
        "kind": match["kind"],
        "status": match["status"] or "occurred",
        "background": bool(match["background"]),
    }
    if match["actors"]:
        slots["actors"] = sorted(match["actors"].split("+"))
        slots["recipients"] = sorted(filter(None, (match["recipients"] or "")[1:].split("+")))
    if match["date"]:
        slots["date"] = None if match["date"] == "no-day" else match["date"]
    if match["place"]:
        slots["place"] = None if match["place"] == "nowhere" else match["place"]
    return slots


def shown(event: Event) -> str:
    """An event as a line."""
    return " ".join(filter(None, (
        event.status if event.status != "occurred" else "", "background" if event.background else "", event.kind,
        "+".join(event.actors) + (">" + "+".join(event.recipients) if event.recipients else ""),
        f"on {event.date or 'no-day'}", f"at {event.place or 'nowhere'}",
    )))  # fmt: skip


def _fits(event: Event, slots: dict[str, Any]) -> bool:
    return all((list(v) if isinstance(v := getattr(event, name), tuple) else v) == due for name, due in slots.items())


def assert_tells(text: str, *lines: str, published: str | None = DAY) -> None:
    """Of the kinds that `lines` name, the report tells of exactly the events that they say.

    Events recalled as history count only where a line is about them.
    """
    wanted = [slots_of(line) for line in lines]
    kinds = {slots["kind"] for slots in wanted}
    history = any(slots["background"] for slots in wanted)
    events = [e for e in events_of(text, published) if e.kind in kinds and (history or not e.background)]
    left = list(events)
    missing = []
    for line, slots in zip(lines, wanted, strict=True):
        event = next((e for e in left if _fits(e, slots)), None)
        if event is None:
            missing.append(line)
        else:
            left.remove(event)
    assert (missing, [shown(e) for e in left]) == ([], [])


def assert_silent(text: str, *kinds: str, published: str | None = DAY) -> None:
    """The report tells of no event of `kinds` (of none at all where none is given)."""
    found = [shown(e) for e in events_of(text, published) if not kinds or e.kind in kinds]
    assert not found, f"told of {found}"


def case(text: str, *lines: str, wrong: str | None = None) -> Any:
    """A row of a table of reports; `wrong` tells what comes out of one that is not yet read right."""
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(text, lines, marks=marks, id=" ".join(text.split()[-8:]))
