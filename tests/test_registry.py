"""Plugins: hosts are matched by label, and nothing is imported unasked."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path
from shutil import make_archive
from types import ModuleType

import pytest

from cleaner import Cleaner, Layout, Platform, Publisher
from cleaner.entry_points import entry_points
from cleaner.hosts import host_of
from cleaner.registry import Registry

from .generated import PROSE
from .plugin_files import GOOD, HEADER, written

# --- hosts --------------------------------------------------------------------------------------------------

REGISTRY = Registry(
    [
        Publisher(name="Harbour Post", hosts=("harbour-post.example", "port.example.co.uk")),
        Publisher(name="Sport", hosts=("sport.harbour-post.example",)),
        Publisher(name="Münster", hosts=("münster.example",)),
        Publisher(name="Xn", hosts=("xn--kln-sna.example",)),
    ]
)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://harbour-post.example/a", "Harbour Post"),
        ("https://www.harbour-post.example", "Harbour Post"),
        ("https://news.harbour-post.example/a", "Harbour Post"),
        ("https://a.b.c.harbour-post.example/a", "Harbour Post"),
        ("https://sport.harbour-post.example/a", "Sport"),
        ("https://www.live.sport.harbour-post.example/a", "Sport"),
        ("HTTPS://WWW.Harbour-Post.EXAMPLE/A", "Harbour Post"),
        ("https://harbour-post.example:8443/a", "Harbour Post"),
        ("https://user:secret@harbour-post.example/a", "Harbour Post"),
        ("https://harbour-post.example./a", "Harbour Post"),
        ("//harbour-post.example/a", "Harbour Post"),
        ("harbour-post.example/a?b=//bbc.com", "Harbour Post"),
        ("https://port.example.co.uk/", "Harbour Post"),
        ("https://münster.example/", "Münster"),
        ("https://MÜNSTER.example/", "Münster"),
        ("https://xn--mnster-3ya.example/", "Münster"),
        ("https://www.köln.example/", "Xn"),
        ("https://xn--kln-sna.example/", "Xn"),
        ("https://other.example.co.uk/", None),
        ("https://co.uk/", None),
        ("https://anything.co.uk/", None),
        ("https://myharbour-post.example/", None),
        ("https://harbour-post.example.evil.example/", None),
        ("https://evil.example/harbour-post.example", None),
        ("https://evil.example/?u=https://harbour-post.example/", None),
        ("https://evil.example#harbour-post.example", None),
        ("", None),
        (" ", None),
        ("https://", None),
        ("file:///home/harbour-post.example/page.html", None),
        ("about:blank", None),
        ("http://[::1", None),
        ("http://" + "a" * 70 + "ü.example", None),
        ("https://127.0.0.1:80/", None),
        ("...", None),
    ],
)
def test_the_longest_declared_suffix_of_a_host_wins(url: str, name: str | None) -> None:
    site = REGISTRY.for_url(url)
    assert (site.name if site else None) == name


@pytest.mark.parametrize("host", ["bbc.com", "bbc.co.uk"])
def test_built_in_hosts_stand_for_their_subdomains_and_for_no_other_site(host: str) -> None:
    registry = Registry()
    assert registry.for_host(f"www.{host}") is registry.for_host(f"news.{host}") is not None
    assert registry.for_host(f"not{host}") is None
    assert registry.for_host(host.partition(".")[2]) is None


def test_a_host_is_given_without_www_port_and_final_dot() -> None:
    assert host_of("HTTPS://www.Köln.example.:80/x") == "xn--kln-sna.example"


def test_a_publisher_is_found_by_name_and_by_host() -> None:
    assert REGISTRY.find("harbour post") is REGISTRY.find("www.harbour-post.example")
    assert isinstance(REGISTRY.find("WordPress"), Platform)


# --- what is loaded -----------------------------------------------------------------------------------------


def python(code: str, folder: Path) -> str:
    """Run code in a fresh interpreter, in a folder of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def modules_after(code: str, folder: Path) -> set[str]:
    return set(json.loads(python(f"import json, sys, cleaner\n{code}\nprint(json.dumps(list(sys.modules)))", folder)))


PAGE = "<article>" + "".join(f"<p>{text}</p>" for text in PROSE[:6]) + "</article>"
GUARDIAN = f"<div data-gu-name='body'><div id='maincontent'>{PAGE}</div></div>"
HEAVY = ("trafilatura", "bs4", "rich", "click", "charset_normalizer", "sklearn")


def test_text_loads_no_extractor_no_plugin_and_no_terminal_library(tmp_path: Path) -> None:
    loaded = modules_after(f"assert cleaner.clean({PROSE[0]!r}).text", tmp_path)
    assert not loaded.intersection(HEAVY)
    assert not [
        name for name in loaded if name.startswith(("cleaner_plugins.publishers.", "cleaner_plugins.platforms."))
    ]


def test_a_known_publisher_loads_its_own_module_and_no_extractor(tmp_path: Path) -> None:
    call = f"cleaner.clean({GUARDIAN!r}, url='https://www.theguardian.com/x')"
    loaded = modules_after(f"assert {call}.lane == 'publisher:The Guardian/2020'", tmp_path)
    assert not loaded.intersection(HEAVY)
    plugins = {name for name in loaded if name.startswith("cleaner_plugins.publishers.")}
    assert plugins == {"cleaner_plugins.publishers.theguardian_com"}


def test_an_unknown_host_loads_no_publisher(tmp_path: Path) -> None:
    loaded = modules_after(f"cleaner.clean({PAGE!r}, url='https://unknown.example/')", tmp_path)
    assert "trafilatura" in loaded
    assert not [name for name in loaded if name.startswith("cleaner_plugins.publishers.")]


def test_nothing_is_loaded_from_the_current_folder(tmp_path: Path) -> None:
    trap = "raise SystemExit('loaded from the current folder')"
    for name in ("plugins", "cleaner_plugin", "conftest", "harbour_post", "cleanerrc"):
        (tmp_path / f"{name}.py").write_text(trap)
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins" / "__init__.py").write_text(trap)
    (tmp_path / "clean-article.toml").write_text("plugins = ['harbour_post.py']")
    assert python(f"import sys; sys.path.remove('')\nimport cleaner\nprint(cleaner.clean({PAGE!r}).lane)", tmp_path)


def test_two_cleaners_made_after_plugins_were_imported_are_equal(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    one = Cleaner(plugins=[path])
    one.clean(GUARDIAN, url="https://www.theguardian.com/x")
    other, third = Cleaner(plugins=[path]), Cleaner(plugins=[path])
    for work in (one, other, third):
        assert work.clean(PAGE, url="https://harbour-post.example/").lane == "publisher:Harbour Post/2024"
    assert [site.name for site in one.registry.sites()] == [site.name for site in other.registry.sites()]
    assert one.registry.plugins() == other.registry.plugins() == third.registry.plugins()
    assert Cleaner().clean(PAGE, url="https://harbour-post.example/").lane == "generic"


def test_a_module_can_be_a_plugin() -> None:
    module = ModuleType("harbour_module")
    exec(compile(HEADER + GOOD, "harbour_module", "exec"), module.__dict__)
    assert Cleaner(plugins=[module]).registry.for_host("harbour-post.example") is not None


def test_publishers_and_platforms_can_be_left_out() -> None:
    bare = Cleaner(publishers=False, platforms=False)
    assert bare.registry.for_host("bbc.com") is None
    assert bare.registry.platforms == []


# --- installed plugins --------------------------------------------------------------------------------------


def test_entry_points_are_those_that_importlib_metadata_finds() -> None:
    for group in ("cleaner.plugins", "console_scripts", "pytest11"):
        named = [
            (point.name, point.value) for each in distributions() for point in each.entry_points.select(group=group)
        ]
        assert sorted(entry_points(group)) == sorted(named) != []


@pytest.mark.parametrize("zipped", [False, True])
def test_an_installed_plugin_is_loaded(tmp_path: Path, zipped: bool) -> None:
    info = tmp_path / "harbour_post-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-post\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("# plugins\n[other]\na = b\n\n[cleaner.plugins]\nharbour = harbour_post\n")
    written(tmp_path, GOOD)
    folder = make_archive(str(tmp_path / "packages"), "zip", tmp_path) if zipped else str(tmp_path)
    code = f"import sys; sys.path.insert(0, {folder!r})\nimport cleaner\n"
    assert python(code + "print(cleaner.Cleaner().registry.for_host('harbour-post.example').name)", Path.home())


MARKED = Publisher(
    name="Marked", hosts=("marked.example",), marks=("The Marked Post prints on paper",), noise=("Ring us",)
)
OTHER = Publisher(name="Other", hosts=("other.example",), marks=("Other people's paper",))


def test_a_mark_betrays_the_publisher_of_a_text_without_address() -> None:
    configured = Cleaner(plugins=[MARKED, OTHER])
    article = configured.clean(f"{PROSE[0]}\n\nRing us\n\n{PROSE[1]}\n\nThe Marked Post prints on paper", kind="text")
    assert article.publisher == "Marked"
    assert "Ring us" in [removal.text for removal in article.removed]


def test_marks_of_two_publishers_betray_neither() -> None:
    text = f"{PROSE[0]}\n\nThe Marked Post prints on paper\n\nOther people's paper"
    assert Cleaner(plugins=[MARKED, OTHER]).clean(text, kind="text").publisher is None


def test_a_mark_far_inside_a_text_betrays_nobody() -> None:
    text = f"{PROSE[0]}\n" * 100 + "The Marked Post prints on paper\n" + f"{PROSE[0]}\n" * 400
    assert Registry([MARKED]).for_text(text) is None


def test_an_address_counts_more_than_a_mark() -> None:
    article = Cleaner(plugins=[MARKED, OTHER]).clean(
        f"{PROSE[0]}\n\nThe Marked Post prints on paper", url="https://other.example/a", kind="text"
    )
    assert article.publisher == "Other"


def test_a_platform_is_imported_only_where_a_page_holds_one_of_its_marks(tmp_path: Path) -> None:
    call = f"cleaner.clean({PAGE!r} + '<p>{{}}</p>', kind='html')"
    platform = "cleaner_plugins.platforms.wordpress"
    assert platform not in modules_after(call.format("a page"), tmp_path)
    assert platform in modules_after(call.format("see /wp-content/"), tmp_path)


def test_a_platform_without_marks_is_looked_for_on_every_page() -> None:
    plain = Platform("Plain", when="article.plain", layouts=(Layout("one", body="article"),))
    marked = Platform("Marked", when="article.plain", marks=("by Marked",), layouts=(Layout("one", body="article"),))
    page = PAGE.replace("<article>", "<article class='plain'>")
    assert Cleaner([marked, plain]).clean(page).lane == "platform:Plain/one"
    assert Cleaner([marked, plain]).clean(f"{page}<p>Made by Marked.</p>").lane == "platform:Marked/one"
