"""The Public Domain Review: publicdomainreview.org, essays on old books and pictures."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

PUBLIC_DOMAIN_REVIEW = Publisher(
    name="The Public Domain Review",
    hosts=("publicdomainreview.org",),
    layouts=(
        Layout(
            "2020",
            body=".collection-preamble, .essay-body",  # essay-body: known from the Full-Text RSS rules alone
            drop=(".essay__image__wrapper",),  # a note for those who print the page
            caption=".essay__image__caption",
            byline=".collection-byline .attribution",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (PUBLIC_DOMAIN_REVIEW,)
