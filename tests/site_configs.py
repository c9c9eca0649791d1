"""Rule files and a page for tests that use them: a weekly of the islands, on example hosts."""

from __future__ import annotations

from pathlib import Path

from cleaner import Article, Cleaner

HOST = "island-weekly.example"
TITLE = "Keeper leaves the light"
URL = f"https://{HOST}/2024/lamp"
PARAGRAPHS = (
    "The keeper of the north light retired on Friday, and for the first time since 1871 nobody lives on the rock.",
    "Ingrid Sund had climbed the hundred and twelve steps twice a day for thirty-one years, in slippers when warm.",
    "“The lamp never needed me as much as I needed the lamp,” she said, and gave the keys to a man from the city.",
    "From now on a sensor will report to an office on the mainland, which has promised to send somebody if it fails.",
)
BOX = "Our readers' photographs of the light hang in the town hall until Easter, and the entrance costs nothing at all."


def story(*parts: str) -> str:
    """Return the story's paragraphs as markup, with further parts behind the second."""
    paragraphs = [f"<p>{text}</p>" for text in PARAGRAPHS]
    return "".join([*paragraphs[:2], *parts, *paragraphs[2:]])


def text(markup: str) -> str:
    """Return markup in the element that holds the story."""
    return f'<div class="text">{markup}</div>'


def page(body: str = "", head: str = "", around: str = "") -> str:
    """Return a page of the weekly: the story in ``div.text`` unless a body is given."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f'<body class="site"><nav><a href="/">Home</a> <a href="/tides">Tides</a></nav>{around}'
        f"{body or text(story())}<footer>Island Weekly, Port Ellery</footer></body></html>"
    )


def write(folder: Path, rules: str, name: str = f"{HOST}.txt") -> Path:
    """Write a rule file, and return its folder."""
    (folder / name).write_text(rules, "utf-8")
    return folder


def clean(folder: Path, rules: str, source: str, url: str = URL) -> Article:
    """Clean a page by a rule file."""
    return Cleaner(site_configs=write(folder, rules)).clean(source, url, kind="html")


def told(article: Article) -> list[str]:
    """Return the texts of everything that the article accounts for: body, removals and fields."""
    return [block.text for block in article.blocks] + [entry.text for entry in (*article.removed, *article.fields)]
