"""Isolezwe lesiXhosa: isolezwelesixhosa.co.za, a Xhosa daily of South Africa."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._independent_media import LAYOUTS

ISOLEZWE_LESIXHOSA = Publisher(
    name="Isolezwe lesiXhosa",
    hosts=("isolezwelesixhosa.co.za",),
    layouts=LAYOUTS,
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ISOLEZWE_LESIXHOSA,)
