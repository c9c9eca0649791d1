"""The tutorial's commands do what it shows, one after another, in a folder that holds nothing but its saved pages."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
MOST_COMMANDS = 5
CHECK = r"clean-article plugins check (?!.*--update)"
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def transcript() -> list[tuple[str, str]]:
    """Return each command of the tutorial's console blocks, with what it is said to print."""
    blocks = re.findall(r"^```console\n(.*?)^```$", TUTORIAL.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [(command, output) for block in blocks for command, output in COMMAND.findall(block)]


@pytest.fixture
def shell(tmp_path: Path) -> Any:
    """Return what runs commands in a folder with the saved pages."""
    shutil.copytree(TUTORIAL.with_suffix("") / "pages", tmp_path / "pages")
    return runpy.run_path(str(ROOT / "docs" / "generate.py"))["Shell"](tmp_path)


def test_each_command_prints_what_is_shown(shell: Any) -> None:
    for command, output in transcript():
        assert f"$ {command}\n{shell.run(command)}" == f"$ {command}\n{output}"
        assert not shell.failed, command


def test_saved_pages_become_a_plugin_that_checks_green_in_few_commands(shell: Any) -> None:
    commands = [command for command, _ in transcript()]
    green = next(number for number, command in enumerate(commands, 1) if re.match(CHECK, command))
    assert green <= MOST_COMMANDS
    for command in commands[:green]:
        printed = shell.run(command)
    assert not shell.failed
    assert re.search(r"^saltmarsh_gazette_example: \d cases?, ok$", printed, re.MULTILINE)


def test_the_plugin_cleans_a_page_that_it_was_not_drafted_from(shell: Any) -> None:
    for command, _ in transcript():
        shell.run(command)
    page = (shell.folder.parent / "pages" / "ferry-bell.html").read_text("utf-8")
    (before, text, after) = re.split(
        r'(?<=<div class="story-text">)(.*)(?=</div>\n</div>\n<section)', page, flags=re.DOTALL
    )
    boxes = re.findall(r"<aside.*?</aside>|<div class=.box-letter.*?</div>", text, re.DOTALL)
    paragraphs = [
        "Nine lanterns have been hung along the sea wall, and the tenth is being mended by a girl of twelve.",
        "She found it in a barn and asked the lamplighter's widow how it used to burn without smoke.",
        "On Sunday all ten are to be lit at once, if the wind from the marsh allows it.",
    ]
    article = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    cleaner = Cleaner([shell.folder / "saltmarsh_gazette_example.py"])
    result = cleaner.clean(f"{before}{boxes[0]}{article}{boxes[1]}{after}")
    assert len(boxes) == 2
    assert result.lane == "publisher:Saltmarsh Gazette/2026"
    assert result.text == "\n\n".join(paragraphs)
