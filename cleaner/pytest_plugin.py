"""Golden cases as tests of pytest.

One line in pytest's settings, and each case ``golden/<plugin>/<case>`` is a test of that name::

    [tool.pytest.ini_options]
    clean_article_golden = "golden"

``clean_article_plugins`` names plugins' files that are not installed. The fixture ``check_golden`` checks a case within
a test of one's own. ``--update-golden`` shows what changed and asks before it writes; where nobody can answer, it
writes ``expected.txt.new`` and ``expected.yml.new`` beside the expected files, and the test fails.

pytest loads this module wherever clean-article is installed, so it imports nothing of it before it is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cleaner.authoring.check import CaseReport
    from cleaner.authoring.golden import Difference
    from cleaner.pipeline import Cleaner

GOLDEN, PLUGINS = "clean_article_golden", "clean_article_plugins"
"""The settings' names."""
NEW = ".new"
"""What is added to the names of expected files that nobody has reviewed."""


class GoldenMismatchError(Exception):
    """A result is not the expected one; the message is the report."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings and the option."""
    parser.addini(GOLDEN, "folders of clean-article's golden cases, <plugin>/<case>", type="paths")
    parser.addini(PLUGINS, "files of clean-article's plugins that are not installed", type="paths")
    parser.getgroup("clean-article").addoption(
        "--update-golden",
        action="store_true",
        help="show what golden cases give now, ask, and write it (without a terminal: to *.new files)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Collect the golden cases too where the folders to collect are those of the settings."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        config.args += [str(folder) for folder in _folders(config) if folder.is_dir()]


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a folder that is a golden case."""
    if path.parent.parent not in _folders(parent.config) or not (path / "case.toml").is_file():
        return None
    collector: pytest.Collector = _Folder.from_parent(parent, path=path)
    return collector


def _folders(config: pytest.Config) -> list[Path]:
    found: list[Path] = config.getini(GOLDEN)
    return found


class _Folder(pytest.Directory):
    """The folder of a case."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield the one test that it is."""
        name = f"golden/{self.path.parent.name}/{self.path.name}"
        yield GoldenItem.from_parent(self, name=name, nodeid=self.nodeid)  # so that its name is a path to run it by


class GoldenItem(pytest.Item):
    """One golden case as a test."""

    def runtest(self) -> None:
        """Clean the input, and compare.

        Raises:
            GoldenMismatchError: The result is not the expected one.
        """
        _check(self.path, self.config)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the report of what is different, without a traceback."""
        if isinstance(excinfo.value, GoldenMismatchError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what pytest prints of a test."""
        return self.path / "case.toml", None, self.name


@pytest.fixture(scope="session")
def check_golden(pytestconfig: pytest.Config) -> Callable[[str | Path], None]:
    """Return a function that checks the golden case in a folder (relative to the root of the tests)."""

    def check(folder: str | Path) -> None:
        __tracebackhide__ = True
        try:
            _check(pytestconfig.rootpath / folder, pytestconfig)
        except GoldenMismatchError as failure:
            pytest.fail(str(failure), pytrace=False)

    return check


@lru_cache(maxsize=8)
def _cleaner(plugins: tuple[Path, ...]) -> Cleaner:
    from cleaner import Cleaner

    return Cleaner(plugins)


def _check(folder: Path, config: pytest.Config) -> None:
    from cleaner.authoring.check import check_case
    from cleaner.authoring.golden import Case
    from cleaner.publisher import PluginError

    try:
        report = check_case(Case(folder), _cleaner(tuple(config.getini(PLUGINS))))
    except PluginError as error:
        raise GoldenMismatchError(str(error)) from error
    notes: list[str] = []
    if config.getoption("update_golden"):
        notes = _update(report, config)
    if not report.ok:
        raise GoldenMismatchError("\n".join([*_lines(report, config), *notes]))


def _lines(report: CaseReport, config: pytest.Config) -> Iterable[str]:
    yield from (f"golden/{report.case.name}: {fault}" for fault in report.faults)
    for difference in report.differences:
        yield f"golden/{report.case.name}: {difference.summary}"
        if not difference.missing:
            yield from (f"  {line}" for line in difference.lines)
    if report.differences and not config.getoption("update_golden"):
        yield "If this is right: pytest --update-golden shows it once more and asks before it writes."


def _update(report: CaseReport, config: pytest.Config) -> list[str]:
    """Write what somebody agrees to; return what there is to say of the rest."""
    with _terminal(config) as terminal:
        if terminal:
            report.differences = [each for each in report.differences if not _agreed(each, report)]
            return ["Left as it is."] * bool(report.differences)
    written = [difference.write(NEW) for difference in report.differences]
    return [f"Nobody can answer here: read {file}, and rename it if it is right." for file in written]


@contextmanager
def _terminal(config: pytest.Config) -> Iterator[bool]:
    """Give standard input and output back for a while; yield whether somebody can answer there."""
    capture = config.pluginmanager.getplugin("capturemanager")
    capture.suspend(in_=True)
    try:
        yield sys.stdin is not None and sys.stdin.isatty()
    finally:
        capture.resume()


def _agreed(difference: Difference, report: CaseReport) -> bool:
    shown = "\n".join([f"\ngolden/{report.case.name}: {difference.summary}", *difference.lines])
    answer = input(f"{shown}\nWrite {difference.file}? [y/N] ")
    if answer.strip().lower() not in ("y", "yes"):
        return False
    difference.write()
    difference.file.with_name(difference.file.name + NEW).unlink(missing_ok=True)
    return True
