"""Names in a header, and what their shape says: a list of the known press, classes of words, capitals, places."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Any, Literal

from legation.errors import LexiconError
from legation.extraction.layout import furniture
from legation.lexicon.events import event_lexicon
from legation.lexicon.parties import party_lexicon
from legation.lexicon.phrases import WORD, PhraseTable
from legation.lexicon.places import gazetteer, sites
from legation.lexicon.tables import DATA, read_csv, read_toml

HEADER = "header.toml"
PRESS = "press.csv"
SECTIONS = {
    "press": ("agency", "outlet", "ending", "either", "bodies", "common", "telling", "none"),
    "byline": ("by", "paper", "roles", "staff", "offices"),
    "source": ("before", "after"), "sections": ("words", "kinds", "credits"), "dates": ("published", "updated", "none"),
    "rights": ("before", "after"), "follow": ("before", "after"), "origin": ("before",),
    "voice": ("before", "after"), "wire": ("after",), "dateline": ("titles",),
}

PressKind = Literal["agency", "outlet"]
# What a name's shape can say, each a key of the tables of weights in `header.toml`.
TRAITS = frozenset({
    "known_agency", "known_outlet", "agency_word", "outlet_word", "either_word", "body", "staff", "acronym", "capitals",
    "domain", "titled", "ordinary", "place", "town_name", "person", "initial", "one",
})
_PRESS_TRAITS = frozenset({"known_agency", "known_outlet", "agency_word", "outlet_word", "either_word", "domain"})

_ACRONYM = re.compile(r"[A-Z]{2,6}(?:[-/][A-Z]{2,6})?|[A-Z][a-z]?[A-Z]{2,4}")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}(?:\.(?:com|net|org|info|news|tv|co|gov|govt|mil|int|[a-z]{2})){1,2}", re.I)
# A newsy ending glued to a name: "AzerNews", "UzDaily", "NewsWire".
_GLUED = re.compile(r"\w+(?:News|Times|Daily|Post|Press|Wire|Media|Today|TV|Point|Net|Online|Radio)\d*")
# An agency's: "BelTA", "Neva-Inform", "Armenpress", "UzTelegraf".
_AGENCY_END = re.compile(r".+(?:[- ]Press|press|[Ii]nform|-Info|TA|[Tt]elegra[fp]h?)")
# "al-Janub", "ash-Sharif"; the article may be small.
_ARTICLE = r"(?:(?:[ae]l|a(?:sh|[sdrntz])|ul)[-’'])?"
_NAME_WORD = re.compile(_ARTICLE + r"[^\W\da-z_][\w.’'‘-]*|[^\W\d_]['’][^\W\da-z_][\w’'-]*|&|\d{2,3}|"
                        r"[A-Z]{2,4}/[A-Z]{2,4}(?:['’]s)?|(?:al|bin|bint|ibn|ben|de|da|do|dos|das|del|della|di|du|des|van|von|der|den|la|le|el|of|the|for|and|"
                        r"y|e|i|et|und|for|in|ul|ur)")
_PERSON = re.compile(
    r"(?!(?:The|THE)\s)(?:[^\W\da-z_][\w’'‘-]+|(?:[^\W\da-z_]\.){1,3})"
    r"(?:\s(?:(?:al|bin|bint|ibn|ben|de|da|do|dos|das|del|della|di|du|van|von|der|den|la|le|el|ter|ten|ould)\s){0,2}"
    + _ARTICLE + r"(?:[^\W\da-z_][\w’'‘-]*[\w]|(?:[^\W\da-z_]\.){1,2})){1,3}")
_JOINED = re.compile(r",\s|\s(?:and|&|y|e|et|und)\s")
_NOBODY = frozenset({
    "our", "a", "an", "the", "by", "special", "senior", "chief", "own", "political", "diplomatic", "staff", "news",
    "web", "information", "main", "editorial",
})
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_INITIAL = re.compile(r"(?<!\w)[^\W\da-z_]\.")
# Begins with an article, or holds what no person's name does.
_TITLED = re.compile(
    r"(?:(?:The|THE|La|Le|El|Il|Los|Las|Les|Der|Die|Das|O|A|Het|De)\s|L['’]|Al-)(?=[^\W\da-z_])|.*[&\d]")


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


@lru_cache(maxsize=8)
def _class(key: str) -> re.Pattern[str]:
    """The words of one list of [press] as a pattern."""
    return re.compile(rf"(?<!\w)(?:{any_of('press', key)})(?!\w)", re.I)


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    """A body at the end of the name or before "of …": "Foreign Ministry Summons Envoy" names none."""
    return re.compile(rf"(?:[\w.’'&-]+\s){{0,4}}(?:{any_of('press', 'bodies')})(?:\s(?:of|for|in|to|on|at)\b.*)?", re.I)


@lru_cache(maxsize=1)
def _staff() -> re.Pattern[str]:
    words_ = any_of("byline", "staff", "roles")
    return re.compile(rf"(?:(?P<paper>.+?)(?:’s|'s)?\s|^)(?:{words_})s?$", re.I)


@lru_cache(maxsize=1)
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:the\s)?(?:{any_of('byline', 'offices')})(?:\s(?:of|at)\s.*)?$", re.I)


def paper_of(staff: str) -> str | None:
    """The paper whose people a byline names: "Harbour Ledger" of "Harbour Ledger Staff", none of "Foreign Staff"."""
    found = _staff().match(staff)
    paper = found["paper"] if found else None
    return None if paper is None or all(word.casefold() in _common() | _NOBODY for word in paper.split()) else paper


def is_name(phrase: str) -> bool:
    """Whether words could be a name or several: all of them capitals or joining words."""
    if _DOMAIN.fullmatch(phrase):
        return True
    tokens = phrase.replace(",", " ").split()
    return 0 < len(tokens) <= 9 and _LATIN.search(phrase) is not None and not all(map(str.islower, tokens)) and (
        not any(token.isdigit() for token in tokens[:-1]) and all(map(_NAME_WORD.fullmatch, tokens)))


@lru_cache(maxsize=4096)
def is_place(phrase: str) -> bool:
    """Whether the whole phrase is a country, region or town, or several of them."""
    parts = [part.title() if part.isupper() and len(part) > 3 else part
             for part in re.split(r"\s?[,/]\s?", phrase.strip(" .")) if part]
    return bool(parts) and all(
        _is_state(part) or gazetteer().find(part) or sites().get(part) is not None for part in parts)


def _is_state(phrase: str) -> bool:
    return any(sense.form in ("name", "capital") for sense in party_lexicon().phrases.get(phrase) or ())


def _names_region(token: str) -> bool:
    """Whether a word of a name is a country's, its people's, or a town's ("Kashgar Road", "Malayan Post")."""
    senses = party_lexicon().phrases.get(token) or ()
    return any(sense.form in ("name", "demonym", "capital") for sense in senses) or (
        len(token) > 3 and bool(gazetteer().find(token)))


def is_none(name: str) -> bool:
    """Whether the words stand where a name could but name nobody ("Agencies", "Web Desk")."""
    return not any(c.isalpha() for c in name) or name.strip(" .-").casefold() in words()["press"]["none"]


def traits(name: str, common: Container[str] = frozenset()) -> frozenset[str]:
    """What the shape of `name` says; `common` holds words that the story writes small, which no person bears."""
    found: set[str] = set()
    listed = known().get(name) or known().get(name.removeprefix("The "))
    if listed:
        found.add(f"known_{listed}")
    if not listed or " " in name:
        found |= _classes(name)
    tokens = name.split()
    if not listed and _ACRONYM.fullmatch(name):
        found.add("acronym")
    elif name.isupper() and len(tokens) == 1:
        found.add("capitals")
    if _TITLED.match(name) and len(name) > 4 and "staff" not in found:
        found.add("titled")
    if not listed and "acronym" not in found and any(_names_region(token) for token in tokens):
        found.add("place")
    ordinary = any(t.casefold() in common or t.casefold() in _common() for t in tokens if len(t) > 3)
    other = ordinary or found & (_PRESS_TRAITS | {"body", "staff"})
    if not other and all(_PERSON.fullmatch(one) for one in _JOINED.split(name)):
        found.add("person")
        if _JOINED.search(name):
            found.discard("titled")
        if _INITIAL.search(name):
            found.add("initial")
    if ordinary and "staff" not in found:
        found.add("titled")
    if not found & (_PRESS_TRAITS | {"body", "staff"}) and all(t.casefold() in _common() for t in tokens if len(t) > 2):
        found.add("ordinary")
    if not listed and "acronym" not in found and is_place(name):
        found.add("town_name")
    if len(tokens) == 1:
        found.add("one")
    return frozenset(found)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    lists = words()
    phrases = (*lists["press"]["common"], *lists["press"]["none"], *lists["sections"]["words"], *furniture().phrases)
    named = {"news", "press", "post", "report"}
    return frozenset(word.casefold() for phrase in phrases for word in WORD.findall(phrase)) - named


def _classes(name: str) -> set[str]:
    """The classes of words that the name holds."""
    found: set[str] = set()
    if _class("agency").search(name) or (_AGENCY_END.fullmatch(name) and " " not in name):
        found.add("agency_word")
    if _class("either").search(name):
        found.add("either_word")
    if _has_outlet_word(name) or _GLUED.fullmatch(name):
        found.add("outlet_word")
    bare, _, last = name.rpartition(" ")
    if _body().fullmatch(name) or (bare and _body().fullmatch(bare) and is_place(last)):
        found.add("body")
    if _DOMAIN.fullmatch(name):
        found.add("domain")
    if not _staff().match(name) and not _offices().match(name):
        return found
    # "Royal News Desk" may be the paper, "Staff Reporter" never is.
    return {"staff", "outlet_word"} if _has_outlet_word(name.rpartition(" ")[0]) else {"staff"}


def _has_outlet_word(name: str) -> bool:
    """Whether a paper's word begins or ends the name, up to a place or "of …" ("Ledger Asia", "Gazette of Lusaka")."""
    if " " in name and _class("ending").fullmatch(name.rsplit(" ", 1)[1]):
        return True
    for found in _class("outlet").finditer(name):
        rest = name[found.end():].strip()
        if found.start() == 0 or " " not in rest or re.match(r"(?:of|de|del|da|do|di|du|in|for)\s", rest):
            return True
    return False


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Words that tell what happened, to whom or by whom: those of a headline and of no name."""
    events = event_lexicon()
    return frozenset(events.verbs) | events.nouns.keys() | events.classes["person"] | set(
        words()["press"]["telling"]) | set(words()["dateline"]["titles"])


def is_telling(name: str) -> bool:
    """Whether one of the words tells of a happening or an office ("Minister Arrives", "Russia Expels Two")."""
    for token in WORD.findall(name.casefold()):
        forms = {token, *(token.removesuffix(ending) for ending in ("s", "es", "ed", "d"))}
        named = any(_class(key).fullmatch(token) for key in ("outlet", "ending", "either", "agency", "bodies"))
        if len(token) > 1 and not named and forms & _telling():
            return True
    return False


def press_kind(name: str) -> PressKind | None:
    """What a name is by the list, else by its shape; None where it could be anything."""
    name = name.strip()
    if is_none(name):
        return None
    found = traits(name)
    if "known_outlet" in found:
        return "outlet"
    if found & {"known_agency", "agency_word", "acronym"}:
        return "agency"
    return "outlet" if found & {"outlet_word", "either_word", "domain"} else None


def is_press(found: frozenset[str]) -> bool:
    """Whether the traits of a name make it one of the press."""
    return bool(found & _PRESS_TRAITS)
