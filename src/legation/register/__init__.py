"""The register: reports and what they say, kept in a database, and what it believes of it all.

`open_register` is the door; a `Register` writes (`Writer`) and is asked (`View`).
"""

from legation.register.register import Register, Status, open_register
from legation.register.review import Reviewer
from legation.register.view import CommitmentFilter, EventFilter, Hit, PersonFilter, StoredReport, View
from legation.register.writer import Added, AlreadyThere, IdTaken, Outcome, Renewed, Writer, report_key

__all__ = [
    "Added",
    "AlreadyThere",
    "CommitmentFilter",
    "EventFilter",
    "Hit",
    "IdTaken",
    "Outcome",
    "PersonFilter",
    "Register",
    "Renewed",
    "Reviewer",
    "Status",
    "StoredReport",
    "View",
    "Writer",
    "open_register",
    "report_key",
]
