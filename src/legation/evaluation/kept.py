"""The figures that are kept in a file, so that a fall is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from legation.errors import UnreadableError
from legation.evaluation.score import Figures

# A fall of less is rounding.
TOLERANCE = 0.0005

Kept = dict[str, dict[str, float]]


def keep(figures: Mapping[str, Figures]) -> Kept:
    """The figures of each part that must not fall, by name; alarms are the one that must not rise."""
    return {part: _kept(of_part) for part, of_part in figures.items()}


def _kept(figures: Figures) -> dict[str, float]:
    return {
        **{f"{name} F1": getattr(figures, name).f1 for name in ("event", "plover", "record", "people")},
        **{f"header {name}": share for name, share in figures.header.items()},
        **{f"slot {name}": share for name, share in figures.slots.items()},
        "alarms": figures.alarms.per_report,
    }


def write(path: Path, figures: Mapping[str, Figures]) -> None:
    """Write the figures to keep as JSON."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(keep(figures)), indent=2) + b"\n")


def load_kept(path: Path) -> Kept:
    """The figures of a file that `write` wrote; UnreadableError where it is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError) as error:
        raise UnreadableError(
            f"no figures: {error}", where=str(path), mend="write them with `legation evaluate --record`"
        ) from error


def falls(before: Kept, now: Kept, tolerance: float = TOLERANCE) -> Iterator[str]:
    """One line for each figure of `before` that is worse `now`, or gone."""
    for part, figures in before.items():
        for name, was in figures.items():
            got = now.get(part, {}).get(name)
            if got is None:
                yield f"{part} {name}: was {was:.4f}, is gone"
            elif (got - was if name == "alarms" else was - got) > tolerance:
                yield f"{part} {name}: was {was:.4f}, is {got:.4f}"
