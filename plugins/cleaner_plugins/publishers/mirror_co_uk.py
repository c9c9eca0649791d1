"""Daily Mirror: mirror.co.uk, a British tabloid."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._reach import LAYOUTS

MIRROR = Publisher(
    name="Daily Mirror",
    hosts=("mirror.co.uk",),
    layouts=LAYOUTS,
    noise=("View # Images",),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (MIRROR,)
