"""Webflow: the items of its collections, such as blog posts and guides."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

WEBFLOW = Platform(
    name="Webflow",
    when="html[data-wf-page]",
    marks=("data-wf-page",),
    layouts=(
        # An item's text can be in several rich texts; where none has many paragraphs, the text is elsewhere. All other
        # class names are the site's, but "author" and "bio" mean the same on all sites.
        Layout(
            "collection item",
            when="html[data-wf-item-slug] .w-richtext > p:nth-of-type(5)",
            body=".w-richtext:not([class*='author']):not([class*='bio'])",
            drop=(".w-condition-invisible",),
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (WEBFLOW,)
