"""Tagesschau: tagesschau.de, the news of ARD, the German public broadcasters."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._ard import NATIONAL

TAGESSCHAU = Publisher(
    name="Tagesschau",
    hosts=("tagesschau.de",),
    layouts=(NATIONAL,),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (TAGESSCHAU,)
