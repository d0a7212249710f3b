"""What a page says of its own publisher, and a story of the agency that it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from legation.extraction.layout import furniture
from legation.extraction.naming import Mention
from legation.extraction.press import any_of, is_name, is_none, known, press_kind, traits

_UP = r"[^\W\da-z_]"
_WORD = rf"{_UP}[\w’'-]*"
_NAME = rf"{_WORD}(?:[ \u00a0](?:(?:of|the|and|al|de|del|da) )?{_WORD}){{0,4}}"
_LEADING = re.compile(
    r"(?:With|By|And|But|In|On|Follow|Join|Download|Subscribe|Support|Visit|Welcome|Contact|More|Read|Copyright|From|When|As|So"
    r"|While|Let|To)(?:\s(?:the\s)?|$)"
)
_CASED = re.compile(_WORD)


@lru_cache(maxsize=1)
def _self() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before, after, wire = (any_of("self", key) for key in ("before", "after", "wire"))
    year = r"(?:19|20)\d\d"
    return (re.compile(rf"(?i:\b(?:{before})|©(?:\s?{year})?)\s(?:the\s)?(?:{year}\s)?(?P<name>{_NAME})"),
            re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})(?:,)?\s(?:\w+\s)?(?i:{after})\b"),
            re.compile(rf"(?:^|\n)(?P<head>{_NAME})\s(?:{wire}):|,\s(?:the\s)?(?P<tail>{_NAME})\s(?:{wire})(?=\s{{0,2}}(?:[.\n]|$))"))


def page_names(page: str, story: str) -> list[Mention]:
    """Outlets that the page's furniture names, or the story where it speaks in the outlet's own voice."""
    before, after, _ = _self()
    found = [(match["name"], "page", False) for pattern in (before, after) for match in pattern.finditer(page)]
    found += [(match["name"], "voice", True) for match in [*after.finditer(story), *_AGAIN.finditer(page)]]
    found += [(match["name"], "voice", True) for match in _READERS.finditer(story)]
    return [Mention(name, frozenset({trait})) for words, trait, strict in found
            if (name := _press_part(words, strict=strict))]


_AGAIN = re.compile(rf"(?P<name>{_NAME})")
_READERS = re.compile(rf"(?P<name>{_NAME})\s\w+\sreaders\b")


def _press_part(name: str, *, strict: bool) -> str | None:
    """The name of the press in a run of capitals; unless `strict`, any name of more than a letter."""
    while leading := _LEADING.match(name):
        name = name[leading.end():]
    name = name.strip()
    if is_none(name) or len(name) < 3 or furniture().is_controls(name):
        return None
    kind = press_kind(name)
    if kind == "outlet" and (len(name.split()) > 1 or known().get(name)):
        return name
    return None if strict or (kind == "agency" and len(name) < 3) else name


def wire_name(story: str) -> Mention | None:
    """The agency that a story without any other name rests on: "…, Meridian reports", "Corvus adds: …"."""
    for found in _self()[2].finditer(story):
        name = re.sub(r"^(?:The|the)\s", "", found["head"] or found["tail"])
        if len(name.split()) <= 3 and not is_none(name) and (press_kind(name) or " " not in name):
            return Mention(name, frozenset({"wire"}))
    return None


def own_names(names: Iterable[str], signs: Iterable[str], story: str) -> list[str]:
    """Which of `names` are the publisher's own: "… QTK was told", or a line round the story "Harbour Center"."""
    said = {found["name"] for found in _self()[1].finditer(story)}
    signs = [line for line in signs if len(line) < 60 and is_name(line)]
    return [name for name in names if known().get(name) != "agency" and (
        any(own.endswith(name) for own in said) or any(sign.startswith(f"{name} ") for sign in signs))]


def full_names(names: Iterable[str], text: str) -> dict[str, str]:
    """The long forms that the text gives of those of `names` that are acronyms of the press."""
    full = {name: _expansion(name, text) for name in names if name.isupper() and 2 < len(name) <= 6}
    return {name: words for name, words in full.items() if words and press_kind(words)}


def stands_for_body(name: str, story: str) -> bool:
    """Whether an acronym is that of a force or ministry of which the story tells: it releases its own news."""
    words = _expansion(name, story) if name.isupper() and 2 < len(name) <= 6 else None
    return words is not None and "body" in traits(words)


def _expansion(acronym: str, story: str) -> str | None:
    """Words of the story whose capital initials make up the acronym ("Upper Sobat News Agency" for USNA)."""
    words = [(m.start(), m.end()) for m in _CASED.finditer(story)]
    initials = "".join(story[start] for start, _ in words)
    at = initials.find(acronym)
    while at >= 0:
        start, end = words[at][0], words[at + len(acronym) - 1][1]
        if end - start < 80 and "." not in story[start:end] and story[start:end] != acronym:
            return story[start:end]
        at = initials.find(acronym, at + 1)
    return None
