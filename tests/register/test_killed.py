"""A process that is killed while it adds leaves nothing half written; run again, nothing is missing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

import legation
from legation.register import open_register
from tests.register.filled import add

REPORTS = 40
KILLS = 5


def whole(path: Path) -> bool:
    """Whether every report has all its rows, and the indexes hold what the tables do."""
    with closing(sqlite3.connect(path)) as connection:

        def one(query: str) -> object:
            return connection.execute(query).fetchone()[0]

        reports = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
        connection.execute("INSERT INTO report_search(report_search) VALUES ('integrity-check')")
        return bool(
            one("PRAGMA integrity_check") == "ok"
            and connection.execute("PRAGMA foreign_key_check").fetchall() == []
            and one("SELECT count(*) FROM extractions") == reports
            and one("SELECT count(*) FROM events") == 4 * reports
            and one("SELECT count(*) FROM evidence") == 6 * reports
            and one("SELECT count(*) FROM report_search WHERE report_search MATCH 'ministers'") == reports
        )


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_killed_at_any_moment_and_run_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    here = Path(__file__).parent
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parents[1]), str(Path(legation.__file__).parents[1])])}
    run = [sys.executable, str(here / "adding.py"), str(path), str(REPORTS)]
    chance = random.Random(7)
    cut = 0
    for kill in range(KILLS):
        with subprocess.Popen(run, env=env, stdout=subprocess.PIPE, text=True) as adding:
            assert adding.stdout
            # Wait until it is at work, further on each time, then a moment more: into one of its writes.
            for _ in range(kill * 6 + 1):
                adding.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            adding.kill()
            adding.stdout.read()
        cut += adding.returncode == -signal.SIGKILL
        assert whole(path)
    assert cut

    subprocess.run(run, env=env, check=True, stdout=subprocess.DEVNULL)
    assert whole(path)
    with open_register(path) as register, open_register(tmp_path / "unbroken.db") as unbroken:
        for i in range(REPORTS):
            add(unbroken, f"a{i}")
        one, other = (b"\n".join(map(msgspec.json.encode, r.export())) for r in (register, unbroken))
        assert one == other
        assert register.status().reports == REPORTS
