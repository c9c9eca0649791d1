"""OutdoorGearLab: outdoorgearlab.com, tests of outdoor gear."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._gearlab import LAYOUTS, NOISE

OUTDOORGEARLAB = Publisher(
    name="OutdoorGearLab",
    hosts=("outdoorgearlab.com",),
    layouts=LAYOUTS,
    noise=NOISE,
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (OUTDOORGEARLAB,)
