"""The kinds as they are scored: PLOVER type, and which have no direction.

Stated here apart from the lexicon, so that what is measured can't move the measure.
"""

from __future__ import annotations

PLOVER = {
    "visit": "CONSULT", "meeting": "CONSULT", "call": "CONSULT",
    "ceremony": "SUPPORT", "agreement": "SUPPORT", "support": "SUPPORT",
    "pledge": "AGREE", "concession": "CONCEDE",
    "exercise": "COOPERATE", "port_call": "COOPERATE",
    "arms_transfer": "COOPERATE", "cooperation": "COOPERATE",
    "aid": "AID", "retreat": "RETREAT",
    "request": "REQUEST", "accusation": "ACCUSE", "rejection": "REJECT",
    "threat": "THREATEN", "protest": "PROTEST", "sanction": "SANCTION",
    "mobilization": "MOBILIZE", "coercion": "COERCE", "assault": "ASSAULT",
}  # fmt: skip
FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
SYMMETRIC = frozenset({"meeting", "call", "agreement", "exercise", "ceremony", "cooperation", "port_call"})


def plover(kind: str, status: str | None = None) -> str:
    """PLOVER type of an event of this kind and status (`occurred` where None)."""
    code = PLOVER.get(kind, kind)
    if status == "planned":
        if code in FRIENDLY:
            return "AGREE"
        if code == "RETREAT":
            return "CONCEDE"
    if status == "cancelled" and code in FRIENDLY | {"AGREE"}:
        return "REJECT"
    return code
