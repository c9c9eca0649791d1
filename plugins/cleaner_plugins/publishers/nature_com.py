"""Nature: nature.com, a British journal of science; its news and features."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NATURE = Publisher(
    name="Nature",
    hosts=("nature.com",),
    layouts=(
        Layout(
            "2019",
            body=".c-article-body",
            drop=(
                ".recommended",  # a linked headline between paragraphs
                ".app-access-wall",
            ),
            title="h1.c-article-magazine-title",
            standfirst=".c-article-teaser-text",
            caption=".figure__caption",
        ),
    ),
    noise=(
        "Enjoying our latest content? Log in or create an account to continue",
        "Enjoying our latest content?",
        "Log in or create an account to continue",
        "Access the most recent journalism from Nature's award-winning team",
        "Explore the latest features & opinion covering groundbreaking research",
        "Access through your institution",
        "or",  # between the buttons of the wall
        "Sign in or create an account",
        "Continue with Google",
        "Continue with ORCiD",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NATURE,)
