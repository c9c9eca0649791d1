"""Daily Star: dailystar.co.uk, a British tabloid."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._reach import LAYOUTS

DAILY_STAR = Publisher(
    name="Daily Star",
    hosts=("dailystar.co.uk",),
    layouts=LAYOUTS,
    noise=(
        "View # Images",
        "For the latest breaking news and stories from across the globe from the Daily Star, "
        "sign up for our newsletters",
    ),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (DAILY_STAR,)
