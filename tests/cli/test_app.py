import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

import legation
from legation.cli.app import app, in_front

from .conftest import Run

REVIEW = ["queue", "accept", "reject", "edit", "merge", "split", "add", "undo", "log", "gold", "agreement"]
COMMANDS = [
    ["read"],
    ["add"],
    ["events"],
    ["people"],
    ["agreements"],
    ["timeline"],
    ["search"],
    ["code"],
    ["evaluate"],
    ["status"],
    ["show", "event"],
    ["show", "person"],
    ["show", "report"],
    ["reread"],
    ["remove"],
    ["export"],
    ["commitments"],
    ["instruments"],
    ["stories"],
    *(["review", command] for command in REVIEW),
]


def test_version(run: Run) -> None:
    assert run("--version").output == f"legation {legation.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Examples:\n    legation " in result.output


def test_the_commands_are_those(run: Run) -> None:
    group = get_command(app)
    assert set(group.commands) == {command[0] for command in COMMANDS}  # type: ignore[attr-defined]


def test_help_needs_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys\nfrom legation.cli.app import app\n"
        "print([m for m in ('spacy', 'numpy', 'sqlalchemy', 'trafilatura', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_options_of_the_whole_may_stand_anywhere() -> None:
    args = ["events", "--party", "AZE", "--register", "x.db", "-q", "--log-file=l", "--", "--quiet"]
    assert in_front(args) == [
        "--register",
        "x.db",
        "-q",
        "--log-file=l",
        "events",
        "--party",
        "AZE",
        "--",
        "--quiet",
    ]


@given(
    st.lists(st.sampled_from(["events", "--party", "AZE", "--", "-n", "--register", "-q", "--log-file=x"]))
)
def test_no_argument_is_lost_in_front(args: list[str]) -> None:
    assert sorted(in_front(args)) == sorted(args)


def test_quiet_leaves_errors_and_the_log_file_has_all(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    result = run("events", "--register", tmp_path / "none.db", "--quiet", "--log-file", log)
    assert result.exit_code == 1
    assert "none.db: there is no register" in result.stderr
    assert "error" in log.read_text()
    assert "none.db: there is no register" in log.read_text()


def test_a_log_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run("--log-file", tmp_path / "no" / "log.txt", "status")
    assert result.exit_code == 1
    assert "can't write the log" in result.stderr


def test_wrong_commands(run: Run) -> None:
    assert run("evnts").exit_code == 2
    assert run("events", "--format", "xml").exit_code == 2
    assert run("read").exit_code == 2
