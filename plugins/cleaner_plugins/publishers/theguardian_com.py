"""The Guardian: theguardian.com, an English daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

GUARDIAN = Publisher(
    name="The Guardian",
    hosts=("theguardian.com",),
    layouts=(
        # Class names are hashed but for those that ads look for; since 2025 some pages lack the data-gu-name areas.
        Layout(
            "2020",
            body="[data-gu-name='body'] #maincontent, #maincontent > .article-body-viewer-selector",
            drop=(
                "[data-component='rich-link']",  # a linked headline between paragraphs
                "figure > aside",  # newsletter boxes: a figure with an aside that holds the sign-up form
                "figure > a[data-ignore='global-link-styling']",  # "skip past newsletter promotion"
                "[id^='EmailSignup']",
                "#sign-in-gate",
                "[data-print-layout='hide']",
            ),
            title="[data-gu-name='headline'] h1",
            standfirst="[data-gu-name='standfirst'] p",
            byline="aside address, address[data-component='meta-byline'], [data-gu-name='byline']",
        ),
        # theguardian.com.txt of the Full-Text RSS rules names these.
        Layout(
            "2014",
            body="div.content__article-body",
            drop=("aside", "div.submeta", "div.email-subscription", "div.block-share"),
            until="2020-12",
        ),
    ),
    noise=(
        "Explore more on these topics",
        "Reuse this content",
        "after newsletter promotion",
        "skip past newsletter promotion",
        "View image in fullscreen",
    ),
    related=True,
    marks=("Guardian staff and agencies",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (GUARDIAN,)
