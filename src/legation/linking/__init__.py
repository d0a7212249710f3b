"""Linking: which mentions are one person, which accounts are one event.

A pure function of the reports that are stored: what it finds does not depend
on their order, nor on the clock. `told` names what is linked, `people` and
`events` judge, `assemble` says what a register believes of what was judged one.
"""

from legation.linking.assemble import (
    AccountOfEvent,
    AssembledEvent,
    AssembledPerson,
    Mention,
    Tenure,
    Variant,
    assemble_events,
    assemble_people,
)
from legation.linking.link import RULES, Judgement, Links, link
from legation.linking.told import Account, Attested, Told, accounts, attested

__all__ = [
    "RULES",
    "Account",
    "AccountOfEvent",
    "AssembledEvent",
    "AssembledPerson",
    "Attested",
    "Judgement",
    "Links",
    "Mention",
    "Tenure",
    "Told",
    "Variant",
    "accounts",
    "assemble_events",
    "assemble_people",
    "attested",
    "link",
]
