import pytest

from legation.evaluation.benchmark import PARTS, of_part, records
from legation.evaluation.run import read_gold
from legation.evaluation.score import Figures, score


@pytest.fixture(scope="session")
def benchmark_figures() -> dict[str, Figures]:
    """The figures of both parts of the benchmark, which is read once."""
    found = list(read_gold(records()))
    return {part: score(of_part(records(), part), of_part(found, part)) for part in PARTS}
