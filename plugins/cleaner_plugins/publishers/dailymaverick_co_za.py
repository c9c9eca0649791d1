"""Daily Maverick: dailymaverick.co.za, a South African site of news and investigations."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

DAILY_MAVERICK = Publisher(
    name="Daily Maverick",
    hosts=("dailymaverick.co.za",),
    layouts=(
        Layout(
            "2026",
            body=".article-contents",
            standfirst=".top-summary",
            byline=".author-info",
        ),
        # The text stands on the page again as "speed read" and, shortened, as a summary.
        Layout(
            "2025",
            body="#long-form .article-content",
            drop=(".dm_add_wrapper",),
            standfirst="#long-form .first-paragraph",
            byline=".info-bar .author-name",
            until="2025-05",
        ),
    ),
    noise=("Don't want to see this? Remove ads",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (DAILY_MAVERICK,)
