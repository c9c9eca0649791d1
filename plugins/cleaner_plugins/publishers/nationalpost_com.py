"""National Post: nationalpost.com, a Canadian daily."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._postmedia import LAYOUTS, NOISE

NATIONAL_POST = Publisher(
    name="National Post",
    hosts=("nationalpost.com",),
    layouts=LAYOUTS,
    noise=(
        *NOISE,
        "Our website is the place for the latest breaking news, exclusive scoops, longreads and provocative "
        "commentary. Please bookmark nationalpost.com and sign up for our daily newsletter, Posted, here",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NATIONAL_POST,)
