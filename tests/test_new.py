"""``plugins new``: what it writes works as it stands, and what it must not touch stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cleaner_plugins
from cleaner import Cleaner, InputError
from cleaner.authoring import scaffold
from cleaner.cli import main

HOST = "harbour-post.example"
MODULE = "harbour_post_example"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run ``plugins new`` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["plugins", "new", *map(str, arguments)])


@pytest.fixture
def checkout(tmp_path: Path, run: Callable[..., Result]) -> Path:
    """Return the folder of ``run`` after the built-in plugins were copied there, as a checkout has them."""
    shutil.copytree(
        Path(cleaner_plugins.__file__).parent,
        tmp_path / "plugins" / "cleaner_plugins",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- hosts and names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("harbour-post.example", "harbour-post.example"),
        ("https://www.Harbour-Post.example:8080/ferry?day=2#top", "harbour-post.example"),
        ("news.harbour-post.example.", "news.harbour-post.example"),
        ("http://reader:secret@harbour-post.example/", "harbour-post.example"),
        ("fährhaus.example", "xn--fhrhaus-5wa.example"),
    ],
)
def test_a_host_is_taken_out_of_what_was_typed(typed: str, host: str) -> None:
    assert scaffold.checked_host(typed) == host


@pytest.mark.parametrize(
    "typed",
    [
        *("", ".", "localhost", "127.0.0.1", "[::1]", "a b.example", "under_score.example", "-a.example", "a..example"),
        *(
            "file:///tmp/page.html",
            "http://",
            f"{'a' * 64}.example",
            ".".join(["abcdefgh"] * 40),
            "../etc",
            "x/y.example",
        ),
    ],
)
def test_what_is_no_host_is_refused_with_an_example_of_one(typed: str) -> None:
    with pytest.raises(InputError, match=r"such as example-post\.com"):
        scaffold.checked_host(typed)


@pytest.mark.parametrize(
    ("host", "name"),
    [("harbour-post.example", "Harbour Post"), ("news.ferry.co.uk", "Ferry"), ("co.example", "Co")],
)
def test_a_site_is_named_after_its_host(host: str, name: str) -> None:
    assert scaffold.name_of(host) == name


# --- a package ----------------------------------------------------------------------------------------------


def test_a_package_has_a_module_a_case_and_a_test(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run(HOST, "--package", "post")
    assert result.exit_code == 0
    written = files(tmp_path / "post")
    assert written == sorted(line.removeprefix("wrote post/") for line in result.stdout.splitlines() if "wrote" in line)
    assert f"{MODULE}.py" in written
    assert any(name.startswith(f"golden/{MODULE}/") and name.endswith("/page.html") for name in written)
    assert f"tests/test_{MODULE}.py" in written


def test_the_packages_module_takes_its_own_page(run: Callable[..., Result], tmp_path: Path) -> None:
    run(HOST, "--package", "post", "--name", "The Harbour Post")
    (case,) = (tmp_path / "post" / "golden" / MODULE).iterdir()
    settings = tomllib.loads((case / "case.toml").read_text("utf-8"))
    page = (case / "page.html").read_bytes()
    article = Cleaner([tmp_path / "post" / f"{MODULE}.py"]).clean(page, url=settings["url"])
    assert article.lane == f"publisher:The Harbour Post/{case.name}"
    assert len(article.blocks) == 3
    assert "Fridays" not in article.text


def test_the_package_declares_its_module_as_a_plugin(run: Callable[..., Result], tmp_path: Path) -> None:
    run(HOST, "--package", "post")
    project = tomllib.loads((tmp_path / "post" / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["entry-points"]["cleaner.plugins"] == {MODULE: MODULE}
    assert project["tool"]["hatch"]["build"]["only-include"] == [f"{MODULE}.py"]
    assert project["tool"]["pytest"]["ini_options"]["clean_article_golden"] == "golden"


def test_a_host_that_begins_with_a_digit_gets_a_module_that_python_can_import(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert run("24-ferries.example", "--package", "post").exit_code == 0
    assert (tmp_path / "post" / "site_24_ferries_example.py").is_file()


@pytest.mark.parametrize("name", ['The "Post"', "Po\\st", "Two\nlines", "", " "])
def test_a_name_that_would_break_the_module_is_refused(run: Callable[..., Result], tmp_path: Path, name: str) -> None:
    result = run(HOST, "--package", "post", "--name", name)
    assert result.exit_code == 2
    assert "no name for a site" in result.stderr
    assert files(tmp_path) == []


def test_names_with_marks_of_other_languages_come_through(run: Callable[..., Result], tmp_path: Path) -> None:
    name = "L'Écho du port {{ host }} <b> & 港"
    assert run(HOST, "--package", "post", "--name", name).exit_code == 0
    site = Cleaner([tmp_path / "post" / f"{MODULE}.py"]).registry.for_host(HOST)
    assert site is not None
    assert site.name == name
    (page,) = tmp_path.rglob("page.html")
    assert "<b>" not in page.read_text("utf-8").partition("<article>")[0]


def test_a_full_folder_is_refused_and_stays_as_it_was(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "notes.txt").write_text("mine", "utf-8")
    result = run(HOST, "--package", "post")
    assert result.exit_code == 2
    assert "post is not empty; name a new folder" in result.stderr
    assert files(tmp_path) == ["post/notes.txt"]


def test_a_file_in_the_folders_place_is_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "post").write_text("mine", "utf-8")
    result = run(HOST, "--package", "post")
    assert result.exit_code == 2
    assert "post is no folder" in result.stderr


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_an_error(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    result = run(HOST, "--package", "locked/post")
    assert result.exit_code == 1
    assert "Permission denied" in result.stderr


def test_a_folder_that_cannot_be_made_is_an_error(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    result = run(HOST, "--package", "notes.txt/post")
    assert result.exit_code == 1
    assert "Not a directory" in result.stderr
    assert files(tmp_path) == ["notes.txt"]


def test_where_one_file_cannot_be_written_none_stays(tmp_path: Path) -> None:
    long = tmp_path / "new" / ("x" * 300)  # longer than file systems allow
    with pytest.raises(OSError, match="too long"):
        scaffold.write_files({tmp_path / "new" / "deep" / "a.txt": "one", long: "two"})
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_stops_all_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="is there already, and nothing was written"):
        scaffold.write_files({tmp_path / "a.txt": "one", tmp_path / "b.txt": "two"})
    assert files(tmp_path) == ["b.txt"]
    assert (tmp_path / "b.txt").read_text("utf-8") == "mine"


# --- in a checkout ------------------------------------------------------------------------------------------


def test_in_a_checkout_the_module_goes_to_the_others_and_into_the_index(
    run: Callable[..., Result], checkout: Path
) -> None:
    result = run(HOST)
    assert result.exit_code == 0, result.stderr
    assert f"wrote plugins/cleaner_plugins/publishers/{MODULE}.py\n" in result.stdout
    assert result.stdout.endswith(f"  clean-article plugins check {MODULE} --update\n")
    assert (checkout / "plugins" / "cleaner_plugins" / "publishers" / f"{MODULE}.py").is_file()
    assert len(list((checkout / "golden" / MODULE).glob("*/page.html"))) == 1
    index = json.loads((checkout / "plugins" / "cleaner_plugins" / "index.json").read_text("utf-8"))
    assert index["publishers"][MODULE] == {"hosts": [HOST], "marks": []}
    assert "theguardian_com" in index["publishers"]


def test_a_checkout_is_found_from_a_folder_within(
    run: Callable[..., Result], checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / "plugins" / "cleaner_plugins")
    assert run(HOST).exit_code == 0
    assert (checkout / "golden" / MODULE).is_dir()


def test_a_module_that_is_there_is_not_overwritten(run: Callable[..., Result], checkout: Path) -> None:
    module = checkout / "plugins" / "cleaner_plugins" / "publishers" / f"{MODULE}.py"
    module.write_text("mine = True\n", "utf-8")
    result = run(HOST)
    assert result.exit_code == 1
    assert f"{MODULE}.py is there already" in result.stderr
    assert module.read_text("utf-8") == "mine = True\n"
    assert not (checkout / "golden").exists()


def test_outside_of_a_checkout_a_folder_is_asked_for(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run(HOST)
    assert result.exit_code == 2
    assert "--package DIR" in result.stderr
    assert files(tmp_path) == []


# --- hosts that can't be had --------------------------------------------------------------------------------


def test_a_host_that_has_a_plugin_is_refused_by_the_plugins_name(run: Callable[..., Result]) -> None:
    result = run("theguardian.com", "--package", "post")
    assert result.exit_code == 2
    assert "theguardian.com has a plugin already, The Guardian" in " ".join(result.stderr.split())


def test_a_subdomain_of_a_known_host_may_have_a_plugin_of_its_own(run: Callable[..., Result]) -> None:
    assert run("observer.theguardian.com", "--package", "post").exit_code == 0


def test_a_file_in_the_hosts_place_gets_a_hint(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "page_1.html").write_text("<p>Text.</p>", "utf-8")
    result = run("page_1.html", "--package", "post")
    assert result.exit_code == 2
    assert "HOST comes first" in result.stderr


def test_a_host_that_was_typed_otherwise_is_told(run: Callable[..., Result]) -> None:
    assert "the host is harbour-post.example" in run("https://harbour-post.example/", "--package", "post").stderr
