"""TechCrunch: techcrunch.com, an American site about technology."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

TECHCRUNCH = Publisher(
    name="TechCrunch",
    hosts=("techcrunch.com",),
    layouts=(
        Layout(
            "2024-05",
            body=".entry-content.wp-block-post-content",
            byline=".single-post-hero .wp-block-tc23-author-card-name",
        ),
        Layout(
            "2024-04",
            body=".article--post .article-content",
            byline=".article__byline a",
            until="2024-04",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TECHCRUNCH,)
