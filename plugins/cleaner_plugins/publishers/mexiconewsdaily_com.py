"""Mexico News Daily: mexiconewsdaily.com, an English site about Mexico."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

MEXICO_NEWS_DAILY = Publisher(
    name="Mexico News Daily",
    hosts=("mexiconewsdaily.com",),
    layouts=(
        Layout(
            "2025",
            body=".tdb_single_content .tdb-block-inner",
            byline=".tdb-author-name",
        ),
    ),
    noise=(
        "Have something to say? Paid Subscribers get all access to make & read comments",
        "Subscribe Today!",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MEXICO_NEWS_DAILY,)
