"""Sphinx: documentation, in the themes Read the Docs, Furo and Alabaster and those that follow them."""

from __future__ import annotations

from cleaner import Layout, Platform, hookimpl

DROP = (
    ".headerlink",
    ".toctree-wrapper",
)

SPHINX = Platform(
    name="Sphinx",
    when="script[src*='_static/doctools.js']",
    marks=("_static/doctools.js",),
    layouts=(
        Layout(
            "Read the Docs",
            body="[role='main'] > [itemprop='articleBody']",
            drop=DROP,
        ),
        Layout(
            "role main",
            body=":is(div.body, article)[role='main']",
            drop=DROP,
        ),
    ),
)


@hookimpl
def platforms() -> tuple[Platform, ...]:
    """Return the platform."""
    return (SPHINX,)
