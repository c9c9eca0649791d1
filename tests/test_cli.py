"""The command, as a person or a script meets it."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import cleaner.cli
from cleaner import Article
from cleaner.cli import _fetch
from cleaner.cli.clean import clean as clean_command

COMMAND = [sys.executable, "-c", "from cleaner.cli import main; main(prog_name='clean-article')"]

PROSE = (
    "The old ferry left the harbour at six on Tuesday morning, half an hour late, with forty people.",
    "Nobody on the upper deck seemed to mind, because the sun had come out over the northern breakwater.",
    "“We have waited nine years for this,” said the captain, who painted the funnel himself over the winter.",
)
TEXT = "\n\n".join(PROSE)

PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry is back</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1 class="head">Ferry is back</h1><p class="lead">A town gets its boat again.</p>
<div class="story"><p>{PROSE[0]}</p><div class="promo">Win a trip for two</div><p>{PROSE[1]}</p>
<p>{PROSE[2]}</p></div></article><footer>All rights reserved</footer></body></html>"""

PLUGIN = """
from cleaner import Layout, Publisher, hookimpl

@hookimpl
def publishers():
    return (
        Publisher(
            name="Harbour Post",
            hosts=("harbour-post.example", "127.0.0.1"),
            layouts=(
                Layout("2024", body="article .story", drop=(".promo",), title="h1.head", standfirst=".lead"),
                Layout("2019", body="div#content", until="2024-03"),
            ),
            noise=("Sign up to the tide table",),
        ),
    )

@hookimpl
def render(article, format):
    return f"<<{article.title}|{article.text}>>" if format == "angle" else None
"""

FULL_TEXT = f"Ferry is back\n\nA town gets its boat again.\n\n{TEXT}\n"


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    path = tmp_path / "harbour_post.py"
    path.write_text(PLUGIN)
    return str(path)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return str(path)


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    return str(path)


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(cleaner.cli.main, args, input=stdin, prog_name="clean-article")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def spawn(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *args],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,  # type: ignore[call-overload]
    )


# --- text, title, body --------------------------------------------------------------------------------------


def test_a_page_comes_out_as_title_standfirst_and_body(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--publisher", "Harbour Post")
    assert (result.exit_code, result.stdout, result.stderr) == (0, FULL_TEXT, "")


def test_text_that_was_extracted_before_comes_out(text: str) -> None:
    result = run(text)
    assert (result.exit_code, result.stdout, result.stderr) == (0, TEXT + "\n", "")


def test_body_only_leaves_out_title_and_standfirst(page: str, plugin: str) -> None:
    options = ("--plugin", plugin, "--publisher", "harbour-post.example", "--body-only")
    assert run(page, *options).stdout == TEXT + "\n"
    assert run(page, *options, "--format", "markdown").stdout == TEXT + "\n"


def test_options_may_stand_before_the_input(page: str, plugin: str) -> None:
    assert run("--plugin", plugin, "--publisher", "Harbour Post", page).stdout == FULL_TEXT
    assert run("clean", "--plugin", plugin, "--publisher", "Harbour Post", page).stdout == FULL_TEXT


def test_a_file_whose_name_looks_like_an_option_goes_after_two_dashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--ferry.txt").write_text(TEXT)
    assert run("--body-only", "--", "--ferry.txt").stdout == TEXT + "\n"
    assert run("--", "--ferry.txt").stdout == TEXT + "\n"


def test_standard_input_is_read_as_bytes() -> None:
    result = run("-", stdin=TEXT.encode("utf-16"))
    assert (result.exit_code, result.stdout) == (0, TEXT + "\n")


def test_the_address_chooses_the_publisher(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--url", "https://www.harbour-post.example/ferry", "--format", "json")
    assert json.loads(result.stdout)["lane"] == "publisher:Harbour Post/2024"


def test_kind_says_what_the_input_is(tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(f"<p>{TEXT}</p>")
    assert "<p>" not in run(str(odd), "--kind", "html").stdout
    assert "<p>" in run(str(odd), "--kind", "text").stdout
    assert run(str(odd), "--kind", "pdf").exit_code == 2


# --- formats ------------------------------------------------------------------------------------------------


def test_markdown_comes_out(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--publisher", "Harbour Post", "--format", "markdown")
    assert result.stdout == FULL_TEXT.replace("Ferry is", "# Ferry is", 1).replace(
        "A town gets its boat again.", "*A town gets its boat again.*"
    )


def test_json_of_one_input_is_one_indented_object(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--publisher", "Harbour Post", "--format", "json")
    article = json.loads(result.stdout)
    assert article["title"] == "Ferry is back"
    assert article["text"] == TEXT
    assert "input" not in article
    assert '\n  "title"' in result.stdout
    assert "“We have" in result.stdout


def test_a_plugin_can_add_a_format(page: str, plugin: str) -> None:
    options = (page, "--plugin", plugin, "--publisher", "Harbour Post", "--format", "angle")
    assert run(*options).stdout == f"<<Ferry is back|{TEXT}>>\n"
    assert run(*options, "--body-only").stdout == f"<<None|{TEXT}>>\n"


def test_an_unknown_format_is_wrong_usage(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--format", "docx")
    assert result.exit_code == 2
    assert "'docx' is none of text, markdown, json" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--explain", "--format", "json"),
        ("--explain", "--body-only"),
        ("--format", "json", "--body-only"),
        ("--publisher", "Harbour Pst"),
        ("--no-such-option",),
        ("--url", "https://harbour-post.example", "second.html"),
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(page: str, options: tuple[str, ...]) -> None:
    result = run(page, *options)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: clean-article [OPTIONS] INPUT..." in result.stderr


def test_an_unknown_publisher_is_answered_with_near_matches(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--publisher", "Harbor Post")
    assert result.exit_code == 2
    assert "Harbour Post" in result.stderr


def test_no_input_is_wrong_usage() -> None:
    result = run()
    assert result.exit_code == 2
    assert "or - for standard input" in result.stderr


# --- several inputs -----------------------------------------------------------------------------------------


def test_texts_of_several_inputs_follow_their_names(text: str, page: str, plugin: str) -> None:
    result = run(text, page, "--plugin", plugin, "--publisher", "Harbour Post")
    assert result.stdout == f"==> {text} <==\n{TEXT}\n\n==> {page} <==\n{FULL_TEXT}"


def test_json_of_several_inputs_is_one_object_a_line_with_its_input(tmp_path: Path, text: str) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(TEXT.replace("harbour", "har\u2028bour"))
    result = run(text, str(odd), "--format", "json")
    assert [json.loads(line)["input"] for line in result.stdout.splitlines()] == [text, str(odd)]


def test_markdown_of_several_inputs_is_parted_by_a_rule(text: str) -> None:
    assert run(text, text, "--format", "markdown").stdout == f"{TEXT}\n\n---\n\n{TEXT}\n"


def test_a_failed_input_is_named_and_the_rest_is_done(tmp_path: Path, text: str) -> None:
    missing = str(tmp_path / "missing.html")
    result = run(missing, text, "--format", "markdown")
    assert (result.exit_code, result.stdout) == (1, TEXT + "\n")
    assert result.stderr == f"clean-article: {missing}: no such file\n"


# --- bad input ----------------------------------------------------------------------------------------------


def test_a_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr == (
        f"clean-article: {tmp_path}: a folder; name the files in it, for example {tmp_path}/*.html\n"
    )


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, b"%PDF-1.7\n" + bytes(range(256)) * 8])
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.html"
    path.write_bytes(data)
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"clean-article: {path}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_named(text: str) -> None:
    Path(text).chmod(0)
    assert run(text).stderr == f"clean-article: {text}: Permission denied\n"


def test_a_name_that_no_file_can_have_is_named() -> None:
    result = run("x" * 5000)
    assert result.exit_code == 1
    assert result.stderr.endswith(": File name too long\n")


def test_a_missing_file_that_looks_like_an_address_gets_a_hint() -> None:
    assert "https://www.harbour-post.example" in run("www.harbour-post.example").stderr
    assert "only http and https" in run("ftp://harbour-post.example/a").stderr


@pytest.mark.parametrize("data", ["", "   \n\n", "<html><body></body></html>"])
def test_a_page_with_nothing_in_it_is_no_failure(data: str) -> None:
    result = run("-", stdin=data)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("clean-article: standard input: warning: ")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("paywalled", "not the whole article"),
        ("consent_wall", "consent"),
        ("live_blog", "entries"),
        ("gallery", "pictures"),
    ],
)
def test_a_text_that_is_not_the_article_comes_with_a_warning(
    text: str, status: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = Article(text="Subscribe to read on.", status=status, warnings=("layout\n2024 is old",))  # type: ignore[arg-type]
    monkeypatch.setattr(cleaner.Cleaner, "clean", lambda *_: article)
    result = run(text)
    assert (result.exit_code, result.stdout) == (0, "Subscribe to read on.\n")
    first, second = result.stderr.splitlines()
    assert first == f"clean-article: {text}: warning: layout 2024 is old"
    assert said in second


def test_a_bug_in_a_plugin_is_named_and_the_rest_is_done(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "from cleaner import hookimpl\n\n@hookimpl\ndef render(article, format):\n"
        "    return article.text.index('absent') if format == 'odd' else None\n"
    )
    result = run(text, text, "--plugin", str(broken), "--format", "odd")
    assert result.exit_code == 1
    said = r"clean-article: \S+ferry\.txt: plugin \S+broken_py: render\(\) failed: ValueError: substring not found"
    assert [bool(re.fullmatch(said, line)) for line in result.stderr.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def (", "line 1"),
        ("from cleaner import hookimpl\n\n@hookimpl\ndef publisher():\n    return ()\n", "publisher"),
        (PLUGIN.replace("article .story", "article ..story"), "article ..story"),
        (PLUGIN.replace('("harbour-post.example", "127.0.0.1")', '"harbour-post.example"'), "hosts"),
        (PLUGIN + PLUGIN.replace("def publishers", "def platforms"), "platforms"),
    ],
)
def test_a_broken_plugin_is_wrong_usage(tmp_path: Path, text: str, source: str, said: str) -> None:
    path = tmp_path / "broken.py"
    path.write_text(source)
    result = run(text, "--plugin", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_missing_plugin_is_wrong_usage(text: str) -> None:
    assert run(text, "--plugin", "missing.py").exit_code == 2


# --- explain ------------------------------------------------------------------------------------------------


def test_explain_shows_kept_and_removed_in_document_order_with_reasons(page: str, plugin: str) -> None:
    result = run(page, "--plugin", plugin, "--publisher", "Harbour Post", "--explain")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "lane        publisher:Harbour Post/2024" in lines
    assert any(line.startswith("status      complete, confidence 0.") for line in lines)
    assert "title       Ferry is back" in lines
    first, second, third = (next(i for i, line in enumerate(lines) if line[2:40] == prose[:38]) for prose in PROSE)
    promo = lines.index("- Win a trip for two")
    assert first < promo < second < third
    assert ".promo" in lines[promo + 1]
    assert "\x1b" not in result.stdout


def test_explain_of_text_names_lines(tmp_path: Path) -> None:
    path = tmp_path / "noisy.txt"
    path.write_text(f"{PROSE[0]}\n\nAdvertisement\n\n{PROSE[1]}\n\n{PROSE[2]}\n")
    lines = run(str(path), "--explain").stdout.splitlines()
    assert lines[lines.index("- Advertisement") + 1].endswith("(line 3)")


def test_explain_puts_each_kept_block_on_one_line_and_removed_text_whole(tmp_path: Path, plugin: str) -> None:
    long = "Win a trip for two, or three, or four. " * 10
    result = run(
        "-",
        "--plugin",
        plugin,
        "--publisher",
        "Harbour Post",
        "--explain",
        stdin=PAGE.replace("Win a trip for two", long),
    )
    assert f"- {long.strip()}" in result.stdout.splitlines()
    assert all(len(line) <= 100 for line in result.stdout.splitlines() if line.startswith("  T"))


def test_explain_is_in_colour_on_a_terminal_only(page: str, plugin: str) -> None:
    args = (page, "--plugin", plugin, "--publisher", "Harbour Post", "--explain")
    _, shown = on_terminal(*args, stream="stdout")
    assert "\x1b[31m- Win a trip for two" in shown
    assert "\x1b" not in spawn(*args).stdout


def on_terminal(*args: str, stream: str) -> tuple[str, str]:
    """Run the command with one stream on a terminal; return what the other one and the terminal got."""
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: slave}
    with subprocess.Popen([*COMMAND, *args], env=environment, **streams) as process:  # type: ignore[call-overload]
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # Linux's way to say that the other end is closed
                break
            if not piece:
                break
            shown += piece
        other = (process.stdout or process.stderr).read()
        process.wait(30)
    os.close(master)
    return other.decode(), shown.decode()


def test_many_inputs_get_a_progress_bar_on_a_terminal(text: str) -> None:
    out, shown = on_terminal(*[text] * 7, stream="stderr")
    assert out.count("==>") == 7
    assert "Cleaning" in shown


def test_few_inputs_get_no_progress_bar(text: str) -> None:
    _, shown = on_terminal(text, text, stream="stderr")
    assert shown == ""


def test_messages_pass_by_the_progress_bar(text: str) -> None:
    _, shown = on_terminal(*[text] * 7, "missing.html", stream="stderr")
    assert "clean-article: missing.html: no such file" in shown


# --- output files -------------------------------------------------------------------------------------------


def test_output_goes_to_a_file_and_leaves_nothing_beside_it(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    result = run(text, text, "-o", str(folder / "all.txt"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "all.txt").read_text() == f"==> {text} <==\n{TEXT}\n\n==> {text} <==\n{TEXT}\n"
    assert [path.name for path in folder.iterdir()] == ["all.txt"]


def test_an_output_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path, text: str) -> None:
    target, link = tmp_path / "out.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run(text, "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert target.read_text() == TEXT + "\n"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_output_file_has_the_mode_that_files_have(tmp_path: Path, text: str) -> None:
    run(text, "-o", str(tmp_path / "out.txt"))
    (tmp_path / "other.txt").touch()
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "other.txt").stat().st_mode


def test_an_output_file_stays_as_it_was_where_nothing_could_be_done(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    assert run("missing.html", "-o", str(target)).exit_code == 1
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("absent/out.txt", "there is no folder"), (".", "is a folder"), ("/proc/out.txt", "/proc")],
)
def test_an_output_that_cannot_be_is_wrong_usage(tmp_path: Path, text: str, name: str, said: str) -> None:
    result = run(text, "-o", str(tmp_path / name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_dash_as_output_is_standard_output(text: str) -> None:
    assert run(text, "-o", "-").stdout == TEXT + "\n"


def test_a_device_as_output_is_written_to_and_not_replaced(text: str) -> None:
    assert run(text, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_is_named_and_leaves_the_old_file(tmp_path: Path, text: str) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    result = spawn(
        text,
        "-o",
        str(target),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (result.returncode, result.stderr) == (1, f"clean-article: {target}: File too large\n")
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".clean-article*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_standard_output_is_named(text: str) -> None:
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [*COMMAND, text], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert result.returncode == 1
    assert result.stderr == "clean-article: standard output: No space left on device\n"
    assert run(text, "-o", "/dev/full").exit_code == 1


# --- processes ----------------------------------------------------------------------------------------------


def bash(rest: str) -> subprocess.CompletedProcess[str]:
    script = f"{shlex.join(COMMAND)} {rest}"
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)


def test_closed_standard_streams_are_named(text: str) -> None:
    result = bash("- <&-")
    assert (result.returncode, result.stderr) == (1, "clean-article: standard input: it is closed\n")
    result = bash(f"{text} >&-")
    assert (result.returncode, result.stderr) == (1, "clean-article: standard output: it is closed\n")


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(PROSE * 50))
    result = bash(f"{' '.join([str(path)] * 20)} | head -n 1; exit ${{PIPESTATUS[0]}}")
    assert (result.stdout, result.stderr) == (f"==> {path} <==\n", "")
    assert result.returncode == 141


def test_output_is_utf8_whatever_the_locale(text: str) -> None:
    result = subprocess.run(
        [*COMMAND, text],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert result.stdout.decode() == TEXT + "\n"


def test_starting_up_and_cleaning_text_load_nothing_heavy(text: str) -> None:
    script = (
        "import sys, cleaner.cli\n"
        "try: cleaner.cli.main(sys.argv[1:])\n"
        "finally: print({'rich', 'trafilatura', 'bs4', 'urllib3'} & set(sys.modules))\n"
    )
    for args in (["--version"], [text]):
        result = subprocess.run(
            [sys.executable, "-c", script, *args], capture_output=True, text=True, timeout=60, check=False
        )
        assert result.stdout.endswith("\nset()\n"), result


# --- addresses ----------------------------------------------------------------------------------------------


class Handler(BaseHTTPRequestHandler):
    asked = threading.Event()
    go_on = threading.Event()

    def do_GET(self) -> None:
        pages: dict[str, tuple[str, bytes]] = {
            "/ferry": ("text/html; charset=utf-8", PAGE.encode()),
            "/plain": ("text/plain; charset=utf-8", f"<b> {TEXT}".encode()),
            "/latin": (
                "text/html; charset=iso-8859-1",
                PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"),
            ),
            "/wrong": ("text/html; charset=iso-8859-1", PAGE.encode()),
            "/picture": ("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
            "/nothing": ("text/html", b""),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/ferry")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.path == "/slow":
            self.asked.set()
            self.go_on.wait(20)
        kind, data = pages.get(self.path, ("text/html", b"<p>Gone</p>"))
        self.send_response(200 if self.path in pages else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are part of it
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        Handler.go_on.set()
        server.shutdown()
        thread.join()


def test_an_address_is_fetched_and_chooses_the_publisher(site: str, plugin: str) -> None:
    result = run(f"{site}/ferry", "--plugin", plugin)
    assert (result.exit_code, result.stdout, result.stderr) == (0, FULL_TEXT, "")


def test_an_article_that_was_fetched_has_the_address_after_redirects(site: str, plugin: str) -> None:
    result = run(f"{site}/moved", "--plugin", plugin, "--format", "json")
    assert json.loads(result.stdout)["url"] == f"{site}/ferry"


def test_url_goes_before_the_address_that_was_fetched(site: str) -> None:
    result = run(f"{site}/ferry", "--format", "json", "--url", "https://harbour-post.example/ferry")
    assert json.loads(result.stdout)["url"] == "https://harbour-post.example/ferry"


def test_plain_text_from_a_server_is_text(site: str) -> None:
    assert run(f"{site}/plain").stdout == f"<b> {TEXT}\n"


@pytest.mark.parametrize("path", ["latin", "wrong"])
def test_the_servers_charset_is_believed_where_it_can_be_right(site: str, plugin: str, path: str) -> None:
    assert run(f"{site}/{path}", "--plugin", plugin).stdout == FULL_TEXT


def test_a_page_that_is_not_there_is_an_error(site: str, text: str) -> None:
    result = run(f"{site}/absent", text)
    assert result.exit_code == 1
    assert result.stderr == f"clean-article: {site}/absent: the server answered 404 Not Found\n"
    assert TEXT in result.stdout


def test_a_picture_from_a_server_is_refused(site: str) -> None:
    result = run(f"{site}/picture")
    assert (result.exit_code, result.stdout) == (1, "")


def test_an_empty_answer_is_an_empty_page(site: str) -> None:
    result = run(f"{site}/nothing")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "warning: no text was found" in result.stderr


def test_a_closed_port_is_named() -> None:
    result = run("http://127.0.0.1:9/ferry")
    assert result.exit_code == 1
    assert "could not be fetched: Failed to establish a new connection" in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_unknown_host_is_named() -> None:
    result = run("http://no-such-host.invalid/")
    assert result.exit_code == 1
    assert "could not be fetched: Failed to resolve" in result.stderr


def test_a_server_that_does_not_answer_in_time_is_named(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_fetch, "SETTINGS", {"DOWNLOAD_TIMEOUT": "1", "MAX_REDIRECTS": "0"})
    result = run(f"{site}/slow")
    assert result.exit_code == 1
    assert "could not be fetched: Read timed out" in result.stderr


@pytest.mark.parametrize("address", ["http://", "https:///ferry", "http://[::1", "http://a b/", "http://sea:port/"])
def test_what_is_no_address_is_named(address: str) -> None:
    result = run(address)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(f"clean-article: {address}: ")


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.0.0.7", True),
        ("localhost", True),
        ("wiki", True),
        ("wiki.internal", True),
        ("harbour-post.example", False),
        ("8.8.8.8", False),
    ],
)
def test_only_hosts_named_as_local_ones_may_be_in_the_own_network(host: str, local: bool) -> None:
    assert _fetch._is_local(host) is local


def test_ctrl_c_ends_with_130_and_leaves_no_file(site: str, tmp_path: Path) -> None:
    Handler.asked.clear()
    target = tmp_path / "out.txt"
    with subprocess.Popen(
        [*COMMAND, f"{site}/slow", "-o", str(target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert Handler.asked.wait(30)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


# --- help and plugins ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [("-h",), ("--help",), ("clean", "--help"), ("--body-only", "-h")])
def test_help_teaches_by_examples_and_names_the_other_commands(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: clean-article [OPTIONS] INPUT...\n")
    assert "  clean-article --explain page.html\n" in result.stdout
    assert "Other commands:\n  bulk  " in result.stdout


def test_every_option_is_explained() -> None:
    assert all(option.help for option in clean_command.params if isinstance(option, click.Option))


def test_version_names_the_program() -> None:
    assert run("--version").stdout == f"clean-article {cleaner.__version__}\n"


def test_plugins_are_listed_a_line_each_in_columns_parted_by_tabs(plugin: str) -> None:
    lines = run("plugins", "list", "--plugin", plugin).stdout.splitlines()
    assert "Harbour Post\tpublisher\tharbour-post.example, 127.0.0.1\t2024, 2019" in lines
    assert all(line.count("\t") == 3 for line in lines)


def test_plugins_are_listed_as_a_table_on_a_terminal(plugin: str) -> None:
    _, shown = on_terminal("plugins", "list", "--plugin", plugin, stream="stdout")
    assert "layouts" in shown
    assert "Harbour Post" in shown
    assert "\t" not in shown


def test_plugins_are_listed_with_their_hooks(plugin: str) -> None:
    lines = run("plugins", "list", "--hooks", "--plugin", plugin).stdout.splitlines()
    assert any("harbour_post" in line and "publishers" in line and "render" in line for line in lines)


def find(text: str, *words: str) -> bool:
    return any(line.split() == list(words) for line in text.splitlines())


@pytest.mark.parametrize("name", ["Harbour Post", "harbour-post.example", "www.harbour-post.example"])
def test_a_publisher_is_shown_with_all_its_facts(plugin: str, name: str) -> None:
    shown = run("plugins", "show", name, "--plugin", plugin).stdout
    assert shown.startswith("Harbour Post (publisher)\n")
    assert find(shown, "hosts", "harbour-post.example")
    assert find(shown, "noise", "Sign", "up", "to", "the", "tide", "table")
    assert find(shown, "body", "article", ".story")
    assert find(shown, "drop", ".promo")
    assert find(shown, "standfirst", ".lead")
    assert "layout 2019, last seen 2024-03\n" in shown
    assert "\x1b" not in shown


def test_an_unknown_name_shows_near_matches(plugin: str) -> None:
    result = run("plugins", "show", "Harbor Post", "--plugin", plugin)
    assert result.exit_code == 2
    assert "Harbour Post" in result.stderr


def test_a_broken_plugin_is_wrong_usage_when_listing_too(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("import nowhere_to_be_found")
    result = run("plugins", "list", "--plugin", str(path))
    assert result.exit_code == 2
    assert "nowhere_to_be_found" in result.stderr
