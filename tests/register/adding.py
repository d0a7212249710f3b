"""Adds reports `0` to `N` to a register, linking after every fifth: to be killed."""

import sys
from pathlib import Path

from legation.register import open_register
from tests.register.filled import add

if __name__ == "__main__":
    with open_register(Path(sys.argv[1])) as register:
        for i in range(int(sys.argv[2])):
            add(register, f"a{i}")
            if i % 5 == 4:
                register.link()
            print(i, flush=True)
