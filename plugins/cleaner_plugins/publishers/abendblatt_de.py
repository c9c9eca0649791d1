"""Hamburger Abendblatt: abendblatt.de, a German daily from Hamburg."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._funke import LAYOUTS, NOISE

ABENDBLATT = Publisher(name="Hamburger Abendblatt", hosts=("abendblatt.de",), layouts=LAYOUTS, noise=NOISE)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ABENDBLATT,)
