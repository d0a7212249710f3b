"""The documents tell the truth: examples run, links lead somewhere, tables name all that there is."""

import ast
import csv
import io
import os
import re
import runpy
import shlex
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
import typer
from typer.testing import CliRunner, Result

import legation
from legation import model
from legation.cli.app import app
from legation.errors import LexiconError
from legation.extraction.document import Document  # noqa: F401 - loads spaCy once, before output is captured
from legation.lexicon.events import event_lexicon
from legation.lexicon.offices import office_lexicon
from legation.lexicon.tables import DATA

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src/legation/samples/reports"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in DOCUMENTS}
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """The code blocks of a language, with the document that each stands in."""
    for name, text in PAGES.items():
        for block in re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            yield name, block


def typed(block: str) -> Iterator[str]:
    """The commands of a block, without prompt."""
    for line in block.splitlines():
        command = line.removeprefix("$ ")
        if re.search(r"(^|\| )legation ", command):
            yield command


def run(command: str) -> Result:
    """Run a command line with at most one pipe from `echo` and one redirection."""
    words, stdin = shlex.split(command, comments=True), None
    if "|" in words:
        pipe = words.index("|")
        assert words[0] == "echo"
        words, stdin = words[pipe + 1 :], " ".join(words[1:pipe])
    if ">" in words:
        words = words[: words.index(">")]
    return CliRunner().invoke(app, words[1:], input=stdin)


CONSOLE = [(name, command) for name, block in blocks("console") for command in typed(block)]
SHELL = [(name, command) for name, block in blocks("sh") for command in typed(block)]
PYTHON = list(blocks("python"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples have it: some reports, and a register of the samples."""
    folder = tmp_path_factory.mktemp("examples")
    reports = sorted(SAMPLES.glob("*.txt"))
    shutil.copy(reports[0], folder / "report.txt")
    (folder / "news").mkdir()
    for page in SAMPLES.glob("*.html"):
        shutil.copy(page, folder / "news")
    record = {"id": "w1", "text": "The foreign ministers of Chile and Kenya met in Geneva on 3 May 2024."}
    (folder / "wire.jsonl").write_bytes(msgspec.json.encode(record) + b"\n")
    added = CliRunner().invoke(app, ["--register", str(folder / "legation.db"), "add", str(SAMPLES)])
    assert added.exit_code == 0, added.output
    return folder


@pytest.fixture
def example(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Goes to a copy of the folder; what comes back puts ids of its register in place of those of a text.

    Ids derive from what the reader finds, so that a better reader gives others.
    """
    folder = tmp_path / "folder"
    shutil.copytree(filled, folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LEGATION_REGISTER", raising=False)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))

    def first(*args: str) -> str:
        listed = CliRunner().invoke(app, [*args, "--format", "csv"])
        return next(csv.DictReader(io.StringIO(listed.stdout)))["id"]

    event, person = first("agreements"), first("people")
    return lambda text: re.sub(r"\bp-[0-9a-f]{4,}", person, re.sub(r"\be-[0-9a-f]{4,}", event, text))


@pytest.mark.parametrize(("name", "command"), CONSOLE)
def test_examples_of_commands_run(name: str, command: str, example: Callable[[str], str]) -> None:
    result = run(example(command))
    assert result.exit_code == 0, result.output
    assert result.stdout or " add " in command, f"{name}: {command} finds nothing in the samples"


@pytest.mark.parametrize(("name", "command"), SHELL)
def test_commands_of_shell_examples_are_written_rightly(name: str, command: str) -> None:
    words = shlex.split(command, comments=True)[1:]
    COMMANDS[words[0]].make_context(words[0], words[1:])


@pytest.mark.parametrize(("name", "block"), PYTHON)
def test_examples_in_python_run(name: str, block: str, example: Callable[[str], str]) -> None:
    text = Path("report.txt").read_text()
    around = {"report": legation.Report(id="mine", text=text), "extraction": legation.read(text)}
    exec(compile(example(block), name, "exec"), around)


WAY = ("reading", "language", "extraction", "linking", "register", "cli")
BELOW = {"model": (), "errors": (), "lexicon": ("errors", "lexicon")}


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a module imports, by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("legation."))


@pytest.mark.parametrize("part", [*WAY, *BELOW])
def test_imports_only_go_down(part: str) -> None:
    package = ROOT / "src/legation" / part
    modules = list(package.rglob("*.py")) or [package.with_suffix(".py")]
    for module in modules:
        used = set(imported(module))
        if part in BELOW:
            assert used <= set(BELOW[part]), module
        else:
            assert not used & set(WAY[WAY.index(part) + 1 :]), module


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[name]):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        linked = (ROOT / name).parent / path if path else ROOT / name
        assert linked.exists(), f"{name} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), f"{name} links to {target}"


@pytest.mark.parametrize("name", PAGES)
def test_files_that_are_named_exist(name: str) -> None:
    kept = {
        f"/{(Path(folder) / file).relative_to(ROOT).as_posix()}"
        for top in ("src", "docs", "evaluation", "tests", "tools", "training")
        for folder, _, files in os.walk(ROOT / top)
        for file in files
    } | {f"/{path.name}" for path in ROOT.iterdir()}
    for named in re.findall(r"`(\w[\w./-]*\.(?:py|toml|csv|md|svg|json|gz))`", PAGES[name]):
        assert any(path.endswith(f"/{named}") for path in kept), f"{name} names {named}"


def test_every_command_is_documented_and_no_other() -> None:
    for name in COMMANDS:
        assert f"`legation {name}" in PAGES["docs/cli.md"]
    for page, text in PAGES.items():
        for name in re.findall(r"(?:`|\$ )legation ([a-z]+)", text):
            assert name in COMMANDS, f"{page} names legation {name}"


RECORDS = ("Extraction", "Header", "Person", "Event", "Instrument", "Amount", "Plover", "Evidence")


@pytest.mark.parametrize("name", RECORDS)
def test_the_record_is_documented_field_by_field(name: str) -> None:
    section = re.search(rf"^##+ {name}\n(.*?)(?=^##|\Z)", PAGES["docs/record.md"], re.MULTILINE | re.DOTALL)
    assert section
    told = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section[1], re.MULTILINE)
    record = getattr(model, name)
    assert [key for key, _ in told] == list(record.__struct_fields__)
    hints = get_type_hints(record)
    for key, kind in told:
        assert (NoneType in get_args(hints[key])) == kind.endswith(", null"), f"{name}.{key}"


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        package = re.split(r"[<>=~!\[]", requirement)[0]
        assert f"| `{package}` |" in PAGES["docs/decisions.md"]


def test_every_file_of_the_lexicon_is_told_of() -> None:
    for path in DATA.iterdir():
        assert f"`{path.name}`" in PAGES["docs/lexicons.md"]


def test_the_patterns_explained_are_in_the_lexicon() -> None:
    triggers = event_lexicon()
    names = {trigger.name for found in triggers.verbs.values() for trigger in found}
    table = re.findall(r"^\| `([a-z][^`]*[a-z>\]])` \| \"", PAGES["docs/lexicons.md"], re.MULTILINE)
    assert len(table) > 4
    assert set(table) <= names


@pytest.mark.parametrize(
    ("file", "fault", "load"),
    [
        ("triggers.toml", '\n[[trigger]]\nkind = "meeting"\nverbs = ["hold [chat]"]\n', event_lexicon),
        ("ranks.csv", "Colonel,Col\n", office_lexicon),
        ("kinds.toml", "\nkind = \n", event_lexicon),
    ],
)
def test_faults_of_the_lexicon_look_as_told(
    file: str, fault: str, load: Callable[[Path], object], tmp_path: Path
) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    with (tmp_path / "data" / file).open("a", encoding="utf-8") as out:
        out.write(fault)
    with pytest.raises(LexiconError) as error:
        load(tmp_path / "data")
    message = str(error.value).replace(f"{tmp_path}{os.sep}", "")
    assert re.sub(r"\d+", "#", message) in re.sub(r"\d+", "#", PAGES["docs/lexicons.md"])


@pytest.mark.parametrize("name", ["README.md", "docs/evaluation.md"])
def test_the_figures_are_those_that_are_kept(name: str) -> None:
    tool = runpy.run_path(str(ROOT / "tools/figures_table.py"))
    assert "event F1" in PAGES["docs/evaluation.md"]
    assert tool["updated"](PAGES[name], tool["kept"]()) == PAGES[name], "run python tools/figures_table.py"
