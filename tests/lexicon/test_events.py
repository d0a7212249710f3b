"""The lexicon of events: our own files are sound, a fault in a user's is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from legation.errors import LexiconError
from legation.evaluation.kinds import PLOVER, SYMMETRIC, plover
from legation.lexicon.events import EventLexicon, event_lexicon
from legation.lexicon.tables import DATA
from legation.lexicon.triggers import STATUSES

CONTEXTS = """
    military intelligence executive legislative election economic legal human_rights diplomatic territory peacekeeping
    health migration disasters natural_resource environment technology terrorism cbrn cyber crime religion_ethnicity
    human_security illegal_drugs trafficking corruption
"""
INSTRUMENTS = """
    memorandum plan protocol treaty agreement contract declaration roadmap programme letter_of_intent other
"""


@pytest.fixture(scope="module")
def lexicon() -> EventLexicon:
    return event_lexicon()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in DATA.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def add(folder: Path, name: str, text: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def trigger(folder: Path, text: str) -> EventLexicon:
    """The lexicon with another trigger, put before the tables that end the file."""
    path = folder / "triggers.toml"
    old = path.read_text(encoding="utf-8")
    path.write_text(old.replace("[idioms]", f"[[trigger]]\n{text}\n\n[idioms]", 1), encoding="utf-8")
    return event_lexicon(folder)


def test_the_kinds_are_those_of_the_guidelines(lexicon: EventLexicon) -> None:
    assert set(lexicon.kinds) == set(PLOVER)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("kind", PLOVER)
def test_plover_types_are_those_that_are_scored(lexicon: EventLexicon, kind: str, status: str) -> None:
    assert lexicon.kinds[kind].plover[status] == plover(kind, status)


@pytest.mark.parametrize("kind", PLOVER)
def test_codes_of_a_kind(lexicon: EventLexicon, kind: str) -> None:
    entry = lexicon.kinds[kind]
    for status in STATUSES:
        assert 3 <= len(entry.cameo[status]) <= 4
        assert 1 <= int(entry.cameo[status][:2]) <= 20
        assert entry.quad[status] in {1, 2, 3, 4}
        assert -10 <= entry.goldstein[status] <= 10
        # Cooperation has the positive end of the scale, conflict the negative one.
        assert (entry.goldstein[status] > 0) == (entry.quad[status] <= 2)
        # CAMEO roots 01-05 verbal, 06-08 material cooperation, 09-13 verbal, 14-20 material conflict.
        root = int(entry.cameo[status][:2])
        assert entry.quad[status] == 1 + sum(root >= first for first in (6, 9, 14))


def test_kinds_without_direction(lexicon: EventLexicon) -> None:
    assert {name for name, kind in lexicon.kinds.items() if kind.symmetric} == SYMMETRIC - {"ceremony"}


def test_every_kind_has_a_verb_and_a_noun(lexicon: EventLexicon) -> None:
    for table in (lexicon.verbs, lexicon.nouns):
        assert {t.kind for triggers in table.values() for t in triggers} == set(PLOVER)


def test_longer_patterns_are_tried_first(lexicon: EventLexicon) -> None:
    for triggers in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        sizes = [len(t.words) + len(t.arguments) for t in triggers]
        assert sizes == sorted(sizes, reverse=True)


def test_no_pattern_stands_under_two_kinds_unless_its_subject_or_company_tells(lexicon: EventLexicon) -> None:
    for table in (lexicon.verbs, lexicon.nouns):
        for triggers in table.values():
            seen: dict[str, str] = {}
            for t in triggers:
                if t.subject_class or t.beside or t.unless or t.echo:
                    continue
                assert seen.setdefault(t.name, t.kind) == t.kind, t.name


def test_contexts_and_instruments_are_those_of_the_guidelines(lexicon: EventLexicon) -> None:
    assert set(lexicon.contexts) == set(CONTEXTS.split())
    assert set(lexicon.instruments) == set(INSTRUMENTS.split())


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("two warships", "military"),
        ("a free trade accord", "economic"),
        ("COVID-19 vaccines", "health"),
        ("the disputed shoal", "territory"),
        ("uranium enrichment", "cbrn"),
        ("hostages were freed", "human_security"),
    ],
)
def test_words_name_a_context(lexicon: EventLexicon, text: str, context: str) -> None:
    assert lexicon.contexts[context].search(text)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("a warm welcome", "military"),
        ("the lawn was cut", "legal"),
        ("gasped", "natural_resource"),
        ("the unarmed men", "military"),
        ("coiled", "natural_resource"),
    ],
)
def test_parts_of_words_name_none(lexicon: EventLexicon, text: str, context: str) -> None:
    assert not lexicon.contexts[context].search(text)


def test_a_trigger_of_ones_own(folder: Path) -> None:
    lexicon = trigger(folder, 'kind = "meeting"\nverbs = ["powwow with <who>"]')
    (found,) = lexicon.verbs["powwow"]
    assert (found.kind, found.name) == (
        "meeting",
        "powwow <who>" if len(found.arguments) == 1 else "powwow with <who>",
    )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('kind = "picnic"\nverbs = ["eat"]', "unknown kind 'picnic'"),
        ('verbs = ["eat"]', "unknown kind None"),
        ('kind = "meeting"', "gives both or none"),
        ('kind = "meeting"\nverbs = ["meet"]\nnouns = ["meeting"]', "gives both or none"),
        ('kind = "meeting"\nverbs = ["meet [martian]"]', r"unknown class \[martian\]"),
        ('kind = "meeting"\nverbs = ["meet"]\nsubject = "[martian]"', r"unknown subject '\[martian\]'"),
        ('kind = "meeting"\nverbs = ["meet"]\nstatus = "maybe"', "unknown status 'maybe'"),
    ],
)
def test_a_faulty_trigger_is_told(folder: Path, entry: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=rf"triggers\.toml.*{problem}"):
        trigger(folder, entry)


def test_a_faulty_trigger_is_told_with_its_line(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"triggers\.toml:\d+: "):
        trigger(folder, 'kind = "picnic"\nverbs = ["eat"]')


@pytest.mark.parametrize(
    "entry",
    [
        'kind = "meeting"\nverbs = ["meet"]\nbesides = ["tea"]',
        'kind = "meeting"\nverbs = ["meet <whom>"]',
        'kind = "meeting"\nverbs = ["meet"]\nsubject = "recipent"',
        'kind = "meeting"\nverbs = []',
        'kind = "meeting"\nverbs = "meet"',
        'kind = "meeting"\nverbs = [""]',
    ],
)
def test_a_slip_of_the_pen_is_told(folder: Path, entry: str) -> None:
    with pytest.raises(LexiconError, match=r"triggers\.toml"):
        trigger(folder, entry)


def test_broken_toml_is_told(folder: Path) -> None:
    add(folder, "triggers.toml", "\n[[trigger]\n")
    with pytest.raises(LexiconError, match=r"triggers\.toml"):
        event_lexicon(folder)


def test_a_kind_that_lacks_a_code_is_told(folder: Path) -> None:
    add(
        folder,
        "kinds.toml",
        '\n[picnic]\nsymmetric = true\nspoken = false\nplover = { occurred = "CONSULT" }\n',
    )
    with pytest.raises(LexiconError, match=r"kinds\.toml.*'picnic' lacks 'cameo'"):
        event_lexicon(folder)


def test_a_missing_table_is_told(folder: Path) -> None:
    path = folder / "triggers.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[reality]", "[realty]"), encoding="utf-8")
    with pytest.raises(LexiconError, match="reality"):
        event_lexicon(folder)
