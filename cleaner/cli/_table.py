"""Print tables: for people on a terminal, tabs elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ._shared import to_terminal, write_stdout


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; where standard output is no terminal, a line each, its columns parted by tabs."""
    if not to_terminal():
        write_stdout("".join("\t".join(row) + "\n" for row in rows))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns, box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console()
    with console.capture() as capture:
        console.print(table)
    write_stdout(capture.get())
