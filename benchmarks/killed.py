"""Kills `legation add` at random moments and runs it again; then its export is compared with an unbroken run's."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BENCHMARK = Path(__file__).parents[1] / "evaluation" / "reports.jsonl"


def main() -> None:
    """Print how many kills hit, and whether the two exports are the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, nargs="?", default=BENCHMARK)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--within", type=float, default=12.0, help="kill within so many seconds")
    arguments = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        broken, unbroken = Path(folder) / "broken.db", Path(folder) / "unbroken.db"
        hit = 0
        for _ in range(arguments.kills):
            with subprocess.Popen(_command(broken, "--quiet", "add", str(arguments.reports))) as adding:
                time.sleep(chance.uniform(1, arguments.within))
                hit += adding.poll() is None
                adding.kill()
        for path in (broken, unbroken):
            subprocess.run(_command(path, "--quiet", "add", str(arguments.reports)), check=True)
        exports = [
            subprocess.run(_command(path, "export"), check=True, capture_output=True).stdout
            for path in (broken, unbroken)
        ]
    verdict = "are the same" if exports[0] == exports[1] else "DIFFER"
    print(f"{hit} of {arguments.kills} kills hit a run; exports {verdict}")
    sys.exit(exports[0] != exports[1])


def _command(path: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "legation", "--register", str(path), *words]


if __name__ == "__main__":
    main()
