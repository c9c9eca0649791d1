"""Squarespace: its blog posts, in 7.0's templates and in 7.1."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

# The editor's blocks that hold no text of the article, whatever is in them.
DROP = (
    ".sqs-block-summary-v2",
    ".sqs-block-newsletter",
    ".sqs-block-form",
    ".sqs-block-button",
    ".sqs-block-socialaccountlinks-v2",
    ".sqs-block-tagcloud",
)

SQUARESPACE = Platform(
    name="Squarespace",
    when=".sqs-layout",
    marks=("sqs-layout",),
    layouts=(
        Layout(
            "7.1",
            body=".blog-item-content",
            drop=DROP,
            title=".blog-item-title h1",
            byline=".blog-item-author-date-wrapper .blog-author-name",
            published=".blog-item-author-date-wrapper time.dt-published",
            caption=".image-caption",
        ),
        # The page's item; a blog's own page, which prints several, is a "collection-".
        Layout(
            "7.0",
            body="body[id^='item-'] article.hentry .sqs-layout[id^='item-']",
            drop=DROP,
            title="h1:is(.entry-title, .BlogItem-title)",
            byline=":is(.entry-author, .Blog-meta-item--author)",
            published="article time:is(.published, .Blog-meta-item--date)",
            caption=".image-caption",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (SQUARESPACE,)
