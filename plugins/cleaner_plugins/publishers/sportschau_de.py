"""Sportschau: sportschau.de, the sports of ARD, the German public broadcasters."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._ard import NATIONAL

SPORTSCHAU = Publisher(
    name="Sportschau",
    hosts=("sportschau.de",),
    layouts=(NATIONAL,),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (SPORTSCHAU,)
