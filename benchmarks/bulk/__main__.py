"""How fast, how large and how hard to kill bulk runs are: ``python -m benchmarks.bulk COMMAND``."""

from __future__ import annotations

import click

from .kills import kills
from .memory import memory
from .speed import speed


@click.group()
def main() -> None:
    """Measure `clean-article bulk`."""


for each in (speed, memory, kills):
    main.add_command(each)

if __name__ == "__main__":
    main()
