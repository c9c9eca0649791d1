"""How fast the review page is in a browser: ``python -m benchmarks.review``.

It opens reviews of made articles in a headless Chromium, and measures by the page's own clock until what was asked for
is on the screen: after opening, after a click on a rule, after a search, after the step to the next page. Each figure
is the median of some runs. Exit code 1 where one is beyond its limit.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from cleaner import Cleaner
from cleaner.authoring.account import keep_account
from cleaner.authoring.review import Review

RUNS = 7
CASES = {"an article of 300 KB": (1, 300_000, 200), "100 articles of 30 KB": (100, 30_000, 2000)}
"""By name: the number of articles, the characters of each, and the milliseconds that opening and filtering may take."""

_WORDS = """harbour ferry island winter council bread captain morning rope school window storm pier market letter
garden engine river station teacher summer bridge lantern orchard keeper village festival kitchen painter stone boat
the of and to in a that for on with at by from after before until while because although nobody everybody said told
kept found built carried painted waited opened counted mended sailed remembered slowly early late twice again""".split()
_NOISE = ("Advertisement", "Share this article", "Read more: what the winter left behind", "Sign up to our newsletter")

# In the page. It is open at what browsers call its largest contentful paint: its main text is on the screen.
# Later steps wait for the next picture that is drawn; a message comes before what a timer has put off.
_CLOCK = """window.drawn = () => new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done(performance.now());
  channel.port2.postMessage(null);
}));
window.paints = [];
new PerformanceObserver((list) => paints.push(...list.getEntries()))
  .observe({ type: "largest-contentful-paint", buffered: true });"""
_OPENED = "paints.at(-1).startTime"
_SETTLED = 700  # milliseconds after which nothing more is painted
_EMPTY = "empty.html"  # what a browser takes for any page on this machine
_SINCE = "return drawn().then((end) => end - start)"
_STEPS = {
    "filter": "document.querySelector('#filters button:last-child').click()",
    "filter off": "document.querySelector('#filters button:last-child').click()",
    "search": "search('harbour')",
    "search off": "search('')",
    "next page": "turn(1)",
}


def article(seed: int, size: int) -> str:
    """Return a made page with a text of that many characters, and noise between its paragraphs."""
    chance, parts, length = random.Random(seed), [], 0
    while length < size:
        sentences = (" ".join(chance.choices(_WORDS, k=chance.randint(6, 22))).capitalize() for _ in range(4))
        parts.append(". ".join(sentences) + ".")
        length += len(parts[-1])
        if chance.random() < 0.3:
            parts.append(chance.choice(_NOISE))
    body = "".join(f"<p>{part}</p>" for part in parts)
    return f"<html><title>Report {seed}</title><body><article><h1>Report {seed}</h1>{body}</article></body></html>"


def review(count: int, size: int) -> str:
    """Return the review page of so many made articles."""
    cleaner, found = Cleaner(publishers=False), Review()
    account = keep_account(cleaner)
    for seed in range(count):
        found.add(f"report-{seed}.html", cleaner.clean(article(seed, size)), account())
    return found.to_html()


def timed(file: Path, executable: str) -> Iterator[dict[str, float]]:
    """Yield the milliseconds of each step, for one run after another."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for _ in range(RUNS):
            page = browser.new_page()
            page.add_init_script(_CLOCK)
            page.goto(file.with_name(_EMPTY).as_uri())
            page.wait_for_timeout(_SETTLED)
            empty = page.evaluate(_OPENED)
            page.goto(file.as_uri())
            page.wait_for_timeout(_SETTLED)
            times = {"open": page.evaluate(_OPENED), "open an empty page": empty}
            page.evaluate("complete()")
            for name, act in _STEPS.items():
                times[name] = page.evaluate(f"() => {{ const start = performance.now(); {act}; {_SINCE} }}")
            yield times
            page.close()
        browser.close()


@click.command()
def main() -> None:
    """Measure how fast reviews open and filter in Chromium."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise click.ClickException("no Chromium: install it (Debian: apt-get install chromium)")
    table = Table("review", "size", "step", "ms", "fastest", "limit")
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _EMPTY).write_text("<!doctype html><title>Empty</title><p>Empty", "utf-8")
        for name, (count, size, limit) in CASES.items():
            file = Path(folder) / "review.html"
            file.write_text(review(count, size), "utf-8")
            figures: dict[str, list[float]] = defaultdict(list)
            for run in timed(file, executable):
                for step, ms in run.items():
                    figures[step].append(ms)
            for step, every in figures.items():
                slow |= median(every) > limit
                times = (f"{ms:.0f}" for ms in (median(every), min(every)))
                table.add_row(name, f"{file.stat().st_size / 1e6:.1f} MB", step, *times, str(limit))
    Console().print(table)
    if slow:
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main()
