"""Rule files by the command: the option, the user's settings, lint and check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main

from .site_configs import BOX, HOST, PARAGRAPHS, URL, page, story, text, write

BOXED = page(text(story(f'<div class="box"><p>{BOX}</p></div>')))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in a folder with a page, its rule file and the settings' folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(BOXED, "utf-8")
    (tmp_path / "rules").mkdir()
    write(tmp_path / "rules", "body: //div[@class='text']\nstrip_id_or_class: box\n")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def settings(folder: Path, content: str) -> Path:
    """Write the user's settings, and return their file."""
    file = folder / "settings" / "clean-article" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")
    return file


# --- the option ---------------------------------------------------------------------------------------------


def test_the_option_uses_the_files_of_a_folder(run: Callable[..., Result]) -> None:
    without = run("page.html", "--url", URL, "--body-only")
    result = run("page.html", "--url", URL, "--body-only", "--site-configs", "rules")
    assert result.exit_code == 0
    assert BOX in without.stdout
    assert result.stdout == "\n\n".join(PARAGRAPHS) + "\n"


def test_explain_names_the_lane_the_file_and_the_facts(run: Callable[..., Result], tmp_path: Path) -> None:
    write(tmp_path / "rules", "body: //div[@class='text']\nstrip_id_or_class: box\nrequires_login: yes")
    result = run("--explain", "page.html", "--url", URL, "--site-configs", "rules")
    assert f"lane        site-config:{HOST}\n" in result.stdout
    assert f"layout of {HOST}.txt: the layout drops the class or id box" in result.stdout
    assert "site fact   requires_login\n" in result.stdout


def test_a_folder_that_is_none_is_wrong_usage(run: Callable[..., Result]) -> None:
    result = run("page.html", "--site-configs", "no-such")
    assert result.exit_code == 2
    assert "no-such" in result.stderr


# --- the user's settings ------------------------------------------------------------------------------------


def test_the_user_s_settings_name_the_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    settings(tmp_path, 'site_configs = "../../rules"')
    assert BOX not in run("page.html", "--url", URL).stdout
    assert BOX in run("page.html", "--url", URL, "--no-config").stdout


def test_the_option_goes_before_the_settings(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    settings(tmp_path, f'site_configs = "{tmp_path / "rules"}"')
    assert BOX in run("page.html", "--url", URL, "--site-configs", "other").stdout


def test_the_settings_plugins_are_loaded_beside_those_of_the_option(run: Callable[..., Result], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text(
            "from cleaner import Publisher, hookimpl\n@hookimpl\ndef publishers():\n"
            f"    return (Publisher(name='Daily {name}', hosts=('{name}.example',)),)\n",
            "utf-8",
        )
    settings(tmp_path, f'plugins = ["{tmp_path / "one.py"}"]')
    listed = run("plugins", "list", "--plugin", "two.py", "--plugin", "one.py")
    assert listed.exit_code == 0
    assert "Daily one" in listed.stdout
    assert "Daily two" in listed.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('site_config = "rules"', "no setting is called 'site_config'; there are site_configs and plugins"),
        ("site_configs = 3", "site_configs is a folder's path in quotes, not 3"),
        ('site_configs = "gone"', "site_configs: there is no "),
        ('plugins = "a.py"', "plugins is a list of files' paths, not 'a.py'"),
        ('plugins = ["gone.py"]', "plugins: there is no "),
        ("site_configs =", "Invalid value"),
    ],
)
def test_wrong_settings_are_wrong_usage_and_the_message_names_file_and_key(
    run: Callable[..., Result], tmp_path: Path, content: str, said: str
) -> None:
    file = settings(tmp_path, content)
    result = run("page.html")
    assert result.exit_code == 2
    assert str(file) in result.stderr
    assert said in result.stderr
    assert run("page.html", "--no-config").exit_code == 0


def test_the_library_does_not_read_the_user_s_settings(run: Callable[..., Result], tmp_path: Path) -> None:
    from cleaner import Cleaner

    settings(tmp_path, f'site_configs = "{tmp_path / "rules"}"')
    assert Cleaner().site_configs is None


# --- lint ---------------------------------------------------------------------------------------------------


def test_lint_is_silent_where_nothing_is_wrong(run: Callable[..., Result]) -> None:
    result = run("plugins", "lint", "rules")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 files, 0 problems\n"


def test_lint_names_file_and_line_of_what_is_wrong(run: Callable[..., Result], tmp_path: Path) -> None:
    write(tmp_path / "rules", "titl: //h1\n\nbody: //div[", "b.example.txt")
    result = run("plugins", "lint", "rules")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first == "b.example.txt, line 1: no directive is called 'titl'; did you mean title?"
    assert second.startswith("b.example.txt, line 3: body //div[ is no XPath: ")


def test_lint_reports_as_json(run: Callable[..., Result], tmp_path: Path) -> None:
    write(tmp_path / "rules", "tidy: maybe", "b.example.txt")
    result = run("plugins", "lint", "rules", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "files": 2,
        "problems": [
            {"file": "b.example.txt", "line": 1, "kind": "wrong-value", "message": "tidy is yes or no, not 'maybe'"}
        ],
    }


# --- check --------------------------------------------------------------------------------------------------


def checked(result: Result) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def lines(folder: Path, *addresses: str) -> Path:
    """Write the page under several addresses, a line each."""
    file = folder / "pages.jsonl"
    file.write_text("".join(json.dumps({"url": url, "html": BOXED}) + "\n" for url in addresses), "utf-8")
    return file


def test_check_runs_the_tests_of_the_page_s_address(run: Callable[..., Result], tmp_path: Path) -> None:
    test = f"test_url: http://www.{HOST}/2024/lamp/\ntest_contains: SLIPPERS"
    write(tmp_path / "rules", f"body: //div[@class='text']\n{test}")
    result = run("plugins", "check", "--site-configs", "rules", lines(tmp_path, URL), "--format", "json")
    assert result.exit_code == 0
    (trial,) = checked(result)
    assert (trial["verdict"], trial["expected"], trial["lane"]) == ("passed", 1, f"site-config:{HOST}")


def test_check_fails_where_the_text_does_not_hold_what_the_file_expects(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    rules = f"body: //div[@class='text']\nstrip_id_or_class: box\ntest_url: {URL}\ntest_contains: slippers\n"
    write(tmp_path / "rules", f"{rules}test_contains: {BOX[:40]}")
    result = run("plugins", "check", "--site-configs", "rules", lines(tmp_path, URL))
    assert result.exit_code == 1
    assert result.stdout.rstrip("\n").endswith(f"{HOST}.txt\tsite-config:{HOST}\tfailed\t{BOX[:40].strip()}")


def test_check_fails_where_the_file_finds_no_body(run: Callable[..., Result], tmp_path: Path) -> None:
    write(tmp_path / "rules", "body: //div[@id='gone']")
    result = run("plugins", "check", "--site-configs", "rules", lines(tmp_path, URL), "--format", "json")
    assert result.exit_code == 1
    assert [trial["verdict"] for trial in checked(result)] == ["failed"]


def test_check_tells_pages_without_a_test_and_without_a_file_apart(run: Callable[..., Result], tmp_path: Path) -> None:
    pages = lines(tmp_path, f"{URL}/2", "https://other.example/")
    result = run("plugins", "check", "--site-configs", "rules", pages, "--format", "json")
    assert result.exit_code == 0
    assert [trial["verdict"] for trial in checked(result)] == ["untested", "no file"]


def test_check_takes_a_saved_page_s_address_from_the_page(run: Callable[..., Result], tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    markup = BOXED.replace("</head>", f'<link rel="canonical" href="{URL}"></head>')
    (saved / "lamp.html").write_text(markup, "utf-8")
    write(tmp_path / "rules", f"body: //div[@class='text']\ntest_url: {URL}\ntest_contains: slippers")
    result = run("plugins", "check", "--site-configs", "rules", saved, "--format", "json")
    assert result.exit_code == 0
    assert [trial["verdict"] for trial in checked(result)] == ["passed"]


def test_check_without_a_folder_of_files_is_wrong_usage(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("plugins", "check", "page.html")
    assert result.exit_code == 2
    assert "--site-configs FOLDER" in result.stderr


def test_a_publisher_s_plugin_does_not_hide_a_file_from_its_check(run: Callable[..., Result], tmp_path: Path) -> None:
    url = "https://www.theguardian.com/lamp"
    write(tmp_path / "rules", "body: //div[@class='text']", "theguardian.com.txt")
    result = run("plugins", "check", "--site-configs", "rules", lines(tmp_path, url), "--format", "json")
    assert [trial["lane"] for trial in checked(result)] == ["site-config:theguardian.com"]
