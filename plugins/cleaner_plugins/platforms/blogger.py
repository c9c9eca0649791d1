"""Blogger: posts on blogspot.com and on domains of their own."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

BLOGGER = Platform(
    name="Blogger",
    when="meta[name='generator'][content='blogger']",
    marks=("content='blogger'", 'content="blogger"'),
    layouts=(
        Layout(
            "post",
            # The address of a post ends in .html. Those of labels and months, where the same names hold many posts,
            # don't, except for old archives.
            when="link[rel='canonical'][href$='.html']:not([href*='_archive.html'])",
            # The widget for posts; others show posts too.
            body=".Blog .post-body",
            drop=(
                ".post-share-buttons",
                ".addthis_toolbox",
                ".linkwithin_div",
                "#related-posts",
            ),
            title=".Blog :is(.post-title, .entry-title)",
            byline=".Blog .post-author .fn",
            published=".Blog :is(.date-header, time.published)",
            caption=".tr-caption-container",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (BLOGGER,)
