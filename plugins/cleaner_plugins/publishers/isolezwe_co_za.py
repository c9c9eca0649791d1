"""Isolezwe: isolezwe.co.za, a Zulu daily of South Africa."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._independent_media import LAYOUTS

ISOLEZWE = Publisher(
    name="Isolezwe",
    hosts=("isolezwe.co.za",),
    layouts=LAYOUTS,
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (ISOLEZWE,)
