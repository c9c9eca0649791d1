"""TechGearLab: techgearlab.com, tests of devices."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._gearlab import LAYOUTS, NOISE

TECHGEARLAB = Publisher(
    name="TechGearLab",
    hosts=("techgearlab.com",),
    layouts=LAYOUTS,
    noise=NOISE,
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TECHGEARLAB,)
