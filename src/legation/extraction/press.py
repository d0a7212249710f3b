"""Names of the press: whether words name a news agency or an outlet, by a list of the known and by shape."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from legation.errors import LexiconError
from legation.lexicon.phrases import PhraseTable
from legation.lexicon.tables import DATA, read_csv, read_toml

HEADER = "header.toml"
PRESS = "press.csv"
SECTIONS = {
    "press": ("agency", "outlet", "bodies", "none"), "byline": ("by", "roles", "staff"),
    "dates": ("published", "updated", "none"), "self": ("before", "after", "wire"), "dateline": ("titles",),
}

PressKind = Literal["agency", "outlet"]

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|net|org|info|news|tv|co|[a-z]{2})(?:\.[a-z]{2})?", re.I)
# A newsy ending glued to a name: "AzerNews", "UzDaily", "NewsWire".
_GLUED = re.compile(r"\w+(?:News|Times|Daily|Post|Press|Wire|Media|Today|TV|Point|Net|Online|Radio)\d*")
# An agency's: "BelTA", "Neva-Inform", "Armenpress".
_AGENCY_END = re.compile(r".+(?:[- ]Press|press|[Ii]nform|TA)")


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
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in ordered)


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


@lru_cache(maxsize=4)
def _shape(key: str) -> re.Pattern[str]:
    """The words of one list of [press] as a pattern: an outlet's at the end of a name, others anywhere."""
    return re.compile(rf"\b(?:{any_of('press', key)}){'$' if key == 'outlet' else chr(92) + 'b'}", re.I)


def is_body(name: str) -> bool:
    """Whether the name is of a ministry, embassy, force or other body of state."""
    return _shape("bodies").search(name) is not None


def is_none(name: str) -> bool:
    """Whether the words stand where a name could but name nobody ("Agencies", "Web Desk")."""
    return not any(c.isalpha() for c in name) or name.strip().casefold() in words()["press"]["none"]


def press_kind(name: str) -> PressKind | None:
    """What a name is by the list, else by its shape; None where it could be anything."""
    name = name.strip()
    if listed := known().get(name) or known().get(name.removeprefix("The ")):
        return listed
    if is_none(name):
        return None
    if _shape("agency").search(name) or _ACRONYM.fullmatch(name):
        return "agency"
    outlet = _shape("outlet").search(name)
    if _AGENCY_END.fullmatch(name) and (not outlet or name.endswith("Press")):
        return "agency"
    return "outlet" if outlet or _DOMAIN.fullmatch(name) or _GLUED.fullmatch(name) else None
