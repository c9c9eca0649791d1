"""Arc XP: newspapers that use the components of its themes."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

ARC_XP = Platform(
    name="Arc XP",
    when="script#fusion-metadata",
    marks=("fusion-metadata",),
    layouts=(
        Layout(
            "b-article-body",
            body="article.b-article-body",
            title="h1.b-headline",
            published="time.b-date",
            section="a.b-overline",
        ),
        Layout(
            "article-body-wrapper",
            body="article.article-body-wrapper",
            drop=(".interstitial-link", ".arcad-feature"),
            title="h1.headline",
            byline=".ts-byline__names",
            published="time.date",
            section="a.overline",
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (ARC_XP,)
