"""Linking: which mentions are one person, which accounts are one event.

A pure function of the reports that are stored: what it finds does not depend
on their order, nor on the clock. `told` names what is linked, `people` and
`events` judge, `assemble` says what a register believes of what was judged one.
"""

from legation.linking.assemble import assemble_events
from legation.linking.assemble_people import assemble_people
from legation.linking.assembled import (
    AccountOfEvent,
    AssembledEvent,
    AssembledPerson,
    Mention,
    Tenure,
    Variant,
)
from legation.linking.commitments import Commitment, commitments
from legation.linking.corrections import Correction, Target, Verdict, correct, in_force
from legation.linking.followups import Followup
from legation.linking.instruments import InstrumentLife, lives
from legation.linking.link import RULES, Judgement, Links, link
from legation.linking.stories import Story
from legation.linking.told import Account, Attested, Told, accounts, attested

__all__ = [
    "RULES",
    "Account",
    "AccountOfEvent",
    "AssembledEvent",
    "AssembledPerson",
    "Attested",
    "Commitment",
    "Correction",
    "Followup",
    "InstrumentLife",
    "Judgement",
    "Links",
    "Mention",
    "Story",
    "Target",
    "Tenure",
    "Told",
    "Variant",
    "Verdict",
    "accounts",
    "assemble_events",
    "assemble_people",
    "attested",
    "commitments",
    "correct",
    "in_force",
    "link",
    "lives",
]
