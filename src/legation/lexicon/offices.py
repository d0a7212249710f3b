"""Ranks, offices, words of respect and names of organs, as data files give them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from legation.errors import LexiconError
from legation.lexicon.phrases import WORD, PhraseTable, fold
from legation.lexicon.tables import DATA, read_csv, read_toml


@dataclass(frozen=True)
class Term:
    """What a word or phrase may be around a name; several at once ("Commander": rank and post).

    `rank` is the rank's full form; `post` the class of office; `bare` whether the bare office stands for
    its whole organ; `plural` whether it is one of several; `title` marks words for a person that are no
    office ("diplomat"); `before` and `after` words of respect, `weak` where they are names too; `organ` and
    `thing` the last word of a proper name of a body, or of something else that is no person.
    """

    rank: str | None = None
    post: str | None = None
    bare: bool = False
    plural: bool = False
    title: bool = False
    before: bool = False
    after: bool = False
    weak: bool = False
    organ: bool = False
    thing: bool = False


# What a word may be without a capital.
_FREE = ("post", "bare", "plural", "title")


@dataclass(frozen=True)
class OfficeLexicon:
    """All that is known as words about people's offices; the lists are explained in the data files."""

    terms: PhraseTable[Term]
    modifiers: frozenset[str]
    dropped: frozenset[str]
    former: frozenset[str]
    things: frozenset[str]
    ships: frozenset[str]
    honours: frozenset[str]
    dead: frozenset[str]
    dying: frozenset[str]
    killing: frozenset[str]
    speech: frozenset[str]
    particles: frozenset[str]
    fathers: frozenset[str]
    dates: frozenset[str]
    regions: frozenset[str]
    headline_verbs: frozenset[str]
    surnames: frozenset[str]

    @cached_property
    def beside(self) -> frozenset[str]:
        """All words that stand beside an office, kept or dropped."""
        return self.modifiers | self.dropped | self.former


@lru_cache(maxsize=4)
def office_lexicon(folder: Path = DATA) -> OfficeLexicon:
    """The offices of `folder`. Raises LexiconError that names the file and the entry at fault."""
    cased: dict[tuple[str, ...], tuple[str, Term]] = {}
    free: dict[tuple[str, ...], tuple[str, Term]] = {}
    _read_ranks(folder, cased)
    _read_honorifics(folder, cased)
    posts, bodies = read_toml("posts.toml", folder), read_toml("bodies.toml", folder)
    where = str(folder / "posts.toml")
    for name, table in _table(posts, "heads", where).items():
        for word in _words(table, "words", f"{where}: heads.{name}"):
            facts: dict[str, Any] = {"post": name, "bare": bool(table.get("head", False))}
            for form in (word, _plural(word)):
                if form != word:
                    facts["plural"] = True
                _add(free, form, **facts)
                if word.isupper():  # "PM", "COAS": as free words they would be others
                    del free[_key(form)]
                    _add(cased, form, **facts)
    for word in _words(_table(posts, "titles", where), "words", f"{where}: titles"):
        _add(free, word, title=True)
    modifiers = _table(posts, "modifiers", where)
    grade, field, dropped, former = (
        frozenset(fold(w) for w in _words(modifiers, name, f"{where}: modifiers"))
        for name in ("grade", "field", "dropped", "former")
    )
    where = str(folder / "bodies.toml")
    for name, facts in (("organs", {"organ": True}), ("things", {"thing": True})):
        for word in _words(_table(bodies, name, where), "words", f"{where}: {name}"):
            _add(cased, word, **facts)
            _add(cased, _plural(word), **facts)
    terms: PhraseTable[Term] = PhraseTable()
    for key, (phrase, _) in cased.items():
        # A capitalised word is also what the same word is without a capital.
        if key in free:
            _add(cased, phrase, **{name: getattr(free[key][1], name) for name in _FREE})
        terms.add(phrase, cased[key][1], cased=True)
    for phrase, term in free.values():
        terms.add(phrase, term)

    around = read_toml("names.toml", folder)
    names = {
        name: frozenset(fold(w) for w in _words(around, name, str(folder / "names.toml")))
        for name in ("particles", "fathers", "dates", "regions", "headline_verbs", "surnames")
    }

    def plain(table: str, name: str) -> frozenset[str]:
        return frozenset(
            w.casefold() for w in _words(_table(bodies, table, where), name, f"{where}: {table}")
        )

    return OfficeLexicon(
        terms=terms,
        modifiers=grade | field,
        dropped=dropped,
        former=former,
        things=plain("things", "words"),
        ships=frozenset(_words(_table(bodies, "ships", where), "words", f"{where}: ships")),
        honours=plain("honours", "words"),
        dead=plain("honours", "dead"),
        dying=plain("deaths", "dying"),
        killing=plain("deaths", "killing"),
        speech=plain("speech", "verbs"),
        particles=names["particles"],
        fathers=names["fathers"],
        dates=names["dates"],
        regions=names["regions"],
        headline_verbs=names["headline_verbs"],
        surnames=names["surnames"],
    )


def _read_ranks(folder: Path, cased: dict[tuple[str, ...], tuple[str, Term]]) -> None:
    full: set[str] = set()
    for row in read_csv("ranks.csv", ("rank", "short", "post"), folder):
        rank, post = row.fields["rank"], row.fields["post"]
        if not rank or rank in full or post not in ("", "yes"):
            raise LexiconError(
                f"rank {rank!r} is empty or given twice, or post is neither yes nor empty",
                where=row.where,
                mend="give each rank one row; leave post empty or say yes",
            )
        full.add(rank)
        for form in (rank, *row.many("short")):
            _add(cased, form, rank=rank, **({"post": "military"} if post else {}))
        _add(cased, _plural(rank), rank=rank)


def _read_honorifics(folder: Path, cased: dict[tuple[str, ...], tuple[str, Term]]) -> None:
    for row in read_csv("honorifics.csv", ("word", "place", "weak"), folder):
        word, place, weak = row.fields["word"], row.fields["place"], row.fields["weak"]
        if not word or place not in ("before", "after") or weak not in ("", "yes"):
            raise LexiconError(
                f"{word!r} {place!r} {weak!r} is no word of respect",
                where=row.where,
                mend="give the word, before or after, and yes or nothing for weak",
            )
        _add(cased, word, **{place: True}, weak=bool(weak))


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(fold(w) for w in WORD.findall(phrase))


def _plural(phrase: str) -> str:
    """The plural of a phrase's noun: "ministers", "chiefs of staff", "ministries"."""
    noun, of, rest = phrase.partition(" of ")
    if of:
        return _plural(noun) + of + rest
    if phrase.endswith(("man", "woman")):
        return phrase[:-2] + "en"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "ch", "sh")) else "s")


def _add(terms: dict[tuple[str, ...], tuple[str, Term]], phrase: str, **facts: Any) -> None:
    key = _key(phrase)
    known = terms.get(key)
    # The first reading of a word wins where two give it another value; the others add to it.
    old = known[1] if known else Term()
    terms[key] = (
        known[0] if known else phrase,
        replace(old, **{name: getattr(old, name) or value for name, value in facts.items()}),
    )


def _table(document: dict[str, Any], name: str, where: str) -> dict[str, Any]:
    table = document.get(name)
    if not isinstance(table, dict):
        raise LexiconError(f"there is no table [{name}]", where=where, mend=f"add [{name}]")
    return table


def _words(table: dict[str, Any], name: str, where: str) -> list[str]:
    words = table.get(name)
    if not isinstance(words, list) or not all(isinstance(w, str) and WORD.search(w) for w in words):
        raise LexiconError(
            f"{name!r} is no list of words", where=where, mend=f'write {name} = ["...", "..."]'
        )
    twice = {w for w in words if words.count(w) > 1}
    if twice:
        raise LexiconError(
            f"{', '.join(sorted(twice))} stands twice in {name!r}", where=where, mend="keep one"
        )
    return words
