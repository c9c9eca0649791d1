"""Wix: the posts of Wix Blog."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

WIX = Platform(
    name="Wix",
    when="meta[name='generator'][content^='Wix.com']",
    marks=("Wix.com Website Builder",),
    layouts=(
        # Class names are hashes that change with every release. In the list of recent posts, the excerpts have the
        # same hook, but are no sections.
        Layout(
            "Wix Blog",
            body="[data-hook='post'] section[data-hook='post-description']",
            title="h1[data-hook='post-title']",
            byline="[data-hook='post'] [data-hook='user-name']",
            published="[data-hook='post'] [data-hook='time-ago']",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (WIX,)
