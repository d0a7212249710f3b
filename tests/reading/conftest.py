"""What the tests of reading share: a story, and a reader that gathers all that is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

import pytest

from legation.errors import UnreadableError
from legation.model import Report
from legation.reading import read_sources


@dataclass
class Outcome:
    """What reading gave: the reports, the problems as objects, the notices."""

    reports: list[Report] = field(default_factory=list)
    problems: list[UnreadableError] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [report.text for report in self.reports]

    @property
    def complaints(self) -> list[str]:
        return [str(problem) for problem in self.problems]


Read = Callable[..., Outcome]


@pytest.fixture
def story() -> str:
    return "The foreign minister of Chile flew to Quito on Monday. She met the president of Ecuador there."


@pytest.fixture
def read() -> Read:
    def reading(*sources: object, stdin: bytes | None = None) -> Outcome:
        outcome = Outcome()
        outcome.reports.extend(
            read_sources(
                [str(source) for source in sources],
                on_problem=outcome.problems.append,
                on_notice=outcome.notices.append,
                stdin=None if stdin is None else BytesIO(stdin),
            )
        )
        return outcome

    return reading
