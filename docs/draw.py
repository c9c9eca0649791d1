"""Draw the pictures of docs/lanes.md: ``python docs/draw.py`` writes docs/lanes.svg and docs/account.svg.

They follow the reader's light or dark setting, and load nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
_STYLE = """
  .sheet { fill: #fff } .box { fill: #eef6f5; stroke: #0b7a75 } .end { fill: #0b7a75 }
  .arrow { stroke: #52606d; fill: none } .tip { fill: #52606d }
  text { font: 14px system-ui, sans-serif; fill: #1f2933 } .small { font-size: 12px; fill: #52606d } .on { fill: #fff }
  @media (prefers-color-scheme: dark) {
    .sheet { fill: #1e2129 } .box { fill: #24333a; stroke: #4fb8b2 } .arrow { stroke: #9aa5b1 } .tip { fill: #9aa5b1 }
    text { fill: #e4e7eb } .small { fill: #9aa5b1 } .on { fill: #fff }
  }
"""
_ARROW = 7  # pixels of its tip

LANES = (
    ("publisher", "a plugin declares the host, and one of its layouts fits"),
    ("site-config", "a rule file of yours for the host finds a body"),
    ("platform", "WordPress, Ghost … is recognised by its markup"),
    ("semantic", "the markup names the article beyond doubt"),
    ("generic", "trafilatura finds text on any page"),
)
STAGES = (
    ("document", "decoded, parsed once"),
    ("body", "by the first lane"),
    ("blocks", "paragraphs, headings …"),
    ("rules", "one after another"),
    ("article", "text, and an account"),
)
ACCOUNT = (
    ("kept", "article.text, article.blocks"),
    ("moved", "article.fields: title, standfirst, byline, captions …"),
    ("removed", "article.removed: each line with its rule and reason"),
)


def pictures() -> dict[Path, str]:
    """Return each picture's file and source."""
    return {HERE / "lanes.svg": lanes(), HERE / "account.svg": account()}


def lanes() -> str:
    """Return the picture of the lanes: a page goes down until one of them yields a body."""
    parts = [*_box(40, 20, 150, 36, "a page", end=True)]
    for number, (name, when) in enumerate(LANES):
        top = 90 + number * 66
        parts += _box(40, top, 150, 36, name)
        parts += _arrow(115, top - (34 if number == 0 else 30), 115, top)
        parts += _text(206, top + 23, when, small=True)
        if number:
            parts += _text(124, top - 10, "else", small=True)
        parts += _arrow(560, top + 18, 620, top + 18)
    bottom = 90 + len(LANES) * 66 - 30
    parts += _box(620, 90, 130, bottom - 90, "the body", end=True)
    return _sheet(770, bottom + 20, "The lanes, in the order in which they are tried", parts)


def account() -> str:
    """Return the picture of the way through, and of where each line ends up."""
    parts: list[str] = []
    for number, (name, what) in enumerate(STAGES):
        left = 20 + number * 168
        parts += _box(left, 20, 128, 36, name, end=number == len(STAGES) - 1)
        parts += _text(left, 74, what, small=True)
        if number:
            parts += _arrow(left - 40, 38, left, 38)
    for number, (what, where) in enumerate(ACCOUNT):
        top = 118 + number * 46
        parts += _box(300, top, 110, 32, what)
        parts += _text(424, top + 21, where, small=True)
        parts += _arrow(230, 180, 300, top + 16)
    parts += _text(60, 185, "each line that came in")
    return _sheet(850, 270, "The stages, and the account of each line", parts)


def _sheet(width: int, height: int, title: str, parts: list[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">'
    sheet = f'<rect class="sheet" width="{width}" height="{height}" rx="8"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", f"<style>{_STYLE}</style>", sheet, *parts, "</svg>", ""])


def _box(left: int, top: int, width: int, height: int, label: str, *, end: bool = False) -> Iterator[str]:
    yield f'<rect class="{"end" if end else "box"}" x="{left}" y="{top}" width="{width}" height="{height}" rx="6"/>'
    x, y, style = left + width // 2, top + height // 2 + 5, ' class="on"' if end else ""
    yield f'<text x="{x}" y="{y}" text-anchor="middle"{style}>{escape(label)}</text>'


def _text(left: int, base: int, words: str, *, small: bool = False) -> Iterator[str]:
    style = ' class="small"' if small else ""
    yield f'<text x="{left}" y="{base}"{style}>{escape(words)}</text>'


def _arrow(x1: int, y1: int, x2: int, y2: int) -> Iterator[str]:
    """Draw a line with a tip; it comes in from above where it is upright, else from the left."""
    upright = x1 == x2
    end = (x2, y2 - _ARROW) if upright else (x2 - _ARROW, y2)
    base = f"{x2 - 4},{end[1]} {x2 + 4},{end[1]}" if upright else f"{end[0]},{y2 - 4} {end[0]},{y2 + 4}"
    yield f'<path class="arrow" d="M{x1} {y1} L{end[0]} {end[1]}"/><polygon class="tip" points="{base} {x2},{y2}"/>'


if __name__ == "__main__":
    for path, source in pictures().items():
        path.write_text(source, "utf-8")
        print(f"wrote {path.name}")
