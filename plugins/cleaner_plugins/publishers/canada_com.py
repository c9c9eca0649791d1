"""Canada.com: canada.com, a Canadian site of Postmedia."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._postmedia import LAYOUTS, NOISE

CANADA_COM = Publisher(
    name="Canada.com",
    hosts=("canada.com",),
    layouts=LAYOUTS,
    noise=NOISE,
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (CANADA_COM,)
