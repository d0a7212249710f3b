"""No figure falls unseen: `legation evaluate --record evaluation/figures.json` writes them anew.

A fall that is meant needs its reason in the CHANGELOG.
"""

from legation.evaluation.benchmark import PARTS, folder
from legation.evaluation.kept import falls, keep, load_kept
from legation.evaluation.score import Figures


def test_no_kept_figure_falls(benchmark_figures: dict[str, Figures]) -> None:
    kept = load_kept(folder() / "figures.json")
    assert set(kept) == set(PARTS)
    assert list(falls(kept, keep(benchmark_figures))) == []
