"""Ilanga: ilanganews.co.za, a Zulu paper of South Africa."""

from __future__ import annotations

from typing import Any

from cleaner import Layout, Publisher, hookimpl


def _name_bold_lines(soup: Any) -> None:
    """Name the line of the author, the first, and those below pictures: only their bold face tells them from others."""
    for paragraph in soup.select("p:has(> strong)"):
        before = paragraph.find_previous_sibling(["p", "figure"])
        if paragraph.get_text(strip=True) != paragraph.strong.get_text(strip=True):
            continue
        if before is None:
            paragraph["class"] = "byline"
        elif before.name == "figure":
            paragraph.name = "figcaption"


ILANGA = Publisher(
    name="Ilanga",
    hosts=("ilanganews.co.za",),
    layouts=(
        Layout(
            "2024",
            body=".et_pb_post_content",
            rework=_name_bold_lines,
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ILANGA,)
