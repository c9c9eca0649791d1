"""NDR: ndr.de, the public broadcaster of northern Germany."""

from __future__ import annotations

from cleaner import Publisher, hookimpl

from ._ard import REGIONAL

NDR = Publisher(
    name="NDR",
    hosts=("ndr.de",),
    layouts=(REGIONAL,),
)


@hookimpl
def publishers() -> tuple[Publisher, ...]:
    """Return the publisher."""
    return (NDR,)
