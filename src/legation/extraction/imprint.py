"""What a page says of its publisher, a story in its publisher's voice, and a story of the agency that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from legation.extraction.layout import furniture
from legation.extraction.naming import Mention
from legation.extraction.press import any_of, is_name, is_none, is_place, is_telling, press_kind, traits
from legation.lexicon.parties import party_lexicon

# The last so many characters of a story may say what pages say in their foot.
END = 300
_UP = r"[^\W\da-z_]"
_WORD = rf"{_UP}[\w’'-]*"
_NAME = rf"{_WORD}(?:[ \u00a0](?:(?:of|the|and|al|d[aeiou]|del|dos|das|la|le|van) )?{_WORD}){{0,4}}"
_DOMAIN = r"(?:[\w-]{2,30}\.){1,2}[a-z]{2,4}(?![\w.])"
_ANY = rf"(?P<name>{_NAME}|{_DOMAIN})"
_YEAR = r"(?:(?:19|20)\d\d\s?[-–]\s?)?(?:19|20)\d\d"
# Words with a capital at the head of a line that do not belong to the name behind them.
_LEADING = re.compile(
    r"(?:With|By|And|But|In|On|Follow|Join|Download|Subscribe|Support|Visit|Welcome|Contact|More|Read|Copyright|From|When|As|So"
    r"|While|Let|To|For|Also|At|This|That)(?:\s(?:the\s)?|$)"
)
_THE = re.compile(r"(?:The|the)\s(?=\S+$)")
# "This article was …", "The post … appeared".
_OF_ITSELF = re.compile(
    r"(?i:this|the)\s(?i:article|story|post|report|piece|text|item|content|news)\s(?:(?:is|was|has been)\s)?")
_NO_NAME = frozenset({"The", "This", "That", "They", "All", "She", "Its", "These"})
_CASED = re.compile(_WORD)
# What may follow a name to which something was said: the sentence ends, or goes on with when or what.
_HEARD_END = r"(?=\s?(?:[.,;:”\"]|$)|\s(?:on|that|in|at|by|over|after|this|yesterday|today|earlier)\b)"


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Patterns by the trait that they give."""
    def before(section: str, end: str = "") -> str:
        words = rf"(?i:(?<![\w’'-])(?:{any_of(section, 'before')}))"
        return rf"{words}(?:\s?:)?\s(?:©\s)?(?:{_YEAR},?\s)?(?:the\s)?{_ANY}{end}"

    def after(section: str) -> str:
        return rf"(?<![\w’'-]){_ANY}(?:’s|'s|,)?\s(?:[a-z]+\s)?(?i:{any_of(section, 'after')})\b"

    return tuple((trait, re.compile(pattern)) for trait, pattern in (
        ("rights", rf"(?:[©ⓒ]|\([cC]\))(?:\s?{_YEAR})?,?\s(?:the\s)?{_ANY}"), ("rights", before("rights")),
        ("rights", rf"{_ANY},?\s(?:©|\([cC]\))"), ("rights", after("rights")),
        ("follow", before("follow")), ("follow", after("follow")), ("origin", before("origin")),
        ("voice", after("voice")), ("heard", before("voice", _HEARD_END)),
        ("wire", rf"(?:^|\n|(?<=[.,”\"]\s)|(?<=,\sthe\s)){_ANY}\s(?:{any_of('wire', 'after')})"
                 r"(?=\s?(?:[.,:\n]|$)|\s(?:that|citing|with)\b)"),
    ))


def is_imprint(line: str) -> bool:
    """Whether a line begins with what a page says of its publisher: "Originally published in …", "X © 2020"."""
    about = _OF_ITSELF.match(line)
    starts = {0, about.end() if about else 0}
    return any(match.start() in starts or match.start("name") in starts for trait, pattern in _phrases()
               if trait in ("rights", "follow", "origin") for match in pattern.finditer(line))


def page_names(page: str, story: str) -> list[Mention]:
    """The names that the page's furniture, or the story in its publisher's voice, gives: with how they come up."""
    last = story[max(story.rfind("\n", 0, -1), len(story) - END):]
    return [*_found(page, {"rights", "follow", "origin"}), *_found(last, {"rights", "origin"}),
            *_found(story, {"voice", "heard", "wire"})]


def _found(text: str, wanted: set[str]) -> Iterator[Mention]:
    for trait, pattern in _phrases():
        if trait in wanted:
            for match in pattern.finditer(text):
                if name := _press_part(match["name"], trait):
                    told = len(re.findall(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", text)) > 1
                    yield Mention(name, frozenset({trait, "told"} if told else {trait}))


def _press_part(name: str, trait: str) -> str | None:
    """The name in a run of capitals; None where it is a country's, a body's or nobody's."""
    while leading := _LEADING.match(name):
        name = name[leading.end():]
    name = _THE.sub("", name).strip()
    while " " in name and furniture().is_controls(name.rsplit(maxsplit=1)[-1]):
        name = name.rsplit(maxsplit=1)[0]
    if is_none(name) or len(name) < 3 or name in _NO_NAME or furniture().is_controls(name) or (
            trait in ("voice", "heard", "wire") and _is_told_of(name, town=trait != "wire")):
        return None
    return name


def _is_told_of(name: str, *, town: bool) -> bool:
    """Whether a story would tell of the name as of a party, an office, or a place where `town` says so."""
    if press_kind(name) is not None:
        return False
    return is_telling(name) or (town and is_place(name)) or bool(party_lexicon().phrases.get(name)) or bool(
        traits(name) & {"body", "staff"})


def own_names(names: Iterable[str], signs: Iterable[str]) -> list[str]:
    """Which of `names` are the publisher's own by a line round the story that begins with them: "Harbour Center"."""
    signs = [line for line in signs if len(line) < 60 and is_name(line)]
    return [name for name in names if any(sign.startswith(f"{name} ") for sign in signs)]


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
