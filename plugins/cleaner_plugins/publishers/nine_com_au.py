"""Nine: nine.com.au, an Australian broadcaster."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

NINE = Publisher(
    name="Nine",
    hosts=("nine.com.au",),
    layouts=(
        # Class names are hashed; data-ui-testid says what a thing is.
        Layout(
            "2026",
            body="[data-ui-testid='body-content-all']",
            drop=(
                # "Read more", a picture and another article's headline
                "[data-ui-testid='body-content-all'] > div > div:has(> h4)",
            ),
            title="h1[data-ui-testid='headline']",
            byline="[data-ui-testid='header-byline'] a, [data-ui-testid='header-byline'] span",
        ),
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NINE,)
