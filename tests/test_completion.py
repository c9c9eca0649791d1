"""What a shell is offered when somebody presses Tab after ``clean-article``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete
from click.testing import CliRunner

from cleaner.cli import COMMANDS, main
from cleaner.cli._completions import VARIABLE
from cleaner.cli.completion import SHELLS


def items(*words: str) -> list[CompletionItem]:
    """Return what is offered for the last word."""
    return BashComplete(main, {}, "clean-article", VARIABLE).get_completions(list(words[:-1]), words[-1])


def offered(*words: str) -> list[str]:
    return [item.value for item in items(*words) if item.type == "plain"]


def offers_files(*words: str) -> bool:
    return any(item.type == "file" for item in items(*words))


def test_the_first_word_may_be_any_command_or_a_file() -> None:
    assert set(offered("")) == set(COMMANDS)
    assert offers_files("")


def test_files_are_offered_before_commands_as_the_script_for_bash_needs_it() -> None:
    assert [item.type for item in items("plu")] == ["file", "plain"]


def test_options_of_the_main_job_need_no_command() -> None:
    assert offered("--bo") == ["--body-only"]
    assert offered("page.html", "--bo") == ["--body-only"]
    assert not offers_files("--bo")


def test_a_command_below_a_command_is_offered() -> None:
    assert offered("plugins", "sh") == ["show"]
    assert {"list", "draft", "check"} <= set(offered("plugins", ""))


def test_options_are_those_of_the_command_that_was_named() -> None:
    assert offered("learn", "--sn") == ["--snippet"]
    assert offered("learn", "--body") == []


@pytest.mark.parametrize("words", [("--explain", "pa"), ("learn", "pa"), ("-o", "pa"), ("plugins", "freeze", "pa")])
def test_files_are_offered_where_files_are_wanted(words: tuple[str, ...]) -> None:
    assert offers_files(*words)
    assert offered(*words) == []


def test_choices_are_offered() -> None:
    assert offered("--kind", "") == ["auto", "html", "text"]
    assert offered("--format", "m") == ["markdown"]
    assert offered("plugins", "health", "--format", "") == ["text", "json"]


@pytest.mark.parametrize(
    "words",
    [
        ("--publisher", "TheGu"),
        ("learn", "--publisher", "theguard"),
        ("review", "--publisher", "theguard"),
        ("plugins", "try", "--publisher", "theguard"),
        ("plugins", "show", "theguard"),
        ("plugins", "check", "theguard"),
    ],
)
def test_publishers_are_offered_by_their_hosts(words: tuple[str, ...]) -> None:
    assert offered(*words) == ["theguardian.com"]


def test_hosts_are_offered_without_a_plugin_being_imported() -> None:
    asked = f"""
import sys
from click.shell_completion import BashComplete
from cleaner.cli import main
print(len(BashComplete(main, {{}}, "clean-article", "{VARIABLE}").get_completions(["--publisher"], "")))
print([name for name in sys.modules if name.startswith("cleaner_plugins.publishers.")])
"""
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    hosts, imported = run.stdout.splitlines()
    assert int(hosts) > 100
    assert imported == "[]"


def test_a_name_is_offered_where_no_host_begins_so() -> None:
    assert offered("--publisher", "the guard") == ["The Guardian"]


def test_bash_gets_a_name_that_is_one_word_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "bash_complete")
    assert offered("--publisher", "the guard") == [r"The\\ Guardian"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_the_script_that_click_has_for_the_shell(shell: str) -> None:
    shells = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    run = CliRunner().invoke(main, ["completion", shell], prog_name="clean-article")
    assert run.exit_code == 0
    assert run.output == shells[shell](main, {}, "clean-article", VARIABLE).source()
    assert f"{VARIABLE}={shell}_complete" in run.output


def test_a_shell_that_click_does_not_know_is_wrong_usage() -> None:
    run = CliRunner().invoke(main, ["completion", "ksh"], prog_name="clean-article")
    assert run.exit_code == 2
    assert "'ksh' is not one of 'bash', 'zsh', 'fish'" in run.output


@pytest.mark.parametrize("shell", SHELLS)
def test_the_help_says_where_the_script_goes(shell: str) -> None:
    run = CliRunner().invoke(main, ["completion", "--help"], prog_name="clean-article")
    assert f"clean-article completion {shell} > ~/" in run.output


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (("plugins", "dr"), ["draft"]),
        (("--publisher", "theguard"), ["theguardian.com"]),
        (("--publisher", "The\\ Guard"), ["The\\ Guardian"]),
        (("--kind", "h"), ["html"]),
    ],
)
def test_bash_completes_the_command(typed: tuple[str, ...], completed: list[str], tmp_path: Path) -> None:
    command = tmp_path / "clean-article"
    start = "from cleaner.cli import main; main(prog_name='clean-article')"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{start}" "$@"\n', "utf-8")
    command.chmod(0o755)
    words = " ".join(f"'{word}'" for word in ("clean-article", *typed))
    script = f"""
eval "$(clean-article completion bash)"
complete -p clean-article
COMP_WORDS=({words}) COMP_CWORD={len(typed)}
_clean_article_completion clean-article
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    path = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = subprocess.run(["bash", "--norc", "-c", script], env=path, capture_output=True, text=True, check=True)
    registered, *words_offered = run.stdout.splitlines()
    assert "-F _clean_article_completion" in registered
    assert words_offered == completed
    assert run.stderr == ""
