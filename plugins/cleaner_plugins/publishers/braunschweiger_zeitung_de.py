"""Braunschweiger Zeitung: braunschweiger-zeitung.de, a German daily from Braunschweig."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._funke import LAYOUTS, NOISE

BZ = Publisher(name="Braunschweiger Zeitung", hosts=("braunschweiger-zeitung.de",), layouts=LAYOUTS, noise=NOISE)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (BZ,)
