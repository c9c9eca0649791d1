"""Börsen-Zeitung: boersen-zeitung.de, a German financial daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

BOERSEN_ZEITUNG = Publisher(
    name="Börsen-Zeitung",
    hosts=("boersen-zeitung.de",),
    layouts=(
        # WordPress blocks shown by an app: those of the printed paper repeat its head.
        Layout(
            "2024",
            body="#post-content-body",
            drop=(
                ".entry-title",
                "[class*='wp-block-ppi-print']",
                "[class*='wp-block-ppi-author']",
                ".wp-block-ppi-aboveheading",
                ".wp-block-ppi-subheading",
            ),
            title=".article-header h1",
            standfirst=".article-header .excerpt",
            byline="#authors-container",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BOERSEN_ZEITUNG,)
