"""A run goes on in its own folder only: with another command, input or plugin, nothing is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cleaner.bulk.job import Job, RunError
from cleaner.bulk.plan import Plan
from cleaner.bulk.run import run as run_job

from .bulk_runs import Here, content, here, rows, text_lines
from .health_pages import PLUGIN
from .plugin_files import written


def begun(tmp_path: Path) -> tuple[Path, Path, Job]:
    """Return the input, the output's folder, and a run of which the first slices are done."""
    texts, out = tmp_path / "texts.jsonl", tmp_path / "out"
    texts.write_text(text_lines(120), "utf-8")
    job = Job(str(out), (str(texts),))

    class Stopping(Here):
        def __call__(self, job, plan, numbers):  # type: ignore[no-untyped-def]
            yield next(filter(None, super().__call__(job, plan, numbers)))
            raise RunError("enough")

    job.begin()
    with pytest.raises(RunError, match="enough"):
        run_job(job, Stopping(), lambda progress: None)
    return texts, out, job


def kept(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_an_input_that_changed_is_a_clear_error_and_nothing_is_overwritten(tmp_path: Path) -> None:
    texts, out, _ = begun(tmp_path)
    with texts.open("a") as file:
        file.write(text_lines(1))
    before = (out / "part-00000.jsonl").read_bytes()
    result = here(texts, "-o", out, "--workers", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{texts}" in result.stderr
    assert "has changed since the run began: put it back, or begin a new run in another folder" in result.stderr
    assert content(out) == [before]


def test_an_input_that_was_deleted_is_a_clear_error(tmp_path: Path) -> None:
    texts, out, _ = begun(tmp_path)
    shutil.move(texts, tmp_path / "away.jsonl")
    result = here(texts, "-o", out, "--workers", "1")
    assert result.exit_code == 2
    assert f"{texts}: no such file or folder" in result.stderr
    shutil.move(tmp_path / "away.jsonl", texts)
    assert here(texts, "-o", out, "--workers", "1").exit_code == 0
    assert [row["id"] for row in rows(out)] == [f"t{number}" for number in range(120)]


CHANGES = {
    "--format": ("--format", "text"),
    "--removed": ("--removed",),
    "--time-limit": ("--time-limit", "7"),
    "--memory-limit": ("--memory-limit", "700"),
    "--shard-pages": ("--shard-pages", "7"),
    "the fields": ("--html-field", "body"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_option_is_named(tmp_path: Path, name: str) -> None:
    texts, out, _ = begun(tmp_path)
    before = kept(out)
    result = here(texts, "-o", out, *CHANGES[name])
    assert result.exit_code == 1
    assert f"the run in {out} was begun with {name} " in result.stderr
    assert "go on with the same command, or name another folder" in result.stderr
    assert kept(out) == before


def test_other_inputs_are_named(tmp_path: Path) -> None:
    texts, out, _ = begun(tmp_path)
    (tmp_path / "more.txt").write_text("More of the harbour.")
    result = here(texts, tmp_path / "more.txt", "-o", out)
    assert result.exit_code == 1
    assert "was begun with the inputs " in result.stderr


def test_a_changed_plugin_is_named(tmp_path: Path) -> None:
    plugin, texts, out = written(tmp_path, PLUGIN), tmp_path / "texts.jsonl", tmp_path / "out"
    texts.write_text(text_lines(2), "utf-8")
    Job(str(out), (str(texts),), plugins=(plugin,)).begin()
    written(tmp_path, PLUGIN + "# changed\n")
    result = here(texts, "-o", out, "--plugin", plugin)
    assert result.exit_code == 1
    assert f'was begun with the plugins {{"{plugin}": ' in result.stderr


def test_changed_rule_files_are_named(tmp_path: Path) -> None:
    texts, out, rules = tmp_path / "texts.jsonl", tmp_path / "out", tmp_path / "rules"
    texts.write_text(text_lines(2), "utf-8")
    rules.mkdir()
    (rules / "harbour-post.example.txt").write_text("body: //article\n")
    Job(str(out), (str(texts),), site_configs=str(rules)).begin()
    (rules / "harbour-post.example.txt").write_text("body: //main\n")
    result = here(texts, "-o", out, "--site-configs", rules)
    assert result.exit_code == 1
    assert "was begun with --site-configs " in result.stderr


def test_a_run_that_is_whole_has_nothing_to_do_and_ends_as_before(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text(text_lines(3) + "no JSON\n", "utf-8")
    out = tmp_path / "out"
    first = here(tmp_path / "texts.jsonl", "-o", out, "--workers", "1")
    before = kept(out)
    second = here(tmp_path / "texts.jsonl", "-o", out, "--workers", "1")
    assert second.stderr == f"clean-article: {out}: the run was whole already; nothing to do\n"
    assert (second.exit_code, second.stdout) == (first.exit_code, first.stdout) == (1, first.stdout)
    assert kept(out) == before


def test_of_two_runs_at_once_on_a_folder_the_second_says_so(tmp_path: Path) -> None:
    texts, out, job = begun(tmp_path)
    with job.locked():
        result = here(texts, "-o", out)
    assert result.exit_code == 1
    assert result.stderr == f"clean-article: another process is at work on {out}; wait for it or stop it\n"


def test_a_plan_that_was_cut_while_it_was_written_is_completed(tmp_path: Path) -> None:
    texts, out, job = begun(tmp_path)
    whole = job.plan.read_bytes()
    job.plan.write_bytes(whole[:-25])
    plan = Plan(job.plan)
    assert not plan.is_complete
    plan.close()
    assert here(texts, "-o", out, "--workers", "1").exit_code == 0
    assert job.plan.read_bytes() == whole


# --- places -------------------------------------------------------------------------------------------------


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "part-00000.jsonl").write_text("somebody's")
    before = kept(tmp_path)
    result = here(tmp_path / "a.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr == f"clean-article: {tmp_path / 'out'} holds other files; name a new or empty folder\n"
    assert kept(tmp_path) == before


@pytest.mark.parametrize("place", ["a.txt", "a.txt/out", "/proc/no/out"])
def test_a_place_that_can_not_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    result = here(tmp_path / "a.txt", "-o", tmp_path / place)
    assert result.exit_code == 1
    assert result.stderr.startswith("clean-article: ")
    assert str(tmp_path / place) in result.stderr or str(tmp_path / "a.txt") in result.stderr
    assert (tmp_path / "a.txt").read_text() == "A text of the harbour."


def test_a_lock_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    texts, out, _ = begun(tmp_path)
    (out / "_run" / "lock").unlink()
    (out / "_run" / "lock").mkdir()
    result = here(texts, "-o", out)
    assert result.stderr == f"clean-article: can't write in {out}: Is a directory\n"


def test_output_inside_of_the_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text of the harbour.")
    result = here(tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "is inside of" in result.stderr
    assert not (tmp_path / "out").exists()
