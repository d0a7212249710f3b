"""PLOVER and CAMEO codes of an event, from its kind and status (`kinds.toml`)."""

from __future__ import annotations

from typing import Any

from legation.lexicon.events import Kind
from legation.lexicon.triggers import Status
from legation.model import Plover


def codes_of(kind: Kind, status: Status) -> dict[str, Any]:
    """The coding slots of an event: `plover`, `cameo`, `quad` and `scores`."""
    return {
        "plover": Plover(kind.plover[status], kind.mode.get(status)),
        "cameo": kind.cameo[status],
        "quad": kind.quad[status],
        "scores": {"goldstein": kind.goldstein[status]},
    }
