"""Rule files, pages and folders of strangers: nothing else is read, nothing is loaded, nothing is told or run."""

from __future__ import annotations

import html
import json
import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

import cleaner
from cleaner import Cleaner
from cleaner.site_config import SiteConfigs
from cleaner.site_config.lint import problems_in

from .browser import chromium, opened
from .generated import PROSE
from .site_configs import HOST, PARAGRAPHS, URL, clean, page, told, write

SECRET = "nobody outside of this file may read this line, which is the harbour master's own"
BODY = "body: //div[@class='text']\n"
COMMAND = str(Path(sys.executable).with_name("clean-article"))


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(f"body: //p\nfind_string: {SECRET}\n<a>{SECRET}</a>", "utf-8")
    return file


# --- XPath --------------------------------------------------------------------------------------------------

STRANGE = (
    "document('{file}')//*",
    "-document('{file}')//*",
    "//p[-unparsed-text('{file}')]",
    "unparsed-text('{file}')",
    "doc('{file}')",
    "doc ('{file}')",
    "//p[document('{file}')]",
    "re:match(., '{file}')",
    "dyn:evaluate('//p')",
    "str:tokenize(., ' ')",
    "exsl:node-set(//p)",
    "set:distinct(//p)",
    "fn:doc('{file}')",
    "system-property('xsl:vendor')",
    "key('a', 'b')",
    "current()",
    "generate-id(//p)",
    "$file",
    "$ file",
    "//p[. = $re:x]",
    "écoute(//p)",
    "xi:include",
)


@pytest.mark.parametrize("expression", STRANGE)
def test_an_xpath_that_asks_for_more_than_the_page_is_refused_with_its_line(
    tmp_path: Path, secret: Path, expression: str
) -> None:
    (tmp_path / "rules").mkdir()
    asked = expression.format(file=secret)
    rules = f"# theirs\nstrip: {asked}\nbody: {asked}\n{BODY}"
    article = clean(tmp_path / "rules", rules, page())
    assert article.lane == f"site-config:{HOST}"
    assert PARAGRAPHS[0] in article.text
    assert SECRET not in article.to_json()
    for line in (2, 3):
        assert any(warning.startswith(f"{HOST}.txt, line {line}: ") for warning in article.warnings)
    assert {problem.line for problem in problems_in(SiteConfigs(tmp_path / "rules"))} == {2, 3}


def test_functions_that_other_libraries_have_registered_are_not_called(tmp_path: Path) -> None:
    called: list[str] = []
    functions = etree.FunctionNamespace(None)
    functions["leak"] = lambda context, *_: called.append("leak") or 1
    try:
        for asked in ("leak()", "//p[leak()]", "1 -leak()", "//p[1 -leak(.)]", "-leak()", "1.0-leak()"):
            article = clean(tmp_path, f"strip: {asked}\n{BODY}", page())
            assert any("line 1" in warning for warning in article.warnings)
    finally:
        del functions["leak"]
    assert called == []


WIDE = page(around="<div>" + "<p>A tide table that nobody reads.</p>" * 12_000 + "</div>")


@pytest.mark.parametrize(
    "expression",
    [
        "count(//*[//*[//*]])",
        "//*[contains(/, 'harbour')]",
        "//p[../p[../p]]",
        "//p/following::p/following::p/preceding::p",
        "/".join(["//p", *["following::p"] * 60]),
        "//p[preceding::p[following::p]]",
    ],
)
def test_an_xpath_that_would_walk_a_large_page_over_and_over_is_refused(tmp_path: Path, expression: str) -> None:
    article = clean(tmp_path, f"strip: {expression}\n{BODY}", WIDE)
    assert any(f"{HOST}.txt, line 1: " in warning and "over and over" in warning for warning in article.warnings)


def test_a_walk_down_from_many_elements_that_stand_in_one_another_is_refused(tmp_path: Path) -> None:
    nested = ("<div>" * 200 + "</div>" * 200) * 60
    article = clean(tmp_path, f"strip: //*//*//*\n{BODY}", page(around=nested))
    assert any("over and over" in warning for warning in article.warnings)


def test_a_walk_down_on_an_ordinary_page_is_made(tmp_path: Path) -> None:
    article = clean(tmp_path, f"strip: //div//div//p\nstrip: //body//div[.//b]//p\n{BODY}", page(around="<div>" * 5))
    assert not any("over and over" in warning for warning in article.warnings)


# --- files --------------------------------------------------------------------------------------------------


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / f"{HOST}.txt").symlink_to(secret)
    (folder / "global.txt").symlink_to("/etc/passwd")
    article = Cleaner(site_configs=folder).clean(page(), URL)
    problems = problems_in(SiteConfigs(folder))
    assert SECRET not in article.to_json()
    assert sorted(problem.file for problem in problems) == ["global.txt", f"{HOST}.txt"]
    assert all("outside" in problem.message for problem in problems)


def test_a_link_inside_of_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, BODY, "common.rules")
    (tmp_path / f"{HOST}.txt").symlink_to(tmp_path / "common.rules")
    assert Cleaner(site_configs=tmp_path).clean(page(), URL).lane == f"site-config:{HOST}"


def test_a_folder_that_is_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    write(tmp_path / "real", BODY)
    (tmp_path / "rules").symlink_to(tmp_path / "real")
    assert Cleaner(site_configs=tmp_path / "rules").clean(page(), URL).lane == f"site-config:{HOST}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hold_a_page_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{HOST}.txt")
    [problem] = problems_in(SiteConfigs(tmp_path))
    assert "no regular file" in problem.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"strip: //p\n" * 1_000_000, "bytes"),
        (b"\n" * 50_000_000, "bytes"),
        (b"\x7fELF\x00\x00" + bytes(range(256)), "binary"),
    ],
    ids=["a million lines", "empty lines", "binary"],
)
def test_a_file_that_can_be_no_rule_file_is_unreadable_and_the_page_goes_on(
    tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / f"{HOST}.txt").write_bytes(data)
    article = Cleaner(site_configs=tmp_path).clean(page(), URL)
    assert PARAGRAPHS[0] in article.text
    [warning] = article.warnings
    assert warning.startswith(f"{HOST}.txt: ")
    assert said in warning


def test_a_line_that_is_too_long_is_refused_with_its_number(tmp_path: Path) -> None:
    article = clean(tmp_path, f"{BODY}strip: {'[' * 5_000}\n", page())
    assert [warning.partition(": ")[0] for warning in article.warnings] == [f"{HOST}.txt, line 2"]
    assert len(article.warnings[0]) < 300


@pytest.mark.parametrize("host", ["../secret", "..", "a/../../secret", "%2e%2e%2fsecret", "a\\..\\secret", "."])
def test_no_address_leads_out_of_the_folder(tmp_path: Path, secret: Path, host: str) -> None:
    (tmp_path / "rules").mkdir()
    write(tmp_path / "rules", BODY)
    article = Cleaner(site_configs=tmp_path / "rules").clean(page(), f"https://{host}/x")
    assert not article.lane.startswith("site-config")
    assert SECRET not in article.to_json()


def test_strings_that_grow_at_each_replacement_stop_growing(tmp_path: Path) -> None:
    doubling = "find_string: <p>\nreplace_string: <p><p>\n" * 60
    article = clean(tmp_path, BODY + doubling, page())
    assert any("find_string" in warning and f"{HOST}.txt, line " in warning for warning in article.warnings)
    assert PARAGRAPHS[0] in article.text


def test_wrapping_that_grows_at_each_line_stops_growing(tmp_path: Path) -> None:
    article = clean(tmp_path, BODY + "wrap_in(div): //*\n" * 60, page())
    assert any("wrap_in" in warning and f"{HOST}.txt, line " in warning for warning in article.warnings)
    assert any(PARAGRAPHS[0] in text for text in told(article))


# --- pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["html", "auto"])
@pytest.mark.parametrize(
    "prolog",
    [
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file://{file}">]>',
        '<!DOCTYPE html [<!ENTITY % p SYSTEM "file://{file}"> %p; <!ENTITY e "&p;">]>',
        '<!DOCTYPE html SYSTEM "file://{file}">',
        '<!DOCTYPE html PUBLIC "-//X//X" "http://dtd.example/x.dtd">',
        '<?xml-stylesheet href="file://{file}"?><!DOCTYPE html>',
    ],
)
def test_a_page_reads_no_file_and_no_address(secret: Path, prolog: str, kind: str) -> None:
    includes = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file://{file}"/>'
    inside = f'<link rel="import" href="file://{{file}}"><iframe src="file://{{file}}"></iframe>{includes}&e;&p;'
    markup = f"{prolog}<html xml:base='file:///'><body><article>{inside}".replace("{file}", str(secret))
    article = cleaner.clean(
        markup + "".join(f"<p>{text}</p>" for text in PROSE[:6]) + "</article></body></html>", kind=kind
    )
    assert PROSE[0] in article.text
    assert SECRET not in article.to_json()


# --- the current folder -------------------------------------------------------------------------------------


def test_nothing_is_loaded_from_the_current_folder(tmp_path: Path) -> None:
    trap = "open('sprung', 'a').write(__name__ + ' ')\nraise SystemExit(7)\n"
    for (
        name
    ) in "cleaner lxml trafilatura cleaner_plugins sitecustomize usercustomize json re click bs4 cssselect".split():
        (tmp_path / f"{name}.py").write_text(trap)
    for folder in ("plugins/cleaner_plugins/publishers", "cleaner_plugins/publishers", "trap-1.0.dist-info"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "__init__.py").write_text(trap)
    (tmp_path / "trap-1.0.dist-info" / "entry_points.txt").write_text("[cleaner.plugins]\ntrap = cleaner_trap\n")
    (tmp_path / "cleaner_trap.py").write_text(trap)
    (tmp_path / "config.toml").write_text('plugins = ["cleaner_trap.py"]\n')
    (tmp_path / "settings.cfg").write_text("[DEFAULT]\nMIN_EXTRACTED_SIZE = 999999\n")
    (tmp_path / "trafilatura.cfg").write_text("[DEFAULT]\nMIN_EXTRACTED_SIZE = 999999\n")
    (tmp_path / "page.html").write_text(f"<html><body>{''.join(f'<p>{text}</p>' for text in PROSE[:6])}</body></html>")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for arguments in (["page.html"], ["plugins", "list"], ["--explain", "page.html"]):
        ran = subprocess.run(
            [COMMAND, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
    assert not (tmp_path / "sprung").exists()


# --- what is told -------------------------------------------------------------------------------------------


def test_no_text_and_no_secret_of_an_address_is_in_the_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(logging.DEBUG)
    body = "".join(f"<p>{text} Xyzzymarker.</p>" for text in PROSE[:6])
    address = "https://captain:plughpassword@h.example/ferry?token=plovertoken"
    for source in (
        f"<html><head><title>Xyzzymarker</title></head><body><div>{body}</div></body></html>",
        PROSE[0] + " Xyzzymarker",
    ):
        cleaner.clean(source, url=address)
    ours = [record for record in caplog.records if record.name.partition(".")[0] in ("cleaner", "cleaner_plugins")]
    assert ours == []
    told_of = "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING)
    assert not any(marker in told_of for marker in ("Xyzzymarker", "plughpassword", "plovertoken"))


def test_the_command_tells_no_password_and_sends_a_terminal_no_commands(tmp_path: Path) -> None:
    address = "http://captain:plughpassword@127.0.0.1:9/ferry"
    ran = subprocess.run([COMMAND, address], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert "127.0.0.1" in ran.stderr
    assert "plughpassword" not in ran.stderr + ran.stdout
    odd = tmp_path / "a\x1b]0;owned\x07\u202e.html"
    ran = subprocess.run([COMMAND, str(odd)], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert "owned" in ran.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.stderr)


def test_an_explanation_sends_a_terminal_no_commands(tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE[:6])
    title = json.dumps("Ferry\x1b]0;owned\x07 \u202eyrref")
    head = f'<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "headline": {title}}}</script>'
    (tmp_path / "page.html").write_text(
        f"<html><head>{head}</head><body>{body}<p>\u202eSend\u2066 tides</p></body></html>", "utf-8"
    )
    ran = subprocess.run(
        [COMMAND, "--explain", str(tmp_path / "page.html")], capture_output=True, text=True, timeout=60, check=False
    )
    assert "tides" in ran.stdout
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(ran.stdout)


# --- report pages -------------------------------------------------------------------------------------------

EVIL = (
    "<script>document.title = 'owned'</script>",
    "</script><script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title = 'owned'\">",
    "<a href=\"javascript:document.title = 'owned'\">tides</a>",
    "<style>body { background: url(https://leak.example/x) }</style>",
    '<svg onload="document.title = \'owned\'"><use href="https://leak.example/x.svg#a"/></svg>',
    "<iframe srcdoc=\"<script>top.document.title = 'owned'</script>\"></iframe>",
    '<meta http-equiv=refresh content="0;url=https://leak.example/">',
    "<base href=https://leak.example/>",
    "<!--<script>",
    "{{ 7 * 7 }} {% raise %}",
)


def evil_page() -> str:
    """Return a page that says in each of its places, as text, what would run if it were markup."""
    said = "".join(html.escape(each) for each in EVIL)
    ld = json.dumps({"@type": "NewsArticle", "headline": "".join(EVIL), "author": {"name": EVIL[0]}}).replace(
        "<", "\\u003c"
    )
    body = "".join(
        f"<p>{html.escape(each)} {text}</p><figcaption>{said}</figcaption>"
        for each, text in zip(EVIL, PROSE, strict=False)
    )
    head = f"<title>{said}</title><script type='application/ld+json'>{ld}</script>"
    return (
        f"<html lang='\"><script>'><head>{head}</head><body><article class='\"><script>'>{body}</article></body></html>"
    )


@pytest.mark.parametrize("command", [["review"], ["plugins", "health", "--html"]], ids=["review", "health"])
def test_a_report_page_runs_and_loads_nothing_of_the_pages_in_it(tmp_path: Path, command: list[str]) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3):
        link = "<link rel=canonical href='https://evil.example/%22%3E%3Cscript%3E'></head>"
        (pages / f"{number} '\"><img src=x onerror=1>.html").write_text(evil_page().replace("</head>", link), "utf-8")
    plugin = tmp_path / "evil.py"
    plugin.write_text(
        "from cleaner import Layout, Publisher, hookimpl\n@hookimpl\ndef publishers():\n    return (Publisher("
        f"name={EVIL[1]!r}, hosts=('evil.example',), layouts=(Layout({EVIL[2]!r}, body='article', title='b'),)),)\n",
        "utf-8",
    )
    report = tmp_path / "report.html"
    output = ["-o", str(report), str(pages)] if command == ["review"] else [str(report), str(pages)]
    ran = subprocess.run(
        [COMMAND, *command, *output, "--no-config", "--plugin", str(plugin)],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert report.exists(), ran.stderr
    assert "Content-Security-Policy" in report.read_text("utf-8")[:2_000]
    with chromium() as browser, opened(browser, report) as shown:  # it complains of nothing, and asks for nothing else
        shown.wait_for_timeout(500)
        assert "owned" in shown.content()  # it is told, as text
        assert shown.title() != "owned"
        assert shown.locator("body img, body iframe, body svg use, base, a[href^=javascript]").count() == 0
        assert shown.url.partition("#")[0] == report.as_uri()
