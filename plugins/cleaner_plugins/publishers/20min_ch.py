"""20 Minuten: 20min.ch, a Swiss German free daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

ZWANZIG_MINUTEN = Publisher(
    name="20 Minuten",
    hosts=("20min.ch",),
    layouts=(
        # Class names are hashed; the tags have stayed when the hashes changed in 2025.
        Layout(
            "2024",
            body="article > section:not([data-testid])",
            drop=(
                "[data-testid='InfoBox']",  # a summary above the text, promotions and questions to readers below
                "div:has(label)",  # polls
            ),
            standfirst="article > header > div > p",
            byline="article > header dd",
        ),
    ),
    noise=("Folgst du schon 20 Minuten auf Whatsapp?", "Hol dir die 20 Minuten App!", "Deine Meinung zählt"),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ZWANZIG_MINUTEN,)
