"""What a register believes of an event or a person, with all that was said of it: the values."""

from __future__ import annotations

from typing import Any

import msgspec

from legation.model import Event, Evidence


class AccountOfEvent(msgspec.Struct, frozen=True, kw_only=True):
    """How one report tells of an event: offsets are those of that report's text."""

    report: str
    anchors: tuple[Evidence, ...]
    attribution: str | None = None
    id: str = ""
    published: str | None = None
    status: str = "occurred"
    date: str | None = None
    place: str | None = None
    evidence: dict[str, tuple[Evidence, ...]] = {}


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a slot on which accounts differ, the reports that give it, and the reviewer who does."""

    value: Any
    reports: tuple[str, ...]
    by: str | None = None


class AssembledEvent(Event, frozen=True, kw_only=True):
    """One happening as the register believes it, with every account of it.

    The keys of `Event` hold the values chosen; `anchors`, `evidence` and
    `attribution` are those of the first account. `conflicts` gives, for each slot
    on which accounts differ, all values with their reports, the chosen one first.
    `corrections` are the ids of those of reviewers that bear on it.
    """

    accounts: tuple[AccountOfEvent, ...] = ()
    conflicts: dict[str, tuple[Variant, ...]] = msgspec.field(default_factory=dict)
    corrections: tuple[str, ...] = ()


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A post held, from the first to the last day on which a report attests it."""

    post: str | None
    organization: str | None
    country: str | None
    first: str | None
    last: str | None
    reports: tuple[str, ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """How one report names a person."""

    report: str
    name: str
    evidence: tuple[Evidence, ...] = ()


class AssembledPerson(msgspec.Struct, frozen=True, kw_only=True):
    """One person as the register believes him or her: latest post and rank, and all that were told."""

    id: str
    name: str
    rank: str | None = None
    post: str | None = None
    organization: str | None = None
    country: str | None = None
    names: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[str, ...] = ()
