"""The Standard: standard.co.uk, a London paper."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

STANDARD = Publisher(
    name="The Standard",
    hosts=("standard.co.uk",),
    layouts=(
        # Class names are hashed; the ids and the names of the components that a script fills have stayed.
        Layout(
            "2024-10",
            body="#main",
            drop=(
                "[data-island-hydrate-component='NewsletterSignup']",
                ".readMoreVariants",
            ),
            title="#frameInner h1",
            standfirst="#frameInner h1 + div",
            byline="[data-island-hydrate-component='BylineWithSocial'] span:first-child",
            caption=".full-bleed-1000 > div > div ~ div",
        ),
        Layout(
            "2024",
            body="[data-island-hydration-component='Byline'] ~ div",
            drop=(
                "#article-bottom",
                ".related",  # linked headlines between paragraphs
            ),
            title="#frameInner h1",
            standfirst="#frameInner h1 + div",
            byline="[data-island-hydration-component='Byline'] span:first-child",
            caption=".full-bleed-1000 picture ~ div",
            until="2024-05",
        ),
    ),
    noise=(
        "Get our award-winning daily news email featuring exclusive stories, opinion and expert analysis",
        "I would like to be emailed about offers, event and updates from Evening Standard. Read our privacy notice",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (STANDARD,)
