"""The Washington Times: washingtontimes.com, an American daily."""

from __future__ import annotations

from cleaner import Layout, Publisher, hookimpl

WASHINGTON_TIMES = Publisher(
    name="The Washington Times",
    hosts=("washingtontimes.com",),
    layouts=(
        Layout(
            "2023",
            body=".article-text .bigtext",
            drop=(".permission", "#comment-policy"),
            byline=".article-text .byline",
        ),
    ),
    noise=(
        "Copyright © # The Washington Times, LLC. Click here for reprint permission",
        "Please read our comment policy before commenting",
        "Click to Read More and View Comments",
        "Click to Hide",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (WASHINGTON_TIMES,)
