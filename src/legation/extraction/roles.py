"""Roles: who takes part or speaks, whose memory is honoured, who is merely mentioned."""

from __future__ import annotations

from typing import Literal

from legation.extraction.document import Document
from legation.extraction.titles import Mention
from legation.extraction.words import Word

Role = Literal["participant", "honoured", "mentioned"]


def role_of(mentions: list[Mention], words: list[Word], document: Document) -> Role:
    """What a person is in the report, from all his or her mentions."""
    return "participant"
