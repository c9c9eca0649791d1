"""The markup that the papers of Funke Mediengruppe share."""

from __future__ import annotations

from typing import Any

from cleaner import Layout


def mark_linked_headlines(soup: Any) -> None:
    """Mark list items that are a headline of another article: a link, often with a label ("Politics:") before it.

    No selector can tell them from items of the article's own lists that have a link among their words.
    """
    for link in soup.select("li > a:last-child"):
        item, label = link.parent, link.parent.strong
        words = item.get_text().removeprefix(label.get_text() if label else "")
        if words.strip() == link.get_text().strip():
            item["data-linked-headline"] = ""


LINKED_HEADLINES = "[data-linked-headline]"

LAYOUTS = (
    # Class names are those of a utility framework; "not-prose" is what its typography leaves alone: teasers, galleries,
    # players and newsletters. Before 2025 the standfirst is the body's first paragraph. morgenpost.de.txt and others of
    # the Full-Text RSS rules name the article around it.
    Layout(
        "2024",
        body=".article-body",
        drop=("div.not-prose", "aside", LINKED_HEADLINES, "p.font-medium"),
        title="hgroup h2",
        standfirst="hgroup + div > .text-copy-primary, .article-body > p.font-medium",
        byline="hgroup ~ div address",
        rework=mark_linked_headlines,
    ),
)

# Lines that all the papers print.
NOISE = (
    "weitere Videos",
    "Exklusive Politik-Hintergründe – für Sie recherchiert",
    "Mit meiner Anmeldung zum Newsletter stimme ich der Werbevereinbarung zu",
)
