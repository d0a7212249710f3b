"""Names of the press: whether words name a news agency or an outlet, by shape first and a list of the known second."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from legation.errors import LexiconError
from legation.lexicon.phrases import PhraseTable
from legation.lexicon.tables import DATA, read_csv, read_toml

HEADER = "header.toml"
PRESS = "press.csv"
SECTIONS = {"press": ("agency", "outlet", "bodies", "none"), "byline": ("by", "roles", "staff"),
            "dates": ("published", "updated", "none"), "self": ("before", "after", "wire"), "dateline": ("titles",)}

PressKind = Literal["agency", "outlet"]

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|net|org|info|news|tv|co|[a-z]{2})(?:\.[a-z]{2})?", re.I)
# A newsy ending glued to a name: "AzerNews", "UzDaily", "NewsWire".
_GLUED = re.compile(r"\w+(?:News|Times|Daily|Post|Press|Wire|Media|Today|TV|Inform|Point|Net|Online|Radio)\d*")


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of `header.toml`, checked."""
    data: dict[str, Any] = read_toml(HEADER)
    for section, keys in SECTIONS.items():
        for key in keys:
            values = data.get(section, {}).get(key)
            if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
                raise LexiconError(f"[{section}] {key} must be a list of words", where=str(DATA / HEADER),
                                   mend='write e.g. staff = ["desk", "bureau"]')
    return {section: {key: tuple(data[section][key]) for key in keys} for section, keys in SECTIONS.items()}


def any_of(section: str, *keys: str) -> str:
    """A pattern for any phrase of these lists of `header.toml`, longest first."""
    phrases = {phrase for key in keys for phrase in words()[section][key]}
    return "|".join(re.escape(p).replace(r"\ ", r"\s{1,3}") for p in sorted(phrases, key=lambda p: (-len(p), p)))


@lru_cache(maxsize=1)
def known() -> PhraseTable[PressKind]:
    """The agencies and outlets of `press.csv`; as capitals where the name is written so."""
    table: PhraseTable[PressKind] = PhraseTable()
    for row in read_csv(PRESS, ("name", "kind")):
        kind = row.fields["kind"]
        if kind not in ("agency", "outlet") or not row.fields["name"]:
            raise LexiconError(f"kind is {kind!r}", where=row.where, mend="write agency or outlet")
        table.add(row.fields["name"], "agency" if kind == "agency" else "outlet", cased=True)
    return table


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (re.compile(rf"\b(?:{any_of('press', 'agency')})\b", re.I), re.compile(rf"\b(?:{any_of('press', 'outlet')})$", re.I),
            re.compile(rf"\b(?:{any_of('press', 'bodies')})\b", re.I), re.compile(rf"(?:{any_of('press', 'none')})", re.I))


def is_body(name: str) -> bool:
    """Whether the name is of a ministry, embassy, force or other body of state."""
    return _shapes()[2].search(name) is not None


def is_none(name: str) -> bool:
    """Whether the words stand where a name could but name nobody ("Agencies", "Web Desk")."""
    return not any(c.isalpha() for c in name) or _shapes()[3].fullmatch(name.strip()) is not None


def press_kind(name: str) -> PressKind | None:
    """What a name is by the list, else by its shape; None where it could be anything."""
    name = name.strip()
    listed = known().get(name) or known().get(re.sub(r"^The\s+", "", name))
    if listed:
        return listed
    agency, outlet, _, _ = _shapes()
    if is_none(name):
        return None
    if agency.search(name) or _ACRONYM.fullmatch(name) or name.endswith(("-Press", " Press", "press", "inform", "Inform", "TA")):
        return "agency" if agency.search(name) or not outlet.search(name) or name.endswith("Press") else "outlet"
    if outlet.search(name) or _DOMAIN.fullmatch(name) or _GLUED.fullmatch(name):
        return "outlet"
    return None
